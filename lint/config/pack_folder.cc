#include "config/pack_folder.h"

#include <algorithm>
#include <utility>

#include "base/fence.h"

namespace mannerly {
namespace {

constexpr std::size_t kMaxPackFiles = 1'000;

bool is_pack_file(std::string_view name) {
  const auto folders = std::count(name.begin(), name.end(), '/');
  return name.ends_with(".yaml") && folders == 1 && !name.starts_with('.') && name.find("/.") == std::string_view::npos;
}

}  // namespace

bool is_pack_rule(std::string_view name) {
  return !name.starts_with("classes/") && !name.starts_with("presets/") && !name.starts_with("policies/");
}

Result<std::vector<std::string>> pack_files(const FileSystem& files, const std::string& folder) {
  auto names = files.list(folder);
  if (!names) return fail("cannot read the pack “" + folder + "”: " + names.error().message);
  std::erase_if(*names, [](const std::string& name) { return !is_pack_file(name); });
  if (names->size() <= kMaxPackFiles) return names;
  return fail("the pack “" + folder + "” has more than " + std::to_string(kMaxPackFiles) + " files");
}

std::vector<FolderFile> read_pack(const FileSystem& files, const std::string& folder, const std::string& config_path,
                                  const std::string& base_dir, std::vector<Error>& problems) {
  std::vector<FolderFile> out;
  const auto names = pack_files(files, folder);
  if (!names) {
    problems.push_back({.message = names.error().message, .path = folder});
    return out;
  }
  const Fence fence(files, config_path, base_dir);
  std::size_t bytes_in_all = 0;
  for (const std::string& name : *names) {
    const std::string path = folder + "/" + name;
    if (!fence.holds(path)) {
      problems.push_back(
          {.message = "a link that leads out of the repository; only files in it are read", .path = path});
      continue;
    }
    auto bytes = fence.read(path);
    if (!bytes) {
      problems.push_back(bytes.error());
      continue;
    }
    bytes_in_all += bytes->size();
    if (bytes_in_all > kMaxConfigBytesInAll) {
      problems.push_back({.message = "the files of the pack are too large together", .path = path});
      break;
    }
    out.push_back({name, path, std::move(*bytes)});
  }
  return out;
}

}  // namespace mannerly
