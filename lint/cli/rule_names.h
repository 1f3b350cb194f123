// Finding a rule by what a person types.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/rule.h"

namespace mannerly::cli {

/// The rule with that id, or the only one whose last part is `name`; else nullptr.
const RuleInfo* find_rule(const std::vector<RuleInfo>& rules, std::string_view name);
/// "unknown rule “x”, did you mean “y”?"
std::string unknown_rule(const std::vector<RuleInfo>& rules, std::string_view name);
/// Whether the rule is part of the program and has no file.
bool is_built_in(const RuleInfo& rule);
/// "warning (note: error)".
std::string levels_of(const RuleInfo& rule);

}  // namespace mannerly::cli
