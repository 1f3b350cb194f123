// Kinds pattern, cue, limit, emoji, mechanics and placeholder on small drafts, with exact matches.
#include <gmock/gmock.h>

#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Pattern, MatchesProseButNotMaskedText) {
  const RuleRunner rule("kind: pattern\npattern: '(\\d+) ?x\\b'\ngroup: 1\nexcept: '\\d+x lens'");
  EXPECT_THAT(rule.matches("We grow 10x. A 20x lens. `30x` and https://a.io/40x"), ElementsAre("10"));
}

TEST(Pattern, RawAndSubjectTexts) {
  const RuleRunner raw("kind: pattern\npattern: 'bit\\.ly'\non: raw");
  EXPECT_THAT(raw.matches("See bit.ly/abc"), ElementsAre("bit.ly"));
  const RuleRunner subject("kind: pattern\npattern: '^Re:'\non: subject\nscope: [subject]");
  EXPECT_THAT(subject.matches("---\nsubject: 'Re: our call'\n---\nHi Ana,\n\nRe: nothing."), ElementsAre("Re:"));
}

TEST(Pattern, WordsOfAGroupAreAmongPhrases) {
  const RuleRunner rule(
      "kind: pattern\npattern: '(?m)^Hi((?: [a-z]+)*?)[,!]'\namong: {group: 1, phrases: [all, (dear|old) friends]}");
  EXPECT_THAT(rule.matches("Hi all dear friends, it rains."), ElementsAre("Hi all dear friends,"));
  EXPECT_THAT(rule.matches("Hi, it rains."), ElementsAre("Hi,"));
  EXPECT_THAT(rule.matches("Hi all friends, it rains."), IsEmpty()) << "no phrase has that word";
  EXPECT_THAT(rule.matches("Hi all dear, friends, it rains."), IsEmpty()) << "the phrase ends behind the group";
  EXPECT_THAT(RuleRunner("kind: pattern\npattern: 'a(b)'\namong: {group: 2, phrases: [b]}").problems, SizeIs(1));
  EXPECT_THAT(RuleRunner("kind: pattern\npattern: 'a(b)'\namong: {group: -1, phrases: [b]}").problems, SizeIs(1));
  EXPECT_THAT(RuleRunner("kind: pattern\npattern: 'a(b)'\namong: {phrases: [b]}").problems, SizeIs(1));
}

TEST(Pattern, ExceptionsHoldInTheLineOfTheMatch) {
  const RuleRunner rule("kind: pattern\npattern: 'act\\s+now'\nexcept: 'never act now|act\\s+now or|^so act now'");
  EXPECT_THAT(rule.matches("Act now? act now, never act now, act now or later, act now, we act\nnow or never.\n"
                           "so act now, act now. And so act now."),
              ElementsAre("act now", "act now", "act now", "act now"));
}

TEST(Pattern, TheLongestOfOverlappingMatchesStays) {
  const RuleRunner rule("kind: pattern\npatterns: [{pattern: 'b c d'}, {pattern: 'a b'}, {pattern: 'd e f g'}]");
  EXPECT_THAT(rule.matches("a b c d e f g, then a b c d, then a b."),
              testing::UnorderedElementsAre("a b", "d e f g", "b c d", "a b"));
}

TEST(Pattern, WordsOfAGroupAreLookedForInEveryLine) {
  const RuleRunner rule("kind: pattern\npattern: '(?m)^So (\\w+ \\w+)'\namong: {group: 1, phrases: [old friends]}");
  EXPECT_THAT(
      rule.matches("So old friends met.\n\nThen old friends left.\n\nSo new people came.\n\nSo old friends sat."),
      ElementsAre("So old friends", "So old friends"));
}

TEST(Pattern, RejectsWhatMatchesNothingOrIsBroken) {
  EXPECT_THAT(RuleRunner("kind: pattern\npattern: 'a*'").problems, SizeIs(1));
  const RuleRunner broken("kind: pattern\npattern: '(a'");
  ASSERT_THAT(broken.problems, SizeIs(1));
  EXPECT_THAT(broken.problems[0].message, HasSubstr("bad pattern"));
}

const std::vector<std::pair<std::string, std::string>> kPurpose = {
    {"purpose", "title: purpose\nphrases: [I'm writing to ask]\n"}};

TEST(Cue, MissingPointsAtTheOpening) {
  const RuleRunner rule("kind: cue\nclass: purpose", kPurpose);
  EXPECT_THAT(rule.matches("Hi Ana, it rains. The sun sets."), ElementsAre("it rains."));
  EXPECT_THAT(rule.matches("Hi Ana, it rains. I'm writing to ask why."), IsEmpty());
}

TEST(Cue, LateFiresOnlyWhenPresent) {
  const RuleRunner rule("kind: cue\nclass: purpose\nby: {sentence: 2}", kPurpose);
  EXPECT_THAT(rule.matches("Hi Ana, it rains. The sun sets. I'm writing to ask why."), ElementsAre("it rains."));
  EXPECT_THAT(rule.matches("Hi Ana, it rains. I'm writing to ask why."), IsEmpty());
  EXPECT_THAT(rule.matches("Hi Ana, it rains. The sun sets. It is late."), IsEmpty());
}

TEST(Cue, LateSentenceThatStandsAloneIsOfferedFurtherUp) {
  const RuleRunner rule("kind: cue\nclass: purpose\nby: {sentence: 2}", kPurpose);
  const auto found = rule.findings("Hi Ana, it rains. The sun sets. I'm writing to ask why. Thanks.");
  ASSERT_THAT(found, SizeIs(1));
  ASSERT_THAT(found[0].fixes, SizeIs(1));
  EXPECT_EQ(found[0].fixes[0].title, "move “I'm writing to ask why.” up to here");
  EXPECT_THAT(found[0].fixes[0].edits, ElementsAre(Edit{{8, 8}, "I'm writing to ask why. "}, Edit{{31, 55}, ""}));
  EXPECT_THAT(rule.findings("Hi Ana, it rains. The sun sets. So I'm writing to ask why.")[0].fixes, IsEmpty());
}

TEST(Limit, BandsByKindAndTheBytesBeyond) {
  const RuleRunner rule("kind: limit\nmetric: graphemes\nbands: {default: {warn: 30}, note: {warn: 10}}");
  EXPECT_THAT(rule.matches("Hello Ana, how are you"), IsEmpty());
  EXPECT_THAT(rule.matches("---\nkind: note\n---\nHello Ana, how are you"), ElementsAre("how are you"));
}

TEST(Limit, GraphemesCountWhatAReaderSees) {
  const RuleRunner rule("kind: limit\nmetric: graphemes\nbands: {default: {warn: 3}}");
  EXPECT_THAT(rule.matches("e\u0301a👩‍👩‍👧"), IsEmpty());
  EXPECT_THAT(rule.matches("e\u0301a👩‍👩‍👧x"), SizeIs(1));
}

TEST(Limit, CapByTier) {
  const RuleRunner rule(
      "kind: limit\nmetric: graphemes\nbands: {default: {cap: {basic: 5, paid: 10, unknown: 10, severity: error}}}");
  EXPECT_THAT(rule.matches("---\nfrom: {tier: basic}\n---\nseven77"), SizeIs(1));
  EXPECT_THAT(rule.matches("---\nfrom: {tier: premium-career}\n---\nseven77"), IsEmpty());
}

TEST(Limit, SentencesAreMeasuredOneByOne) {
  const RuleRunner rule("kind: limit\nmetric: sentence_words\nbands: {default: {warn: 4}}");
  EXPECT_THAT(rule.matches("One two three. One two three four five. {a} {b} {c} {d} {e}?"),
              ElementsAre("One two three four five.", "{a} {b} {c} {d} {e}?"));
}

TEST(Limit, CapitalsForEmphasisAreNoAcronyms) {
  const RuleRunner rule("kind: limit\nmetric: caps_words\nbands: {default: {warn: 0}}");
  EXPECT_THAT(rule.matches("NASA and CERN met. Please REPLY to NATO."), ElementsAre("REPLY"));
}

TEST(Emoji, LimitByRelationAndSafeDeletion) {
  const RuleRunner rule("kind: emoji\nmode: present\nlimits: {default: 0, warm: 1}");
  EXPECT_THAT(rule.matches("Great talk 🎉 Thanks 👨‍👩‍👧"), ElementsAre("🎉"));
  EXPECT_THAT(rule.matches("---\nrelation: warm\n---\nGreat talk 🎉 Thanks 👍🏽"), ElementsAre("👍🏽"));
  EXPECT_EQ(rule.fixed("Great talk 🎉!"), "Great talk!");
  const RuleRunner excess("kind: emoji\nmode: excess\nlimits: {default: 1}");
  EXPECT_THAT(excess.matches("Great 🎉🎉 Thanks 👨‍👩‍👧"), ElementsAre("🎉", "👨‍👩‍👧"));
}

TEST(Emoji, EmoticonsStandAlone) {
  const RuleRunner rule("kind: emoji\nmode: emoticon\nlist: [':)', ';-)', '<3']");
  EXPECT_THAT(rule.matches("Thanks :) see item 8:) and a<3 b ;-)"), ElementsAre(":)", ";-)"));
}

TEST(Emoji, StyledLettersBecomePlain) {
  const RuleRunner rule("kind: emoji\nmode: decorative");
  EXPECT_EQ(rule.fixed("Our 𝗯𝗲𝘀𝘁 offer"), "Our best offer");
  EXPECT_EQ(rule.fixed("Our 𝗯𝗲𝘀𝘁 𝘄𝗼𝗿𝗸, Ⓖⓞⓞⓓ and ɢʀᴇᴀᴛ and Ｗｉｄｅ"), "Our best work, Good and great and Wide");
  EXPECT_THAT(rule.matches("Our 𝗯𝗲𝘀𝘁 𝘄𝗼𝗿𝗸 here"), ElementsAre("𝗯𝗲𝘀𝘁 𝘄𝗼𝗿𝗸"));
  EXPECT_THAT(rule.matches("The 𝑥 of ⓘ and /ˈbɪɡ/ and 東京ＡＢ"), IsEmpty());
}

RuleRunner mechanics(const std::string& check, const std::string& more = "") {
  return RuleRunner("kind: mechanics\ncheck: " + check + "\n" + more);
}

TEST(Mechanics, RepeatedWord) {
  const auto rule = mechanics("repeated-word", "allow: [had, that]");
  EXPECT_EQ(rule.fixed("See the the plan."), "See the plan.");
  EXPECT_THAT(rule.matches("He had had it. Bora Bora is nice. No, no. That that is."), IsEmpty());
}

TEST(Mechanics, LowercaseI) {
  const auto rule = mechanics("lowercase-i");
  EXPECT_EQ(rule.fixed("Here i am, and i'm glad. i/o and i. first"), "Here I am, and I'm glad. i/o and i. first");
}

TEST(Mechanics, SentenceCaseSparesBrandsGreetingsAndLists) {
  const auto rule = mechanics("sentence-case", "allow: [iphone]");
  EXPECT_THAT(
      rule.matches(
          "Hello Ana.\n\nThank you for everything. see you soon, I hope. iPhone apps sell.\n\n- one two\n- three four"),
      ElementsAre("see"));
}

TEST(Mechanics, ArticleBySound) {
  const auto rule = mechanics("a-an");
  EXPECT_EQ(rule.fixed("A hour, an user, a MBA, an European, a honest man."),
            "An hour, a user, an MBA, a European, an honest man.");
  EXPECT_THAT(rule.matches("A unit, an hour, a one-off, an uninformed view, an SAP role, a UK firm, an HDMI cable, a "
                           "NASA grant, an EU grant, an S3 bucket, an iPhone."),
              IsEmpty());
}

TEST(Mechanics, SpacingAroundMarks) {
  const auto rule = mechanics("spacing");
  EXPECT_EQ(rule.fixed("One  two ,three. Four,five 1,000 and :)"), "One two, three. Four, five 1,000 and :)");
}

TEST(Mechanics, EndMarkOfTheMessage) {
  const auto rule = mechanics("end-mark");
  EXPECT_EQ(rule.fixed("Hi Ana,\n\nThanks for reading this note\n\nBest,\nJo"),
            "Hi Ana,\n\nThanks for reading this note.\n\nBest,\nJo");
  EXPECT_THAT(rule.matches("Hi Ana,\n\nThanks for reading this note!\n\nBest,\nJo"), IsEmpty());
}

TEST(Mechanics, InvisibleCharacters) {
  const auto rule = mechanics("invisible-chars");
  EXPECT_EQ(rule.fixed("Pay\u200Bment"), "Payment");
  EXPECT_EQ(rule.fixed("Pay\U000E0061ment \U0001F3F4\U000E0067\U000E007F"), "Payment \U0001F3F4\U000E0067\U000E007F");
  EXPECT_THAT(rule.matches("The word שלום\u200F is Hebrew."), IsEmpty());
}

TEST(Mechanics, LettersOfAnotherScript) {
  const auto rule = mechanics("invisible-chars", "look_alike: '{value} ({limit}) in {instead}'\nligature: '{instead}'");
  const auto found = rule.findings("Our t\u0435am and the o\uFB03ce.");
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_EQ(found[0].message, "ffi");
  EXPECT_EQ(found[1].message, "\u0435 (Cyrillic) in team");
  EXPECT_EQ(found[0].fixes[0].applicability, Applicability::kSafe);
  EXPECT_EQ(found[1].fixes[0].applicability, Applicability::kSuggested);
  EXPECT_THAT(rule.matches("Our \u0442\u0435\u0430\u043C, TNF\u03B1, \u041E\u041E\u041E and 5 \u03BCm."), IsEmpty());
}

TEST(Mechanics, RepeatsThatGrammarAsksFor) {
  const auto rule = mechanics("repeated-word");
  EXPECT_THAT(rule.matches("We logged in in May. What it is is a map. Pass it on on Friday."), IsEmpty());
  EXPECT_THAT(rule.matches("We met in in May. It is is late."), ElementsAre("in in", "is is"));
}

TEST(Mechanics, ArticlesBeforeFiguresAndAbbreviations) {
  const auto rule = mechanics("a-an");
  EXPECT_EQ(rule.fixed("It was a 8-hour trip, a 11th call, an 5-day one, a 18,000 km one."),
            "It was an 8-hour trip, an 11th call, a 5-day one, an 18,000 km one.");
  EXPECT_THAT(rule.matches("A SIM card, a RAG team, a or b, a 1100 or an 1800 euro one, a 110 one."), IsEmpty());
}

TEST(Mechanics, ABlankBehindTheMarkOfASentence) {
  const auto rule = mechanics("spacing");
  EXPECT_EQ(rule.fixed("We read it.Now we call.Xerxes and x,y stay on Node.Js."),
            "We read it. Now we call.Xerxes and x,y stay on Node.Js.");
}

TEST(Mechanics, BrandsUsedAsVerbs) {
  const auto rule = mechanics("brand-case", "pairs: {google: Google}");
  EXPECT_THAT(rule.matches("I joined google. You can google it, and they google a lot."), ElementsAre("google"));
}

TEST(Mechanics, UnknownCheckIsALocatedProblem) {
  const auto rule = mechanics("spaceing");
  ASSERT_THAT(rule.problems, SizeIs(1));
  EXPECT_THAT(rule.problems[0].message, HasSubstr("did you mean “spacing”"));
}

TEST(Placeholder, LeftSlotsAndTheirValues) {
  const RuleRunner rule("kind: placeholder\nmode: left");
  EXPECT_THAT(rule.matches("Hi {{first_name}}, see [Company] and array[0]."),
              ElementsAre("{{first_name}}", "[Company]"));
  EXPECT_EQ(rule.fixed("---\nto: {name: Priya Raman}\n---\nHi {{first_name}},\n"),
            "---\nto: {name: Priya Raman}\n---\nHi Priya,\n");
}

TEST(Placeholder, MergeArtifacts) {
  const RuleRunner rule("kind: placeholder\nmode: artifact\npatterns: ['(?i)^(hi|dear) (null|undefined),']");
  EXPECT_THAT(rule.matches("Hi null, welcome."), ElementsAre("Hi null,"));
}

}  // namespace
}  // namespace mannerly::test
