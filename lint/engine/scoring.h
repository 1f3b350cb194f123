// Findings → Scorecard. One table of weights; every lost point names the finding that cost it.
#pragma once

#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/score.h"

namespace mannerly {

/// What the score depends on besides the findings.
struct ScoreFacts {
  Kind kind = Kind::kMessage;
  Recognised recognised;
  bool permission_denied = false;
};

/// Scores a draft and fills Finding::points. The ledger's points have one decimal and sum to 100 − overall.
Scorecard score(std::vector<Finding>& findings, const ScoreFacts& facts);

}  // namespace mannerly
