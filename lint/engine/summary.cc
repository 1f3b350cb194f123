// Counts findings and decides the gate, once, so that no reporter has to.
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/strings.h"
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

Summary summarise(const std::vector<DraftResult>& drafts, const Gate& gate) {
  Summary summary;
  summary.drafts = drafts.size();
  for (const DraftResult& draft : drafts) {
    for (const Finding& finding : draft.findings) count(finding, summary);
    for (const Suppressed& row : draft.suppressed) {
      ++(row.by == SuppressedBy::kBaseline ? summary.baselined : summary.allowed);
    }
  }
  std::vector<std::string> reasons;
  if (std::string reason = over_level(summary, gate.fail_on); !reason.empty()) reasons.push_back(std::move(reason));
  const bool low = std::any_of(drafts.begin(), drafts.end(),
                               [&](const DraftResult& draft) { return draft.score.overall < gate.fail_under; });
  if (low) reasons.push_back("score below " + std::to_string(gate.fail_under));
  summary.gate_failed = !reasons.empty();
  summary.gate_reason = join(reasons, ", ");
  return summary;
}

}  // namespace mannerly
