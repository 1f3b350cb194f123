// The formats of collectors: GitLab Code Quality, JUnit, Checkstyle, reviewdog. Their validators run in tests/formats;
// here is what those cannot know.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "report/formats.h"
#include "report/sample.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;
using ::testing::HasSubstr;
using ::testing::Not;

Report with_problem(DraftResult result) {
  Report report = test::sample_report(std::move(result));
  report.problems.push_back({.message = "unknown key “kid”", .path = "b & c.md", .line = 3, .column = 1});
  report.problems.push_back({.message = "no such dictionary", .path = ""});
  return report;
}

TEST(GitlabFormat, SeveritiesAndLines) {
  DraftResult result = test::sample_result("./drafts/a.md", "Hi\n[[act\nnow]] [[please]] [[reply]]\n");
  result.findings[1].severity = Severity::kError;
  result.findings[2].severity = Severity::kAdvice;
  const Json issues = Json::parse(report_text(write_gitlab, test::sample_report(std::move(result)), {}));
  EXPECT_EQ(issues[0]["location"].dump(), R"({"path":"drafts/a.md","lines":{"begin":2,"end":3}})");
  EXPECT_EQ(issues[0]["severity"], "minor");
  EXPECT_EQ(issues[1]["severity"], "major");
  EXPECT_EQ(issues[2]["severity"], "info");
}

TEST(GitlabFormat, EqualFindingsHaveTheirOwnFingerprints) {
  Report report = test::sample_report(test::sample_result("a.md", "[[now]] [[now]] [[now]]"));
  report.drafts.push_back(test::sample_result("b.md", "[[now]]"));
  const Json issues = Json::parse(report_text(write_gitlab, report, {}));
  std::set<std::string> prints;
  for (const Json& issue : issues) prints.insert(issue["fingerprint"].get<std::string>());
  EXPECT_EQ(prints.size(), 4U);
}

TEST(GitlabFormat, NothingFoundIsAnEmptyList) {
  EXPECT_EQ(Json::parse(report_text(write_gitlab, Report{}, {})), Json::array());
}

TEST(JunitFormat, ADraftFailsWithTheGate) {
  Report report = with_problem(test::sample_result("a.md", "[[now]]"));
  report.drafts.push_back(test::sample_result("b.md", "[[now]]"));
  report.drafts.push_back(test::sample_result("clean.md", "Hi"));
  ReportOptions options;
  options.failed = {true, false, false};
  const std::string out = report_text(write_junit, report, options);
  EXPECT_THAT(out, HasSubstr(R"(<testsuites name="mannerly" tests="5" failures="1" errors="2" time="0">)"));
  EXPECT_THAT(out, HasSubstr(R"(<testcase name="a.md" classname="mannerly" time="0"><failure message="1 finding, )"
                             R"(score 100" type="mannerly">a.md:1:1: warning: presses for time [tone/urgency])"));
  EXPECT_THAT(out, HasSubstr(R"(<testcase name="b.md" classname="mannerly" time="0"><system-out>b.md:1:1: warning)"));
  EXPECT_THAT(out, HasSubstr(R"(<testcase name="clean.md" classname="mannerly" time="0"></testcase>)"));
  EXPECT_THAT(out, HasSubstr(R"(<testcase name="b &amp; c.md" classname="mannerly" time="0"><error message="unknown)"));
}

TEST(CheckstyleFormat, ColumnsAreCharactersAndFilesStandOnce) {
  Report report = with_problem(test::sample_result("z.md", "🚀 Zoë [[now]]"));
  report.drafts[0].findings[0].message = "say “\"now\"”\n<soon>";
  report.drafts.push_back(test::sample_record("1", "[[now]]"));
  report.drafts.push_back(test::sample_record("2", "[[now]]"));
  const std::string out = report_text(write_checkstyle, report, {});
  EXPECT_THAT(out, HasSubstr("<error line=\"1\" column=\"7\" severity=\"warning\" message=\"say “&quot;now&quot;”&#10;"
                             "&lt;soon&gt;\" source=\"mannerly.tone/urgency\"/>"));
  EXPECT_EQ(out.find("batch.jsonl"), out.rfind("batch.jsonl"));
  EXPECT_THAT(out, HasSubstr("message=\"record “2”: presses"));
  EXPECT_THAT(out, HasSubstr("<file name=\"b &amp; c.md\">\n    <error line=\"3\" column=\"1\" severity=\"error\""));
}

/// Every format points at the line of the file on which the record begins.
TEST(Records, AreFoundByTheirLine) {
  const Report report = test::sample_report(test::sample_record("17", "Hi\n\nplease [[act now]]"));
  const std::vector<std::pair<Reporter, std::string>> expected = {
      {write_text, "batch.jsonl:4 #17 3:8  warning"},
      {write_concise, "batch.jsonl:4:1: warning: record “17”: presses"},
      {write_github, "::warning file=batch.jsonl,line=4,endLine=4,col=1,endColumn=2,"},
      {write_github, "warning batch.jsonl:4 #17 3:8: presses"},
      {write_gitlab, R"("lines":{"begin":4,"end":4})"},
      {write_junit, "batch.jsonl:4 #17 3:8: warning: presses"},
      {write_checkstyle, R"(<error line="4" column="1" severity="warning" message="record “17”: presses)"},
      {write_rdjsonl, R"("range":{"start":{"line":4,"column":1},"end":{"line":4,"column":2}})"},
      {write_sarif, R"("startLine":4,"startColumn":1)"}};
  for (const auto& [format, text] : expected) EXPECT_THAT(report_text(format, report, {}), HasSubstr(text));
}

TEST(RdjsonlFormat, ColumnsAreBytesAndFixesOneRange) {
  DraftResult result = test::sample_result("a.md", "🚀 Zoë [[act now]] please\n");
  result.findings[0].fixes.push_back(
      {.title = "", .edits = {{{10, 13}, "do"}, {{14, 17}, "so"}}, .applicability = Applicability::kSuggested});
  result.findings[0].fixes.push_back(
      {.title = "", .edits = {{{10, 17}, ""}}, .applicability = Applicability::kDisplay});
  const Json json = Json::parse(report_text(write_rdjsonl, test::sample_report(std::move(result)), {}));
  EXPECT_EQ(json["location"]["range"].dump(), R"({"start":{"line":1,"column":11},"end":{"line":1,"column":18}})");
  ASSERT_EQ(json["suggestions"].size(), 1U);
  EXPECT_EQ(json["suggestions"][0].dump(),
            R"({"range":{"start":{"line":1,"column":11},"end":{"line":1,"column":18}},"text":"do so"})");
}

TEST(RdjsonlFormat, AProblemNeedsAFile) {
  const std::string out = report_text(write_rdjsonl, with_problem(test::sample_result("a.md", "Hi")), {});
  EXPECT_THAT(out, HasSubstr(R"("location":{"path":"b & c.md","range":{"start":{"line":3}}})"));
  EXPECT_THAT(out, Not(HasSubstr("dictionary")));
}

}  // namespace
}  // namespace mannerly
