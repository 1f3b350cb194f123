#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "report/formats.h"
#include "report/marked_source.h"
#include "report/sample.h"

namespace mannerly {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

std::string marked(const DraftResult& result) {
  std::string out;
  Sink sink([&](std::string_view piece) { out += piece; });
  write_marked_source(result, 3, sink);
  sink.flush();
  return out;
}

TEST(MarkedSource, MarksTheWords) {
  EXPECT_EQ(marked(test::sample_result("a.md", "Zoë, [[act <now>]]!")),
            "<pre>Zoë, <a class=\"number warning\" id=\"d3m1\" href=\"#d3f1\">1</a><mark class=\"warning\">act "
            "&lt;now&gt;</mark>!</pre>\n");
}

TEST(MarkedSource, OverlapsAreCutWhereTheyBeginAndEnd) {
  DraftResult result = test::sample_result("a.md", "[[act]] now");
  Finding wide = result.findings[0];
  wide.span = {2, 7};
  wide.severity = Severity::kError;
  result.findings.push_back(wide);
  const std::string out = marked(result);
  EXPECT_THAT(out, HasSubstr("<mark class=\"warning\">ac</mark><a class=\"number error\" id=\"d3m2\""));
  EXPECT_THAT(out, HasSubstr("<mark class=\"error\">t</mark><mark class=\"error\"> now</mark></pre>"));
}

TEST(MarkedSource, AnEmptySpanHasItsNumber) {
  DraftResult result = test::sample_result("a.md", "Hi [[x]]");
  result.findings[0].span = {3, 3};
  EXPECT_EQ(marked(result), "<pre>Hi <a class=\"number warning\" id=\"d3m1\" href=\"#d3f1\">1</a>x</pre>\n");
}

TEST(HtmlFormat, NoTextOfADraftActs) {
  DraftResult result = test::sample_result("<a>.md", "<script>alert(1)</script> [[\"now\"]]");
  result.findings[0].message = "<img src=x onerror=alert(2)>";
  result.findings[0].why = "because <b>";
  result.findings[0].fixes.push_back({.title = "write <i>", .edits = {{{26, 31}, "</section>"}}});
  Report report = test::sample_report(std::move(result));
  report.problems.push_back({.message = "<u>", .path = "<p>.md"});
  const std::string out = report_text(write_html, report, {});
  for (const char* tag : {"<script", "<img", "<i>", "<u>", "<p>.md", "because <b>", "<a>.md"}) {
    EXPECT_THAT(out, Not(HasSubstr(tag)));
  }
  EXPECT_THAT(out, HasSubstr("default-src 'none'; style-src 'unsafe-inline'"));
  EXPECT_THAT(out, HasSubstr("<ins>&lt;/section&gt;</ins>"));
}

TEST(HtmlFormat, SaysWhatToChangeFirst) {
  DraftResult result = test::sample_result("a.md", "[[act]] [[now]]");
  result.findings[1].rule = "purpose/late";
  result.score.overall = 80;
  result.score.categories = {{"tone", 60}};
  result.score.ledger = {{1, 14}, {0, 6}};
  const std::string out = report_text(write_html, test::sample_report(std::move(result)), {});
  EXPECT_THAT(out,
              HasSubstr("<li><b>+14</b> <a href=\"#d1f2\">purpose/late</a></li>\n<li><b>+6</b> <a href=\"#d1f1\">"));
  EXPECT_THAT(out,
              HasSubstr("<meter min=\"0\" max=\"100\" low=\"60\" high=\"80\" optimum=\"100\" value=\"60\">60</meter>"));
}

}  // namespace
}  // namespace mannerly
