// Finds the configuration file that governs a draft: the closest one upward, and no other.
#include <filesystem>
#include <string_view>

#include "mannerly/linter.h"

namespace mannerly {
namespace {

constexpr std::string_view kConfigName = ".mannerly.yaml";
constexpr std::string_view kMisnamed = ".mannerly.yml";

std::string closest(const FileSystem& files, const std::string& draft_path, std::string_view name) {
  std::filesystem::path folder = std::filesystem::path(draft_path).lexically_normal().parent_path();
  while (true) {
    const std::string candidate = (folder / name).generic_string();
    if (files.exists(candidate)) return candidate;
    if (folder.empty() || folder == folder.root_path()) return {};
    folder = folder.parent_path();
  }
}

}  // namespace

std::string find_config(const FileSystem& files, const std::string& draft_path) {
  return closest(files, draft_path, kConfigName);
}

std::string find_misnamed_config(const FileSystem& files, const std::string& draft_path, const std::string& config) {
  const std::string found = closest(files, draft_path, kMisnamed);
  // Both stand in folders around the draft: the longer path is the closer one.
  const bool is_farther = found.size() + kConfigName.size() < config.size() + kMisnamed.size();
  return is_farther ? std::string() : found;
}

}  // namespace mannerly
