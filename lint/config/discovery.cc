// Finds the configuration file that governs a draft: the closest one upward, and no other.
#include <filesystem>

#include "mannerly/linter.h"

namespace mannerly {
namespace {

constexpr const char* kConfigName = ".mannerly.yaml";

}  // namespace

std::string find_config(const FileSystem& files, const std::string& draft_path) {
  std::filesystem::path folder = std::filesystem::path(draft_path).lexically_normal().parent_path();
  while (true) {
    const std::string candidate = (folder / kConfigName).generic_string();
    if (files.exists(candidate)) return candidate;
    if (folder.empty() || folder == folder.root_path()) return {};
    folder = folder.parent_path();
  }
}

}  // namespace mannerly
