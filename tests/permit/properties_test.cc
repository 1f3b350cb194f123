// Laws that hold for every combination of facts: blocks never open a way, credits never close one, and the computed
// policies bound the others.
#include <functional>

#include "permit/cases.h"

namespace mannerly::test {
namespace {

const std::vector<std::string>& channels() { return permissions().channels(); }

/// Calls `use` for a grid of cases: each a set of lines in YAML, the account's line open at its end.
void for_each_case(
    const std::function<void(const std::string& to, const std::string& from, const std::string& rest)>& use) {
  for (const char* degree : {"", "degree: 1, ", "degree: 2, ", "degree: 3, ", "degree: outside, "}) {
    for (const char* reach : {"", "open_profile: true, ", "premium: true, mutuals: [Bo Lind], ",
                              "declines_inmail: true, ", "visibility: private, messages_from: connections, "}) {
      for (std::size_t tier = 0; tier <= tiers().size(); ++tier) {
        for (const char* rest : {"", "groups: [Rail Data]", "groups: []", "thread: {inmail_pending: true}"}) {
          use(std::string(degree) + reach, tier == 0 ? "" : "tier: " + tiers()[tier - 1] + ", ", rest);
        }
      }
    }
  }
}

std::string facts(const std::string& to, const std::string& from, const std::string& rest) {
  return "to: {" + to + "}\nfrom: {" + from + "}\n" + rest;
}

Answer answer(const std::string& channel, const Context& context, const std::string& policy) {
  return permissions().judge({context, channel, std::nullopt, policy}).answer;
}

TEST(Laws, ABlockNeverAllows) {
  for_each_case([](const std::string& to, const std::string& from, const std::string& rest) {
    for (const char* block : {"blocked: by-them, ", "blocked: by-me, ", "status: closed, "}) {
      const Context context = context_of(facts(to + block, from, rest));
      for (const std::string& policy : policies()) {
        for (const std::string& channel : channels()) {
          const Verdict verdict = permissions().judge({context, channel, std::nullopt, policy});
          EXPECT_EQ(verdict.answer, Answer::kDenied) << channel << " " << to << from << rest;
          EXPECT_TRUE(verdict.alternatives.empty()) << channel << to << from << rest;
        }
      }
    }
  });
}

TEST(Laws, ARefusalOrRestrictionNeverTurnsADenialIntoAnAllowance) {
  for_each_case([](const std::string& to, const std::string& from, const std::string& rest) {
    const Context plain = context_of(facts(to, from, rest));
    const Context refused =
        context_of(facts(to.find("declines") == std::string::npos ? to + "declines_inmail: true" : to, from, rest));
    const Context limited = context_of(facts(to, from + "status: limited", rest));
    for (const std::string& channel : channels()) {
      if (answer(channel, plain, "documented") != Answer::kDenied) continue;
      EXPECT_EQ(answer(channel, refused, "documented"), Answer::kDenied) << channel << " " << to << from << rest;
      EXPECT_EQ(answer(channel, limited, "documented"), Answer::kDenied) << channel << " " << to << from << rest;
    }
  });
}

TEST(Laws, ACreditMoreNeverDenies) {
  for_each_case([](const std::string& to, const std::string& from, const std::string& rest) {
    for (const std::string& policy : policies()) {
      for (int credits = 0; credits < 2; ++credits) {
        const Context less = context_of(facts(to, from + "credits: " + std::to_string(credits), rest));
        const Context more = context_of(facts(to, from + "credits: " + std::to_string(credits + 1), rest));
        for (const std::string& channel : channels()) {
          if (!may_send(answer(channel, less, policy))) continue;
          EXPECT_TRUE(may_send(answer(channel, more, policy))) << channel << " " << policy << " " << to << from << rest;
        }
      }
    }
  });
}

TEST(Laws, StrictAndLenientBoundEveryPolicy) {
  for_each_case([](const std::string& to, const std::string& from, const std::string& rest) {
    const Context context = context_of(facts(to, from, rest));
    for (const std::string& channel : channels()) {
      const Answer strict = answer(channel, context, "strict");
      const Answer lenient = answer(channel, context, "lenient");
      for (const std::string& policy : policies()) {
        const Answer one = answer(channel, context, policy);
        if (one == Answer::kUnknown) continue;
        EXPECT_LE(strict, one) << channel << " " << policy << " " << to << from << rest;
        EXPECT_GE(lenient, one) << channel << " " << policy << " " << to << from << rest;
      }
    }
  });
}

/// Neither computed policy is sure of what a fact could still overturn.
TEST(Laws, StrictAndLenientWaitForFacts) {
  for (const char* policy : {"strict", "lenient"}) {
    for (const std::string& channel : channels()) {
      for (const char* degree : {"1", "2", "outside"}) {
        for (const std::string& tier : tiers()) {
          const std::string known = "{to: {degree: " + std::string(degree) + "}, from: {tier: " + tier + "}}";
          const Answer before = answer(channel, context_of(known), policy);
          if (before == Answer::kUnknown) continue;
          for (const char* fact : {"groups: [Rail Data]", "groups: []", "to: {premium: true}", "to: {premium: false}",
                                   "to: {mutuals: []}", "to: {mutuals: [Bo Lind]}"}) {
            EXPECT_EQ(may_send(answer(channel, context_of(known, fact), policy)), may_send(before))
                << policy << ' ' << channel << ' ' << known << ' ' << fact;
          }
        }
      }
    }
  }
}

/// Stating a fact may settle an open answer, but never overturn one that was certain of its own accord.
TEST(Laws, KnowingTheDegreeOnlySettles) {
  for_each_case([](const std::string& to, const std::string& from, const std::string& rest) {
    if (to.find("degree") != std::string::npos) return;
    const Context open = context_of(facts(to, from, rest));
    for (const std::string& channel : channels()) {
      const Answer before = answer(channel, open, "documented");
      if (before == Answer::kUnknown) continue;
      for (const char* degree : {"1", "2", "3", "outside"}) {
        const Context known = context_of(facts(to + "degree: " + degree, from, rest));
        EXPECT_EQ(may_send(answer(channel, known, "documented")), may_send(before))
            << channel << " " << degree << " " << to << from << rest;
      }
    }
  });
}

TEST(Laws, AnUnknownAnswerNamesItsFactsOrHasNoRow) {
  for_each_case([](const std::string& to, const std::string& from, const std::string& rest) {
    const Context context = context_of(facts(to, from, rest));
    for (const std::string& channel : channels()) {
      const Verdict verdict = permissions().judge({context, channel, std::nullopt, "documented"});
      EXPECT_EQ(verdict.answer == Answer::kUnknown, !verdict.missing.empty()) << channel << " " << to << from << rest;
    }
  });
}

/// What is offered as sure holds when it is asked for.
TEST(Laws, AlternativesAreAllowedThemselves) {
  for_each_case([](const std::string& to, const std::string& from, const std::string& rest) {
    const Context context = context_of(facts(to, from, rest));
    const Verdict verdict = permissions().judge({context, "message", std::nullopt, "documented"});
    for (const Alternative& way : verdict.alternatives) {
      if (way.kind == "wait") continue;
      EXPECT_EQ(answer(way.kind, context, "documented"), way.answer) << way.kind << " " << to << from << rest;
    }
  });
}

}  // namespace
}  // namespace mannerly::test
