// Which severity a rule has for a message kind and a relation.
#include "yaml/rule_spec.h"

#include <algorithm>

namespace mannerly {

Severity SeverityTable::of(Kind kind, Relation relation) const {
  if (cases.empty()) return fallback;
  const std::string_view relation_name = relation == Relation::kWarm ? "warm" : "cold";
  for (const std::string_view name : {to_string(kind), relation_name}) {
    const auto row = std::find_if(cases.begin(), cases.end(), [&](const auto& entry) { return entry.first == name; });
    if (row != cases.end()) return row->second;
  }
  return fallback;
}

}  // namespace mannerly
