// A finding costs by severity times the weight of its rule, repeats of its rule cost less, each group of categories is
// capped, and errors put a ceiling on the total. What the ceiling takes is booked on the errors that caused it. The
// weights of the bundled rules are fitted to editors' marks by tests/accuracy/weights.py, which scores as this file.
#include "engine/scoring.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <map>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace mannerly {
namespace {

/// A row of the score: categories that share one cap. The weights are those of ScoreModel, in the same order.
struct Group {
  std::string_view name;
  std::array<std::string_view, 3> categories;  ///< unused places are empty
  std::optional<Kind> not_for = std::nullopt;  ///< the kind it does not apply to
};

constexpr std::array<Group, 9> kScoreGroups{{
    {"purpose", {"purpose"}, Kind::kReply},
    {"personalization", {"personalization"}, Kind::kReply},
    {"structure", {"structure"}},
    {"length", {"length"}},
    {"tone", {"tone"}},
    {"sales", {"sales"}},
    {"spelling", {"spelling"}},
    {"etiquette", {"etiquette", "followup", "intro"}},
    {"emoji", {"emoji"}},
}};

constexpr std::string_view kSafetyCategory = "safety";

double cost_of(Severity severity, const ScoreModel& model) {
  switch (severity) {
    case Severity::kOff:
      return 0;
    case Severity::kAdvice:
      return model.advice_cost;
    case Severity::kWarning:
      return model.warning_cost;
    case Severity::kError:
      return model.error_cost;
  }
  return 0;
}

bool covers(const Group& group, std::string_view category) {
  return !category.empty() &&
         std::find(group.categories.begin(), group.categories.end(), category) != group.categories.end();
}

/// The group of every finding, as an index into kScoreGroups; its size for what belongs to none.
std::vector<std::size_t> groups_of(const std::vector<Finding>& findings) {
  std::vector<std::size_t> out;
  out.reserve(findings.size());
  for (const Finding& finding : findings) {
    const auto group = std::find_if(kScoreGroups.begin(), kScoreGroups.end(),
                                    [&](const Group& one) { return covers(one, finding.category); });
    out.push_back(static_cast<std::size_t>(group - kScoreGroups.begin()));
  }
  return out;
}

bool applies_to(const Group& group, Kind kind) { return group.not_for != kind; }

double weight_of(const std::string& rule, const Weights* weights) {
  if (weights == nullptr) return 1;
  const auto found = weights->find(rule);
  return found == weights->end() ? 1 : found->second;
}

/// Cost of every finding before caps: repeats of a rule cost less and less, the gravest counting first.
std::vector<double> raw_costs(const std::vector<Finding>& findings, const ScoreFacts& facts) {
  std::vector<std::size_t> order(findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return findings[a].severity > findings[b].severity; });
  std::map<std::string_view, double> factors;
  std::vector<double> costs(findings.size());
  for (const std::size_t index : order) {
    double& factor = factors.try_emplace(findings[index].rule, 1.0).first->second;
    costs[index] =
        cost_of(findings[index].severity, facts.model) * weight_of(findings[index].rule, facts.weights) * factor;
    factor *= facts.model.repeat;
  }
  return costs;
}

/// Caps the costs of one group in place and returns what the group lost.
double cap_group(std::size_t group, double cap, const std::vector<std::size_t>& groups, std::vector<double>& costs) {
  double sum = 0;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i] == group) sum += costs[i];
  }
  if (sum <= cap) return sum;
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i] == group) costs[i] *= cap / sum;
  }
  return cap;
}

/// Caps all groups, clears what belongs to none, and lists how much of each category is left.
std::vector<std::pair<std::string, int>> cap_costs(const std::vector<Finding>& findings, const ScoreFacts& facts,
                                                   std::vector<double>& costs) {
  const Kind kind = facts.kind;
  double weights = 0;
  for (std::size_t i = 0; i < kScoreGroups.size(); ++i) {
    weights += applies_to(kScoreGroups[i], kind) ? facts.model.weights[i] : 0;
  }
  const std::vector<std::size_t> groups = groups_of(findings);
  std::vector<std::pair<std::string, int>> left;
  for (std::size_t i = 0; i < kScoreGroups.size(); ++i) {
    if (!applies_to(kScoreGroups[i], kind)) continue;
    const double cap = weights > 0 ? facts.model.weights[i] * 100 / weights : 0;
    const double lost = cap_group(i, cap, groups, costs);
    left.emplace_back(kScoreGroups[i].name, cap > 0 ? static_cast<int>(std::lround(100 * (1 - lost / cap))) : 100);
  }
  for (std::size_t i = 0; i < groups.size(); ++i) {
    if (groups[i] == kScoreGroups.size() || !applies_to(kScoreGroups[groups[i]], kind)) costs[i] = 0;
  }
  return left;
}

/// The errors that put a ceiling on the total, gravest ceiling only.
struct Ceiling {
  int limit = 100;
  std::vector<std::size_t> causes;
};

Ceiling ceiling_of(const std::vector<Finding>& findings, const ScoreModel& model) {
  Ceiling out;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].severity != Severity::kError) continue;
    const int limit = findings[i].category == kSafetyCategory ? model.safety_ceiling : model.error_ceiling;
    if (limit < out.limit) out = {limit, {}};
    if (limit == out.limit) out.causes.push_back(i);
  }
  return out;
}

/// Scales `costs` to tenths of points that sum to exactly `total` points (largest remainders, earlier ones first).
std::vector<std::int64_t> to_tenths(const std::vector<double>& costs, int total) {
  const double sum = std::accumulate(costs.begin(), costs.end(), 0.0);
  std::vector<std::int64_t> tenths(costs.size(), 0);
  if (sum <= 0) return tenths;
  std::vector<double> remainders(costs.size());
  std::int64_t left = std::int64_t{10} * total;
  for (std::size_t i = 0; i < costs.size(); ++i) {
    const double exact = costs[i] * 10 * total / sum;
    tenths[i] = static_cast<std::int64_t>(std::floor(exact + 1e-9));
    remainders[i] = exact - static_cast<double>(tenths[i]);
    left -= tenths[i];
  }
  std::vector<std::size_t> order(costs.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return remainders[a] > remainders[b] + 1e-9; });
  for (std::size_t k = 0; k < order.size() && left > 0; ++k, --left) ++tenths[order[k]];
  return tenths;
}

/// The score before ceilings.
int base_score(const std::vector<double>& costs) {
  return 100 - static_cast<int>(std::lround(std::accumulate(costs.begin(), costs.end(), 0.0)));
}

/// Points per finding, in tenths, that sum to 100 − overall.
std::vector<std::int64_t> book(const std::vector<double>& costs, const Ceiling& ceiling, int overall) {
  const int base = base_score(costs);
  std::vector<std::int64_t> tenths = to_tenths(costs, 100 - base);
  std::vector<double> extra(costs.size(), 0.0);
  for (const std::size_t cause : ceiling.causes) extra[cause] = 1.0;
  const std::vector<std::int64_t> more = to_tenths(extra, base - overall);
  for (std::size_t i = 0; i < tenths.size(); ++i) tenths[i] += more[i];
  return tenths;
}

std::vector<LedgerEntry> ledger_of(const std::vector<Finding>& findings) {
  std::vector<LedgerEntry> ledger;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (findings[i].points > 0) ledger.push_back({i, findings[i].points});
  }
  std::stable_sort(ledger.begin(), ledger.end(),
                   [](const LedgerEntry& a, const LedgerEntry& b) { return a.points > b.points; });
  return ledger;
}

SendVerdict verdict_of(const std::vector<Finding>& findings, const ScoreFacts& facts, int overall) {
  const auto is_error = [](const Finding& finding) { return finding.severity == Severity::kError; };
  if (std::any_of(findings.begin(), findings.end(), is_error)) return SendVerdict::kDoNotSend;
  return overall >= facts.model.send_from && !facts.permission_denied ? SendVerdict::kSend : SendVerdict::kRevise;
}

}  // namespace

ScoreModel score_model(const std::map<std::string, double>& changes) {
  ScoreModel model;
  for (std::size_t i = 0; i < kScoreGroups.size(); ++i) {
    const auto change = changes.find("weights." + std::string(kScoreGroups[i].name));
    if (change != changes.end()) model.weights[i] = change->second;
  }
  const auto set = [&](const char* key, auto& value) {
    const auto change = changes.find(key);
    if (change != changes.end()) value = static_cast<std::remove_reference_t<decltype(value)>>(change->second);
  };
  set("costs.error", model.error_cost);
  set("costs.warning", model.warning_cost);
  set("costs.advice", model.advice_cost);
  set("repeat", model.repeat);
  set("ceilings.safety", model.safety_ceiling);
  set("ceilings.error", model.error_ceiling);
  set("send_from", model.send_from);
  return model;
}

Scorecard score(std::vector<Finding>& findings, const ScoreFacts& facts) {
  Scorecard card;
  std::vector<double> costs = raw_costs(findings, facts);
  card.categories = cap_costs(findings, facts, costs);
  const int base = base_score(costs);
  const Ceiling ceiling = ceiling_of(findings, facts.model);
  card.overall = std::min(base, ceiling.limit);
  if (card.overall < base) card.ceiling = findings[ceiling.causes.front()].rule;
  const std::vector<std::int64_t> tenths = book(costs, ceiling, card.overall);
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].points = static_cast<double>(tenths[i]) / 10;
  card.ledger = ledger_of(findings);
  card.verdict = verdict_of(findings, facts, card.overall);
  card.recognised = facts.recognised;
  return card;
}

}  // namespace mannerly
