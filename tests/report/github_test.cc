#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <sstream>

#include "report/formats.h"
#include "report/sample.h"

namespace mannerly {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string github_of(const Report& report) { return report_text(write_github, report, {}); }

/// The lines before the group that start with `command`.
std::size_t count_commands(const std::string& text, const std::string& command) {
  std::istringstream lines(text);
  std::size_t count = 0;
  for (std::string line; std::getline(lines, line) && !line.starts_with("::group::");) {
    if (line.starts_with("::" + command + " ")) ++count;
  }
  return count;
}

TEST(GithubFormat, AnnotatesTheWords) {
  const std::string out = github_of(test::sample_report(test::sample_result("a.md", "Hi\n🚀 Zoë, [[act now]]!\n")));
  EXPECT_THAT(out, StartsWith("::warning file=a.md,line=2,endLine=2,col=8,endColumn=15,title=tone/urgency::presses "
                              "for time\n::group::mannerly: 1 warning in 1 draft\n"));
  EXPECT_THAT(out, HasSubstr("\nwarning a.md:2:8: presses for time [tone/urgency]\n::endgroup::\n"));
}

TEST(GithubFormat, HasNoColumnsOverSeveralLines) {
  const std::string out = github_of(test::sample_report(test::sample_result("a.md", "Hi [[there\nyou]]\n")));
  EXPECT_THAT(out, StartsWith("::warning file=a.md,line=1,endLine=2,title="));
}

TEST(GithubFormat, EscapesWhatEndsACommand) {
  DraftResult result = test::sample_result("100%, a:b.md", "[[now]]\n");
  result.findings[0].message = "50% off\r\n::set-output name=x::y";
  const std::string out = github_of(test::sample_report(std::move(result)));
  EXPECT_THAT(out, StartsWith("::warning file=100%25%2C a%3Ab.md,line=1"));
  EXPECT_THAT(out, HasSubstr("::50%25 off%0D%0A::set-output name=x::y\n"));
}

TEST(GithubFormat, TheLogHoldsNoCommands) {
  DraftResult result = test::sample_result("::error::a.md", "[[now]]\n");
  result.findings[0].message = "“##[add-mask]a” \n::stop-commands::x";
  const std::string out = github_of(test::sample_report(std::move(result)));
  const std::string log = out.substr(out.find("::group::"));
  EXPECT_THAT(log, Not(HasSubstr("##[")));
  EXPECT_THAT(log, Not(HasSubstr("\n::error")));
  EXPECT_THAT(log, Not(HasSubstr("\n::stop")));
}

TEST(GithubFormat, WritesTenOfALevelGravestFirstAndCountsTheRest) {
  DraftResult result = test::sample_result("a.md", "[[now]]");
  test::add_findings(result, Severity::kAdvice, 12);
  test::add_findings(result, Severity::kWarning, 30);
  test::add_findings(result, Severity::kError, 11);
  const std::string out = github_of(test::sample_report(std::move(result)));
  EXPECT_THAT(out, StartsWith("::error "));
  EXPECT_EQ(count_commands(out, "error"), 10U);
  EXPECT_EQ(count_commands(out, "warning"), 10U);
  EXPECT_EQ(count_commands(out, "notice"), 10U);
  EXPECT_LT(out.rfind("::error "), out.find("::warning "));
  EXPECT_THAT(out, HasSubstr("::notice title=mannerly::25 more findings are in the log of this step and in its "
                             "summary\n::group::"));
}

TEST(GithubFormat, ProblemsAreErrorsAndComeFirst) {
  Report report = test::sample_report(test::sample_result("a.md", "[[now]]"));
  report.problems.push_back({.message = "unknown key “kid”", .path = "b.md", .line = 3, .column = 1});
  report.summary.gate_failed = true;
  report.summary.gate_reason = "score below 70";
  const std::string out = github_of(report);
  EXPECT_THAT(out, StartsWith("::error file=b.md,line=3,title=not checked::unknown key “kid”\n::warning "));
  EXPECT_THAT(out, ::testing::EndsWith("::endgroup::\nnot ready: score below 70\n"));
}

}  // namespace
}  // namespace mannerly
