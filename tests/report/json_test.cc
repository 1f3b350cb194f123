#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <sstream>

#include "report/formats.h"
#include "report/sample.h"

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

Report report_with_everything() {
  DraftResult result = test::sample_result("drafts/priya.md", "Hi Zoë,\n🚀 Please [[act now]].\n");
  Finding& finding = result.findings[0];
  finding.why = "a stranger owes no reply";
  finding.source = {"A", "E"};
  finding.points = 6;
  finding.fingerprint = "0123abcd";
  finding.fixes.push_back({.title = "delete", .edits = {{{21, 28}, ""}}, .applicability = Applicability::kSafe});
  result.score.overall = 94;
  result.score.categories = {{"purpose", 100}, {"tone", 50}};
  result.score.ledger = {{0, 6}};
  result.score.recognised = {.purpose_at = 41, .references = 2, .asks = 1, .thanks = true, .introduction = false};
  return test::sample_report(std::move(result));
}

Json json_of(const Report& report) {
  ReportOptions options;
  options.tool_version = "1.2.3";
  return Json::parse(report_text(write_json, report, options));
}

std::vector<std::string> keys_of(const Json& object) {
  std::vector<std::string> keys;
  for (const auto& [key, value] : object.items()) keys.push_back(key);
  return keys;
}

TEST(JsonFormat, HasTheKeysOfSchemaOne) {
  const Json json = json_of(report_with_everything());
  using Keys = std::vector<std::string>;
  EXPECT_EQ(keys_of(json), (Keys{"schema", "tool", "drafts", "problems", "summary"}));
  EXPECT_EQ(keys_of(json["tool"]), (Keys{"name", "version", "score_model", "policy"}));
  const Json& draft = json["drafts"][0];
  EXPECT_EQ(keys_of(draft), (Keys{"path", "id", "kind", "template", "findings", "suppressed", "score", "permission"}));
  EXPECT_EQ(keys_of(draft["findings"][0]), (Keys{"rule", "category", "severity", "span", "start", "end", "match",
                                                 "message", "why", "source", "points", "fingerprint", "fixes"}));
  EXPECT_EQ(keys_of(draft["score"]), (Keys{"overall", "verdict", "categories", "ledger", "recognised"}));
  EXPECT_EQ(keys_of(draft["score"]["recognised"]), (Keys{"purpose_at", "references", "asks", "thanks"}));
  EXPECT_EQ(keys_of(json["summary"]), (Keys{"drafts", "errors", "warnings", "advice", "allowed", "baseline", "gate"}));
}

TEST(JsonFormat, SpansAreBytesAndColumnsCodePoints) {
  const Json finding = json_of(report_with_everything())["drafts"][0]["findings"][0];
  EXPECT_EQ(finding["match"], "act now");
  EXPECT_EQ(finding["span"], Json({{"begin", 21}, {"end", 28}}));
  EXPECT_EQ(finding["start"], Json({{"line", 2}, {"column", 10}}));
  EXPECT_EQ(finding["end"], Json({{"line", 2}, {"column", 17}}));
}

TEST(JsonFormat, CarriesReasonSourcePointsAndFixes) {
  const Json draft = json_of(report_with_everything())["drafts"][0];
  const Json& finding = draft["findings"][0];
  EXPECT_EQ(finding["why"], "a stranger owes no reply");
  EXPECT_EQ(finding["source"], Json({"A", "E"}));
  EXPECT_EQ(finding["points"].dump(), "6");
  EXPECT_EQ(finding["fixes"].dump(),
            R"([{"title":"delete","applicability":"safe","edits":[{"begin":21,"end":28,"text":""}]}])");
  EXPECT_EQ(draft["score"]["ledger"].dump(), R"([{"finding":0,"points":6}])");
  EXPECT_TRUE(draft["permission"].is_null());
  EXPECT_TRUE(draft["id"].is_null());
}

TEST(JsonFormat, ProblemsSayWhere) {
  Report report = report_with_everything();
  report.problems.push_back({.message = "unknown key “sevrity”", .path = ".mannerly.yaml", .line = 3, .column = 1});
  report.summary.gate_failed = true;
  const Json json = json_of(report);
  EXPECT_EQ(json["problems"].dump(),
            R"([{"path":".mannerly.yaml","line":3,"column":1,"message":"unknown key “sevrity”"}])");
  EXPECT_EQ(json["summary"]["gate"], "failed");
}

TEST(JsonFormat, PathsNeedNotBeUtf8) {
  const Json json = json_of(test::sample_report(test::sample_result("a\xff.md", "Hi")));
  EXPECT_EQ(json["drafts"][0]["path"], "a\uFFFD.md");
}

TEST(JsonlFormat, OneDraftObjectALine) {
  Report report = report_with_everything();
  report.drafts.push_back(test::sample_result("b.md", "Hi\n[[now]]\n"));
  const std::string out = report_text(write_jsonl, report, {});
  const Json json = json_of(report);
  std::istringstream lines(out);
  std::string line;
  std::size_t count = 0;
  while (std::getline(lines, line)) EXPECT_EQ(Json::parse(line), json["drafts"][count++]);
  EXPECT_EQ(count, 2U);
}

}  // namespace
}  // namespace mannerly
