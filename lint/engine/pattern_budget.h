// What the expressions of a configuration may cost together. Bundled rules are not counted.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "mannerly/result.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// kConfigured: only what a configuration wrote into the rule, not what its own file has.
enum class Charged { kConfigured, kAll };

class PatternBudget {
 public:
  /// Takes what the rule's expressions cost. False, with a problem at the expression, when that is more than is left.
  bool charge(const RuleSpec& spec, Charged charged, std::vector<Error>& problems);

 private:
  bool take(const yaml::Node& pattern, const std::string& path, std::vector<Error>& problems);

  /// In steps of pattern_cost(). Every draft is searched for all of them.
  std::size_t left_ = 60'000;
};

}  // namespace mannerly
