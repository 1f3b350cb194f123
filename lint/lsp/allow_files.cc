#include "lsp/allow_files.h"

#include <utility>

#include "lsp/uris.h"

namespace mannerly::lsp {
namespace {}  // namespace

std::string AllowFiles::path_for(const std::string& config, const std::string& draft) {
  if (draft.empty()) return {};
  return std::string(folder_of(config.empty() ? draft : config)) + "/" + std::string(kAllowFileName);
}

std::string AllowFiles::name_in(const std::string& allow_path, const std::string& draft) {
  const std::string folder = std::string(folder_of(allow_path)) + "/";
  return draft.starts_with(folder) ? draft.substr(folder.size()) : std::string();
}

const AllowFiles::Known& AllowFiles::find(const std::string& path) {
  const auto [entry, is_new] = known_.try_emplace(path);
  Known& known = entry->second;
  if (!is_new) return known;
  known.stamp = disk_->stamp(path);
  if (!known.stamp) return known;
  if (const auto bytes = disk_->read_at_most(path, kMaxSettingsBytes)) {
    known.file = read_allow_file(path, *bytes, known.problems);
  } else {
    known.problems.push_back(bytes.error());
  }
  return known;
}

const std::vector<Error>& AllowFiles::problems_for(const std::string& config, const std::string& path) {
  return find(path_for(config, path)).problems;
}

void AllowFiles::add_to(Draft& draft, const std::string& config, const std::string& path) {
  const std::string allow_path = path_for(config, path);
  const std::string name = name_in(allow_path, path);
  if (name.empty()) return;
  const AllowFile& file = find(allow_path).file;
  if (file.entries.empty()) return;
  const std::string folder = std::string(folder_of(allow_path)) + "/";
  add_allows(
      file, name, [&](const std::string& other) { return !disk_->exists(folder + other); }, draft);
}

bool AllowFiles::refresh() {
  return std::erase_if(known_, [&](const auto& entry) { return disk_->stamp(entry.first) != entry.second.stamp; }) > 0;
}

}  // namespace mannerly::lsp
