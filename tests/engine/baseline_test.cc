// Findings against a baseline, and the file it is kept in.
#include "mannerly/baseline.h"

#include <gmock/gmock.h>

#include "engine/support.h"

namespace mannerly {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

DraftResult result_of(const std::string& path, const std::vector<std::pair<std::string, std::string>>& found) {
  DraftResult out;
  out.draft = std::make_shared<const Draft>(std::move(read_drafts(path, "Hi Ana, please act now.\n", {}).drafts.at(0)));
  for (const auto& [rule, fingerprint] : found) {
    Finding finding = test::finding(rule, Severity::kError, {8, 14});
    finding.fingerprint = fingerprint;
    out.findings.push_back(std::move(finding));
  }
  out.score.overall = 59;
  return out;
}

/// Gives full marks to what is left.
class Scorer final : public test::SilentLinter {
 public:
  void rescore(DraftResult& result) const override { result.score.overall = result.findings.empty() ? 100 : 88; }
};

/// A run over results in which only the files of `there` exist besides.
BaselineOutcome run(const Baseline& baseline, std::vector<DraftResult>& results, std::vector<std::string> there = {}) {
  const BaselinePlaces places{
      [](const Draft& draft) { return draft.source.path(); },
      [&](const std::string& path) { return std::find(there.begin(), there.end(), path) != there.end(); }};
  const Scorer scorer{};
  std::vector<BaselineTarget> targets;
  for (DraftResult& result : results) targets.push_back({&result, &scorer});
  return apply_baseline(baseline, places, targets);
}

TEST(Baseline, TakesOutWhatItKnowsAndScoresTheRest) {
  std::vector<DraftResult> results = {result_of("a.txt", {{"tone/a", "1"}, {"tone/b", "2"}})};
  const BaselineOutcome outcome = run({{"a.txt", "tone/a", "1"}, {"a.txt", "tone/b", "2"}}, results);
  EXPECT_THAT(results[0].findings, IsEmpty());
  EXPECT_EQ(results[0].suppressed.size(), 2U);
  EXPECT_EQ(results[0].score.overall, 100);
  EXPECT_EQ(outcome.left.size(), 2U);
  const Summary summary = summarise(results, {.fail_on = Severity::kAdvice, .fail_under = 70});
  EXPECT_FALSE(summary.gate_failed);
  EXPECT_EQ(summary.baselined, 2U);
}

TEST(Baseline, GoesOnWithFindingsWhoseSentencesWereFixed) {
  const Baseline baseline{{"a.txt", "tone/a", "1", 2}, {"a.txt", "tone/b", "2"}, {"b.txt", "tone/a", "3"}};
  std::vector<DraftResult> before = {
      result_of("a.txt", {{"tone/a", "1"}, {"tone/a", "1"}, {"tone/b", "2"}, {"tone/c", "8"}})};
  std::vector<DraftResult> after = {result_of("a.txt", {{"tone/a", "1"}, {"tone/a", "9"}, {"tone/c", "7"}})};
  const std::vector<std::string> there{"b.txt"};
  const Baseline kept = carried(baseline, run(baseline, before, there), run(baseline, after, there));
  EXPECT_THAT(kept, ElementsAre(BaselineEntry{"a.txt", "tone/a", "1"}, BaselineEntry{"a.txt", "tone/a", "9"},
                                BaselineEntry{"a.txt", "tone/b", "2"}, BaselineEntry{"b.txt", "tone/a", "3"}))
      << "tone/b is mended and stays until an update; tone/c was new before and is new after";
}

TEST(Baseline, CountsEqualFindings) {
  std::vector<DraftResult> results = {result_of("people.txt", {{"tone/a", "1"}}),
                                      result_of("people.txt", {{"tone/a", "1"}}),
                                      result_of("people.txt", {{"tone/a", "1"}})};
  const BaselineOutcome outcome = run({{"people.txt", "tone/a", "1", 2}}, results);
  EXPECT_THAT(outcome.left, ElementsAre(BaselineEntry{"people.txt", "tone/a", "1", 2}));
  EXPECT_THAT(outcome.fresh, ElementsAre(BaselineEntry{"people.txt", "tone/a", "1", 1}));
  EXPECT_EQ(results[2].findings.size(), 1U);
}

TEST(Baseline, KnowsAFileByItsNameAndAMovedOneByItsFindings) {
  const Baseline baseline = {{"old.txt", "tone/a", "1"}, {"there.txt", "tone/b", "2"}};
  std::vector<DraftResult> results = {result_of("new.txt", {{"tone/a", "1"}, {"tone/b", "2"}})};
  const BaselineOutcome outcome = run(baseline, results, {"there.txt"});
  EXPECT_THAT(outcome.left, ElementsAre(BaselineEntry{"new.txt", "tone/a", "1"}));
  EXPECT_THAT(outcome.fresh, ElementsAre(BaselineEntry{"new.txt", "tone/b", "2"}));
  EXPECT_THAT(outcome.unseen, ElementsAre(BaselineEntry{"there.txt", "tone/b", "2"}));
  EXPECT_THAT(outcome.gone, IsEmpty());
}

TEST(Baseline, SaysWhatIsGone) {
  std::vector<DraftResult> results = {result_of("a.txt", {})};
  const BaselineOutcome outcome = run({{"a.txt", "tone/a", "1"}, {"deleted.txt", "tone/a", "1"}}, results);
  EXPECT_EQ(outcome.gone.size(), 2U);
}

TEST(BaselineFile, IsSortedOneEntryALine) {
  const Baseline baseline = merged({{"b.txt", "tone/a", "1"}, {"a.txt", "tone/b", "3", 2}}, {{"a.txt", "tone/a", "2"}});
  EXPECT_EQ(baseline_text(baseline),
            "{\"baseline\": 1, \"findings\": [\n"
            "{\"path\":\"a.txt\",\"rule\":\"tone/a\",\"fingerprint\":\"2\"},\n"
            "{\"path\":\"a.txt\",\"rule\":\"tone/b\",\"fingerprint\":\"3\",\"count\":2},\n"
            "{\"path\":\"b.txt\",\"rule\":\"tone/a\",\"fingerprint\":\"1\"}\n"
            "]}\n");
  EXPECT_EQ(read_baseline("b.json", baseline_text(baseline)), baseline);
  EXPECT_EQ(read_baseline("b.json", baseline_text({})), Baseline{});
}

TEST(BaselineFile, FaultsHaveTheirPlace) {
  struct Case {
    const char* bytes;
    const char* error;
  };
  for (const Case& c :
       {Case{"", "b.json:1:1: not valid JSON"}, Case{"{\n  \"baseline\": ]", "b.json:2:15: not valid JSON"},
        Case{"{\"baseline\": 1,\n \"findings\": 1e999}", "b.json:2:14: the number is too large"},
        Case{"[]", "b.json:1:1: expected a baseline"},
        Case{"{\"baseline\": 2, \"findings\": []}", "b.json:1:1: expected a baseline"},
        Case{"{\"baseline\": 1, \"findings\": {}}", "expected a list of entries"},
        Case{"{\"baseline\": 1, \"findings\": [\n {\"path\": \"a{[\", \"rule\": \"r\", \"fingerprint\": \"f\"},\n"
             " {\"path\": 3}]}",
             "b.json:3:2: expected a text as “path”"},
        Case{"{\"baseline\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"r\", \"fingerprint\": \"f\", "
             "\"count\": 0}]}",
             "count: expected a whole number from 1"},
        Case{"{\"baseline\": 1, \"findings\": [{\"path\": \"a\", \"rule\": \"r\", \"fingerprint\": \"f\", "
             "\"coun\": 1}]}",
             "unknown key “coun”, did you mean “count”?"}}) {
    const auto read = read_baseline("b.json", c.bytes);
    ASSERT_FALSE(read.has_value()) << c.bytes;
    EXPECT_THAT(to_string(read.error()), HasSubstr(c.error));
  }
}

TEST(BaselineFile, DeepNestingIsAnError) {
  EXPECT_FALSE(read_baseline("b.json", std::string(1'000'000, '[')).has_value());
  EXPECT_FALSE(read_baseline("b.json", std::string(1'000'000, '[') + std::string(1'000'000, ']')).has_value());
}

}  // namespace
}  // namespace mannerly
