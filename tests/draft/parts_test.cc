#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using test::draft_of;
using test::part_of;
using test::parts_of;
using testing::ElementsAre;

struct GreetingCase {
  std::string greeting;
  std::string rest;
};

class Greetings : public testing::TestWithParam<GreetingCase> {};

TEST_P(Greetings, EndWhereTheMessageStarts) {
  const Draft draft = draft_of(GetParam().greeting + GetParam().rest);
  EXPECT_EQ(part_of(draft, Part::kGreeting), GetParam().greeting);
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Greetings,
    testing::Values(
        GreetingCase{"Hi Marguerite,", " I look after maps."}, GreetingCase{"Dear Ms Free,", " we met."},
        GreetingCase{"Hey bro!", " Been a while."}, GreetingCase{"Salaam Yusra,", "\n\nCould you swap?"},
        GreetingCase{"Good morning Dr. Chen –", " a question."}, GreetingCase{"Marta,", "\n\nI need it."},
        GreetingCase{"Hi there", "\n\nWe are new."}, GreetingCase{"To whom it may concern:", "\nPlease note."},
        GreetingCase{"Hello group!", "\n\nLandlords."}, GreetingCase{"hey hey Dominik,", " it's me."},
        GreetingCase{"Hi {{first_name}} -", " a note."}, GreetingCase{"Dear ${title} ${last_name},", "\n\nI chair."},
        GreetingCase{"Hi Tom", " I saw your post."}, GreetingCase{"Hi Noor 😊", " Thanks so much for it."},
        GreetingCase{"Hi Florian! 👋", "\n\nSay goodbye."}, GreetingCase{"HI GEORGE!!!", " I AM A BROKER."},
        GreetingCase{"Hey, Tom!", " Great to hear."}, GreetingCase{"hi sarah,", " quick one."},
        GreetingCase{"Hello,", " I volunteer."}, GreetingCase{"Dear members of the prize committee,", "\n\nText."},
        GreetingCase{"Dear Sir/Madam,", "\nText."}, GreetingCase{"Hi Ana & Tom,", " hello."},
        GreetingCase{"Dear Mr. J. K. O'Neil,", " text."}, GreetingCase{"Olá João,", " tudo bem."},
        GreetingCase{"{{first_name}},", " I saw it."}, GreetingCase{"Hi Zsófia :)", ""},
        GreetingCase{"[Name],", "\n\nText."}, GreetingCase{"Hey `[Name]`,", "\n\nText."},
        GreetingCase{"Chef Brown,", "\n\nText."}, GreetingCase{"Dear Dr Ó Súilleabháin,", " text."}));

class NoGreetings : public testing::TestWithParam<std::string> {};

TEST_P(NoGreetings, ThereIsNone) { EXPECT_EQ(part_of(draft_of(GetParam()), Part::kGreeting), "-"); }

INSTANTIATE_TEST_SUITE_P(Forms, NoGreetings,
                         testing::Values("Hope your Monday is treating you well! I read it.", "Thanks, Tom, for all.",
                                         "Yesterday, I saw your post.", "Well well, look who is here.",
                                         "My name is Kyle.", "Congratulations, you won.", "Are you hiring?",
                                         "🔥 Big things coming!", "- Hi Ana,\n- two"));

TEST(Greeting, LoneNameBeforeTextMustBeTheReaders) {
  EXPECT_EQ(part_of(draft_of("---\nto: {name: Marta Ruiz}\n---\nMarta, I saw it."), Part::kGreeting), "Marta,");
  EXPECT_EQ(part_of(draft_of("Berlin, I hear, is cold."), Part::kGreeting), "-");
}

TEST(Parts, WholeMessage) {
  const Draft draft = draft_of(
      "Subject: Your talk\n\nHi Ana,\n\nFirst one.\n\nSecond.\n\n- item\n\nThird.\n\nBest,\nTom Lis\nNorthwind\n\n"
      "P.S. Nice shoes.\n\nOn Monday, Ana wrote:\n> old\n");
  EXPECT_THAT(parts_of(draft),
              ElementsAre("subject: Your talk", "greeting: Hi Ana,", "opening: First one.",
                          "body: Second.\n\n- item\n\nThird.", "closing: Best,", "signature: Tom Lis\nNorthwind",
                          "postscript: P.S. Nice shoes.", "quote: On Monday, Ana wrote:\n> old"));
}

TEST(Parts, OpeningIsTheRestOfTheGreetingsParagraph) {
  EXPECT_THAT(parts_of(draft_of("Hi Ana, one.\nTwo.\n\nThree.")),
              ElementsAre("greeting: Hi Ana,", "opening: one.\nTwo.", "body: Three."));
  EXPECT_THAT(parts_of(draft_of("Hi Ana,\nOne.\n\nThree.")),
              ElementsAre("greeting: Hi Ana,", "opening: One.", "body: Three."));
}

struct EndingCase {
  std::string text;
  std::string closing;
  std::string signature;
};

class Endings : public testing::TestWithParam<EndingCase> {};

TEST_P(Endings, AreToldFromTheBody) {
  const Draft draft = draft_of("Hi Ana,\n\nA first paragraph.\n\n" + GetParam().text);
  EXPECT_EQ(part_of(draft, Part::kClosing), GetParam().closing) << GetParam().text;
  EXPECT_EQ(part_of(draft, Part::kSignature), GetParam().signature) << GetParam().text;
}

INSTANTIATE_TEST_SUITE_P(
    Forms, Endings,
    testing::Values(EndingCase{"Best,\nTom", "Best,", "Tom"},
                    EndingCase{"Text.\n\nKind regards\nTom Lis", "Kind regards", "Tom Lis"},
                    EndingCase{"Text.\n\nThank you either way,\nKwabena\n\n--\nKwabena Ofori runs it.",
                               "Thank you either way,", "Kwabena\n\n--\nKwabena Ofori runs it."},
                    EndingCase{"Text.\n\nCheers, Ana", "Cheers,", "Ana"},
                    EndingCase{"Text.\n\nThanks!", "Thanks!", "-"},
                    EndingCase{"Would that appeal? Hvala, Matjaž", "Hvala,", "Matjaž"},
                    EndingCase{"Could we connect? With thanks, Joris", "With thanks,", "Joris"},
                    EndingCase{"You were kind. Hamish Darroch", "-", "Hamish Darroch"},
                    EndingCase{"Text.\n\nThanking you in anticipation,\nYours obediently,\nR. K. Venkatesan",
                               "Thanking you in anticipation,\nYours obediently,", "R. K. Venkatesan"},
                    EndingCase{"Text.\n\nBettina", "-", "Bettina"},
                    EndingCase{"Text.\n\nRuben (Digital Services, third floor)", "-",
                               "Ruben (Digital Services, third floor)"},
                    EndingCase{"Text.\n\nSigne Aagaard, geophysics", "-", "Signe Aagaard, geophysics"},
                    EndingCase{"Text.\n\n{{pi_name}}", "-", "{{pi_name}}"}, EndingCase{"Text.\n\n– Tom", "-", "Tom"},
                    EndingCase{"Text.\n\nSheila Trask\nHead of People", "-", "Sheila Trask\nHead of People"},
                    EndingCase{"Text.\n\nBest,\n[Your name]\n[LinkedIn URL]", "Best,", "[Your name]\n[LinkedIn URL]"},
                    EndingCase{"May I? With thanks for reading,\n\n{{name}}", "With thanks for reading,", "{{name}}"},
                    EndingCase{"Text.\n\nSent from my phone", "-", "Sent from my phone"},
                    EndingCase{"Text.\n\nthanks,\ntom", "thanks,", "tom"}, EndingCase{"lmk. xx Jess", "xx", "Jess"},
                    EndingCase{"Text.\n\nThe *|SENDER_COMPANY|* team", "-", "The *|SENDER_COMPANY|* team"}));

INSTANTIATE_TEST_SUITE_P(None, Endings,
                         testing::Values(EndingCase{"Thank you for making it public.", "-", "-"},
                                         EndingCase{"Let me know either way.", "-", "-"},
                                         EndingCase{"Is Thursday fine? See you there, Ana", "-", "-"},
                                         EndingCase{"[One new sentence of value]", "-", "-"},
                                         EndingCase{"Are you free, or is it too late,\nwhat do you think?", "-", "-"},
                                         EndingCase{"In short:\n- Anna\n- Tom", "-", "-"}));

TEST(Parts, SubjectOfARecordComesLast) {
  const ReadResult result = read_drafts("m.jsonl", R"({"text": "Hi Ana,\n\nText.", "subject": "Your talk"})", {});
  ASSERT_EQ(result.drafts.size(), 1u);
  EXPECT_THAT(parts_of(result.drafts[0]), ElementsAre("greeting: Hi Ana,", "opening: Text.", "subject: Your talk"));
}

TEST(Parts, DraftWithoutTextIsAProblem) {
  for (const char* text : {"", "\n\n", "---\nkind: note\n---\n", "---\nsubject: Hello\n---\n \n"}) {
    const ReadResult read = read_drafts("draft.txt", text, {});
    EXPECT_TRUE(read.drafts.empty()) << text;
    ASSERT_EQ(read.problems.size(), 1U) << text;
    EXPECT_EQ(read.problems[0].message, "the draft has no text");
  }
}

TEST(Parts, OneNameIsNoSignature) { EXPECT_EQ(part_of(draft_of("Bettina"), Part::kSignature), "-"); }

}  // namespace
}  // namespace mannerly
