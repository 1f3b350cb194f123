// Where the documents contradict each other: what each says here, and how the default resolves it. Contradictions about
// wording (X15 emoji, X17 templates, X18 formality, X19 the ask) are rules: tests/rules/contradictions_test.cc.
#include <gmock/gmock.h>

#include "permit/cases.h"

namespace mannerly::test {
namespace {

using testing::Contains;
using testing::Not;

Answer answer(const std::string& channel, const std::string& facts, const std::string& policy = {}) {
  return judge(channel, facts, policy).answer;
}

std::vector<std::string> disputed_by(const Verdict& verdict) {
  std::vector<std::string> out;
  for (const OtherAnswer& other : verdict.disputed) out.push_back(other.policy);
  return out;
}

TEST(Contradictions, X1BasicToConnection) {
  const Verdict verdict = judge("message", "{to: {degree: 1}, from: {tier: basic, used: {unique_today: 15}}}");
  EXPECT_EQ(verdict.answer, Answer::kAllowed);
  EXPECT_THAT(codes_of(verdict), Contains("daily-budget"));
  EXPECT_THAT(disputed_by(verdict), Contains("receive-only-basic"));
}

TEST(Contradictions, X2PaidToSecondDegree) {
  const Verdict verdict = judge("message", "{to: {degree: 2, mutuals: [Bo Lind]}, from: {tier: premium-career}}");
  EXPECT_EQ(code_of(verdict), "not-connected");
  EXPECT_THAT(kinds_of(verdict), testing::IsSupersetOf({"intro", "note", "inmail"}));
  EXPECT_THAT(disputed_by(verdict), testing::ElementsAre("reach-by-tier", "receive-only-basic"));
}

TEST(Contradictions, X3PaidToThirdDegree) {
  for (const auto& [tier, reach] :
       {std::pair{"premium-career", Answer::kDenied}, {"sales-navigator", Answer::kAllowed}}) {
    const std::string facts = "{to: {degree: 3}, from: {tier: " + std::string(tier) + "}}";
    EXPECT_EQ(answer("message", facts), Answer::kDenied);
    EXPECT_EQ(answer("message", facts, "reach-by-tier"), reach);
    EXPECT_THAT(kinds_of(judge("message", facts)), Contains("inmail"));
  }
}

TEST(Contradictions, X4OutsideTheNetworkGoesByFlags) {
  const std::string from = "from: {tier: basic, company: Orsa}\n";
  EXPECT_EQ(answer("message", from + "to: {degree: outside}"), Answer::kDenied);
  EXPECT_EQ(answer("open-profile", from + "to: {degree: outside, open_profile: true}"), Answer::kAllowed);
  EXPECT_EQ(answer("coworker", from + "to: {degree: outside, company: Orsa}"), Answer::kRequest);
  EXPECT_EQ(answer("group", from + "to: {degree: outside}\ngroups: [Rail Data]"), Answer::kRequest);
}

TEST(Contradictions, X5PremiumToPremiumNeedsAnOpenProfile) {
  const std::string from = "from: {tier: premium-career}\n";
  const std::string premium = from + "to: {degree: 2, premium: true}";
  EXPECT_EQ(answer("message", premium), Answer::kDenied);
  EXPECT_EQ(answer("message", premium, "premium-circle"), Answer::kAllowed);
  EXPECT_EQ(answer("message", from + "to: {degree: 2, premium: true, open_profile: true}"), Answer::kAllowed);
}

TEST(Contradictions, X6InmailFromBasic) {
  const std::string facts = "{to: {degree: 2}, from: {tier: basic}}";
  EXPECT_EQ(code_of(judge("inmail", facts)), "tier-has-no-inmail");
  EXPECT_EQ(answer("inmail", facts, "contact-quota"), Answer::kAllowedCost);
  EXPECT_EQ(answer("inmail", facts, "reach-by-tier"), Answer::kAllowedCost);
  EXPECT_EQ(answer("inmail", facts, "premium-circle"), Answer::kUnknown);
  EXPECT_EQ(answer("inmail", "{to: {degree: 2}, from: {tier: basic, credits: 2}}"), Answer::kAllowedCost)
      << "the account's own number wins";
}

TEST(Contradictions, X7CreditsOfPaidAccounts) {
  const auto text = [](const std::string& tier, const std::string& policy) {
    return judge("inmail", "{to: {degree: 2}, from: {credits: 0, tier: " + tier + "}}", policy).reasons.front().text;
  };
  const std::vector<std::pair<std::string, std::string>> monthly = {
      {"premium-career", "0 of 5 "},  {"premium-business", "0 of 15 "}, {"sales-navigator", "0 of 50 "},
      {"recruiter-lite", "0 of 30 "}, {"recruiter", "0 of 150 "},       {"recruiter-services", "0 of 100 "}};
  for (const auto& [tier, start] : monthly) EXPECT_THAT(text(tier, "documented"), testing::StartsWith(start));
  EXPECT_THAT(text("recruiter", "premium-circle"), testing::StartsWith("0 of 5 "));
  EXPECT_THAT(text("recruiter", "contact-quota"), testing::StartsWith("0 of 25 ")) << "the lower bound of a range";
}

TEST(Contradictions, X8UnusedCreditsAreKept) {
  EXPECT_EQ(answer("inmail", "{to: {degree: 2}, from: {tier: premium-career, credits: 15}}"), Answer::kAllowedCost)
      << "more than a month's allotment may be left";
}

TEST(Contradictions, X9BuyingMore) {
  const std::string facts = "{to: {degree: 2}, from: {tier: premium-career, credits: 0}}";
  EXPECT_THAT(judge("inmail", facts).reasons.front().text, Not(testing::HasSubstr("bought")));
  for (const char* policy : {"premium-circle", "reach-by-tier", "contact-quota", "receive-only-basic"}) {
    EXPECT_THAT(judge("inmail", facts, policy).reasons.front().text, testing::HasSubstr("can be bought")) << policy;
  }
}

TEST(Contradictions, X10EveryLawfulWayToAnOutsider) {
  const std::string facts =
      "{groups: [Rail Data], from: {tier: premium-career, company: Orsa},"
      " to: {degree: outside, company: Orsa, mutuals: [Bo Lind]}}";
  EXPECT_THAT(kinds_of(judge("message", facts)), testing::ElementsAre("intro", "note", "invite", "open-profile",
                                                                      "coworker", "group", "inmail", "comment"));
}

TEST(Contradictions, X11GroupRoute) {
  const std::string facts = "{to: {degree: 3}, from: {tier: basic}, groups: [Rail Data]}";
  EXPECT_EQ(answer("group", facts), Answer::kRequest);
  EXPECT_EQ(answer("group", facts, "premium-circle"), Answer::kAllowed);
  EXPECT_EQ(code_of(judge("group", facts, "reach-by-tier")), "public-only");
}

TEST(Contradictions, X12InmailToAConnection) {
  EXPECT_EQ(code_of(judge("inmail", "{to: {degree: 1}, from: {tier: premium-career}}")), "not-needed-connected");
  EXPECT_EQ(kinds_of(judge("inmail", "{to: {degree: 1}, from: {tier: premium-career}}")).front(), "message");
  EXPECT_EQ(answer("inmail", "{to: {degree: 1}, from: {tier: sales-navigator}}"), Answer::kAllowed);
  EXPECT_EQ(answer("inmail", "{to: {degree: 1}, from: {tier: premium-career}}", "receive-only-basic"),
            Answer::kAllowedCost);
}

TEST(Contradictions, X13ReceiveOnlyIsTakenLiterally) {
  EXPECT_EQ(code_of(judge("message", "{to: {degree: 1}, from: {tier: basic}}", "receive-only-basic")),
            "basic-cannot-initiate");
  EXPECT_EQ(answer("reply", "{to: {degree: 1}, from: {tier: basic}}", "receive-only-basic"), Answer::kAllowed);
}

TEST(Contradictions, X14QuotaPolicyGivesFreeAccountsCredits) {
  const Verdict verdict = judge("inmail", "{to: {degree: 2}, from: {tier: basic, credits: 0}}", "contact-quota");
  EXPECT_EQ(code_of(verdict), "no-credits");
}

TEST(Contradictions, X16FollowUpsAreRemarksNeverDenials) {
  const Verdict verdict =
      judge("followup", "{to: {degree: 1}, from: {tier: basic}, thread: {unanswered: 2, last_sent: 2027-01-30}}");
  EXPECT_EQ(verdict.answer, Answer::kAllowed);
  EXPECT_THAT(codes_of(verdict), testing::IsSupersetOf({"unanswered-streak", "too-soon"}));
  const Verdict later =
      judge("followup", "{to: {degree: 1}, from: {tier: basic}, thread: {unanswered: 1, last_sent: 2027-01-20}}");
  EXPECT_THAT(codes_of(later), testing::ElementsAre("connected"));
}

TEST(Contradictions, X20ACommentIsAnotherChannel) {
  const Verdict verdict = judge("message", "{to: {degree: 2}, from: {tier: basic}}");
  EXPECT_EQ(kinds_of(verdict).back(), "comment") << "offered last, never in place of a message";
}

TEST(Contradictions, X21AskingForMailAddressesIsNoWay) {
  const Verdict verdict =
      judge("note", "to: {degree: 2, invitations_from: email-or-imported, email_known: false}\nfrom: {tier: basic}");
  EXPECT_EQ(code_of(verdict), "invite-needs-email");
  for (const Alternative& way : verdict.alternatives) EXPECT_THAT(way.text, Not(testing::HasSubstr("address")));
}

TEST(Contradictions, X22BackdoorsAreNeverOffered) {
  for (const char* degree : {"2", "3", "outside"}) {
    for (const Alternative& way : judge("message", "to: {degree: " + std::string(degree) + "}").alternatives) {
      EXPECT_THAT(way.text, Not(testing::ContainsRegex("plug-?in|form|scrap")));
    }
  }
}

TEST(Contradictions, X23ACustomerIsNoOtherCase) {
  EXPECT_EQ(answer("message", "{relation: customer, to: {degree: 2}}"), Answer::kDenied)
      << "the relation changes what may be said, not whom one reaches";
}

/// One document has InMail land elsewhere than ordinary messages: no answer of any policy speaks of a place.
TEST(Contradictions, X24NoAnswerSaysWhereItLands) {
  for (const std::string& policy : policies()) {
    for (const std::string& tier : tiers()) {
      for (const char* degree : {"1", "2", "outside"}) {
        const Verdict verdict =
            judge("inmail", "{to: {degree: " + std::string(degree) + "}, from: {tier: " + tier + "}}", policy);
        std::vector<std::string> texts;
        for (const Reason& reason : verdict.reasons) texts.push_back(reason.text);
        for (const Alternative& way : verdict.alternatives) texts.push_back(way.text);
        ASSERT_FALSE(texts.empty());
        EXPECT_THAT(texts, testing::Each(Not(testing::ContainsRegex("inbox|folder|tab|primary")))) << policy << tier;
      }
    }
  }
}

}  // namespace
}  // namespace mannerly::test
