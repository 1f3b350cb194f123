// Counts and the gate.
#include <gtest/gtest.h>

#include "engine/support.h"
#include "mannerly/report.h"

namespace mannerly {
namespace {

using test::finding;

std::vector<DraftResult> two_drafts() {
  std::vector<DraftResult> out(2);
  out[0].findings = {finding("a/a", Severity::kError), finding("a/b", Severity::kWarning)};
  out[0].score.overall = 59;
  out[1].findings = {finding("a/b", Severity::kWarning), finding("a/c", Severity::kAdvice)};
  out[1].score.overall = 90;
  return out;
}

std::string reason(Severity fail_on, int fail_under) {
  const Summary summary = summarise(two_drafts(), {.fail_on = fail_on, .fail_under = fail_under});
  EXPECT_EQ(summary.gate_failed, !summary.gate_reason.empty());
  return summary.gate_reason;
}

TEST(Summary, CountsByLevel) {
  const Summary summary = summarise(two_drafts(), {});
  EXPECT_EQ(summary.drafts, 2U);
  EXPECT_EQ(summary.errors, 1U);
  EXPECT_EQ(summary.warnings, 2U);
  EXPECT_EQ(summary.advice, 1U);
}

TEST(Summary, TheGateSaysWhyItFails) {
  EXPECT_EQ(reason(Severity::kError, 0), "1 error");
  EXPECT_EQ(reason(Severity::kWarning, 0), "1 error, 2 warnings");
  EXPECT_EQ(reason(Severity::kAdvice, 0), "1 error, 2 warnings, 1 advice");
  EXPECT_EQ(reason(Severity::kOff, 59), "");
  EXPECT_EQ(reason(Severity::kOff, 60), "score below 60 in 1 draft");
  EXPECT_EQ(reason(Severity::kError, 70), "1 error, score below 70 in 1 draft");
}

TEST(Summary, NothingPasses) {
  EXPECT_FALSE(summarise({}, {.fail_on = Severity::kAdvice, .fail_under = 100}).gate_failed);
}

}  // namespace
}  // namespace mannerly
