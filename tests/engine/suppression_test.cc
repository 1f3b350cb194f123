// Which findings an allowance takes out, and what is said of allowances.
#include "engine/suppression.h"

#include <gmock/gmock.h>

#include "engine/support.h"

namespace mannerly {
namespace {

using test::finding;
using test::kWarning;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

class Allowances : public ::testing::Test {
 protected:
  Allow& allow(const std::string& rule, Span where = {0, 44}) {
    Allow& entry = draft_->allows.emplace_back();
    entry.rule = rule;
    entry.where = where;
    entry.span = {0, 2};
    entry.removal = {0, 3};
    return entry;
  }

  static std::vector<AllowableRule> rules() {
    return {{"sales/pitch"},         {"similar/twin", false, false},
            {"suppression/expired"}, {"suppression/unknown-rule"},
            {"suppression/unused"},  {"tone/a"},
            {"tone/off", true}};
  }

  /// "rule@begin" of what is left of the findings; then "rule: message" of what is said of the allowances.
  void run(std::vector<Finding> findings) {
    Suppressor suppressor(*draft_, day_from_string("2026-06-01"));
    suppressed_ = suppressor.take_out(findings);
    left_.clear();
    said_.clear();
    for (const Finding& f : findings) left_.push_back(f.rule + "@" + std::to_string(f.span.begin));
    about_ = suppressor.judge(rules());
    for (const Finding& f : about_) said_.push_back(f.rule + ": " + f.message);
  }

  std::shared_ptr<Draft> draft_ = test::draft_of("Hi Ana,\n\nPlease act now. Please reply soon.\n");
  std::vector<Suppressed> suppressed_;
  std::vector<Finding> about_;
  std::vector<std::string> left_;
  std::vector<std::string> said_;
};

TEST_F(Allowances, CoverTheirSpanAndTheirGlob) {
  allow("tone/*", {9, 24}).reason = "agreed";
  run({finding("tone/a", kWarning, {9, 15}), finding("tone/a", kWarning, {25, 31}),
       finding("sales/pitch", kWarning, {9, 15})});
  EXPECT_THAT(left_, ElementsAre("tone/a@25", "sales/pitch@9"));
  ASSERT_EQ(suppressed_.size(), 1U);
  EXPECT_EQ(suppressed_[0].reason, "agreed");
  EXPECT_EQ(suppressed_[0].by, SuppressedBy::kFrontMatter);
  EXPECT_THAT(said_, IsEmpty());
}

TEST_F(Allowances, CoverOneFindingByFingerprint) {
  Allow& entry = allow("tone/a");
  entry.fingerprint = "00000000000000ff";
  entry.origin = AllowOrigin::kFile;
  entry.place = "allow.yaml:3";
  std::vector<Finding> findings = {finding("tone/a", kWarning, {9, 15}), finding("tone/a", kWarning, {25, 31})};
  findings[1].fingerprint = "00000000000000ff";
  run(findings);
  EXPECT_THAT(left_, ElementsAre("tone/a@9"));
  EXPECT_EQ(suppressed_.at(0).by, SuppressedBy::kFile);
}

TEST_F(Allowances, WithoutEffectAreUnused) {
  allow("tone/a");
  allow("tone/off");
  allow("sales/*");
  run({});
  EXPECT_THAT(said_, ElementsAre("suppression/unused: “tone/a” finds nothing here; the entry has no effect",
                                 "suppression/unused: “tone/off” does not apply to this draft; the entry has no effect",
                                 "suppression/unused: “sales/*” finds nothing here; the entry has no effect"));
  ASSERT_EQ(about_[0].fixes.size(), 1U);
  EXPECT_EQ(about_[0].fixes[0].applicability, Applicability::kSafe);
  EXPECT_THAT(about_[0].fixes[0].edits, ElementsAre(Edit{{0, 3}, ""}));
}

TEST_F(Allowances, OfTwoEqualOnesTheSecondIsUnused) {
  allow("tone/a");
  allow("tone/a");
  run({finding("tone/a", kWarning, {9, 15})});
  EXPECT_THAT(said_, ElementsAre("suppression/unused: “tone/a” is allowed twice; one entry is enough"));
}

TEST_F(Allowances, APatternAndARuleThatBothCoverAreBothUsed) {
  allow("tone/*");
  allow("tone/a");
  run({finding("tone/a", kWarning, {9, 15})});
  EXPECT_THAT(said_, IsEmpty());
}

TEST_F(Allowances, OfRulesThatLookBeyondTheDraftAreNeverUnused) {
  allow("similar/twin");
  allow("*/t*");
  run({});
  EXPECT_THAT(said_, IsEmpty());
}

TEST_F(Allowances, HoldOnTheirLastDayAndNotBehindIt) {
  allow("tone/a", {9, 24}).until = day_from_string("2026-06-01");
  allow("tone/a", {25, 44}).until = day_from_string("2026-05-31");
  run({finding("tone/a", kWarning, {9, 15}), finding("tone/a", kWarning, {25, 31})});
  EXPECT_THAT(left_, ElementsAre("tone/a@25"));
  EXPECT_THAT(said_,
              ElementsAre("suppression/expired: “tone/a” was allowed until 2026-05-31; mend the draft, or give the "
                          "entry a later date"));
}

TEST_F(Allowances, WithoutADayNothingExpires) {
  allow("tone/a").until = day_from_string("1999-05-31");
  std::vector<Finding> findings = {finding("tone/a", kWarning, {9, 15})};
  Suppressor suppressor(*draft_, std::nullopt);
  EXPECT_EQ(suppressor.take_out(findings).size(), 1U);
  EXPECT_THAT(suppressor.judge(rules()), IsEmpty());
}

TEST_F(Allowances, OfUnknownRulesNameTheNearest) {
  allow("tone/b");
  allow("ton/*");
  allow("pitch");
  allow("quite/different");
  run({finding("tone/a", kWarning, {9, 15})});
  EXPECT_THAT(said_, ElementsAre("suppression/unknown-rule: there is no rule “tone/b”, did you mean “tone/a”?",
                                 "suppression/unknown-rule: no rule matches “ton/*”, did you mean “tone/*”?",
                                 "suppression/unknown-rule: there is no rule “pitch”, did you mean “sales/pitch”?",
                                 "suppression/unknown-rule: there is no rule “quite/different”; “mannerly rules list” "
                                 "shows all"));
}

TEST_F(Allowances, MayCoverWhatIsSaidOfOthers) {
  allow("tone/a");
  allow("suppression/unused");
  run({});
  EXPECT_THAT(said_, IsEmpty());
  draft_->allows.erase(draft_->allows.begin());
  run({});
  EXPECT_THAT(said_,
              ElementsAre("suppression/unused: “suppression/unused” finds nothing here; the entry has no effect"));
}

TEST_F(Allowances, OfAFileThatIsGoneSayNothing) {
  allow("tone/a").origin = AllowOrigin::kFile;
  run({});
  EXPECT_THAT(said_, IsEmpty());
}

}  // namespace
}  // namespace mannerly
