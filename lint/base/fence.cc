#include "base/fence.h"

#include <filesystem>

#include "base/strings.h"

namespace mannerly {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLongestShown = 200;

bool is_below(const fs::path& path, const fs::path& folder) {
  const fs::path below = path.lexically_relative(folder);
  return folder.empty() ? path.empty() || *path.begin() != ".." : !below.empty() && *below.begin() != "..";
}

/// The closest folder upward with a `.git`, which is a folder, or a file in a worktree.
fs::path repository_of(const FileSystem& files, const fs::path& folder) {
  for (fs::path at = folder;; at = at.parent_path()) {
    if (files.exists((at / ".git").generic_string()) || files.exists((at / ".git" / "HEAD").generic_string())) {
      return at;
    }
    if (at.empty() || at == at.parent_path()) return folder;
  }
}

}  // namespace

Fence::Fence(const FileSystem& files, const std::string& config_path, const std::string& base_dir)
    : files_(files), base_dir_(base_dir) {
  root_ = repository_of(files, fs::path(absolute(config_path)).parent_path()).generic_string();
  real_root_ = files.resolve(root_).value_or(root_);
}

std::string Fence::absolute(const std::string& path) const {
  return (fs::path(base_dir_) / path).lexically_normal().generic_string();
}

bool Fence::holds(const std::string& path) const {
  const auto real = files_.resolve(absolute(path));
  return real && is_below(*real, real_root_);
}

Result<std::string> Fence::path_of(const std::string& from, std::string_view named) const {
  const std::string shown = "“" + clipped(named, kLongestShown) + "”";
  if (named.size() > kLongestShown * 8) return fail("the path " + shown + " is too long");
  if (named.find('\0') != std::string_view::npos) return fail("the path has a NUL byte");
  if (fs::path(named).is_absolute()) {
    return fail(shown + " is absolute; name a file of the repository, from this file's folder");
  }
  const std::string path = (fs::path(from).parent_path() / fs::path(named)).lexically_normal().generic_string();
  if (!is_below(absolute(path), root_)) return fail(shown + " leads out of the repository; only files in it are read");
  if (!holds(path)) return fail(shown + " is a link that leads out of the repository; only files in it are read");
  return path;
}

Result<std::string> Fence::read(const std::string& path) const { return files_.read_at_most(path, kMaxConfigBytes); }

}  // namespace mannerly
