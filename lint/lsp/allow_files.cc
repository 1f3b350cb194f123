#include "lsp/allow_files.h"

#include <utility>
#include <vector>

#include "lsp/uris.h"

namespace mannerly::lsp {

std::string AllowFiles::path_for(const std::string& config, const std::string& draft) {
  if (draft.empty()) return {};
  return std::string(folder_of(config.empty() ? draft : config)) + "/" + std::string(kAllowFileName);
}

std::string AllowFiles::name_in(const std::string& allow_path, const std::string& draft) {
  const std::string folder = std::string(folder_of(allow_path)) + "/";
  return draft.starts_with(folder) ? draft.substr(folder.size()) : std::string();
}

const AllowFile& AllowFiles::find(const std::string& path) {
  const auto [entry, is_new] = known_.try_emplace(path);
  if (!is_new) return entry->second.file;
  entry->second.stamp = disk_->stamp(path);
  const auto bytes = entry->second.stamp ? disk_->read(path) : Result<std::string>(std::string());
  std::vector<Error> problems;  // are the command line's to tell
  if (bytes && !bytes->empty()) entry->second.file = read_allow_file(path, *bytes, problems);
  return entry->second.file;
}

void AllowFiles::add_to(Draft& draft, const std::string& config, const std::string& path) {
  const std::string allow_path = path_for(config, path);
  const std::string name = name_in(allow_path, path);
  if (name.empty()) return;
  const AllowFile& file = find(allow_path);
  if (file.entries.empty()) return;
  const std::string folder = std::string(folder_of(allow_path)) + "/";
  add_allows(
      file, name, [&](const std::string& other) { return !disk_->exists(folder + other); }, draft);
}

bool AllowFiles::refresh() {
  return std::erase_if(known_, [&](const auto& entry) { return disk_->stamp(entry.first) != entry.second.stamp; }) > 0;
}

}  // namespace mannerly::lsp
