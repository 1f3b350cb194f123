// Ids are long to type, so the last part is enough where it is unique.
#include "cli/rule_names.h"

#include "base/rule_ids.h"

namespace mannerly::cli {
namespace {

std::string_view short_name(std::string_view id) { return id.substr(id.rfind('/') + 1); }

}  // namespace

const RuleInfo* find_rule(const std::vector<RuleInfo>& rules, std::string_view name) {
  const RuleInfo* only = nullptr;
  std::size_t same_name = 0;
  for (const RuleInfo& rule : rules) {
    if (rule.id == name) return &rule;
    if (short_name(rule.id) != name) continue;
    only = &rule;
    ++same_name;
  }
  return same_name == 1 ? only : nullptr;
}

std::string unknown_rule(const std::vector<RuleInfo>& rules, std::string_view name) {
  std::vector<std::string> ids;
  for (const RuleInfo& rule : rules) ids.push_back(rule.id);
  const auto meant = meant_rule(name, ids);
  const std::string unknown = "unknown rule “" + std::string(name) + "”";
  return meant ? unknown + ", did you mean “" + *meant + "”?" : unknown + "; “mannerly rules list” shows all";
}

bool is_built_in(const RuleInfo& rule) { return rule.origin == "built in"; }

std::string levels_of(const RuleInfo& rule) {
  std::string fallback;
  std::string cases;
  for (const auto& [name, severity] : rule.severity) {
    if (name == "default") {
      fallback = to_string(severity);
    } else {
      cases += (cases.empty() ? "" : ", ") + name + ": " + std::string(to_string(severity));
    }
  }
  return cases.empty() ? fallback : fallback + " (" + cases + ")";
}

}  // namespace mannerly::cli
