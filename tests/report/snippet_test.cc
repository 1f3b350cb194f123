#include "report/snippet.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "report/display.h"
#include "support/marked_text.h"

namespace mannerly {
namespace {

Snippet snippet_of(std::string_view marked, std::size_t width) {
  const test::MarkedText text = test::parse_marked(marked);
  return make_snippet(SourceText("a.md", text.text, Writable::kYes), text.spans.at(0), width);
}

TEST(Snippet, MarksStandUnderTheSpan) {
  const Snippet shown = snippet_of("Hi Dana,\nPlease [[act now]], Dana.\n", 80);
  EXPECT_EQ(shown.line, 2U);
  EXPECT_EQ(shown.text, "Please act now, Dana.");
  EXPECT_EQ(shown.marks, "       ~~~~~~~");
}

TEST(Snippet, WideCharactersTakeTwoColumns) {
  const Snippet shown = snippet_of("🚀田 [[now]]", 80);
  EXPECT_EQ(shown.marks, "     ~~~");
  EXPECT_EQ(snippet_of("a [[🚀🔥]] b", 80).marks, "  ~~~~");
}

TEST(Snippet, TabsKeepMarksAligned) {
  const Snippet shown = snippet_of("\tact\t[[now]]", 80);
  EXPECT_EQ(shown.text, "    act now");
  EXPECT_EQ(shown.marks, "        ~~~");
}

TEST(Snippet, EmptySpanIsACaret) {
  EXPECT_EQ(snippet_of("Hi[[]] Dana", 80).marks, "  ^");
  EXPECT_EQ(snippet_of("Hi Dana[[]]", 80).marks, "       ^");
  EXPECT_EQ(snippet_of("[[]]", 80).marks, "^");
}

TEST(Snippet, LongLinesAreCutAroundTheSpan) {
  const std::string filler(300, 'x');
  const Snippet shown = snippet_of(filler + " [[act now]] " + filler, 60);
  EXPECT_LE(display_width(shown.text), 60U);
  EXPECT_EQ(shown.text.rfind("…", 0), 0U);
  const std::size_t at = shown.text.find("act now");
  ASSERT_NE(at, std::string::npos);
  EXPECT_EQ(shown.marks.find('~'), display_width(shown.text.substr(0, at)));
  EXPECT_EQ(shown.marks.size() - shown.marks.find('~'), 7U);
}

TEST(Snippet, SpanAtTheEndOfALongLineUsesTheWholeWidth) {
  const Snippet shown = snippet_of(std::string(300, 'x') + " [[now]]", 60);
  EXPECT_EQ(display_width(shown.text), 59U) << "no mark of a cut at the right";
  EXPECT_EQ(shown.text.substr(shown.text.size() - 3), "now");
}

TEST(Snippet, VeryLongLinesAreCutOnBothSides) {
  std::string filler;
  for (int i = 0; i < 20000; ++i) filler += "é ";
  const Snippet shown = snippet_of(filler + "[[now]] " + filler, 60);
  EXPECT_EQ(shown.text.rfind("…", 0), 0U);
  EXPECT_LE(display_width(shown.text), 60U);
  EXPECT_EQ(shown.marks.find('~'), display_width(shown.text.substr(0, shown.text.find("now"))));
}

TEST(Snippet, SpanLongerThanTheWidthIsCutToo) {
  const Snippet shown = snippet_of("[[" + std::string(300, 'x') + "]]", 60);
  EXPECT_LE(display_width(shown.text), 60U);
  EXPECT_EQ(shown.marks.find_first_not_of('~'), std::string::npos);
  EXPECT_LE(shown.marks.size(), 60U);
}

TEST(Snippet, OfPlainTextIsThatOfTextWithAnAccent) {
  const std::string words = "could you tell me by Friday whether the report on delays suits the team at your site? ";
  const std::string plain = words + words;
  for (std::uint32_t begin = 0; begin <= plain.size(); begin += 3) {
    for (const std::uint32_t size : {0U, 1U, 7U, 30U, 90U}) {
      const Span span{begin, std::min(begin + size, static_cast<std::uint32_t>(plain.size()))};
      std::string accented = plain;
      accented[begin > 0 ? 0 : accented.size() - 1] = 'e';
      const Snippet one = make_snippet(SourceText("a.md", accented, Writable::kYes), span, 40);
      // A code point of two bytes and one column, before the span or behind it.
      const bool before = begin > 0;
      accented.replace(before ? 0 : accented.size() - 1, 1, "é");
      const std::uint32_t moved = before ? 1 : 0;
      const Span same{span.begin + moved, span.end + moved};
      const Snippet other = make_snippet(SourceText("a.md", accented, Writable::kYes), same, 40);
      EXPECT_EQ(one.marks, other.marks);
      EXPECT_EQ(one.text, replace_all(other.text, "é", "e"));
    }
  }
}

TEST(Snippet, SpanOverLinesShowsTheFirst) {
  const Snippet shown = snippet_of("one [[two\nthree]] four", 80);
  EXPECT_EQ(shown.text, "one two");
  EXPECT_EQ(shown.marks, "    ~~~");
  EXPECT_EQ(shown.last_line, 2U);
}

}  // namespace
}  // namespace mannerly
