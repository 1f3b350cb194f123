// Applies the rows of a configuration to rules: levels and parameters, later rows win. What a parameter's value may be
// is judged by the rule's check when it is compiled.
#pragma once

#include <vector>

#include "mannerly/config.h"
#include "mannerly/result.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// A level replaces the rule's whole severity table. A parameter that is a map replaces the rule's map entry by entry;
/// any other, and the weight, replaces the rule's value. A parameter that no matching rule's kind takes is a problem at
/// the row.
void apply(const Config& config, std::vector<RuleSpec>& specs, std::vector<Error>& problems);

}  // namespace mannerly
