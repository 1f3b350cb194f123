// One handler per key. A key's value is also noted with its place, for `config show`.
#include "config/settings_reader.h"

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "base/languages.h"
#include "base/rule_ids.h"
#include "base/strings.h"
#include "config/config_keys.h"
#include "config/list_edit.h"
#include "yaml/field_list.h"

namespace mannerly {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

/// Globs of one override; one glob has that many bytes at most. Matching costs glob times path, for every draft.
constexpr std::size_t kMaxGlobs = 64;
constexpr std::size_t kLongestName = 80;
constexpr std::size_t kMaxGlobBytes = 256;
/// Every draft is matched against all of them.
constexpr std::size_t kMaxOverrides = 128;

Fault read_level(const Node& node, const std::vector<std::string>& names, Severity& out) {
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

Fault read_kind(const Node& node, Kind& out) {
  std::string name;
  if (Fault fault = yaml::read_string(node, name); !fault.empty()) return fault;
  std::vector<std::string> known;
  for (const Kind kind : all_kinds()) known.emplace_back(to_string(kind));
  const auto kind = kind_from_string(name);
  if (!kind) return unknown_name("message kind", name, known);
  out = *kind;
  return {};
}

}  // namespace

void SettingsReader::note(const std::string& key, const Node& value, Settings& out) const {
  out.origins[key] = yaml::error_at(value, path_, {});
}

Fault SettingsReader::check_pattern(const std::string& pattern) const {
  const auto matches = [&](const std::string& id) { return glob_match(pattern, id); };
  if (rule_ids_.empty()) return {};
  if (std::any_of(rule_ids_.begin(), rule_ids_.end(), matches)) return {};
  if (pattern.find_first_of("*?") == std::string::npos) {
    const auto in_it = [&](const std::string& id) { return id.starts_with(pattern + "/"); };
    const bool is_category = std::any_of(rule_ids_.begin(), rule_ids_.end(), in_it);
    const auto meant = is_category ? std::optional(pattern + "/*") : meant_rule(pattern, rule_ids_);
    if (meant) return "unknown rule “" + clipped(pattern, kLongestName) + "”, did you mean “" + *meant + "”?";
    return unknown_name("rule", pattern, rule_ids_);
  }
  std::vector<std::string> globs;
  for (const std::string& id : rule_ids_) {
    std::string glob = id.substr(0, id.find('/')) + "/*";
    if (std::find(globs.begin(), globs.end(), glob) == globs.end()) globs.push_back(std::move(glob));
  }
  return "no rule matches; " + unknown_name("pattern", pattern, globs);
}

Fault SettingsReader::read_globs(const Node& node, std::vector<std::string>& out) {
  if (Fault fault = yaml::read_strings(node, out); !fault.empty()) return fault;
  if (out.size() > kMaxGlobs) return "more than " + std::to_string(kMaxGlobs) + " globs";
  for (const std::string& glob : out) {
    if (glob.size() > kMaxGlobBytes) return "a glob is longer than " + std::to_string(kMaxGlobBytes) + " bytes";
    if (glob.size() > budget_.glob_bytes) return "the globs of all overrides are too long together";
    budget_.glob_bytes -= glob.size();
    if (glob.empty() || glob == "!" || glob == "/") return "a glob is empty; “**” is every file";
    if (glob.starts_with("../") || glob.starts_with("!../") || glob.find("/../") != std::string::npos) {
      return "“" + glob + "” leaves the configuration's folder; globs start there";
    }
  }
  return {};
}

/// A row that looks into rules costs a copy of each.
Fault SettingsReader::charge(const RuleSetting& row) {
  if (row.parameters.empty()) return {};
  const auto matches = [&](const std::string& id) { return glob_match(row.pattern, id); };
  const auto rules = static_cast<std::size_t>(std::count_if(rule_ids_.begin(), rule_ids_.end(), matches));
  if (rules > budget_.rule_changes) return "too many rules are changed in all; name fewer with globs";
  budget_.rule_changes -= rules;
  return {};
}

bool SettingsReader::read_setting(const Node& value, RuleSetting& out) {
  const auto report = [&](const Node& at, const std::string& message) {
    problems_.push_back(yaml::error_at(at, path_, out.pattern + ": " + message));
    return false;
  };
  Severity severity = Severity::kWarning;
  if (!value.is_map()) {
    if (const Fault fault = read_rule_level(value, severity); !fault.empty()) return report(value, fault);
    out.severity = severity;
    return true;
  }
  if (value.entries.empty()) return report(value, "the map is empty");
  Node written = value;
  yaml::set_file(written, path_);
  out.written = std::make_shared<const Node>(std::move(written));
  for (const auto& [key, parameter] : value.entries) {
    if (key.scalar != "severity" || parameter.is_map()) {
      out.parameters.emplace_back(key.scalar, yaml::to_flow(parameter));
    } else if (const Fault fault = read_rule_level(parameter, severity); !fault.empty()) {
      return report(parameter, fault);
    } else {
      out.severity = severity;
    }
  }
  return true;
}

Fault SettingsReader::read_rules(const Node& node, std::vector<RuleSetting>& out) {
  if (node.is_null()) return {};
  if (!node.is_map()) return "expected a map of rules and levels";
  for (const auto& [key, value] : node.entries) {
    if (const Fault fault = check_pattern(key.scalar); !fault.empty()) {
      problems_.push_back(yaml::error_at(key, path_, "rules: " + fault));
      continue;
    }
    RuleSetting setting{
        .pattern = key.scalar, .severity = std::nullopt, .parameters = {}, .where = yaml::error_at(key, path_, {})};
    if (!read_setting(value, setting)) continue;
    if (const Fault fault = charge(setting); !fault.empty()) {
      problems_.push_back(yaml::error_at(key, path_, "rules: " + fault));
      return {};
    }
    out.push_back(std::move(setting));
  }
  return {};
}

Fault SettingsReader::read_words(const Node& node, Settings& out) {
  note("words", node, out);
  if (!node.is_map()) return yaml::read_strings(node, out.words);
  DictReader reader(path_, edit_keys());
  reader.on("add", [&](const Node& n) { return yaml::read_strings(n, out.words); });
  reader.on("remove", [&](const Node& n) { return yaml::read_strings(n, out.removed_words); });
  reader.read(node, problems_);
  return {};
}

/// A name stays a name; a file becomes its path.
Fault SettingsReader::read_policy(const Node& node, Settings& out) {
  std::string name;
  if (Fault fault = yaml::read_string(node, name); !fault.empty()) return fault;
  if (name.find('/') != std::string::npos || name.ends_with(".yaml") || name.ends_with(".yml")) {
    if (fence_ == nullptr) return "a file cannot be named here";
    auto path = fence_->path_of(path_, name);
    if (!path) return path.error().message;
    name = std::move(*path);
  }
  out.policy = std::move(name);
  note("policy", node, out);
  return {};
}

void SettingsReader::read_numbers(const Node& node, const std::string& prefix, const KeyTable* table, Settings& out) {
  DictReader reader = table == nullptr ? DictReader(path_) : DictReader(path_, *table);
  for (const std::string& key : table == nullptr ? score_groups() : table->names()) {
    reader.on(key, [&, name = prefix + key](const Node& n) -> Fault {
      double value = 0;
      if (Fault fault = yaml::read_number(n, value); !fault.empty()) return fault;
      if (value < 0 || value > 100) return "expected a number from 0 to 100";
      out.score[name] = value;
      note("score." + name, n, out);
      return {};
    });
  }
  reader.read(node, problems_);
}

Fault SettingsReader::read_score(const Node& node, Settings& out) {
  const KeyTable& table = score_keys();
  DictReader reader(path_, table);
  const auto number = [&](const char* key, double most) {
    reader.on(key, [&, key, most](const Node& n) -> Fault {
      double value = 0;
      if (Fault fault = yaml::read_number(n, value); !fault.empty()) return fault;
      if (value < 0 || value > most)
        return most > 1 ? "expected a score from 0 to 100" : "expected a share from 0 to 1";
      out.score[key] = value;
      note(std::string("score.") + key, n, out);
      return {};
    });
  };
  for (const char* key : {"weights", "costs", "ceilings"}) {
    reader.on(key, [&, key](const Node& n) {
      read_numbers(n, std::string(key) + ".", inner_table(table, key), out);
      return Fault{};
    });
  }
  number("repeat", 1);
  number("send_from", 100);
  reader.read(node, problems_);
  return {};
}

Fault SettingsReader::read_gate(const Node& node, Settings& out) {
  DictReader reader(path_, gate_keys());
  reader.on("fail_on", [&](const Node& n) -> Fault {
    Severity level = Severity::kOff;
    if (!n.is_scalar() || n.scalar != "never") {
      if (Fault fault = read_level(n, {"error", "warning", "advice", "never"}, level); !fault.empty()) return fault;
    }
    out.fail_on = level;
    note("gate.fail_on", n, out);
    return {};
  });
  reader.on("fail_under", [&](const Node& n) -> Fault {
    int score = 0;
    if (Fault fault = yaml::read_int(n, score); !fault.empty()) return fault;
    if (score < 0 || score > 100) return "expected a score from 0 to 100";
    out.fail_under = score;
    note("gate.fail_under", n, out);
    return {};
  });
  reader.read(node, problems_);
  return {};
}

Fault SettingsReader::read_field_edit(const Node& node, Settings& out) {
  DictReader reader(path_, field_edit_keys());
  reader.on("add", [&](const Node& n) { return yaml::read_fields(n, out.added_fields); });
  reader.on("remove", [&](const Node& n) { return yaml::read_strings(n, out.removed_fields); });
  reader.read(node, problems_);
  return {};
}

void SettingsReader::add_draft_keys(DictReader& reader, Settings& out) {
  reader.on("kind", [this, &out](const Node& n) -> Fault {
    Kind kind = Kind::kMessage;
    if (Fault fault = read_kind(n, kind); !fault.empty()) return fault;
    out.kind = kind;
    note("kind", n, out);
    return {};
  });
  reader.on("template", [this, &out](const Node& n) -> Fault {
    bool flag = false;
    if (Fault fault = yaml::read_flag(n, flag); !fault.empty()) return fault;
    out.is_template = flag;
    note("template", n, out);
    return {};
  });
  reader.on("fields", [this, &out](const Node& n) -> Fault {
    note("fields", n, out);
    if (is_list_edit(n)) return read_field_edit(n, out);
    DeclaredFields fields;
    if (Fault fault = yaml::read_fields(n, fields); !fault.empty()) return fault;
    out.fields = std::move(fields);
    return {};
  });
}

void SettingsReader::add_keys(DictReader& reader, Settings& out) {
  add_draft_keys(reader, out);
  reader.on("policy", [this, &out](const Node& n) { return read_policy(n, out); });
  reader.on("language", [this, &out](const Node& n) -> Fault {
    std::string name;
    if (Fault fault = yaml::read_string(n, name); !fault.empty()) return fault;
    if (Fault fault = language_fault(name); !fault.empty()) return fault;
    out.language = std::move(name);
    note("language", n, out);
    return {};
  });
  reader.on("rules", [this, &out](const Node& n) { return read_rules(n, out.rules); });
  reader.on("words", [this, &out](const Node& n) { return read_words(n, out); });
  reader.on("score", [this, &out](const Node& n) { return read_score(n, out); });
  reader.on("gate", [this, &out](const Node& n) { return read_gate(n, out); });
}

void SettingsReader::read_override(const Node& node, std::vector<Override>& out) {
  const std::size_t before = problems_.size();
  Override row;
  row.where = yaml::error_at(node, path_, {});
  DictReader reader(path_, override_keys());
  reader.on("files", [&](const Node& n) { return read_globs(n, row.files); });
  reader.on("kinds", [&](const Node& n) -> Fault {
    std::vector<std::string> names;
    if (Fault fault = yaml::read_strings(n, names); !fault.empty()) return fault;
    const std::vector<Node> single{n};
    for (const Node& item : n.is_list() ? n.items : single) {
      Kind kind = Kind::kMessage;
      if (Fault fault = read_kind(item, kind); !fault.empty()) return fault;
      row.kinds.push_back(kind);
    }
    return {};
  });
  add_keys(reader, row.settings);
  reader.read(node, problems_);
  const auto report = [&](std::string message) {
    problems_.push_back(yaml::error_at(node, path_, "overrides: " + std::move(message)));
  };
  if (problems_.size() == before && row.files.empty() && row.kinds.empty()) {
    report("an override needs “files” or “kinds”: which drafts it is for");
  }
  if (row.settings.kind && !row.kinds.empty()) report("“kind” says what the files are; with “kinds” it cannot be set");
  if (problems_.size() == before) out.push_back(std::move(row));
}

Fault SettingsReader::read_overrides(const Node& node, std::vector<Override>& out) {
  if (node.is_null()) return {};
  if (!node.is_list()) return "expected a list of overrides, each with “files” or “kinds”";
  if (node.items.size() > kMaxOverrides) return "more than " + std::to_string(kMaxOverrides) + " overrides";
  for (const Node& item : node.items) read_override(item, out);
  return {};
}

}  // namespace mannerly
