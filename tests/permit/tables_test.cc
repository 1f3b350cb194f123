// The decision tables of the catalogue, cell by cell. (Tables: longer than a page by nature.)
//   Y allowed · C costs a credit · L within a hard quota · R message request · N denied · ? unknown
#include <map>

#include "permit/cases.h"

namespace mannerly::test {
namespace {

/// One letter a tier: basic, career, business, sales navigator, recruiter lite, recruiter, recruiter services.
struct Row {
  std::string channel;
  std::string facts;  ///< besides the tier
  std::string cells;
  std::string code = {};  ///< of the denial; empty: not looked at
};

void check(const std::vector<Row>& table, const std::string& policy) {
  for (const Row& row : table) {
    ASSERT_EQ(row.cells.size(), tiers().size()) << row.facts;
    for (std::size_t i = 0; i < tiers().size(); ++i) {
      const std::string facts = tiers()[i] + " " + row.facts;
      const Context context = context_of("from: {tier: " + tiers()[i] + "}", row.facts);
      const Verdict verdict = judge_in(context, row.channel, policy);
      EXPECT_EQ(letter_of(verdict.answer), row.cells[i])
          << policy << " " << row.channel << " " << facts << " (" << code_of(verdict) << ")";
      if (verdict.answer == Answer::kDenied && !row.code.empty()) {
        EXPECT_EQ(code_of(verdict), row.code) << policy << " " << row.channel << " " << facts;
      }
    }
  }
}

TEST(Documented, Messages) {
  check({{"message", "to: {degree: 1}", "YYYYYYY"},
         {"message", "to: {degree: 2}", "NNNNNNN", "not-connected"},
         {"message", "to: {degree: 3}", "NNNNNNN", "not-connected"},
         {"message", "to: {degree: outside}", "NNNNNNN", "outside-network"},
         {"message", "to: {degree: 2, open_profile: true}", "YYYYYYY"},
         {"message", "to: {degree: outside, premium: true}", "NNNNNNN", "outside-network"},
         {"followup", "to: {degree: 2}", "NNNNNNN", "not-connected"},
         {"message", "{to: {degree: 2}, thread: {replied: true}}", "YYYYYYY"}},
        "documented");
}

TEST(Documented, Inmail) {
  check({{"inmail", "to: {degree: 1}", "NNNYNNN"},
         {"inmail", "to: {degree: 2}", "NCCCCCC", "tier-has-no-inmail"},
         {"inmail", "to: {degree: 3}", "NCCCCCC", "tier-has-no-inmail"},
         {"inmail", "to: {degree: outside}", "NCCCCCC", "tier-has-no-inmail"},
         {"inmail", "to: {degree: 3, open_profile: true}", "NYYYYYY", "tier-has-no-inmail"},
         {"inmail", "to: {degree: 2, declines_inmail: true}", "NNNNNNN"},
         {"inmail", "{to: {degree: 2}, thread: {inmail_pending: true}}", "NNNCNLL"},
         {"followup", "{via: inmail, to: {degree: 2}}", "NNNCNLL"},
         {"followup", "{via: inmail, to: {degree: 2}, thread: {replied: true}}", "YYYYYYY"}},
        "documented");
}

TEST(Documented, InmailWithoutCredits) {
  for (const std::string& tier : tiers()) {
    if (tier == "basic") continue;
    const Verdict verdict = judge("inmail", "{from: {tier: " + tier + ", credits: 0}, to: {degree: 2}}");
    EXPECT_EQ(verdict.answer, Answer::kDenied) << tier;
    EXPECT_EQ(code_of(verdict), "no-credits") << tier;
    EXPECT_EQ(verdict.alternatives.back().kind, "wait") << tier;
  }
}

TEST(Documented, NotesAndInvitations) {
  const auto both = [](const std::string& facts, const std::string& notes, const std::string& invites,
                       const std::string& code = {}) {
    check({{"note", facts, notes, code}, {"invite", facts, invites, code}}, "documented");
  };
  const std::string denied = "NNNNNNN";
  both("to: {degree: 1}", denied, denied, "already-connected");
  for (const char* degree : {"2", "3", "outside"}) {
    both("to: {degree: " + std::string(degree) + "}", "LYYYYYY", "YYYYYYY");
  }
  both("{to: {degree: 2}, thread: {invite_pending: true}}", denied, denied, "invite-pending");
  both("{to: {degree: 2}, thread: {invite_withdrawn: 2027-01-20}}", denied, denied, "invite-cooldown");
  both("{to: {degree: 2}, thread: {invite_withdrawn: 2027-01-10}}", "LYYYYYY", "YYYYYYY");
  both("to: {degree: 2, invitations_from: email-or-imported, email_known: false}", denied, denied,
       "invite-needs-email");
  both("to: {degree: 2, invitations_from: email-or-imported, email_known: true}", "LYYYYYY", "YYYYYYY");
  both("to: {degree: 2, invitations_from: imported}", "???????", "???????");
}

TEST(Documented, NotesOfAnAccountInTrouble) {
  for (const std::string& tier : tiers()) {
    for (const char* channel : {"note", "invite"}) {
      const std::string from = "to: {degree: 2}\nfrom: {tier: " + tier + ", ";
      EXPECT_EQ(code_of(judge(channel, from + "status: limited}")), "invite-restricted");
      EXPECT_EQ(code_of(judge(channel, from + "connections: 30000}")), "connection-cap");
      EXPECT_EQ(code_of(judge(channel, from + "status: restricted}")), "sender-restricted");
      const Verdict many = judge(channel, from + "used: {invites_week: 100}}");
      EXPECT_TRUE(may_send(many.answer));
      EXPECT_EQ(codes_of(many).back(), "weekly-invite-budget");
    }
  }
}

TEST(Documented, OtherChannels) {
  check({{"group", "{to: {degree: 2}, groups: [Rail Data]}", "RRRRRCC"},
         {"group", "{to: {degree: outside}, groups: [Rail Data]}", "RRRRRRR"},
         {"group", "{to: {degree: 2}, groups: []}", "NNNNNNN", "no-shared-group"},
         {"group", "{to: {degree: 2}}", "???????"},
         {"group", "{to: {degree: 2}, groups: [Rail Data], group: {messages: connected-only}}", "NNNNNNN",
          "group-admin-restricts"},
         {"open-profile", "to: {degree: 2, open_profile: true}", "YYYYYYY"},
         {"open-profile", "to: {degree: 2, open_profile: false, premium: true}", "NNNNNNN", "no-open-profile"},
         {"coworker", "{to: {degree: 2, company: Halden}, from: {company: halden}}", "RRRRRRR"},
         {"coworker", "{to: {degree: 2, company: Halden}, from: {company: Orsa}}", "NNNNNNN"},
         {"intro", "to: {degree: 2, mutuals: [Bo Lind]}", "YYYYYYY"},
         {"intro", "to: {degree: 2, mutuals: []}", "NNNNNNN", "no-mutual-connection"},
         {"intro", "to: {degree: 2, mutuals: [Bo Lind], blocked: by-them}", "NNNNNNN", "blocked"},
         {"intro", "to: {degree: 1}", "YYYYYYY"},
         {"reply", "to: {degree: 3}", "YYYYYYY"},
         {"reply", "{to: {degree: 3}, thread: {replied: false}}", "NNNNNNN", "no-thread"},
         {"comment", "to: {degree: outside}", "YYYYYYY"},
         {"comment", "to: {degree: 3, visibility: private}", "NNNNNNN"}},
        "documented");
}

TEST(Documented, GatesComeFirst) {
  for (const char* channel : {"message", "inmail", "note", "invite", "group", "intro", "reply", "comment"}) {
    EXPECT_EQ(code_of(judge(channel, "to: {degree: 1, status: closed, blocked: by-me}")), "recipient-closed");
    const Verdict blocked = judge(channel, "{to: {degree: 1, blocked: by-them}, thread: {replied: true}}");
    EXPECT_EQ(code_of(blocked), "blocked");
    EXPECT_TRUE(blocked.alternatives.empty());
    const Verdict restricted =
        judge(channel, "{to: {degree: 1}, from: {status: restricted}, thread: {declined: true}}");
    EXPECT_EQ(code_of(restricted), "sender-restricted");
    EXPECT_EQ(kinds_of(restricted), std::vector<std::string>{"wait"});
    if (std::string(channel) == "reply") continue;
    const Verdict declined = judge(channel, "{to: {degree: 1}, thread: {declined: true, replied: true}}");
    EXPECT_EQ(code_of(declined), "declined") << channel;
  }
  EXPECT_EQ(judge("reply", "{to: {degree: 1}, thread: {declined: true, replied: true}}").answer, Answer::kAllowed);
}

/// Ordinary messages in every policy. The recipient's paid account is stated once as no and once as yes.
struct PolicyRow {
  std::string tiers;  ///< which of the seven, by index
  std::string degrees;
  std::string documented, circle, circle_premium, reach, quota, receive, strict, lenient, lenient_premium;
};

TEST(EveryPolicy, Messages) {
  const std::vector<PolicyRow> table = {
      {"0", "1", "Y", "Y", "Y", "Y", "L", "N", "N", "Y", "Y"},
      {"0", "23o", "N", "N", "N", "N", "N", "N", "N", "N", "N"},
      {"1", "1", "Y", "Y", "Y", "Y", "L", "Y", "L", "Y", "Y"},
      {"1", "2", "N", "N", "Y", "Y", "N", "Y", "N", "Y", "Y"},
      {"1", "3o", "N", "N", "Y", "N", "N", "Y", "N", "Y", "Y"},
      {"23", "1", "Y", "Y", "Y", "Y", "L", "Y", "L", "Y", "Y"},
      {"23", "23", "N", "N", "Y", "Y", "N", "Y", "N", "Y", "Y"},
      {"23", "o", "N", "N", "Y", "N", "N", "Y", "N", "Y", "Y"},
      {"456", "1", "Y", "Y", "Y", "?", "L", "Y", "L", "Y", "Y"},
      {"456", "23o", "N", "N", "Y", "?", "N", "Y", "N", "Y", "Y"},
  };
  const std::map<char, std::string> degrees = {{'1', "1"}, {'2', "2"}, {'3', "3"}, {'o', "outside"}};
  for (const PolicyRow& row : table) {
    for (const char tier : row.tiers) {
      for (const char degree : row.degrees) {
        const std::string from = "from: {tier: " + tiers()[static_cast<std::size_t>(tier - '0')] + "}\n";
        const std::string plain = from + "to: {premium: false, degree: " + degrees.at(degree) + "}";
        const std::string premium = from + "to: {premium: true, degree: " + degrees.at(degree) + "}";
        const auto expect = [&](const std::string& policy, const std::string& facts, const std::string& cell) {
          EXPECT_EQ(std::string(1, letter_of(judge("message", facts, policy).answer)), cell) << policy << " " << facts;
        };
        expect("documented", plain, row.documented);
        expect("documented", premium, row.documented);
        expect("premium-circle", plain, row.circle);
        expect("premium-circle", premium, row.circle_premium);
        expect("reach-by-tier", plain, row.reach);
        expect("contact-quota", plain, row.quota);
        expect("receive-only-basic", plain, row.receive);
        expect("strict", plain, row.strict);
        expect("lenient", plain, row.lenient);
        expect("lenient", premium, row.lenient_premium);
      }
    }
  }
}

TEST(EveryPolicy, Inmail) {
  for (const char* degree : {"1", "2", "3", "outside"}) {
    const std::string to = "to: {degree: " + std::string(degree) + "}";
    check({{"inmail", to, "?CCCCCC"}}, "premium-circle");
    check({{"inmail", to, "CCCCCCC"}}, "reach-by-tier");
    check({{"inmail", to, "CCCCCCC"}}, "contact-quota");
    check({{"inmail", to, "NCCCCCC", "basic-cannot-initiate"}}, "receive-only-basic");
  }
}

TEST(EveryPolicy, Groups) {
  const std::string shared = "{to: {degree: 2}, groups: [Rail Data]}";
  check({{"group", shared, "YYYYYYY"}}, "premium-circle");
  check({{"group", shared, "NNNNNNN", "public-only"}}, "reach-by-tier");
  check({{"group", shared, "???????"}}, "contact-quota");
  check({{"group", shared, "???????"}}, "receive-only-basic");
}

/// Their sources say nothing of these two ways but that a Basic account cannot begin (D).
TEST(EveryPolicy, OpenProfilesAndCoworkersAreLeftOpen) {
  const std::string open = "to: {degree: 2, open_profile: true}";
  const std::string coworkers = "{to: {degree: 2, company: Halden}, from: {company: Halden}}";
  for (const std::string channel : {"open-profile", "coworker"}) {
    const std::string& facts = channel == "coworker" ? coworkers : open;
    for (const char* policy : {"premium-circle", "reach-by-tier", "contact-quota"}) {
      check({{channel, facts, "???????"}}, policy);
    }
    check({{channel, facts, "N??????", "basic-cannot-initiate"}}, "receive-only-basic");
  }
}

TEST(EveryPolicy, AnswersAreAlwaysFree) {
  for (const std::string& policy : policies()) {
    check({{"reply", "{to: {degree: 3}, thread: {replied: true}}", "YYYYYYY"}}, policy);
  }
}

TEST(EveryPolicy, QuotasOfTheQuotaPolicyAreHard) {
  const auto answer = [](const std::string& from) {
    return judge("message", "{to: {degree: 1}, from: {" + from + "}}", "contact-quota");
  };
  EXPECT_EQ(answer("tier: basic, used: {unique_today: 14}").answer, Answer::kAllowedLimited);
  EXPECT_EQ(code_of(answer("tier: basic, used: {unique_today: 15}")), "daily-limit");
  EXPECT_EQ(code_of(answer("tier: basic, used: {unique_month: 30}")), "monthly-limit");
  EXPECT_EQ(answer("tier: recruiter, used: {unique_today: 39, unique_month: 900}").answer, Answer::kAllowedLimited);
  EXPECT_EQ(code_of(answer("tier: recruiter, used: {unique_today: 40}")), "daily-limit");
}

}  // namespace
}  // namespace mannerly::test
