// Reads configuration files depth first through `extends`, then the file's own keys.
#include "config/config_file.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/embedded.h"
#include "base/languages.h"
#include "base/strings.h"
#include "yaml/dict_reader.h"

namespace mannerly {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

constexpr std::string_view kDefaultPreset = "recommended";
constexpr std::string_view kPresetFolder = "rules/presets/";
/// Files that one configuration may pull in; beyond it is a mistake or an attack.
constexpr std::size_t kMaxFiles = 32;

bool names_file(std::string_view name) { return name.starts_with("./") || name.starts_with("../"); }

std::string preset_path(std::string_view name) { return std::string(kPresetFolder) + std::string(name) + ".yaml"; }

std::string beside(const std::string& path, const std::string& relative) {
  return (std::filesystem::path(path).parent_path() / relative).lexically_normal().generic_string();
}

Fault read_level(const Node& node, std::vector<std::string> names, Severity& out) {
  std::string name;
  if (Fault fault = yaml::read_string(node, name); !fault.empty()) return fault;
  const auto severity = severity_from_string(name);
  if (!severity || std::find(names.begin(), names.end(), name) == names.end()) {
    return unknown_name("level", name, names);
  }
  out = *severity;
  return {};
}

Fault read_rule_level(const Node& node, Severity& out) {
  return read_level(node, {"error", "warning", "advice", "off"}, out);
}

/// Reads one configuration and all it extends.
class ConfigReader {
 public:
  ConfigReader(const ConfigSources& sources, std::vector<Error>& problems) : sources_(sources), problems_(problems) {}

  /// `config` holds what came before; own keys of the file replace it, rows are appended.
  void read_file(const std::string& path, std::string_view bytes, Config& config);
  void read_preset(std::string_view name, Config& config);

 private:
  Fault read_extends(const Node& node, Config& config);
  Fault extend(const std::string& from, const std::string& name, Config& config);
  bool is_open(const std::string& path) const;
  Fault extend_with(const std::string& path, std::string_view bytes, Config& config);
  Fault read_rules(const Node& node, std::vector<RuleSetting>& out);
  Fault check_pattern(const std::string& pattern) const;
  bool read_setting(const Node& value, RuleSetting& out);
  Fault read_gate(const Node& node, Config& config);
  DictReader own_keys(Config& config);

  const ConfigSources& sources_;
  std::vector<Error>& problems_;
  std::vector<std::string> open_;  ///< files being read, outermost first
  std::size_t files_ = 0;
};

void ConfigReader::read_file(const std::string& path, std::string_view bytes, Config& config) {
  const auto root = yaml::parse(bytes, {.path = path});
  if (!root) {
    problems_.push_back(root.error());
    return;
  }
  open_.push_back(path);
  ++files_;
  const Node* extends = root->find("extends");
  if (extends != nullptr) {
    const Fault fault = read_extends(*extends, config);
    if (!fault.empty()) problems_.push_back(yaml::error_at(*extends, path, "extends: " + fault));
  } else if (open_.size() == 1) {
    read_preset(kDefaultPreset, config);
  }
  own_keys(config).read(*root, problems_);
  open_.pop_back();
}

void ConfigReader::read_preset(std::string_view name, Config& config) {
  const auto bytes = sources_.preset ? sources_.preset(name) : std::nullopt;
  if (!bytes) return;
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
  if (!names_file(name)) {
    const auto bytes = sources_.preset ? sources_.preset(name) : std::nullopt;
    if (!bytes) return unknown_name("preset", name, sources_.preset_names);
    return extend_with(preset_path(name), *bytes, config);
  }
  if (sources_.files == nullptr || from.starts_with(kPresetFolder)) return "a file cannot be extended from here";
  const std::string path = beside(from, name);
  if (is_open(path)) return extend_with(path, {}, config);
  const auto bytes = sources_.files->read(path);
  if (!bytes) return "cannot read “" + path + "”: " + bytes.error().message;
  return extend_with(path, *bytes, config);
}

bool ConfigReader::is_open(const std::string& path) const {
  return std::any_of(open_.begin(), open_.end(), [&](const std::string& open) {
    return std::filesystem::path(open).lexically_normal().generic_string() == path;
  });
}

Fault ConfigReader::extend_with(const std::string& path, std::string_view bytes, Config& config) {
  if (is_open(path)) return "“" + path + "” extends itself";
  if (files_ >= kMaxFiles) return "more than " + std::to_string(kMaxFiles) + " files are extended";
  read_file(path, bytes, config);
  return {};
}

Fault ConfigReader::check_pattern(const std::string& pattern) const {
  const std::vector<std::string>& ids = sources_.rule_ids;
  const auto matches = [&](const std::string& id) { return glob_match(pattern, id); };
  if (std::any_of(ids.begin(), ids.end(), matches)) return {};
  if (pattern.find_first_of("*?") == std::string::npos) return unknown_name("rule", pattern, ids);
  std::vector<std::string> globs;
  for (const std::string& id : ids) {
    std::string glob = id.substr(0, id.find('/')) + "/*";
    if (std::find(globs.begin(), globs.end(), glob) == globs.end()) globs.push_back(std::move(glob));
  }
  return "no rule matches; " + unknown_name("pattern", pattern, globs);
}

bool ConfigReader::read_setting(const Node& value, RuleSetting& out) {
  const std::string& path = open_.back();
  const auto report = [&](const Node& at, const std::string& message) {
    problems_.push_back(yaml::error_at(at, path, out.pattern + ": " + message));
    return false;
  };
  Severity severity = Severity::kWarning;
  if (!value.is_map()) {
    if (const Fault fault = read_rule_level(value, severity); !fault.empty()) return report(value, fault);
    out.severity = severity;
    return true;
  }
  if (value.entries.empty()) return report(value, "the map is empty");
  for (const auto& [key, parameter] : value.entries) {
    if (key.scalar != "severity") {
      out.parameters.emplace_back(key.scalar, yaml::to_flow(parameter));
    } else if (const Fault fault = read_rule_level(parameter, severity); !fault.empty()) {
      return report(parameter, fault);
    } else {
      out.severity = severity;
    }
  }
  return true;
}

Fault ConfigReader::read_rules(const Node& node, std::vector<RuleSetting>& out) {
  if (node.is_null()) return {};
  if (!node.is_map()) return "expected a map of rules and levels";
  for (const auto& [key, value] : node.entries) {
    if (const Fault fault = check_pattern(key.scalar); !fault.empty()) {
      problems_.push_back(yaml::error_at(key, open_.back(), "rules: " + fault));
      continue;
    }
    RuleSetting setting{.pattern = key.scalar,
                        .severity = std::nullopt,
                        .parameters = {},
                        .where = yaml::error_at(key, open_.back(), {})};
    if (read_setting(value, setting)) out.push_back(std::move(setting));
  }
  return {};
}

Fault ConfigReader::read_gate(const Node& node, Config& config) {
  DictReader reader(open_.back());
  reader.on("fail_on", [&](const Node& n) -> Fault {
    if (n.is_scalar() && n.scalar == "never") {
      config.gate.fail_on = Severity::kOff;
      return {};
    }
    return read_level(n, {"error", "warning", "advice", "never"}, config.gate.fail_on);
  });
  reader.on("fail_under", [&](const Node& n) -> Fault {
    int score = 0;
    if (Fault fault = yaml::read_int(n, score); !fault.empty()) return fault;
    if (score < 0 || score > 100) return "expected a score from 0 to 100";
    config.gate.fail_under = score;
    return {};
  });
  if (reader.read(node, problems_)) config.gate_given = true;
  return {};
}

DictReader ConfigReader::own_keys(Config& config) {
  DictReader reader(open_.back());
  reader.on("extends", [](const Node&) { return Fault{}; });
  reader.on("kind", [&](const Node& n) -> Fault {
    std::string name;
    if (Fault fault = yaml::read_string(n, name); !fault.empty()) return fault;
    std::vector<std::string> known;
    for (const Kind kind : all_kinds()) known.emplace_back(to_string(kind));
    const auto kind = kind_from_string(name);
    if (!kind) return unknown_name("message kind", name, known);
    config.kind = kind;
    return {};
  });
  reader.on("policy", [&](const Node& n) { return yaml::read_string(n, config.policy); });
  reader.on("language", [&](const Node& n) -> Fault {
    std::string name;
    if (Fault fault = yaml::read_string(n, name); !fault.empty()) return fault;
    if (Fault fault = language_fault(name); !fault.empty()) return fault;
    config.language = std::move(name);
    return {};
  });
  reader.on("rules", [this, &config](const Node& n) { return read_rules(n, config.rules); });
  reader.on("words", [&](const Node& n) {
    std::vector<std::string> words;
    Fault fault = yaml::read_strings(n, words);
    config.words.insert(config.words.end(), words.begin(), words.end());
    return fault;
  });
  reader.on("gate", [this, &config](const Node& n) { return read_gate(n, config); });
  return reader;
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
  Config config;
  config.path = path;
  ConfigReader(sources, problems).read_file(path, bytes, config);
  return config;
}

Config default_config(const ConfigSources& sources, std::vector<Error>& problems) {
  Config config;
  ConfigReader(sources, problems).read_preset(kDefaultPreset, config);
  return config;
}

}  // namespace mannerly
