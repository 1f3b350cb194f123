// Rows of `rules:` onto RuleSpecs, in order.
#include "config/resolution.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "config/rule_file.h"
#include "config/rule_keys.h"

namespace mannerly {
namespace {

using yaml::Node;

std::vector<std::string> known_keys(const RuleSpec& spec) {
  const RuleKind* kind = find_rule_kind(spec.kind);
  return kind == nullptr ? std::vector<std::string>{} : keys_of(*kind);
}

void put(Node& map, const std::string& key, const Node& value) {
  const auto same = [&](const auto& entry) { return entry.first.scalar == key; };
  const auto entry = std::find_if(map.entries.begin(), map.entries.end(), same);
  if (entry != map.entries.end()) {
    entry->second = value;
    return;
  }
  Node name;
  name.type = yaml::NodeType::kScalar;
  name.scalar = key;
  name.line = value.line;
  name.column = value.column;
  map.entries.push_back({std::move(name), value});
}

void set_parameter(Node& params, const std::string& key, const Node& value) {
  const auto same = [&](const auto& entry) { return entry.first.scalar == key; };
  const auto entry = std::find_if(params.entries.begin(), params.entries.end(), same);
  if (entry == params.entries.end() || !entry->second.is_map() || !value.is_map()) {
    put(params, key, value);
    return;
  }
  for (const auto& [name, part] : value.entries) put(entry->second, name.scalar, part);
}

Error error_of(const RuleSetting& row, const std::string& message) {
  Error error = row.where;
  error.message = row.pattern + ": " + message;
  return error;
}

void apply_weight(const RuleSetting& row, const Node& value, const std::vector<RuleSpec*>& targets,
                  std::vector<Error>& problems) {
  double weight = 1;
  if (const yaml::Fault fault = read_weight(value, weight); !fault.empty()) {
    problems.push_back(error_of(row, "weight: " + fault));
    return;
  }
  for (RuleSpec* spec : targets) spec->weight = weight;
}

void apply_parameter(const RuleSetting& row, const std::pair<std::string, std::string>& parameter,
                     const std::vector<RuleSpec*>& targets, std::vector<Error>& problems) {
  const auto& [key, text] = parameter;
  const auto value = yaml::parse(text, {.path = row.where.path, .first_line = std::max(row.where.line, 1U)});
  if (!value) {
    problems.push_back(error_of(row, key + ": " + value.error().message));
    return;
  }
  if (key == "weight") return apply_weight(row, *value, targets, problems);
  std::vector<std::string> known;
  bool taken = false;
  for (RuleSpec* spec : targets) {
    const std::vector<std::string> keys = known_keys(*spec);
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
      set_parameter(spec->params, key, *value);
      taken = true;
    }
    known.insert(known.end(), keys.begin(), keys.end());
  }
  if (taken || targets.empty()) return;
  std::sort(known.begin(), known.end());
  known.erase(std::unique(known.begin(), known.end()), known.end());
  known.emplace_back("severity");
  known.emplace_back("weight");
  problems.push_back(error_of(row, unknown_name("parameter", key, known)));
}

}  // namespace

void apply(const Config& config, std::vector<RuleSpec>& specs, std::vector<Error>& problems) {
  for (const RuleSetting& row : config.rules) {
    std::vector<RuleSpec*> targets;
    for (RuleSpec& spec : specs) {
      if (glob_match(row.pattern, spec.id)) targets.push_back(&spec);
    }
    for (RuleSpec* spec : targets) {
      if (row.severity) spec->severity = {.fallback = *row.severity, .cases = {}};
    }
    for (const auto& parameter : row.parameters) apply_parameter(row, parameter, targets, problems);
  }
}

}  // namespace mannerly
