#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "report/formats.h"
#include "report/sample.h"

namespace mannerly {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string text_of(const Report& report, const ReportOptions& options = {}) {
  return report_text(write_text, report, options);
}

Report full_report() {
  DraftResult result =
      test::sample_result("drafts/priya.md", "Hi Priya,\n\n[[I hope this finds you well.]] Please [[act now]].\n");
  Finding& late = result.findings[0];
  late.rule = "purpose/late-purpose";
  late.message = "the reason for writing first appears in sentence 5; state it in the first two";
  late.fixes.push_back(
      {.title = "move “I'm writing to ask…” up to here", .edits = {}, .applicability = Applicability::kSuggested});
  result.findings[1].severity = Severity::kAdvice;
  result.score.overall = 74;
  result.score.verdict = SendVerdict::kRevise;
  result.score.categories = {{"purpose", 50}, {"tone", 80}};
  result.score.ledger = {{0, 14}, {1, 6}};
  result.score.recognised = {.purpose_at = 41, .references = 2, .asks = 1, .thanks = true, .introduction = false};
  Report report = test::sample_report(std::move(result));
  report.summary = {
      .drafts = 1, .errors = 0, .warnings = 1, .advice = 1, .gate_failed = true, .gate_reason = "score below 80"};
  return report;
}

TEST(TextFormat, ShowsPlaceMarksFixAndScore) {
  EXPECT_EQ(text_of(full_report()),
            "drafts/priya.md:3:1  warning  purpose/late-purpose\n"
            "   the reason for writing first appears in sentence 5; state it in the first two\n"
            " 3 | I hope this finds you well. Please act now.\n"
            "   | ~~~~~~~~~~~~~~~~~~~~~~~~~~~\n"
            "   = fix (suggested): move “I'm writing to ask…” up to here\n"
            "drafts/priya.md:3:36  advice  tone/urgency\n"
            "   presses for time\n"
            " 3 | I hope this finds you well. Please act now.\n"
            "   |                                    ~~~~~~~\n"
            "\n"
            "score       74 / 100   purpose 50 · tone 80\n"
            "first       +14 purpose/late-purpose · +6 tone/urgency\n"
            "recognised  purpose at character 41 · two references · one ask · thanks\n"
            "verdict     revise\n"
            "1 warning, 1 advice in 1 draft · not ready: score below 80\n");
}

TEST(TextFormat, SaysNothingAboutPermissionWithoutAVerdict) {
  EXPECT_THAT(text_of(full_report()), Not(HasSubstr("permission")));
}

TEST(TextFormat, ColourOnlyWhenAsked) {
  EXPECT_THAT(text_of(full_report()), Not(HasSubstr("\x1b")));
  ReportOptions options;
  options.colour = Colour::kAlways;
  EXPECT_THAT(text_of(full_report(), options), HasSubstr("\x1b[33m~~~"));
}

TEST(TextFormat, NarrowPagesFoldMessagesAndCategories) {
  ReportOptions options;
  options.width = 42;
  const std::string out = text_of(full_report(), options);
  EXPECT_THAT(out, HasSubstr("   the reason for writing first appears in\n   sentence 5; state it"));
  EXPECT_THAT(out, HasSubstr("74 / 100   purpose 50 ·\n                       tone 80\n"));
}

TEST(TextFormat, RepeatsOfARuleAreOneLineOfTheLedger) {
  Report report = full_report();
  report.drafts[0].findings[1].rule = report.drafts[0].findings[0].rule;
  EXPECT_THAT(text_of(report), HasSubstr("+20 purpose/late-purpose\n"));
}

TEST(TextFormat, CleanDraftIsShort) {
  Report report = test::sample_report(test::sample_result("a.md", "Hi Priya,\n"));
  EXPECT_EQ(text_of(report),
            "a.md  no findings\n\nscore       100 / 100\nverdict     send\nnothing to change in 1 draft\n");
}

TEST(TextFormat, FindingsOnlyLeavesOutCleanDraftsAndScores) {
  Report report = full_report();
  report.drafts.push_back(test::sample_result("clean.md", "Hi Priya,\n"));
  ReportOptions options;
  options.detail = Detail::kFindings;
  const std::string out = text_of(report, options);
  EXPECT_THAT(out, Not(HasSubstr("clean.md")));
  EXPECT_THAT(out, Not(HasSubstr("score ")));
  EXPECT_THAT(out, HasSubstr("late-purpose"));
}

TEST(TextFormat, DraftTextCannotDriveTheTerminal) {
  const std::string out = text_of(test::sample_report(test::sample_result("a.md", "Please [[act\x1b]0;now]].")));
  EXPECT_THAT(out, Not(HasSubstr("\x1b")));
}

TEST(ConciseFormat, OneLineAFinding) {
  const std::string out = report_text(write_concise, full_report(), {});
  EXPECT_THAT(out, HasSubstr("drafts/priya.md:3:36: advice: presses for time [tone/urgency]\n"));
  EXPECT_EQ(std::count(out.begin(), out.end(), '\n'), 2);
}

}  // namespace
}  // namespace mannerly
