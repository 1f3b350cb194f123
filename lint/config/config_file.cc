// Reads configuration files depth first through `extends`, then the file's own keys.
#include "config/config_file.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/embedded.h"
#include "base/fence.h"
#include "base/strings.h"
#include "config/config_keys.h"
#include "config/pack_folder.h"
#include "config/settings.h"
#include "config/settings_reader.h"
#include "yaml/dict_reader.h"

namespace mannerly {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

constexpr std::string_view kDefaultPreset = "recommended";
constexpr std::string_view kConfigName = ".mannerly.yaml";
constexpr std::string_view kPresetFolder = "rules/presets/";
/// Files that one configuration may pull in; beyond it is a mistake or an attack.
constexpr std::size_t kMaxFiles = 32;

/// Anything with a slash is a path; presets are plain names.
bool names_path(std::string_view name) { return name.find('/') != std::string_view::npos || name.starts_with('.'); }

bool names_file(std::string_view path) { return path.ends_with(".yaml") || path.ends_with(".yml"); }

std::string preset_path(std::string_view name) { return std::string(kPresetFolder) + std::string(name) + ".yaml"; }

/// Whether there is nothing to read but comments and an empty map of rules: the preset that changes nothing.
bool says_nothing(std::string_view bytes) {
  while (!bytes.empty()) {
    const std::string_view line = bytes.substr(0, bytes.find('\n'));
    if (!line.empty() && line[0] != '#' && line != "rules: {}") return false;
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
  }
  return true;
}

/// Reads one configuration and all it extends.
class ConfigReader {
 public:
  ConfigReader(const ConfigSources& sources, const std::string& path, std::vector<Error>& problems)
      : sources_(sources), problems_(problems), rule_ids_(sources.rule_ids) {
    if (sources.files != nullptr) fence_.emplace(*sources.files, path, sources.base_dir);
  }

  /// `config` holds what came before; own keys of the file replace it, rows are appended.
  void read_file(const std::string& path, std::string_view bytes, Config& config);
  void read_preset(std::string_view name, Config& config);

 private:
  Fault read_extends(const Node& node, Config& config);
  Fault extend(const std::string& from, const std::string& name, Config& config);
  Fault extend_path(const std::string& from, const std::string& name, Config& config);
  Fault extend_pack(const std::string& folder, Config& config);
  bool is_open(const std::string& path) const;
  Fault extend_with(const std::string& path, std::string_view bytes, Config& config);
  void read_own(const Node& root, Config& config);

  const ConfigSources& sources_;
  std::vector<Error>& problems_;
  std::optional<Fence> fence_;         ///< unset where no file can be read
  std::vector<std::string> rule_ids_;  ///< those of packs included
  std::vector<std::string> open_;      ///< files being read, outermost first
  SettingsBudget budget_;
  std::size_t files_ = 0;
  std::size_t bytes_ = 0;
};

void ConfigReader::read_file(const std::string& path, std::string_view bytes, Config& config) {
  if (bytes.size() > kMaxConfigBytes) {
    const std::string most = std::to_string(kMaxConfigBytes >> 10);
    problems_.push_back(
        {.message = "the configuration is larger than " + most + " KiB", .path = path, .line = 1, .column = 1});
    return;
  }
  const auto root = yaml::parse(bytes, {.path = path});
  if (!root) {
    problems_.push_back(root.error());
    return;
  }
  open_.push_back(path);
  if (!path.starts_with(kPresetFolder)) config.files.push_back(path);
  ++files_;
  const Node* extends = root->find("extends");
  if (extends != nullptr) {
    const Fault fault = read_extends(*extends, config);
    if (!fault.empty()) problems_.push_back(yaml::error_at(*extends, path, "extends: " + fault));
  } else if (open_.size() == 1) {
    read_preset(kDefaultPreset, config);
  }
  read_own(*root, config);
  open_.pop_back();
}

void ConfigReader::read_own(const Node& root, Config& config) {
  SettingsReader settings({open_.back(), rule_ids_, fence_ ? &*fence_ : nullptr, budget_}, problems_);
  Settings own;
  DictReader reader(open_.back(), configuration_keys());
  reader.on("extends", [](const Node&) { return Fault{}; });
  settings.add_keys(reader, own);
  reader.on("overrides", [&](const Node& n) { return settings.read_overrides(n, config.overrides); });
  reader.read(root, problems_);
  apply_settings(own, config);
}

void ConfigReader::read_preset(std::string_view name, Config& config) {
  const auto bytes = sources_.preset ? sources_.preset(name) : std::nullopt;
  if (!bytes || says_nothing(*bytes)) return;
  const std::string path = preset_path(name);
  // A preset that is read without a file around it must not extend the default preset once more.
  open_.emplace_back();
  const Fault fault = extend_with(path, *bytes, config);
  open_.pop_back();
  if (!fault.empty()) problems_.push_back({.message = fault, .path = path});
}

Fault ConfigReader::read_extends(const Node& node, Config& config) {
  std::vector<std::string> names;
  if (Fault fault = yaml::read_strings(node, names); !fault.empty()) return fault;
  const std::string from = open_.back();
  const std::vector<Node> single{node};
  const std::vector<Node>& items = node.is_list() ? node.items : single;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const Fault fault = extend(from, names[i], config);
    if (!fault.empty()) problems_.push_back(yaml::error_at(items[i], from, "extends: " + fault));
  }
  if (open_.size() == 1) config.extends = names;
  return {};
}

Fault ConfigReader::extend(const std::string& from, const std::string& name, Config& config) {
  if (!names_path(name)) {
    const auto bytes = sources_.preset ? sources_.preset(name) : std::nullopt;
    if (!bytes) return unknown_name("preset", name, sources_.preset_names);
    return extend_with(preset_path(name), *bytes, config);
  }
  return extend_path(from, name, config);
}

Fault ConfigReader::extend_path(const std::string& from, const std::string& name, Config& config) {
  if (!fence_ || from.starts_with(kPresetFolder)) return "a file cannot be extended from here";
  const auto path = fence_->path_of(from, name);
  if (!path) return path.error().message;
  if (!names_file(*path)) return extend_pack(*path, config);
  if (is_open(*path)) return extend_with(*path, {}, config);
  const auto bytes = fence_->read(*path);
  if (!bytes) return "cannot read “" + *path + "”: " + bytes.error().message;
  return extend_with(*path, *bytes, config);
}

Fault ConfigReader::extend_pack(const std::string& folder, Config& config) {
  const auto names = pack_files(*sources_.files, folder);
  if (!names) return names.error().message;
  const std::string own = folder + "/" + std::string(kConfigName);
  if (is_open(own)) return "“" + folder + "” extends itself";
  for (const std::string& name : *names) {
    if (!sources_.rule_ids.empty() && is_pack_rule(name)) rule_ids_.push_back(name.substr(0, name.rfind('.')));
  }
  if (std::find(config.packs.begin(), config.packs.end(), folder) == config.packs.end()) config.packs.push_back(folder);
  if (!sources_.files->exists(own)) {
    return names->empty() ? "“" + folder + "” is no pack: a folder of rules, CATEGORY/PROBLEM.yaml" : Fault{};
  }
  if (!fence_->holds(own)) return "“" + own + "” is a link that leads out of the repository";
  const auto bytes = fence_->read(own);
  if (!bytes) return "cannot read “" + own + "”: " + bytes.error().message;
  return extend_with(own, *bytes, config);
}

bool ConfigReader::is_open(const std::string& path) const {
  const auto plain = [](const std::string& written) { return std::filesystem::path(written).lexically_normal(); };
  return std::any_of(open_.begin(), open_.end(), [&](const std::string& open) { return plain(open) == plain(path); });
}

Fault ConfigReader::extend_with(const std::string& path, std::string_view bytes, Config& config) {
  if (is_open(path)) return "“" + path + "” extends itself";
  if (files_ >= kMaxFiles) return "more than " + std::to_string(kMaxFiles) + " files are extended";
  bytes_ += bytes.size();
  if (bytes_ > kMaxConfigBytesInAll) {
    return "all that is extended is larger than " + std::to_string(kMaxConfigBytesInAll >> 10) + " KiB";
  }
  read_file(path, bytes, config);
  return {};
}

/// What holds before any configuration file is read.
Config user_config(const ConfigSources& sources) {
  Config config;
  for (const OwnWord& own : sources.words) {
    config.words.push_back(own.word);
    config.origins["words/" + own.word] = own.where;
  }
  if (!sources.words.empty()) config.origins["words"] = sources.words.front().where;
  return config;
}

}  // namespace

ConfigSources bundled_sources() {
  ConfigSources sources;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(kPresetFolder) || !file.path.ends_with(".yaml")) continue;
    const std::string_view name = file.path.substr(kPresetFolder.size());
    sources.preset_names.emplace_back(name.substr(0, name.size() - std::string_view(".yaml").size()));
  }
  sources.preset = [names = sources.preset_names](std::string_view name) -> std::optional<std::string> {
    if (std::find(names.begin(), names.end(), name) == names.end()) return std::nullopt;
    return std::string(embedded_file(preset_path(name)));
  };
  return sources;
}

Config read_config(const std::string& path, std::string_view bytes, const ConfigSources& sources,
                   std::vector<Error>& problems) {
  Config config = user_config(sources);
  config.path = path;
  ConfigReader(sources, path, problems).read_file(path, bytes, config);
  return config;
}

Config default_config(const ConfigSources& sources, std::vector<Error>& problems) {
  Config config = user_config(sources);
  ConfigReader(sources, {}, problems).read_preset(kDefaultPreset, config);
  return config;
}

}  // namespace mannerly
