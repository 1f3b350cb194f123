// Strings, UTF-8, positions in sources, embedded files.
#include <gmock/gmock.h>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/embedded.h"
#include "base/marked_text.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "mannerly/source_text.h"

namespace mannerly {
namespace {

using testing::Eq;
using testing::Optional;

TEST(Strings, NearestIsWhatAPersonMeant) {
  const std::vector<std::string> known = {"severity", "message", "phrases", "why"};
  EXPECT_THAT(nearest("sevrity", known), Optional(Eq("severity")));
  EXPECT_THAT(nearest("Mesage", known), Optional(Eq("message")));
  EXPECT_EQ(nearest("colour", known), std::nullopt);
  EXPECT_EQ(nearest("wx", known), std::nullopt);
}

TEST(Strings, EditDistanceCountsSwapsAsOne) {
  EXPECT_EQ(edit_distance("recieve", "receive", 3), 1U);
  EXPECT_EQ(edit_distance("kitten", "sitting", 5), 3U);
  EXPECT_EQ(edit_distance("abc", "xyzuvw", 2), 3U);
}

TEST(Strings, GlobsAreLinearOnHostilePatterns) {
  EXPECT_TRUE(glob_match("sales/*", "sales/buzzword"));
  EXPECT_FALSE(glob_match("sales/*", "tone/slang"));
  const std::string stars(1000, '*');
  EXPECT_TRUE(glob_match(stars + "b", std::string(10000, 'a') + "b"));
  EXPECT_FALSE(glob_match(std::string("*a*a*a*a*a*a*a*a") + "c", std::string(5000, 'a')));
}

TEST(Ascii, EndsAtTheFirstOtherByteWhereverItStands) {
  for (std::size_t at = 0; at < 20; ++at) {
    std::string text(20, 'a');
    text[at] = '\x80';
    EXPECT_EQ(ascii_end(text, 0), at);
    EXPECT_EQ(ascii_end(text, at + 1), text.size());
    EXPECT_EQ(first_invalid_utf8(text), at);
    EXPECT_FALSE(is_ascii(text));
  }
  EXPECT_TRUE(is_ascii(""));
}

TEST(Ascii, PrintableEndsAtControlCharactersAndAboveSevenBits) {
  for (int byte = 0; byte < 256; ++byte) {
    const bool printable = byte >= 0x20 && byte < 0x7F;
    for (std::size_t at = 0; at < 20; ++at) {
      std::string text(20, at % 2 == 0 ? '~' : ' ');
      text[at] = static_cast<char>(byte);
      ASSERT_EQ(printable_ascii_end(text, 0), printable ? text.size() : at) << byte;
      ASSERT_EQ(printable_ascii_end(text, at + 1), text.size());
      ASSERT_EQ(is_printable_ascii(text), printable);
    }
  }
  EXPECT_TRUE(is_printable_ascii(""));
}

TEST(ByteSet, FindsTheFirstOfItsBytes) {
  constexpr ByteSet kSet("x\xC2");
  EXPECT_EQ(kSet.find("abxcx", 0, 5), 2U);
  EXPECT_EQ(kSet.find("abxcx", 3, 5), 4U);
  EXPECT_EQ(kSet.find("abxcx", 3, 4), 4U);
  EXPECT_EQ(kSet.find("a\xC2\xA0", 0, 3), 1U);
  EXPECT_EQ(kSet.find("", 0, 0), 0U);
}

TEST(Utf8, RejectsOverlongSurrogatesAndCutSequences) {
  EXPECT_EQ(first_invalid_utf8("é😀 ok"), std::nullopt);
  EXPECT_THAT(first_invalid_utf8("ok\xC0\xAF"), Optional(2U));
  EXPECT_THAT(first_invalid_utf8("\xED\xA0\x80"), Optional(0U));
  EXPECT_THAT(first_invalid_utf8("a\xF0\x9F\x98"), Optional(1U));
  EXPECT_THAT(first_invalid_utf8("\xF5\x80\x80\x80"), Optional(0U));
}

TEST(SourceText, ColumnsInThreeUnits) {
  const SourceText text("a.txt", "é😀x\r\nzwei\rdrei\n", Writable::kYes);
  const auto x = static_cast<std::uint32_t>(text.bytes().find('x'));
  EXPECT_EQ(text.position(x, ColumnUnit::kBytes), (Position{1, 7}));
  EXPECT_EQ(text.position(x, ColumnUnit::kUtf16), (Position{1, 4}));
  EXPECT_EQ(text.position(x), (Position{1, 3}));
  EXPECT_EQ(text.line_count(), 4U);
  EXPECT_EQ(text.text(text.line_span(1)), "é😀x");
  EXPECT_EQ(text.text(text.line_span(2)), "zwei");
  EXPECT_EQ(text.text(text.line_span(3)), "drei");
  EXPECT_EQ(text.text(text.line_span(4)), "");
}

TEST(SourceText, OffsetIsTheInverseOfPosition) {
  const SourceText text("a.txt", "ab é\n😀 c\r\nlast", Writable::kNo);
  for (const ColumnUnit unit : {ColumnUnit::kBytes, ColumnUnit::kUtf16, ColumnUnit::kCodePoints}) {
    for (std::uint32_t i = 0; i <= text.size(); ++i) {
      if (i < text.size() && (is_continuation(text.bytes()[i]) || text.bytes()[i] == '\n')) continue;
      EXPECT_EQ(text.offset(text.position(i, unit), unit), i);
    }
  }
}

TEST(MarkedText, MarksBecomeSpans) {
  const MarkedText text = parse_marked("a [[b [[c]]]] [[[Name]]] \\[\\[x]] ]]");
  EXPECT_EQ(text.text, "a b c [Name] [[x]] ]]");
  EXPECT_THAT(text.spans, testing::ElementsAre(Span{2, 5}, Span{4, 5}, Span{6, 12}));
}

TEST(Embedded, RulesAreInTheBinarySorted) {
  EXPECT_THAT(embedded_file("rules/sources.yaml"), testing::Not(testing::IsEmpty()));
  EXPECT_TRUE(embedded_file("rules/no-such.yaml").empty());
  const auto files = embedded_files();
  EXPECT_TRUE(std::is_sorted(files.begin(), files.end(), [](const auto& a, const auto& b) { return a.path < b.path; }));
}

}  // namespace
}  // namespace mannerly
