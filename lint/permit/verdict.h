// Outcomes → Verdict: reasons in words, allowances, the other ways, disputes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "permit/evaluate.h"

namespace mannerly::permit {

/// An outcome and the policy whose rows it points into.
struct Answered {
  const Policy* policy = nullptr;
  Outcome outcome;
};

/// How the asked policy (or mix of policies) answers for a channel.
using Ask = std::function<Answered(const std::string& channel)>;

/// The channel a question goes by: a follow-up goes the way of its thread.
std::string channel_of(const PermissionCase& question);
Verdict make_verdict(const PermissionCase& question, const Ask& ask);

}  // namespace mannerly::permit
