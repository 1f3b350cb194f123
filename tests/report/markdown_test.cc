#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "base/utf8.h"
#include "report/formats.h"
#include "report/sample.h"

namespace mannerly {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;

std::string markdown_of(const Report& report, std::size_t most_bytes = 0) {
  ReportOptions options;
  options.most_bytes = most_bytes;
  return report_text(write_markdown, report, options);
}

Report many(std::size_t count) {
  DraftResult result = test::sample_result("a.md", "[[now]]");
  result.findings[0].message = "“jetzt” drängt; laß es weg";
  test::add_findings(result, Severity::kWarning, count);
  return test::sample_report(std::move(result));
}

TEST(MarkdownFormat, SummaryThenDrafts) {
  Report report = test::sample_report(test::sample_result("a_b.md", "Hi\n[[now]]"));
  report.drafts[0].findings[0].fixes.push_back({.title = "delete “now”", .edits = {}});
  report.summary.gate_failed = true;
  report.summary.gate_reason = "score below 70";
  EXPECT_EQ(markdown_of(report),
            "<!-- mannerly -->\n**mannerly**: 1 warning in 1 draft. Not ready: score below 70\n\n"
            "<details><summary><b>a\\_b.md</b> · score 100 · 1 warning</summary>\n\n"
            "- **warning** line 2, `tone/urgency`: presses for time  \n  fix: delete “now”\n\n</details>\n");
}

TEST(MarkdownFormat, DraftTextIsOnlyText) {
  DraftResult result = test::sample_result("a.md", "[[now]]");
  result.findings[0].message = "@dana <img src=x> [a](http://b) `c` *d* #7 www.e.f\n# g";
  const std::string out = markdown_of(test::sample_report(std::move(result)));
  EXPECT_THAT(out, HasSubstr("@&#8203;dana &lt;img src=x&gt; \\[a\\](http:&#8203;//b) \\`c\\` \\*d\\* #&#8203;7 "
                             "www&#8203;.e.f #&#8203; g"));
}

TEST(MarkdownFormat, FitsAComment) {
  const std::string out = markdown_of(many(5000));
  const std::size_t characters = code_point_count(out);
  EXPECT_LE(characters, 65536U);
  EXPECT_GT(characters, 65000U);
  EXPECT_THAT(out, HasSubstr("</details>\n\n"));
  EXPECT_THAT(out, ::testing::ContainsRegex("\n[0-9]+ more findings have no room here; the log of the check has them "
                                            "all\\.\n$"));
}

TEST(MarkdownFormat, KeepsToTheBytesAskedFor) {
  const std::string out = markdown_of(many(5000), 10000);
  EXPECT_LE(out.size(), 10000U);
  EXPECT_GT(out.size(), 9500U);
  EXPECT_THAT(out, StartsWith("<!-- mannerly -->"));
}

TEST(MarkdownFormat, LeavesOutCleanDrafts) {
  Report report = many(1);
  report.drafts.push_back(test::sample_result("clean.md", "Hi"));
  EXPECT_THAT(markdown_of(report), Not(HasSubstr("clean.md")));
  EXPECT_THAT(markdown_of(report), Not(HasSubstr("no room")));
}

}  // namespace
}  // namespace mannerly
