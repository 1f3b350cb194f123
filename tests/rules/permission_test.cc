// The verdict in a check: silent while nothing is known, never in the way of other rules, decisive for "send".
#include <gmock/gmock.h>

#include "rules/pack.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;

constexpr const char* kText =
    "Hi Leonie,\n\nYour note on tide gauges at the Brest workshop solved a puzzle that my group at Kestrel Survey had "
    "carried for a year. Could you tell me which clock you chose for the offshore loggers?\n\nI run our buoy "
    "maintenance and am not selling anything. One line would do.\n\nThanks,\nMatti\n";

DraftResult check(const std::string& facts, const std::string& text = kText) {
  return pack().lint(draft_from("---\n" + facts + "\n---\n" + text));
}

std::vector<std::string> permission_rules(const DraftResult& result) {
  std::vector<std::string> out;
  for (const Finding& finding : result.findings) {
    if (finding.category == "permission") out.push_back(finding.rule);
  }
  return out;
}

TEST(Permission, IsSilentWhileNothingIsKnown) {
  for (const char* facts : {"kind: message", "kind: inmail", "kind: group", "kind: intro", "kind: note",
                            "{kind: message, to: {name: Leonie, company: Orsa}, from: {company: Orsa}}",
                            "{kind: followup, thread: {unanswered: 1}}", "{kind: message, relation: met}",
                            "{kind: email, to: {degree: 3}}", "{template: true, to: {degree: 3}}"}) {
    const DraftResult result = check(facts);
    EXPECT_FALSE(result.permission) << facts;
    EXPECT_THAT(permission_rules(result), IsEmpty()) << facts;
  }
}

TEST(Permission, OfContextFreeMessagesIsNeverJudged) {
  for (const DraftPtr& draft : shared_drafts()) EXPECT_FALSE(pack().lint(draft).permission) << draft->source.bytes();
}

TEST(Permission, AllowedCostsNoPoint) {
  const DraftResult result = check("{kind: message, to: {degree: 1}, from: {tier: premium-career}}");
  ASSERT_TRUE(result.permission);
  EXPECT_EQ(result.permission->answer, Answer::kAllowed);
  EXPECT_THAT(permission_rules(result), IsEmpty());
  EXPECT_EQ(result.score.overall, check("kind: message").score.overall);
  EXPECT_EQ(result.score.verdict, SendVerdict::kSend);
}

TEST(Permission, DeniedIsNeverSent) {
  const DraftResult denied = check("{kind: message, to: {degree: 2}, from: {tier: basic}}");
  EXPECT_THAT(permission_rules(denied), ElementsAre("permission/not-connected"));
  EXPECT_EQ(denied.score.verdict, SendVerdict::kDoNotSend);
  const DraftResult unneeded =
      check("kind: inmail\nsubject: Clocks of the tide gauges\nto: {degree: 1}\nfrom: {tier: premium-career}");
  EXPECT_EQ(unneeded.permission->answer, Answer::kDenied);
  EXPECT_EQ(unneeded.score.verdict, SendVerdict::kRevise) << "a remark, but not ready either";
}

TEST(Permission, TheFindingSaysWhatToDoInstead) {
  const DraftResult denied = check("{kind: message, to: {degree: 2, mutuals: [Bo Lind]}, from: {tier: basic}}");
  for (const Finding& finding : denied.findings) {
    if (finding.rule != "permission/not-connected") continue;
    ASSERT_EQ(finding.notes.size(), 1U);
    EXPECT_THAT(finding.notes.front(), testing::StartsWith("instead: ask Bo Lind for an introduction"));
    return;
  }
  ADD_FAILURE() << "no finding";
}

TEST(Permission, CapsFollowTheSendersAccount) {
  const std::string note = "Hi Leonie, " + std::string(240, 'a') + ". Matti";
  const auto fires = [&](const std::string& facts) {
    for (const Finding& finding : check(facts, note).findings) {
      if (finding.rule == "length/note-over-cap") return true;
    }
    return false;
  };
  EXPECT_TRUE(fires("{kind: note, from: {tier: basic}}"));
  EXPECT_FALSE(fires("{kind: note, from: {tier: premium-career}}"));
  EXPECT_FALSE(fires("kind: note"));
}

TEST(Permission, PolicyOfTheRunDecides) {
  const auto draft = draft_from("---\nto: {degree: 1}\nfrom: {tier: basic}\n---\n" + std::string(kText));
  RunFacts run;
  run.policy = "receive-only-basic";
  EXPECT_THAT(permission_rules(pack().lint(draft, run)),
              ElementsAre("permission/basic-cannot-initiate", "permission/disputed"));
}

}  // namespace
}  // namespace mannerly::test
