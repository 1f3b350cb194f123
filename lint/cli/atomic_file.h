// Replaces a file so that at every moment it holds the old bytes or the new ones, never a mix.
#pragma once

#include <string>
#include <string_view>

#include "mannerly/result.h"

namespace mannerly::cli {

/// Puts `bytes` in the place of the file at `path`, which must still hold `expected`: writes a new file in the same
/// folder, syncs it and renames it. Links are followed to the file itself; mode and, where allowed, owner stay.
/// Fails, and leaves everything as it was, when the file changed meanwhile or anything cannot be written.
Result<void> replace_file(const std::string& path, std::string_view expected, std::string_view bytes);

/// Creates the file at `path` with `bytes`, all or nothing; its folder must exist. Fails when there already is one.
Result<void> create_file(const std::string& path, std::string_view bytes);

}  // namespace mannerly::cli
