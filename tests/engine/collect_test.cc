// Order, doubles, supersession.
#include "engine/collect.h"

#include <gmock/gmock.h>

#include "engine/support.h"

namespace mannerly {
namespace {

using test::finding;
using test::kWarning;
using ::testing::ElementsAre;

class EveryWord final : public CommonWords {
 public:
  bool is_common(std::string_view) const override { return true; }
};

class Collect : public ::testing::Test {
 protected:
  Collect() {
    book_.common = std::make_shared<EveryWord>();
    book_.phrases.finish();
    book_.regexes.finish();
  }

  /// "rule@begin-end", in the order of the findings.
  std::vector<std::string> run(std::vector<Finding> findings, const Supersessions& supersessions = {}) {
    const Analysis analysis(book_, draft_);
    std::vector<std::string> out;
    for (const Finding& f : collect(std::move(findings), analysis, supersessions)) {
      EXPECT_EQ(f.fingerprint.size(), 16U);
      out.push_back(f.rule + "@" + std::to_string(f.span.begin) + "-" + std::to_string(f.span.end));
    }
    return out;
  }

  Rulebook book_;
  std::shared_ptr<Draft> draft_ = test::draft_of("Hi Ana,\n\nPlease act now. Please reply soon.\n");
};

TEST_F(Collect, AWordThatARuleHasNamedIsNotUnknownToo) {
  EXPECT_THAT(
      run({finding("spelling/unknown-word", kWarning, {9, 15}), finding("tone/textspeak", kWarning, {9, 15}),
           finding("spelling/unknown-word", kWarning, {16, 19}), finding("sales/buzzword", kWarning, {16, 19})}),
      ElementsAre("tone/textspeak@9-15", "sales/buzzword@16-19", "spelling/unknown-word@16-19"));
}

TEST_F(Collect, SortsByPlaceThenRule) {
  EXPECT_THAT(run({finding("b/b", kWarning, {9, 15}), finding("a/a", kWarning, {16, 19}),
                   finding("a/a", kWarning, {9, 15}), finding("c/c", kWarning, {9, 12})}),
              ElementsAre("c/c@9-12", "a/a@9-15", "b/b@9-15", "a/a@16-19"));
}

TEST_F(Collect, OfDoublesTheGravestStays) {
  std::vector<Finding> findings = {finding("a/a", Severity::kAdvice, {9, 15}),
                                   finding("a/a", Severity::kError, {9, 15})};
  const Analysis analysis(book_, draft_);
  findings = collect(findings, analysis, {});
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].severity, Severity::kError);
}

TEST_F(Collect, ASupersededRuleIsSilentInTheWholeDraft) {
  const Supersessions table = {{"length/long", {"length/very-long", "length/cap"}}};
  const Finding longish = finding("length/long", kWarning, {9, 15});
  EXPECT_THAT(run({longish, finding("length/cap", kWarning, {20, 22})}, table), ElementsAre("length/cap@20-22"));
  EXPECT_THAT(run({longish}, table), ElementsAre("length/long@9-15"));
}

}  // namespace
}  // namespace mannerly
