// What holds for a draft and why: every effective value with the place it was set, and the account of one rule.
#pragma once

#include <string>
#include <vector>

#include "mannerly/finding.h"
#include "mannerly/result.h"

namespace mannerly {

/// A value and where it was written; the path of `where` is empty for a built-in default, its message always is.
struct EffectiveValue {
  std::string key;    ///< "gate.fail_on"
  std::string value;  ///< as YAML flow text
  Error where;
};

struct EffectiveRule {
  std::string id;
  EffectiveValue level;
  std::vector<EffectiveValue> changed;     ///< what a configuration sets
  std::vector<EffectiveValue> parameters;  ///< the kind's own keys, changed ones included
};

struct EffectiveConfig {
  std::vector<EffectiveValue> values;  ///< in the order of the documentation
  std::vector<EffectiveRule> rules;    ///< sorted by id
};

/// Why a rule fired on a draft or did not.
struct RuleAccount {
  EffectiveRule rule;
  std::vector<std::string> reasons;     ///< what kept it from running, in order; empty: it ran
  std::vector<std::string> facts;       ///< what it saw: "chars: 812; the band of inmail: warn 700, cap 1900"
  std::vector<Finding> findings;        ///< what is reported
  std::vector<std::string> suppressed;  ///< what it found that is not reported, and why
};

}  // namespace mannerly
