// Soft and hard line breaks: which lines are read as one sentence.
#include <gtest/gtest.h>

#include <string>

#include "text/drafts.h"

namespace mannerly {
namespace {

using namespace test;

TEST(Lines, WrappedMailIsJoined) {
  const Document document = analysed(
      "I'm writing because your talk on idempotent retries answered a question\n"
      "my team had argued over for a month, and because I hope that you and\n"
      "Priya would let us quote it. We would be glad to send you the text first\n"
      "so that nothing surprises you.");
  ASSERT_EQ(document.sentences.size(), 2U);
  EXPECT_EQ(document.text(document.sentences[1].span).substr(0, 8), "We would");
}

TEST(Lines, MailWrappedByHandIsJoined) {
  EXPECT_EQ(analysed("We met at the conference in Berlin last June, with\n"
                     "Priya Raman, who asked you about the queue that you\n"
                     "had just described to us over the coffee of the day")
                .sentences.size(),
            1U);
}

TEST(Lines, AShortLineBeforeALongAddressIsJoined) {
  EXPECT_EQ(analysed("The slides are all here for anybody who missed the talk\n"
                     "at\n"
                     "https://example.org/talks/2024/idempotent-retries/sl.pdf")
                .sentences.size(),
            1U);
}

TEST(Lines, ChatLinesStayApart) {
  EXPECT_EQ(sentences_of_text("Thanks for the talk\nAna"), "Thanks for the talk|Ana");
  EXPECT_EQ(sentences_of_text("Best,\nAna"), "Best,|Ana");
  EXPECT_EQ(sentences_of_text("hi ana\nsaw your talk\nloved it"), "hi ana|saw your talk|loved it");
  EXPECT_EQ(sentences_of_text("Hi Ana,\nI saw your talk on retries last week and it answered our question."),
            "Hi Ana,|I saw your talk on retries last week and it answered our question.");
}

TEST(Lines, ANameOnTheLastLineStaysApart) {
  EXPECT_EQ(sentences_of_text("I would be very glad to hear from you whenever it suits you\nAna Lis"),
            "I would be very glad to hear from you whenever it suits you|Ana Lis");
  EXPECT_EQ(analysed("I would be very glad to hear from you when you are back in\nBerlin.").sentences.size(), 1U);
}

TEST(Lines, AColonIntroducesTheNextLine) {
  EXPECT_EQ(sentences_of_text("There are two things that I would like to ask you about:\nFirst, the queue"),
            "There are two things that I would like to ask you about:|First, the queue");
}

TEST(Lines, LabelledLinesStayApart) {
  EXPECT_EQ(sentences_of_text("Timeline: two weeks behind the plan that we made in May\n"
                              "Budget: forty hours of the eighty that we have agreed on"),
            "Timeline: two weeks behind the plan that we made in May|"
            "Budget: forty hours of the eighty that we have agreed on");
}

TEST(Lines, BulletsStayApart) {
  EXPECT_EQ(sentences_of_text("We could talk about one of these three things next week\n"
                              "- the queue that you described at length in Berlin and\n"
                              "2) the retries"),
            "We could talk about one of these three things next week|"
            "- the queue that you described at length in Berlin and|2) the retries");
}

TEST(Lines, MarkdownBreaksAreHard) {
  EXPECT_EQ(analysed("We met at the conference in Berlin last June with you  \n"
                     "and Priya Raman, who asked you about the long queues.")
                .sentences.size(),
            2U);
  EXPECT_EQ(analysed("We met at the conference in Berlin last June with you\\\n"
                     "and Priya Raman, who asked you about the long queues.")
                .sentences.size(),
            2U);
}

TEST(Lines, UnwrappedParagraphsKeepTheirBreaks) {
  const std::string wide(60, 'w');
  const std::string line = wide + " " + wide + " and so on";
  EXPECT_EQ(analysed((line + "\nWe also met").c_str()).sentences.size(), 2U);
}

TEST(Lines, CarriageReturnsBreakLinesToo) {
  EXPECT_EQ(sentences_of_text("Best,\r\nAna"), "Best,|Ana");
  const Document document = analysed(
      "I'm writing because your talk on idempotent retries answered a question\r\n"
      "my team had argued over for a month.");
  EXPECT_EQ(document.sentences.size(), 1U);
  EXPECT_EQ(document.mask.find('\r'), std::string::npos);
  EXPECT_EQ(analysed("Best,\rAna").sentences.size(), 2U);
}

}  // namespace
}  // namespace mannerly
