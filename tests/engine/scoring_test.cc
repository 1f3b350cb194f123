// The ledger: golden small cases and the law that its points sum to what the score lost.
#include "engine/scoring.h"

#include <gmock/gmock.h>

#include <cmath>
#include <random>

#include "engine/support.h"

namespace mannerly {
namespace {

using test::finding;
using test::kAdvice;
using test::kError;
using test::kWarning;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::vector<double> points(const std::vector<Finding>& findings) {
  std::vector<double> out;
  for (const Finding& f : findings) out.push_back(f.points);
  return out;
}

TEST(Scoring, NothingFoundIsAHundredAndSend) {
  std::vector<Finding> none;
  const Scorecard card = score(none, {});
  EXPECT_EQ(card.overall, 100);
  EXPECT_EQ(card.verdict, SendVerdict::kSend);
  EXPECT_THAT(card.ledger, IsEmpty());
  EXPECT_EQ(card.ceiling, "");
  EXPECT_THAT(card.categories, ElementsAre(Pair("purpose", 100), Pair("personalization", 100), Pair("structure", 100),
                                           Pair("length", 100), Pair("tone", 100), Pair("sales", 100),
                                           Pair("spelling", 100), Pair("etiquette", 100), Pair("emoji", 100)));
}

TEST(Scoring, AWarningCostsSixAndAdviceTwo) {
  std::vector<Finding> findings = {finding("tone/a", kAdvice), finding("purpose/late", kWarning)};
  const Scorecard card = score(findings, {});
  EXPECT_EQ(card.overall, 92);
  EXPECT_EQ(card.verdict, SendVerdict::kSend);
  EXPECT_THAT(points(findings), ElementsAre(2, 6));
  ASSERT_EQ(card.ledger.size(), 2U);
  EXPECT_EQ(card.ledger[0].finding, 1U);
  EXPECT_EQ(card.ledger[0].points, 6);
  EXPECT_EQ(card.ledger[1].finding, 0U);
}

TEST(Scoring, TheWeightOfARuleMultipliesItsCost) {
  const Weights weights = {{"structure/thanks", 4.5}, {"purpose/late", 0.5}, {"tone/a", 0}};
  std::vector<Finding> findings = {finding("structure/thanks", kAdvice), finding("purpose/late", kWarning),
                                   finding("tone/a", kWarning), finding("tone/b", kWarning)};
  const Scorecard card = score(findings, {.recognised = {}, .weights = &weights});
  EXPECT_EQ(card.overall, 82);
  EXPECT_THAT(points(findings), ElementsAre(9, 3, 0, 6));
  EXPECT_EQ(card.ledger.size(), 3U);
}

TEST(Scoring, RepeatsOfARuleCostLessAndLess) {
  std::vector<Finding> findings(3, finding("purpose/vague", kWarning));
  EXPECT_EQ(score(findings, {}).overall, 88);  // 6 + 3.6 + 2.16 = 11.76, twelve in the ledger
  EXPECT_THAT(points(findings), ElementsAre(6.1, 3.7, 2.2));
}

TEST(Scoring, TheGravestFindingOfARuleCountsInFull) {
  std::vector<Finding> findings = {finding("length/long", kAdvice), finding("length/long", kWarning)};
  score(findings, {});
  EXPECT_GT(findings[1].points, 5.5);
  EXPECT_LT(findings[0].points, 1.5);
}

TEST(Scoring, ACategoryLosesNoMoreThanItsWeight) {
  std::vector<Finding> findings = {finding("tone/a", kWarning), finding("tone/b", kWarning),
                                   finding("tone/c", kWarning), finding("emoji/a", kWarning)};
  const Scorecard card = score(findings, {});
  EXPECT_EQ(card.overall, 86);
  EXPECT_THAT(points(findings), ElementsAre(4, 4, 4, 2));
  EXPECT_THAT(card.categories, ::testing::Contains(Pair("tone", 0)));
  EXPECT_THAT(card.categories, ::testing::Contains(Pair("emoji", 0)));
}

TEST(Scoring, FollowupAndIntroShareTheCapOfEtiquette) {
  std::vector<Finding> findings = {finding("etiquette/a", kAdvice), finding("followup/b", kAdvice),
                                   finding("intro/c", kAdvice)};
  EXPECT_EQ(score(findings, {}).overall, 97);
  EXPECT_THAT(points(findings), ElementsAre(1, 1, 1));
}

TEST(Scoring, AnErrorIsACeilingAndPaysForIt) {
  std::vector<Finding> findings = {finding("tone/a", kAdvice), finding("template/left", kError)};
  const Scorecard card = score(findings, {});
  EXPECT_EQ(card.overall, 59);
  EXPECT_EQ(card.ceiling, "template/left");
  EXPECT_EQ(card.verdict, SendVerdict::kDoNotSend);
  EXPECT_THAT(points(findings), ElementsAre(2, 39));
}

TEST(Scoring, ASafetyErrorIsALowerCeiling) {
  std::vector<Finding> findings = {finding("template/left", kError), finding("safety/a", kError),
                                   finding("safety/b", kError)};
  const Scorecard card = score(findings, {});
  EXPECT_EQ(card.overall, 30);
  EXPECT_EQ(card.ceiling, "safety/a");
  EXPECT_THAT(points(findings), ElementsAre(0, 35, 35));
}

TEST(Scoring, ACeilingAboveTheScoreIsNotNamed) {
  std::vector<Finding> findings;
  for (const char* category : {"purpose", "personalization", "structure", "length"}) {
    findings.push_back(finding(std::string(category) + "/a", kError));
  }
  const Scorecard card = score(findings, {});
  EXPECT_EQ(card.overall, 52);
  EXPECT_EQ(card.ceiling, "");
}

TEST(Scoring, SafetyWarningsCostNothing) {
  std::vector<Finding> findings = {finding("safety/a", kWarning), finding("template/b", kAdvice)};
  const Scorecard card = score(findings, {});
  EXPECT_EQ(card.overall, 100);
  EXPECT_THAT(card.ledger, IsEmpty());
}

TEST(Scoring, WhatDoesNotApplyToTheKindHandsItsWeightOn) {
  std::vector<Finding> findings(6, finding("tone/a", kError));
  for (std::size_t i = 0; i < findings.size(); ++i) findings[i].rule += std::to_string(i);
  const Scorecard card = score(findings, {.kind = Kind::kReply, .recognised = {}});
  EXPECT_EQ(card.categories.size(), 7U);
  double tone = 0;
  for (const Finding& f : findings) tone += f.points;
  EXPECT_NEAR(tone, 41, 1e-9);  // the ceiling of 59; the cap alone, 12 × 100 / 62, would leave 81
  EXPECT_EQ(card.overall, 59);
}

TEST(Scoring, UnderEightyIsRevise) {
  std::vector<Finding> findings;
  for (const char* category : {"purpose", "personalization", "structure", "length"}) {
    findings.push_back(finding(std::string(category) + "/a", kWarning));
  }
  EXPECT_EQ(score(findings, {}).verdict, SendVerdict::kRevise);
  findings.pop_back();
  EXPECT_EQ(score(findings, {}).verdict, SendVerdict::kSend);
}

TEST(Scoring, TheLedgerAlwaysSumsToWhatWasLost) {
  constexpr const char* kCategories[] = {"purpose",  "personalization", "structure", "length", "tone",   "sales",
                                         "spelling", "etiquette",       "followup",  "emoji",  "safety", "template"};
  std::mt19937 random(7);
  const auto pick = [&](unsigned limit) { return static_cast<std::size_t>(random() % limit); };
  for (int trial = 0; trial < 2000; ++trial) {
    std::vector<Finding> findings;
    for (std::size_t i = pick(14); i > 0; --i) {
      const std::string rule = std::string(kCategories[pick(12)]) + "/" + std::to_string(pick(3));
      findings.push_back(finding(rule, static_cast<Severity>(1 + pick(pick(4) == 0 ? 3 : 2))));
    }
    const Scorecard card = score(findings, {.kind = all_kinds()[pick(8)], .recognised = {}});
    double sum = 0;
    for (std::size_t i = 0; i < card.ledger.size(); ++i) {
      sum += card.ledger[i].points;
      EXPECT_GT(card.ledger[i].points, 0);
      EXPECT_EQ(card.ledger[i].points, findings[card.ledger[i].finding].points);
      EXPECT_EQ(std::round(card.ledger[i].points * 10) / 10, card.ledger[i].points);
      EXPECT_LE(card.ledger[i].points, card.ledger[i == 0 ? 0 : i - 1].points);
    }
    EXPECT_NEAR(sum, 100 - card.overall, 1e-6);
    EXPECT_GE(card.overall, 0);
  }
}

}  // namespace
}  // namespace mannerly
