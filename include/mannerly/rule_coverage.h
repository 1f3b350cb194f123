// Which parts of rules no example of theirs touches: what nobody would notice if it broke.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// A phrase, pattern, exception or band threshold that is in no example of its rule.
struct RuleGap {
  std::string rule;
  std::string part;  ///< the key: "phrases", "except", "unless_near", "pattern", "bands"
  std::string text;  ///< the phrase or expression, or "inmail: warn"
  Error where;       ///< path, line and column; the message is empty
};

struct RuleCoverage {
  std::size_t parts = 0;      ///< all parts of all rules
  std::vector<RuleGap> gaps;  ///< by rule, then in file order
};

/// Reads the pack as Linter::create does and tries every part of a rule on the rule's own examples: a phrase or an
/// expression is touched by an example in which it occurs, a threshold by one that passes it. Phrases of classes belong
/// to no rule and are left out. Fails where Linter::create fails.
Result<RuleCoverage> rule_coverage(const LinterOptions& options);

}  // namespace mannerly
