// Where sentences end, as a reader sees it. "|" marks the expected ends.
#include <gtest/gtest.h>

#include <string>
#include <utility>
#include <vector>

#include "text/drafts.h"

namespace mannerly {
namespace {

using namespace test;

/// The sentences of `marked` without its "|" must be the pieces between them.
void expect_split(const std::string& marked) {
  std::string text;
  std::string expected;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    if (marked[i] != '|') {
      text += marked[i];
      expected += marked[i];
      continue;
    }
    expected += '|';
    if (i + 1 < marked.size() && marked[i + 1] == ' ') {
      text += ' ';
      ++i;
    }
  }
  EXPECT_EQ(sentences_of_text(text.c_str()), expected);
}

TEST(Sentences, PlainOnes) {
  expect_split("I saw your talk.| It helped us!| Would you have time?| Thanks");
  expect_split("Really?!| Yes.");
}

TEST(Sentences, AbbreviationsGoOn) {
  expect_split("We help schools, e.g. Northwind High, and i.e. Halden.");
  expect_split("I met Dr. Lis and Prof. Raman vs. Mr. Marsh.| It was good.");
  expect_split("Acme Inc. Berlin hired approx. 10 people.| We cheered.");
  expect_split("We live in St. Gallen near Mt. Hood.| It snows.");
  expect_split("See No. 5 and Fig. 3 of p. 12.| No.| I can wait.");
  expect_split("Raman et al. Proved it.");
}

TEST(Sentences, AbbreviationsMayEndOne) {
  expect_split("We sell in the U.S.| We also sell in Poland.");
  expect_split("The U.S. market is big.| So is the U.S.");
  expect_split("We use Go, Rust, etc.| Northwind uses Java.");
  expect_split("Call at 5 p.m. CET or 9 a.m. Monday.| Or at 5 p.m.| We can talk then.");
  expect_split("I work at Acme Inc.| We build pumps.");
}

TEST(Sentences, InitialsVersionsAndNames) {
  expect_split("J. K. Rowling and Tomasz P. Lis wrote v2.0 in Node.js and Go.| It runs.");
  expect_split("Congrats on your Series B.| Northwind grew.");
  expect_split("See column D.| Lead time is nine days, says Mr D. Price.");
  expect_split("We went with plan B.| Then we left.");
  expect_split("We use .NET and C#.| It is fine.");
}

TEST(Sentences, EllipsisAndLowerCase) {
  expect_split("Well... maybe later.| Or… never.");
  expect_split("Well...| Thanks anyway.| Hm…| We will see.");
}

TEST(Sentences, WritersWithoutCapitals) {
  expect_split("thanks for the talk.| would you have time?| i am in berlin.| we could meet.");
  expect_split("our reviews hurt less.| law firms love us.");
  expect_split("we paid govt. funds and xyz. taxes.");
}

TEST(Sentences, QuotesAndBrackets) {
  expect_split("\"Why now?\" he asked.| \"Because.\"| We left.");
  expect_split("It was good (really!) and short.| (We stayed.)| Then we left.");
  expect_split("She said “Go.”| We went.");
}

TEST(Sentences, ListNumbersStay) { expect_split("1. First we talk.| 2. Then we act."); }

TEST(Sentences, EmojiStayWithWhatTheyFollow) {
  expect_split("Great talk! 🎉| Would you share it?| Thanks. 🙂🙏| Ana");
  expect_split("Loved your post 🙌| Would you be open to a chat?");
  expect_split("I ❤️ Berlin.");
}

TEST(Sentences, LostSpaces) {
  expect_split("Great talk.|Thanks for it!|I liked it.");
  expect_split("It grew 3.5 times by 9:30.| Wow.");
}

TEST(Sentences, PlaceholdersAndLinksOpenSentences) {
  Draft draft = plain_draft("Hi {{user.name}}. {{id}} shipped. https://x.com is up.");
  with_placeholder(draft, "{{user.name}}", Fills::kPersonName);
  with_placeholder(draft, "{{id}}", Fills::kOther);
  with_mask(draft, "https://x.com", MaskReason::kUrl);
  const Document document = analysed(std::move(draft));
  EXPECT_EQ(joined(sentence_texts(document)), "Hi {{user.name}}.|{{id}} shipped.|https://x.com is up.");
  EXPECT_EQ(document.sentences[0].words, 2U);
  EXPECT_EQ(document.sentences[2].words, 2U);
}

TEST(Sentences, NeverCrossPartsBlocksOrHardLineBreaks) {
  Draft draft = plain_draft("Hi Ana, thanks for this\nBest\n\nTomasz");
  with_part(draft, "Hi Ana,", Part::kGreeting);
  with_part(draft, "thanks for this", Part::kOpening);
  const Document document = analysed(std::move(draft));
  EXPECT_EQ(joined(sentence_texts(document)), "Hi Ana,|thanks for this|Best|Tomasz");
  EXPECT_EQ(document.sentences[0].part, Part::kGreeting);
  EXPECT_EQ(document.sentences[1].part, Part::kOpening);
  EXPECT_EQ(document.sentences[2].part, Part::kBody);
  EXPECT_EQ(document.paragraphs.size(), 2U);
  EXPECT_EQ(document.paragraphs[1].first_sentence, 3U);
  EXPECT_EQ(document.paragraphs[1].last_sentence, 4U);
}

TEST(Sentences, TheSubjectIsAParagraphOfItsOwn) {
  Draft draft = plain_draft("subject: Your talk. A question\n\nHi Ana.");
  draft.blocks.erase(draft.blocks.begin());
  draft.subject = span_of(draft.source.bytes(), "Your talk. A question");
  draft.parts.push_back({Part::kSubject, *draft.subject});
  const Document document = analysed(std::move(draft));
  EXPECT_EQ(joined(sentence_texts(document)), "Your talk.|A question|Hi Ana.");
  ASSERT_EQ(document.paragraphs.size(), 2U);
  EXPECT_TRUE(document.paragraphs[0].is_subject);
  EXPECT_EQ(document.sentences[1].part, Part::kSubject);
}

TEST(Sentences, ClosingMark) {
  const std::vector<std::pair<const char*, char32_t>> cases{
      {"Fine.", U'.'},         {"Why?", U'?'},  {"Wow!", U'!'},        {"Well...", U'…'}, {"Well…", U'…'},
      {"We need:", U':'},      {"Ana", 0},      {"Hi Ana,", 0},        {"(Why?)", U'?'},  {"\"Go!\"", U'!'},
      {"Great talk! 🎉", U'!'}, {"Wow?!", U'?'}, {"in the U.S.", U'.'}, {"🎉", 0},          {"はい。", U'.'}};
  for (const auto& [text, end] : cases) {
    const Document document = analysed(text);
    ASSERT_EQ(document.sentences.size(), 1U) << text;
    EXPECT_EQ(document.sentences[0].end, end) << text;
  }
}

}  // namespace
}  // namespace mannerly
