#include "engine/pack_files.h"

#include <algorithm>
#include <utility>

#include "base/bytes.h"
#include "base/checksum.h"
#include "base/embedded.h"

namespace mannerly {
namespace {

constexpr std::string_view kYaml = ".yaml";
constexpr std::string_view kClassFolder = "classes/";
constexpr std::string_view kModelFolder = "model/";
constexpr std::string_view kRoot = "rules/";
/// Of one file; the weights of the model have a fifth of it.
constexpr std::size_t kMaxFileBytes = std::size_t{4} << 20;

}  // namespace

bool is_rule_file(std::string_view name) {
  return name.ends_with(kYaml) && name.find('/') != std::string_view::npos && !name.starts_with(kClassFolder) &&
         !name.starts_with("presets/") && !name.starts_with("policies/");
}

std::string rule_id_of(const PackFile& file) { return file.name.substr(0, file.name.size() - kYaml.size()); }

std::string class_name_of(const PackFile& file) {
  if (!file.name.starts_with(kClassFolder) || !file.name.ends_with(kYaml)) return {};
  return file.name.substr(kClassFolder.size(), file.name.size() - kClassFolder.size() - kYaml.size());
}

std::vector<PackFile> bundled_files() {
  std::vector<PackFile> out;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kRoot)) continue;
    out.push_back({std::string(file.path.substr(kRoot.size())), std::string(file.path), std::string(file.bytes)});
  }
  return out;
}

Result<std::vector<PackFile>> read_pack_files(const LinterOptions& options, std::vector<Error>& problems) {
  if (options.rules_dir.empty()) return bundled_files();
  const auto names = options.files->list(options.rules_dir);
  if (!names) return fail(names.error());
  std::vector<PackFile> out;
  for (const std::string& name : *names) {
    if (!name.ends_with(kYaml) && !name.starts_with(kModelFolder)) continue;
    std::string path = options.rules_dir + "/" + name;
    auto bytes = options.files->read_at_most(path, kMaxFileBytes);
    if (bytes) {
      out.push_back({name, std::move(path), std::move(*bytes)});
    } else {
      problems.push_back(bytes.error());
    }
  }
  return out;
}

std::vector<PackFile> replaced_by(std::vector<PackFile> files, std::vector<PackFile> more) {
  for (PackFile& file : more) {
    std::erase_if(files, [&](const PackFile& other) { return other.name == file.name; });
    files.push_back(std::move(file));
  }
  return files;
}

std::uint64_t hash_of(const std::vector<PackFile>& files) {
  ByteWriter hashes;
  for (const PackFile& file : files) {
    for (const std::string* text : {&file.name, &file.path, &file.bytes}) hashes.value(checksum(*text));
  }
  return checksum(hashes.take());
}

bool is_bundled(std::string_view name) { return !embedded_file(std::string(kRoot).append(name)).empty(); }

const PackFile* find_file(const std::vector<PackFile>& files, std::string_view name) {
  const auto it = std::find_if(files.begin(), files.end(), [&](const PackFile& file) { return file.name == name; });
  return it == files.end() ? nullptr : &*it;
}

}  // namespace mannerly
