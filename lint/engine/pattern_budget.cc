#include "engine/pattern_budget.h"

#include <algorithm>

#include "checks/pattern_cost.h"

namespace mannerly {
namespace {

/// The nodes of `map` that hold an expression.
void add_patterns(const yaml::Node& map, std::vector<const yaml::Node*>& out) {
  for (const char* key : {"pattern", "except"}) {
    const yaml::Node* found = map.find(key);
    if (found != nullptr && found->is_scalar()) out.push_back(found);
  }
}

std::vector<const yaml::Node*> patterns_of(const RuleSpec& spec) {
  std::vector<const yaml::Node*> out;
  add_patterns(spec.params, out);
  if (const yaml::Node* list = spec.params->find("patterns")) {
    for (const yaml::Node& row : list->items) {
      if (row.is_scalar()) out.push_back(&row);
      add_patterns(row, out);
    }
  }
  return out;
}

}  // namespace

bool PatternBudget::take(const yaml::Node& pattern, const std::string& path, std::vector<Error>& problems) {
  // What is left decides before the expression is compiled, too: nothing is free.
  const std::size_t cost = left_ == 0 ? 1 : pattern_cost(pattern.scalar);
  const bool fits = cost <= left_;
  left_ = fits ? left_ - cost : 0;
  if (fits) return true;
  problems.push_back(yaml::error_at(
      pattern, path, "the expressions of the configuration are too large together; the rule is left out"));
  return false;
}

bool PatternBudget::charge(const RuleSpec& spec, Charged charged, std::vector<Error>& problems) {
  const std::vector<const yaml::Node*> patterns = patterns_of(spec);
  return std::all_of(patterns.begin(), patterns.end(), [&](const yaml::Node* pattern) {
    const bool counts = charged == Charged::kAll || pattern->file != nullptr;
    return !counts || take(*pattern, spec.path, problems);
  });
}

}  // namespace mannerly
