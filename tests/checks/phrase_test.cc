// The phrase language and kind `phrase`: what matches, what cancels a match, what the fix leaves behind.
#include <gmock/gmock.h>

#include <random>

#include "checks/phrase_book.h"
#include "checks/phrase_class.h"
#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

RuleRunner phrases(const std::string& list, const std::string& more = "") {
  return RuleRunner("kind: phrase\nphrases:\n" + list + "\n" + more);
}

TEST(PhraseLanguage, MatchesWholeTokensCaseFolded) {
  const auto rule = phrases("  - act (now|today)");
  EXPECT_THAT(rule.matches("Please ACT now, Dana. Acting today is fine. React now."), ElementsAre("ACT now"));
}

TEST(PhraseLanguage, OptionalWordsGapsAndAnyWord) {
  const auto rule = phrases("  - book a? (quick|short)? demo\n  - we ~2 help\n  - from _ with love");
  EXPECT_THAT(rule.matches("Book demo. Book a quick demo. We can really help. We can not ever help."),
              ElementsAre("Book demo", "Book a quick demo", "We can really help"));
  EXPECT_THAT(rule.matches("Greetings from Porto with love, from far away with love."),
              ElementsAre("from Porto with love"));
}

TEST(PhraseLanguage, GapsPassCommasButNothingElse) {
  const auto rule = phrases("  - reply ~3 now");
  EXPECT_THAT(rule.matches("Reply, please, now. Reply (please) now. Reply; now. Reply. Now."),
              ElementsAre("Reply, please, now"));
}

TEST(PhraseLanguage, InflectionsOfRegularAndIrregularVerbs) {
  const auto rule = phrases("  - book+ it\n  - write+ it\n  - stop+ it\n  - try+ it\n  - make+ it");
  EXPECT_THAT(rule.matches("Books it. Booked it. Wrote it. Stopped it. Tries it. Trying it. Made it. Bookish it."),
              ElementsAre("Books it", "Booked it", "Wrote it", "Stopped it", "Tries it", "Trying it", "Made it"));
}

TEST(PhraseLanguage, HyphensQuotesAndApostrophesAreNormalised) {
  const auto rule = phrases("  - follow up\n  - I'm here");
  EXPECT_THAT(rule.matches("A follow-up. I’m here. A follow\nup."), ElementsAre("follow-up", "I’m here", "follow\nup"));
}

TEST(PhraseLanguage, TokenClasses) {
  const auto rule =
      phrases("  - save <percent>\n  - for <money>\n  - by <date>\n  - see <link>\n  - ask <name>\n  - <number> seats");
  EXPECT_THAT(
      rule.matches(
          "Save 40%. For $500. For 20 euros. By Friday. By 12 May. See https://x.io/a. Ask Priya Rao. 3 seats."),
      ElementsAre("Save 40%", "For $500", "For 20 euros", "By Friday", "By 12 May", "See https://x.io/a",
                  "Ask Priya Rao", "3 seats"));
}

// From the second draft on, what was found in a sentence is remembered.
TEST(PhraseLanguage, TheSameWordsMayMeanAnotherReader) {
  const auto rule = phrases("  - ask <recipient>\n  - at <company>\n  - a follow up");
  const std::string text = "Ask Ana at Acme for a follow-up.";
  const auto to = [&](const std::string& facts) { return "---\nto: {" + facts + "}\n---\n" + text; };
  for (int round = 0; round < 3; ++round) {
    EXPECT_THAT(rule.matches(to("name: Ana Ruiz, company: Acme")), ElementsAre("Ask Ana", "at Acme", "a follow-up"));
    EXPECT_THAT(rule.matches(to("name: Tom Lee, company: Acme")), ElementsAre("at Acme", "a follow-up"));
    EXPECT_THAT(rule.matches(to("name: Acme, company: Ana")), ElementsAre("a follow-up"));
    EXPECT_THAT(rule.matches(text), ElementsAre("a follow-up"));
    EXPECT_THAT(rule.matches("> " + text + "\n\nYes."), IsEmpty());
    EXPECT_THAT(rule.matches("So. " + text + " No."), ElementsAre("a follow-up"));
    EXPECT_THAT(rule.matches("Ask Ana at Acme for a follow - up."), IsEmpty());
  }
}

TEST(PhraseLanguage, PlaceholdersCountAsWhatTheyName) {
  const auto rule = phrases("  - ask <name>\n  - at <company>\n  - the _ team");
  EXPECT_THAT(rule.matches("Ask {{first_name}} at [Company] about the {{topic}} team."),
              ElementsAre("Ask {{first_name}}", "at [Company]", "the {{topic}} team"));
}

TEST(PhraseLanguage, FaultsNameTheirPlace) {
  const auto rule = phrases("  - act (now\n  - <wrong>\n  - a?\n  - fine words");
  ASSERT_THAT(rule.problems, SizeIs(3));
  EXPECT_EQ(rule.problems[0].line, 3U);
  EXPECT_THAT(rule.problems[0].message, testing::HasSubstr("“(” without “)”"));
  EXPECT_THAT(rule.problems[1].message, testing::HasSubstr("unknown class"));
  EXPECT_THAT(rule.problems[2].message, testing::HasSubstr("can match nothing"));
  EXPECT_THAT(rule.matches("Fine words."), ElementsAre("Fine words"));
}

TEST(PhraseLanguage, ExactCaseAndPositions) {
  const auto rule =
      phrases("  - {text: IT, case: exact}\n  - {text: yo, at: line_start}\n  - {text: cheers, at: sentence_end}");
  EXPECT_THAT(rule.matches("Yo Brett, it is IT again.\nSo yo, he said: cheers. Cheers to all."),
              ElementsAre("Yo", "IT", "cheers"));
}

TEST(PhraseLanguage, ManyOptionalPartsStayLinear) {
  std::string text;
  for (int i = 0; i < 20000; ++i) text += "a a ";
  const auto rule = phrases("  - a? a? a? a? a? a? a? a? a? a? a? a? b");
  EXPECT_THAT(rule.matches(text), IsEmpty());
}

TEST(PhraseCheck, LongestOfOverlappingHitsIsReported) {
  const auto rule = phrases("  - act now\n  - act now or never\n  - now or never");
  EXPECT_THAT(rule.matches("Act now or never."), ElementsAre("Act now or never"));
}

TEST(PhraseCheck, ExceptionsDropOnlyWhatTheyTouch) {
  const auto rule = phrases("  - rush", "except: [no rush]");
  EXPECT_THAT(rule.matches("No rush at all. But we rush."), ElementsAre("rush"));
}

// Against looking at every hit.
TEST(PhraseHits, TouchWhatOverlapsOrStandsBeside) {
  std::mt19937 random(1);
  const auto dice = [&](std::uint32_t sides) { return static_cast<std::uint32_t>(random() % sides); };
  std::vector<PhraseHits::Found> found;
  for (int i = 0; i < 200; ++i) {
    const std::uint32_t begin = dice(2000);
    found.push_back({dice(3), {.span = {begin, begin + 1 + dice(i % 40 == 0 ? 90 : 6)}}});
  }
  const PhraseHits hits(4, found);
  for (std::uint32_t i = 0; i < 4000; ++i) {
    const ListId list = i % 4;
    const Span span{i / 2, i / 2 + dice(9)};
    const auto touches = [&](const PhraseHits::Found& one) { return one.list == list && one.hit.span.touches(span); };
    EXPECT_EQ(hits.touches(list, span), std::any_of(found.begin(), found.end(), touches)) << span.begin;
  }
}

TEST(ClassHits, AreFoundBySentence) {
  const auto in = [](std::uint32_t sentence) {
    ClassHit hit;
    hit.sentence = sentence;
    return hit;
  };
  const std::vector<ClassHit> hits{in(1), in(3), in(3), in(4)};
  const auto count = [&](std::uint32_t first, std::uint32_t last) { return hits_between(hits, first, last).size(); };
  EXPECT_THAT((std::vector{count(0, 0), count(1, 1), count(2, 2), count(3, 3), count(2, 4), count(0, 9), count(5, 9)}),
              ElementsAre(0, 1, 0, 2, 3, 4, 0));
}

TEST(PhraseCheck, SoftenersNearbyCancel) {
  const auto rule = phrases("  - reply today", "unless_near: {phrases: [if you can, no worries], within: 4}");
  EXPECT_THAT(rule.matches("Reply today if you can. Reply today. No worries."), ElementsAre("Reply today"));
}

TEST(PhraseCheck, NegationCancelsOnRequest) {
  const auto rule = phrases("  - selling", "unless_negated: true");
  EXPECT_THAT(rule.matches("I am not selling. I never was selling. Not today, but selling."), ElementsAre("selling"));
}

TEST(PhraseCheck, NamesAreLeftAlone) {
  const auto rule = phrases("  - free\n  - best");
  EXPECT_THAT(rule.matches("Best Buy and Free Now are customers. It is free."), ElementsAre("free"));
}

TEST(PhraseCheck, QuotedTextAndCodeAreNotTheWritersOwn) {
  const auto rule = phrases("  - act now");
  EXPECT_THAT(rule.matches("He wrote \"please act now or else\" and `act now`. https://act.now/act now"), IsEmpty());
}

TEST(PhraseCheck, ThresholdSumsWeightsWithDiminishingReturns) {
  const auto rule = phrases("  - {text: platform, weight: 1}\n  - {text: demo, weight: 2}", "threshold: 3");
  EXPECT_THAT(rule.matches("Our platform has a demo."), ElementsAre("demo"));
  EXPECT_THAT(rule.matches("A platform is a platform is a platform is a platform."), IsEmpty());
}

TEST(PhraseCheck, FixesLeaveCleanText) {
  const auto rule =
      phrases("  - {text: asap, fix: delete}\n  - {text: honestly, fix: delete}\n  - {text: utilise, instead: use}");
  EXPECT_EQ(rule.fixed("Please reply asap."), "Please reply.");
  EXPECT_EQ(rule.fixed("Honestly, we like it."), "We like it.");
  EXPECT_EQ(rule.fixed("We, honestly, like it."), "We, like it.");
  EXPECT_EQ(rule.fixed("Utilise it; do utilise it."), "Use it; do use it.");
}

TEST(PhraseCheck, AnEmptySentenceGoesAsAWhole) {
  const auto rule = phrases("  - hope this finds you well", "fix: delete-sentence");
  EXPECT_EQ(rule.fixed("Hi Ana,\n\nI hope this finds you well. Could you call?"), "Hi Ana,\n\nCould you call?");
  const std::string more =
      "I hope this finds you well and that the new mill in Porto runs as you planned it last year.";
  EXPECT_EQ(rule.fixed(more), more);
  EXPECT_THAT(rule.matches(more), ElementsAre("hope this finds you well"));
}

TEST(PhraseCheck, ClassesWithAnchorsAndGroups) {
  const std::string reference =
      "title: a reference\nphrases:\n  - {text: your talk, anchor: specific}\n  - {text: writing to, anchor: object}\n";
  const RuleRunner rule("kind: phrase\nclass: reference", {{"reference", reference}});
  EXPECT_THAT(rule.matches("Your talk was great. Your talk at Devoxx was great. Your talk on tachograph latency."),
              ElementsAre("Your talk", "Your talk"));
  EXPECT_THAT(rule.matches("I am writing to you. I am writing to Ana."), ElementsAre("writing to"));
}

}  // namespace
}  // namespace mannerly::test
