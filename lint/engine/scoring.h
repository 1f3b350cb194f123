// Findings → Scorecard. One table of weights; every lost point names the finding that cost it.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/score.h"

namespace mannerly {

/// Rule → how many times what its severity costs a finding of it costs; a rule that is not named: once.
using Weights = std::map<std::string, double, std::less<>>;

/// What the score depends on besides the findings.
struct ScoreFacts {
  Kind kind = Kind::kMessage;
  Recognised recognised;
  bool permission_denied = false;
  const Weights* weights = nullptr;  ///< may be null: every rule weighs 1
};

/// Scores a draft and fills Finding::points. The ledger's points have one decimal and sum to 100 − overall.
Scorecard score(std::vector<Finding>& findings, const ScoreFacts& facts);

}  // namespace mannerly
