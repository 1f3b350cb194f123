// One policy, one channel, one sheet of facts → what the rows say. Texts and other ways are verdict.cc's.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "permit/policy.h"

namespace mannerly::permit {

/// A row that applies. Rows live in the policy, which outlives the outcome.
struct Hit {
  const Row* row = nullptr;
  const Quota* quota = nullptr;  ///< set when the row is about a quota
};

struct Outcome {
  Answer answer = Answer::kUnknown;
  const Row* row = nullptr;    ///< the deciding row; null when no row covers the case or facts are missing
  const Row* offer = nullptr;  ///< of an unknown answer: a row that allows it when the missing facts are right
  int credits = 0;
  std::vector<Hit> remarks;
  std::vector<const Quota*> quotas;  ///< those that apply
  std::vector<Fact> missing;         ///< facts that would settle an unknown answer
  std::vector<Fact> assumed;         ///< facts taken as usual
};

/// Evaluates in the order: gates, the channel's rows, preferences, quotas, credits; remarks are collected. Where an
/// unknown fact with few values decides, every value is tried: when all give the same kind of answer, that is the
/// answer, else it is unknown and the facts are named.
Outcome evaluate(const Policy& policy, const std::string& channel, const FactSheet& sheet);

/// True when all conditions are known to hold.
bool holds(const std::vector<Condition>& conditions, const FactSheet& sheet, const FactSheet& usual);

}  // namespace mannerly::permit
