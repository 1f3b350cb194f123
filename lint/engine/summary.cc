// Counts findings and decides the gate, once, so that no reporter has to.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
#include "mannerly/batch.h"
#include "mannerly/report.h"

namespace mannerly {
namespace {

void count(const Finding& finding, Summary& summary) {
  if (finding.severity == Severity::kError) ++summary.errors;
  if (finding.severity == Severity::kWarning) ++summary.warnings;
  if (finding.severity == Severity::kAdvice) ++summary.advice;
}

std::string counted(std::size_t number, std::string_view one, std::string_view many) {
  return std::to_string(number) + " " + std::string(number == 1 ? one : many);
}

/// What the level gate counts: "2 errors, 1 warning"; empty when nothing reaches the level.
std::string over_level(const Summary& summary, Severity fail_on) {
  std::vector<std::string> parts;
  if (fail_on == Severity::kOff) return {};
  if (summary.errors > 0) parts.push_back(counted(summary.errors, "error", "errors"));
  if (fail_on <= Severity::kWarning && summary.warnings > 0) {
    parts.push_back(counted(summary.warnings, "warning", "warnings"));
  }
  if (fail_on <= Severity::kAdvice && summary.advice > 0) parts.push_back(counted(summary.advice, "advice", "advice"));
  return join(parts, ", ");
}

}  // namespace

void Tally::add(const DraftResult& result) {
  ++counts_.drafts;
  for (const Finding& finding : result.findings) count(finding, counts_);
  for (const Suppressed& row : result.suppressed) {
    ++(row.by == SuppressedBy::kBaseline ? counts_.baselined : counts_.allowed);
  }
  ++scores_[result.score.overall];
}

void Tally::add(const Tally& other) {
  counts_.drafts += other.counts_.drafts;
  counts_.errors += other.counts_.errors;
  counts_.warnings += other.counts_.warnings;
  counts_.advice += other.counts_.advice;
  counts_.allowed += other.counts_.allowed;
  counts_.baselined += other.counts_.baselined;
  for (const auto& [score, drafts] : other.scores_) scores_[score] += drafts;
}

Summary Tally::summary(const Gate& gate) const {
  Summary summary = counts_;
  std::vector<std::string> reasons;
  if (std::string reason = over_level(summary, gate.fail_on); !reason.empty()) reasons.push_back(std::move(reason));
  std::size_t under = 0;
  for (auto row = scores_.begin(); row != scores_.lower_bound(gate.fail_under); ++row) under += row->second;
  if (under > 0) {
    const std::string of_many = summary.drafts > 1 ? " in " + counted(under, "draft", "drafts") : "";
    reasons.push_back("score below " + std::to_string(gate.fail_under) + of_many);
  }
  summary.gate_failed = !reasons.empty();
  summary.gate_reason = join(reasons, ", ");
  return summary;
}

Summary summarise(const std::vector<DraftResult>& drafts, const Gate& gate) {
  Tally tally;
  for (const DraftResult& draft : drafts) tally.add(draft);
  return tally.summary(gate);
}

}  // namespace mannerly
