// Findings → Scorecard. One table of weights; every lost point names the finding that cost it.
#pragma once

#include <array>
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

/// The weights of the score. What each number means is said in config/config_keys.cc, under “score”.
struct ScoreModel {
  std::array<double, 9> weights{18, 20, 15, 12, 12, 10, 8, 3, 2};  ///< of kScoreGroups
  double error_cost = 12;
  double warning_cost = 6;
  double advice_cost = 2;
  double repeat = 0.6;
  int safety_ceiling = 30;
  int error_ceiling = 59;
  int send_from = 80;
};

/// The default weights with what a configuration changes, by key ("weights.tone", "repeat").
ScoreModel score_model(const std::map<std::string, double>& changes);

/// What the score depends on besides the findings.
struct ScoreFacts {
  Kind kind = Kind::kMessage;
  Recognised recognised;
  bool permission_denied = false;
  const Weights* weights = nullptr;  ///< may be null: every rule weighs 1
  ScoreModel model = {};
};

/// Scores a draft and fills Finding::points. The ledger's points have one decimal and sum to 100 − overall.
Scorecard score(std::vector<Finding>& findings, const ScoreFacts& facts);

}  // namespace mannerly
