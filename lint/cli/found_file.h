// Files that a run takes because they stand beside a configuration, not because somebody named them.
#pragma once

#include <cstddef>
#include <string>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly::cli {

/// Allow files and files of facts may have this many bytes.
inline constexpr std::size_t kMaxSideFileBytes = std::size_t{1} << 20;
/// A baseline may.
inline constexpr std::size_t kMaxBaselineBytes = std::size_t{32} << 20;

/// Reads a regular file of at most `most` bytes that is no link out of the repository it stands in.
Result<std::string> read_found_file(const FileSystem& files, const std::string& path, std::size_t most);

}  // namespace mannerly::cli
