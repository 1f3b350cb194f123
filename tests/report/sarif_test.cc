#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>

#include "report/formats.h"
#include "report/sample.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

Report report_beyond_ascii() {
  DraftResult result = test::sample_result("für Zoë/a.md", "Hi Zoë,\n🚀 Please [[act now]].\n");
  Finding& finding = result.findings[0];
  finding.fingerprint = "0123abcd";
  finding.fixes.push_back({.title = "delete", .edits = {{{20, 28}, ""}}, .applicability = Applicability::kSafe});
  finding.fixes.push_back({.title = "think", .edits = {}, .applicability = Applicability::kDisplay});
  return test::sample_report(std::move(result));
}

std::vector<RuleInfo> urgency() {
  RuleInfo rule;
  rule.id = "tone/urgency";
  rule.category = "tone";
  rule.title = "time pressure on the reader";
  rule.why = "A stranger owes no reply.";
  rule.source = {"A"};
  rule.severity = {{"default", Severity::kWarning}};
  rule.examples = {{.marked = "[[Act now]] and tell.",
                    .fixed = {},
                    .kind = {},
                    .subject = {},
                    .now = {},
                    .others = {},
                    .policy = {},
                    .front_matter = {},
                    .bad = true}};
  return {std::move(rule)};
}

Json run_of(const Report& report) {
  ReportOptions options;
  options.tool_version = "1.2.3";
  const std::vector<RuleInfo> rules = urgency();
  options.rules = rules;
  return Json::parse(report_text(write_sarif, report, options))["runs"][0];
}

TEST(SarifFormat, ColumnsAreUtf16Units) {
  const Json run = run_of(report_beyond_ascii());
  EXPECT_EQ(run["columnKind"], "utf16CodeUnits");
  const Json& place = run["results"][0]["locations"][0]["physicalLocation"];
  EXPECT_EQ(place["artifactLocation"]["uri"], "f%C3%BCr%20Zo%C3%AB/a.md");
  EXPECT_EQ(place["region"].dump(), R"({"startLine":2,"startColumn":11,"endLine":2,"endColumn":18})");
}

TEST(SarifFormat, ResultsPointAtTheirRule) {
  const Json run = run_of(report_beyond_ascii());
  const Json& result = run["results"][0];
  EXPECT_EQ(result["level"], "warning");
  const Json& rule = run["tool"]["driver"]["rules"][result["ruleIndex"].get<std::size_t>()];
  EXPECT_EQ(rule["id"], result["ruleId"]);
  EXPECT_EQ(rule["shortDescription"]["text"], "time pressure on the reader");
  EXPECT_EQ(rule["fullDescription"]["text"], "A stranger owes no reply.");
  EXPECT_EQ(rule["defaultConfiguration"]["level"], "warning");
  EXPECT_EQ(rule["properties"]["tags"], Json({"tone", "source A"}));
  EXPECT_NE(rule["help"]["markdown"].get<std::string>().find("> **Act now** and tell."), std::string::npos);
}

TEST(SarifFormat, FixesReplaceRegions) {
  const Json fixes = run_of(report_beyond_ascii())["results"][0]["fixes"];
  ASSERT_EQ(fixes.size(), 1U) << "advice without edits is no fix";
  EXPECT_EQ(fixes[0]["artifactChanges"][0]["replacements"].dump(),
            R"([{"deletedRegion":{"startLine":2,"startColumn":10,"endLine":2,"endColumn":18}}])");
}

TEST(SarifFormat, RecordsHaveNoFixes) {
  DraftResult result = test::sample_record("17", "please [[act now]]");
  result.findings[0].fixes.push_back(
      {.title = "delete", .edits = {{{6, 14}, ""}}, .applicability = Applicability::kSafe});
  const Json json = run_of(test::sample_report(std::move(result)))["results"][0];
  EXPECT_FALSE(json.contains("fixes"));
  EXPECT_EQ(json["locations"][0]["physicalLocation"]["region"].dump(),
            R"({"startLine":4,"startColumn":1,"endLine":4,"endColumn":2})");
}

TEST(SarifFormat, FingerprintsAreUnique) {
  Report report = test::sample_report(test::sample_result("a.md", "[[now]] [[now]] [[now]]"));
  report.drafts.push_back(test::sample_result("b.md", "[[now]]"));
  std::set<std::string> seen;
  const Json run = run_of(report);
  for (const Json& result : run["results"]) {
    seen.insert(result["partialFingerprints"]["mannerlyFinding/v1"].get<std::string>());
  }
  EXPECT_EQ(seen.size(), 4U);
}

TEST(SarifFormat, LeavesOutTheMildestBeyondTheLimit) {
  DraftResult result = test::sample_result("a.md", "[[now]]");
  test::add_findings(result, Severity::kAdvice, 20000);
  test::add_findings(result, Severity::kError, 10000);
  const Json run = run_of(test::sample_report(std::move(result)));
  ASSERT_EQ(run["results"].size(), 25000U);
  std::map<std::string, int> levels;
  for (const Json& json : run["results"]) ++levels[json["level"].get<std::string>()];
  EXPECT_EQ(levels, (std::map<std::string, int>{{"error", 10000}, {"warning", 1}, {"note", 14999}}));
  EXPECT_EQ(run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"],
            "5001 findings are left out; code scanning takes 25000");
}

TEST(SarifFormat, ProblemsAreNotifications) {
  Report report = report_beyond_ascii();
  report.problems.push_back({.message = "unknown key “kid”", .path = "b.md", .line = 3, .column = 1});
  const Json invocation = run_of(report)["invocations"][0];
  EXPECT_FALSE(invocation["executionSuccessful"]);
  const Json& notice = invocation["toolExecutionNotifications"][0];
  EXPECT_EQ(notice["message"]["text"], "unknown key “kid”");
  EXPECT_EQ(notice["locations"][0]["physicalLocation"]["region"]["startLine"], 3);
}

}  // namespace
}  // namespace mannerly
