// Policies that people write: what extends does, and that every fault has its place.
#include <gmock/gmock.h>

#include "permit/cases.h"
#include "support/memory_files.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Loaded {
  Result<std::shared_ptr<const Permissions>> permissions;
  std::vector<std::string> problems;
};

Loaded load(const std::string& bytes, const std::string& name = "mine.yaml") {
  PermissionOptions options;
  options.files = std::make_shared<MemoryFiles>(MemoryFiles{{"mine.yaml", bytes}});
  options.policy = name;
  std::vector<Error> problems;
  Loaded out{Permissions::create(options, problems), {}};
  for (const Error& problem : problems) out.problems.push_back(to_string(problem));
  return out;
}

const std::string kHead =
    "title: ours\n"
    "extends: documented\n"
    "channels:\n"
    "  message:\n";

TEST(PolicyFile, ReplacesOneChannelAndKeepsTheRest) {
  const Loaded loaded =
      load(kHead +
           "    - {code: house-rule, degree: [second, third], answer: request, text: \"ask {name} first\",\n"
           "       source: E, confidence: document}\n");
  ASSERT_TRUE(loaded.permissions);
  EXPECT_THAT(loaded.problems, IsEmpty());
  const Context context = context_of("to: {degree: 2, name: Priya}\nfrom: {tier: premium-career}");
  const Verdict verdict = (*loaded.permissions)->judge({context, "message", std::nullopt});
  EXPECT_EQ(verdict.policy, "mine");
  EXPECT_EQ(verdict.answer, Answer::kRequest);
  EXPECT_EQ(verdict.reasons.front().text, "ask Priya first");
  EXPECT_EQ((*loaded.permissions)->judge({context, "inmail", std::nullopt}).answer, Answer::kAllowedCost);
  const Context connection = context_of("to: {degree: 1}");
  const Verdict uncovered = (*loaded.permissions)->judge({connection, "message", std::nullopt});
  EXPECT_EQ(uncovered.answer, Answer::kUnknown) << "no row is never an allowance";
  EXPECT_THAT(uncovered.missing, IsEmpty());
  EXPECT_THAT((*loaded.permissions)->judge({context, "message", std::nullopt, "documented"}).disputed,
              testing::Contains(testing::Field(&OtherAnswer::policy, "mine")));
}

TEST(PolicyFile, AFactWithoutAValueIsNotGuessed) {
  const Loaded loaded =
      load(kHead +
           "    - {code: paid, when: {to.premium: true}, answer: allowed, text: x, source: A, confidence: document}\n"
           "    - {code: unpaid, answer: denied, text: y, source: A, confidence: document}\n");
  ASSERT_TRUE(loaded.permissions);
  const Context context = context_of("to: {degree: 2}");
  const Verdict verdict = (*loaded.permissions)->judge({context, "message", std::nullopt});
  EXPECT_EQ(verdict.answer, Answer::kUnknown);
  ASSERT_EQ(verdict.missing.size(), 1U);
  EXPECT_EQ(verdict.missing.front().fact, "to.premium");
}

struct Fault {
  std::string text;
  std::string problem;
};

TEST(PolicyFile, FaultsHaveTheirPlace) {
  const std::string good = "    - {code: a, answer: denied, text: x, source: A, confidence: document}\n";
  const std::vector<Fault> faults = {
      {kHead + "    - {code: a, anser: denied, answer: denied, text: x, source: A, confidence: document}\n",
       "mine.yaml:5:17: unknown key “anser”, did you mean “answer”?"},
      {kHead + "    - {code: a, answer: maybe, text: x, source: A, confidence: document}\n",
       "mine.yaml:5:25: answer: unknown value “maybe”"},
      {kHead + "    - {code: a, answer: denied, text: x, source: A}\n", "mine.yaml:5:7: missing key “confidence”"},
      {kHead + "    - {code: a, answer: denied, text: x, confidence: document}\n",
       "mine.yaml:5:7: missing key “source”"},
      {kHead + "    - {code: a, answer: denied, text: x, source: Z9, confidence: document}\n",
       "source: unknown source “Z9”"},
      {kHead + "    - {code: a, tier: premum-career, answer: denied, text: x, source: A, confidence: document}\n",
       "mine.yaml:5:23: tier: unknown tier “premum-career”, did you mean “premium-career”?"},
      {kHead + "    - {code: a, degree: fourth, answer: denied, text: x, source: A, confidence: document}\n",
       "degree: unknown value “fourth”"},
      {kHead + "    - {code: a, when: {to.degre: first}, answer: denied, text: x, source: A, confidence: document}\n",
       "unknown key “to.degre”, did you mean “to.degree”?"},
      {kHead + "    - {code: a, when: {to.degree: {at_least: 2}}, answer: denied, text: x, source: A, confidence: "
               "document}\n",
       "only numbers have at_least and below"},
      {kHead + "    - {code: a, answer: allowed-cost, text: x, source: A, confidence: document}\n",
       "“credits” and the answer “allowed-cost” go together"},
      {kHead + good +
           "quotas:\n  message:\n    - {code: q, used: to.degree, max: 3, unit: people, per: day, text: x, source: A, "
           "confidence: document}\n",
       "used: expected a fact that is a number"},
      {kHead + good +
           "quotas:\n  message:\n    - {code: q, used: from.credits, max: 3, unit: people, per: year, text: x, source: "
           "A, confidence: document}\n",
       "per: unknown time “year”"},
      {kHead + good + "caps:\n  - {channel: note, of: footer, max: 3, source: A, confidence: document}\n",
       "of: unknown part “footer”"},
      {kHead + good + "as_of: yesterday\n", "as_of: expected a day"},
      {"title: x\nextends: documentd\n", "extends: unknown policy “documentd”, did you mean “documented”?"},
      {"title: x\nextends: mine\n", "extends: “mine” extends itself"},
      {"title: x\nas_of: 2026-01-01\nchannel: {}\n", "unknown key “channel”, did you mean “channels”?"},
      {"- a\n- b\n", "mine.yaml:1:1: expected a policy: a map of keys and values"},
      {"title: [\n", "mine.yaml:"},
  };
  for (const Fault& fault : faults) {
    const Loaded loaded = load(fault.text);
    EXPECT_THAT(loaded.problems, testing::Contains(HasSubstr(fault.problem))) << fault.text;
  }
}

TEST(PolicyFile, ARowWithAFaultIsLeftOut) {
  const Loaded loaded = load(kHead +
                             "    - {code: broken, answer: maybe, text: x, source: A, confidence: document}\n"
                             "    - {code: whole, answer: denied, text: y, source: A, confidence: document}\n");
  ASSERT_TRUE(loaded.permissions);
  EXPECT_EQ(loaded.problems.size(), 1U);
  const Context context = context_of("to: {degree: 1}");
  EXPECT_EQ(code_of((*loaded.permissions)->judge({context, "message", std::nullopt})), "whole");
}

TEST(PolicyFile, AnUnknownPolicyIsNamedWithTheNearest) {
  const Loaded loaded = load("title: x\n", "documentd");
  ASSERT_FALSE(loaded.permissions);
  EXPECT_EQ(loaded.permissions.error().message, "unknown policy “documentd”, did you mean “documented”?");
  EXPECT_FALSE(load("title: x\n", "./none.yaml").permissions);
}

/// Every number and rule that is bundled can be traced.
TEST(BundledPolicies, EveryReasonCitesItsSource) {
  for (const std::string& policy : policies()) {
    for (const std::string& channel : permissions().channels()) {
      for (const std::string& tier : tiers()) {
        for (const char* degree : {"1", "2", "3", "outside"}) {
          const std::string facts = "to: {degree: " + std::string(degree) + "}\nfrom: {tier: " + tier + "}";
          for (const Reason& reason : judge(channel, facts, policy).reasons) {
            EXPECT_THAT(reason.source, testing::MatchesRegex("[A-F].*\\(.*\\)")) << policy << " " << reason.code;
            EXPECT_THAT(reason.text, testing::Not(HasSubstr("{"))) << policy << " " << reason.code;
          }
        }
      }
    }
  }
}

}  // namespace
}  // namespace mannerly::test
