// What a verdict carries besides its answer: cost, what is left, other ways, conditions, caps.
#include <gmock/gmock.h>

#include "permit/cases.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Verdict, SaysCostAndCreditsLeft) {
  const Verdict verdict = judge("inmail", "{to: {degree: 2}, from: {tier: premium-career, credits: 3}}");
  EXPECT_EQ(verdict.answer, Answer::kAllowedCost);
  EXPECT_EQ(verdict.credits, 1);
  EXPECT_EQ(verdict.credits_left, 3);
  EXPECT_EQ(verdict.summary, "inmail, premium-career, second degree");
  EXPECT_EQ(verdict.policy, "documented");
  EXPECT_EQ(verdict.as_of, "2026-02-27");
}

TEST(Verdict, TextsSpeakOfThePerson) {
  const Verdict verdict =
      judge("message", "{to: {degree: 3, name: Priya Raman, mutuals: [Bo Lind]}, from: {tier: basic}}");
  EXPECT_EQ(verdict.reasons.front().text,
            "Priya Raman is a third-degree contact; ordinary messages go to direct connections only");
  EXPECT_EQ(verdict.alternatives.front().text, "ask Bo Lind for an introduction");
}

TEST(Verdict, ANameCannotInjectPlaceholders) {
  const Verdict verdict = judge("message", "to: {degree: 1, name: \"{connection} {mutual}\"}");
  EXPECT_THAT(verdict.reasons.front().text, HasSubstr("{connection} {mutual} is"));
}

TEST(Verdict, PossibleWaysNameTheirCondition) {
  const Verdict verdict = judge("message", "to: {degree: 2}\nfrom: {tier: basic}");
  const auto intro = verdict.alternatives.front();
  EXPECT_EQ(intro.kind, "intro");
  EXPECT_EQ(intro.answer, Answer::kUnknown);
  EXPECT_EQ(intro.text, "if one of your connections knows this member: ask that connection for an introduction");
  EXPECT_THAT(kinds_of(judge("inmail", "to: {degree: 1}\nfrom: {tier: premium-career}")),
              ElementsAre("message", "comment"))
      << "nothing merely possible where a message is free";
}

TEST(Verdict, NamesTheFactThatWouldSettleIt) {
  const auto missing = [](const std::string& channel, const std::string& facts) {
    std::vector<std::string> out;
    for (const MissingFact& fact : judge(channel, facts).missing) out.push_back(fact.fact);
    return out;
  };
  EXPECT_THAT(missing("message", "from: {tier: basic}"), ElementsAre("to.degree"));
  EXPECT_THAT(missing("inmail", "to: {degree: 2}"), ElementsAre("from.tier"));
  EXPECT_THAT(missing("group", "{from: {tier: basic}, to: {degree: 2}}"), ElementsAre("groups"));
  EXPECT_THAT(missing("message", "to: {degree: 2}"), IsEmpty()) << "denied for every account";
  EXPECT_THAT(missing("note", "to: {degree: 2}"), IsEmpty()) << "allowed for every account";
}

TEST(Verdict, NoDirectConnectionIsEnoughWhereTheOtherDegreesAgree) {
  Context context = context_of("{to: {name: Kim Dahl}, from: {tier: basic}}");
  EXPECT_EQ(judge_in(context, "message").answer, Answer::kUnknown);
  context.reach.not_first = true;
  const Verdict denied = judge_in(context, "message");
  EXPECT_EQ(denied.answer, Answer::kDenied);
  EXPECT_EQ(denied.reasons.front().text,
            "Kim Dahl is not a direct connection; ordinary messages go to direct connections only");
  EXPECT_EQ(denied.summary, "message, basic, not a direct connection");
  EXPECT_TRUE(may_send(judge_in(context, "note").answer));
  context.reach.degree = Degree::kFirst;
  EXPECT_EQ(judge_in(context, "message").answer, Answer::kAllowed) << "a stated degree counts";
}

TEST(Verdict, NoDirectConnectionSaysWhatSecondThirdAndOutsideSayTogether) {
  for (const std::string& policy : policies()) {
    for (const std::string& tier : tiers()) {
      for (const char* channel : {"message", "inmail", "note", "intro", "group", "reply"}) {
        Context context = context_of("from: {tier: " + tier + "}");
        std::vector<Answer> each;
        for (const Degree degree : {Degree::kSecond, Degree::kThird, Degree::kOutside}) {
          context.reach.degree = degree;
          each.push_back(judge_in(context, channel, policy).answer);
        }
        context.reach.degree.reset();
        context.reach.not_first = true;
        const Answer together = judge_in(context, channel, policy).answer;
        if (each[0] != each[1] || each[1] != each[2]) continue;
        EXPECT_EQ(together, each[0]) << policy << ' ' << tier << ' ' << channel;
      }
    }
  }
}

TEST(Verdict, DaysRunAcrossMonthEnds) {
  const auto answer_on = [](const char* today, const std::string& withdrawn) {
    const Context context =
        context_of("{to: {degree: 2}, from: {tier: recruiter}, thread: {invite_withdrawn: " + withdrawn + "}}");
    return permissions().judge({context, "invite", day_from_string(today)}).answer;
  };
  EXPECT_EQ(answer_on("2027-03-02", "2027-02-10"), Answer::kDenied) << "20 days";
  EXPECT_EQ(answer_on("2027-03-03", "2027-02-10"), Answer::kAllowed) << "21 days";
  EXPECT_EQ(answer_on("2028-03-02", "2028-02-10"), Answer::kAllowed) << "a leap year";
  EXPECT_EQ(answer_on("2027-01-10", "2026-12-21"), Answer::kDenied);
  EXPECT_EQ(answer_on("2027-01-11", "2026-12-21"), Answer::kAllowed);
}

TEST(Verdict, AGroupOfOneSideSaysNothing) {
  EXPECT_EQ(judge("group", "{from: {tier: basic, groups: [Rail Data]}, to: {degree: 2}}").answer, Answer::kUnknown);
}

TEST(Verdict, CountsWhatIsLeft) {
  const Verdict verdict = judge("note", "{to: {degree: 2}, from: {tier: basic, used: {notes_month: 4}}}");
  ASSERT_FALSE(verdict.allowances.empty());
  EXPECT_EQ(verdict.allowances.front().unit, "notes");
  EXPECT_EQ(verdict.allowances.front().max, 5);
  EXPECT_EQ(verdict.allowances.front().used, 4);
  EXPECT_THAT(codes_of(verdict), ElementsAre("note", "near-limit"));
}

TEST(Verdict, AssumesOnlyWhatNobodyStated) {
  EXPECT_THAT(judge("message", "to: {degree: 1}").assumed, testing::Contains("to.blocked"));
  EXPECT_THAT(judge("message", "to: {degree: 1, blocked: none}").assumed,
              testing::Not(testing::Contains("to.blocked")));
}

TEST(Verdict, ALapsedAccountIsBasic) {
  const Verdict verdict = judge("inmail", "{to: {degree: 2}, from: {lapsed_from: sales-navigator}}");
  EXPECT_THAT(codes_of(verdict), ElementsAre("tier-has-no-inmail", "tier-lapsed"));
}

TEST(Verdict, AnOpenProfileSavesACredit) {
  const Verdict verdict =
      judge("inmail", "{to: {degree: 2, open_profile: true}, from: {tier: premium-career, credits: 0}}");
  EXPECT_EQ(verdict.answer, Answer::kAllowed);
  EXPECT_THAT(codes_of(verdict), ElementsAre("free-inmail", "open-profile-available"));
}

TEST(JudgeAll, AsksEveryPolicyAndTheComputedOnes) {
  const Context context = context_of("{to: {degree: 1}, from: {tier: basic}}");
  std::vector<std::string> names;
  for (const Verdict& verdict : permissions().judge_all({context, "message", std::nullopt}))
    names.push_back(verdict.policy);
  EXPECT_THAT(names, ElementsAre("documented", "contact-quota", "premium-circle", "reach-by-tier", "receive-only-basic",
                                 "strict", "lenient"));
}

TEST(Caps, GoByKindAndTier) {
  const auto caps = [](const std::string& channel, const std::string& facts) {
    const Context context = context_of(facts);
    return permissions().caps({context, channel, std::nullopt});
  };
  EXPECT_EQ(caps("note", "from: {tier: basic}").body, 200);
  EXPECT_EQ(caps("note", "from: {tier: recruiter}").body, 300);
  EXPECT_EQ(caps("note", "to: {degree: 2}").body, std::nullopt);
  EXPECT_EQ(caps("inmail", "{}").subject, 200);
  EXPECT_EQ(caps("inmail", "{}").body, 1900);
  EXPECT_EQ(caps("followup", "via: inmail").body, 1900);
  EXPECT_EQ(caps("message", "{}").body, 8000);
}

TEST(HasPermissionFacts, NamesAndCompaniesAreNone) {
  EXPECT_FALSE(has_permission_facts(context_of("{to: {name: Priya, company: Halden}, from: {company: Halden}}")));
  EXPECT_FALSE(has_permission_facts(context_of("{relation: met, thread: {unanswered: 1}}")));
  EXPECT_TRUE(has_permission_facts(context_of("to: {degree: 2}")));
  EXPECT_TRUE(has_permission_facts(context_of("to: {blocked: by-them}")));
}

}  // namespace
}  // namespace mannerly::test
