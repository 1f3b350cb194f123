// What a configuration may name: files inside the repository it stands in, and nothing else. Configuration comes from
// pull requests of strangers; a path in it must not make a run read, and so print, anything else of the machine.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// A configuration may have this many bytes: the words and phrases of a large team are a tenth of it, and parsing takes
/// time that grows with the text.
inline constexpr std::size_t kMaxConfigBytes = std::size_t{256} << 10;
/// Bytes of all files that one configuration pulls in.
inline constexpr std::size_t kMaxConfigBytesInAll = std::size_t{512} << 10;

class Fence {
 public:
  /// The fence of the configuration at `config_path`: the closest folder upward that has a `.git`, else the
  /// configuration's own folder. `base_dir` is where relative paths start; `files` must outlive the fence.
  Fence(const FileSystem& files, const std::string& config_path, const std::string& base_dir);

  /// The path of what the file `from` names as `named`, to be read. Refused, with the reason and without looking at it,
  /// when it is absolute or leads out of the fence, by ".." or by a link.
  Result<std::string> path_of(const std::string& from, std::string_view named) const;
  /// Whether a path that was found by listing a folder stays inside, links followed.
  bool holds(const std::string& path) const;
  /// Reads a regular file of at most kMaxConfigBytes.
  Result<std::string> read(const std::string& path) const;

 private:
  std::string absolute(const std::string& path) const;

  const FileSystem& files_;
  std::string base_dir_;
  std::string root_;       ///< as written
  std::string real_root_;  ///< links followed
};

}  // namespace mannerly
