// Rows of `rules:` onto RuleSpecs, in order.
#include "config/resolution.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "config/config_keys.h"
#include "config/list_edit.h"
#include "config/rule_file.h"
#include "config/rule_keys.h"

namespace mannerly {
namespace {

using yaml::Node;

Error error_of(const RuleSetting& row, const std::string& message) {
  Error error = row.where;
  error.message = row.pattern + ": " + message;
  return error;
}

/// The row's map: as it was written, or made from `parameters`.
Node map_of(const RuleSetting& row, std::vector<Error>& problems) {
  Node map;
  map.type = yaml::NodeType::kMap;
  if (row.written != nullptr) {
    for (const auto& [key, value] : row.written->entries) {
      if (key.scalar != "severity" || value.is_map()) map.entries.push_back({key, value});
    }
    return map;
  }
  for (const auto& [key, text] : row.parameters) {
    auto value = yaml::parse(text, {.path = row.where.path, .first_line = std::max(row.where.line, 1U)});
    if (!value) {
      problems.push_back(error_of(row, key + ": " + value.error().message));
      continue;
    }
    Node name;
    name.type = yaml::NodeType::kScalar;
    name.scalar = key;
    name.line = row.where.line;
    name.column = row.where.column;
    map.entries.push_back({std::move(name), std::move(*value)});
  }
  return map;
}

bool takes(const RuleSpec& spec, const std::string& key) {
  const RuleKind* kind = find_rule_kind(spec.kind);
  if (kind == nullptr) return false;
  const auto same = [&](const KeyInfo& info) { return info.name == key; };
  return std::any_of(kind->keys.begin(), kind->keys.end(), same);
}

bool is_common(const std::string& key) {
  return key != "kind" && key != "examples" && rule_keys("").find(key) != nullptr;
}

void apply_entry(const RuleSetting& row, const yaml::Entry& entry, const std::vector<RuleSpec*>& targets,
                 std::vector<Error>& problems) {
  const auto& [key, value] = entry;
  const std::string& path = row.where.path;
  if (is_common(key.scalar)) {
    for (RuleSpec* spec : targets) change_common(*spec, entry, path, problems);
    return;
  }
  std::vector<std::string> known;
  bool taken = false;
  for (RuleSpec* spec : targets) {
    if (takes(*spec, key.scalar)) {
      merge_value(spec->params.edit(), key, value, path, problems);
      taken = true;
    } else if (const RuleKind* kind = find_rule_kind(spec->kind)) {
      const std::vector<std::string> keys = keys_of(*kind);
      known.insert(known.end(), keys.begin(), keys.end());
    }
  }
  if (taken || targets.empty()) return;
  for (const KeyInfo& common : rule_keys("").keys) {
    if (is_common(common.name)) known.push_back(common.name);
  }
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  Error error = yaml::error_at(key, path, row.pattern + ": " + unknown_name("parameter", key.scalar, known));
  problems.push_back(std::move(error));
}

}  // namespace

bool changes_more_than_level(const RuleSetting& row) {
  if (row.written == nullptr) return !row.parameters.empty();
  return std::any_of(row.written->entries.begin(), row.written->entries.end(), [](const yaml::Entry& entry) {
    return entry.first.scalar != "severity" || entry.second.is_map();
  });
}

void apply(const Config& config, std::vector<RuleSpec>& specs, std::vector<Error>& problems) {
  for (const RuleSetting& row : config.rules) {
    std::vector<RuleSpec*> targets;
    for (RuleSpec& spec : specs) {
      if (glob_match(row.pattern, spec.id)) targets.push_back(&spec);
    }
    for (RuleSpec* spec : targets) {
      if (row.severity) spec->severity = {.fallback = *row.severity, .cases = {}};
    }
    if (!changes_more_than_level(row)) continue;
    for (const yaml::Entry& entry : map_of(row, problems).entries) apply_entry(row, entry, targets, problems);
  }
}

}  // namespace mannerly
