// Contradictions between the documents about wording: each with both sides, and how the pack resolves it. Those about
// reach and quotas are in tests/permit/contradictions_test.cc.
#include <gmock/gmock.h>

#include "rules/pack.h"

namespace mannerly::test {
namespace {

using testing::Contains;
using testing::Not;

constexpr const char* kAsk = "Could you tell me which clock you chose for the offshore loggers?";

/// A sound first message with `ask` in it.
std::string letter(const std::string& ask, const std::string& aside = "a year") {
  return "Hi Leonie,\n\nYour note on tide gauges at the Brest workshop solved a puzzle that my group at Kestrel Survey "
         "had carried for " +
         aside + ". " + ask +
         "\n\nI run our buoy maintenance and am not selling anything. One line would do.\n\nThanks,\nMatti\n";
}

std::vector<std::string> rules_of(const DraftResult& result) {
  std::vector<std::string> out;
  for (const Finding& finding : result.findings) out.push_back(finding.rule);
  return out;
}

std::vector<std::string> rules_in(const std::string& facts, const std::string& text) {
  return rules_of(pack().lint(draft_from("---\n" + facts + "\n---\n" + text)));
}

/// One document wants emoji for tone, one wants none: none to strangers, one among acquaintances, never a row of them.
TEST(Contradictions, X15EmojiGoByHowWellPeopleKnowEachOther) {
  EXPECT_THAT(rules_in("relation: none", letter(kAsk, "a year 🎉")), Contains("emoji/present"));
  EXPECT_THAT(rules_in("relation: met", letter(kAsk, "a year 🎉")),
              testing::AllOf(Not(Contains("emoji/present")), Not(Contains("emoji/excess"))));
  EXPECT_THAT(rules_in("relation: met", letter(kAsk, "a year 🎉🚀")), Contains("emoji/excess"));
}

/// One document wants saved templates, others none: a template is read for its slots, and copies are seen.
TEST(Contradictions, X17TemplatesAreReadForTheirSlotsAndCopiesAreSeen) {
  const std::string body = "solved a puzzle that my group had carried for a year. Could you tell me which ";
  EXPECT_THAT(
      rules_in("template: true", "Hi {{first_name}},\n\nYour work " + body + "clock you chose?\n\nThanks,\nMatti\n"),
      Contains("template/low-slots"));
  EXPECT_THAT(rules_in("template: true", "Hi {{first_name}},\n\nYour note on {{talk_topic}} at {{event}} " + body +
                                             "{{detail}} you chose?\n\nThanks,\nMatti\n"),
              Not(Contains("template/low-slots")));
  std::string other = letter(kAsk);
  other.replace(other.find("Leonie"), 6, "Marta");
  const std::vector<DraftPtr> run = {draft_from(letter(kAsk), "a.txt"), draft_from(other, "b.txt")};
  for (const DraftResult& result : lint_all(pack(), run, 1)) EXPECT_THAT(rules_of(result), Contains("permission/bulk"));
}

/// Two documents warn of too casual, one of too formal: both are said, and the middle is free.
TEST(Contradictions, X18BothEndsOfFormalityAreSaid) {
  EXPECT_THAT(rules_in("kind: message", letter("I hereby beg to enquire which clock you chose.")),
              Contains("tone/overformal"));
  EXPECT_THAT(rules_in("kind: message", letter("Could u tell me which clock you chose lol?")),
              Contains("tone/textspeak"));
  EXPECT_THAT(
      rules_in("kind: message", letter(kAsk)),
      testing::AllOf(Not(Contains("tone/overformal")), Not(Contains("tone/textspeak")), Not(Contains("tone/slang"))));
}

/// A specific next step, an open question, nothing dictated: one bounded ask, with an open question if one likes.
TEST(Contradictions, X19OneBoundedAskWithAnOpenQuestionIfOneLikes) {
  const std::vector<std::string> faults = {"structure/ask-unbounded", "structure/ask-multiple", "structure/ask-too-big",
                                           "structure/ask-missing", "tone/demanding"};
  for (const std::string& rule :
       rules_in("kind: message", letter("Could we talk for 15 minutes about the offshore clock "
                                        "next week? What would you change about it today?"))) {
    EXPECT_THAT(faults, Not(Contains(rule)));
  }
  EXPECT_THAT(rules_in("kind: message", letter("Can we meet?")), Contains("structure/ask-unbounded"));
  EXPECT_THAT(rules_in("kind: message", letter("You must call me tomorrow at nine about the clock.")),
              Contains("tone/demanding"));
  EXPECT_THAT(rules_in("kind: message", letter("Please send your rates. Could you also recommend a diver?")),
              Contains("structure/ask-multiple"));
}

}  // namespace
}  // namespace mannerly::test
