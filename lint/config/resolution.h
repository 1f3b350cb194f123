// Applies the rows of a configuration to rules: levels and parameters, later rows win. What a parameter's value may be
// is judged by the rule's check when it is compiled.
#pragma once

#include <vector>

#include "mannerly/config.h"
#include "mannerly/result.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// A level replaces the rule's whole severity table, a map of levels only its own entries. A parameter that is a map is
/// merged into the rule's map; {add, remove} edits a list; null takes a value out; any other replaces the rule's value.
/// What a rule says of itself (message, scope, applies, …) is changed the same way. A parameter that no matching rule's
/// kind takes is a problem at its place.
void apply(const Config& config, std::vector<RuleSpec>& specs, std::vector<Error>& problems);

/// Whether the row does more than set one level.
bool changes_more_than_level(const RuleSetting& row);

}  // namespace mannerly
