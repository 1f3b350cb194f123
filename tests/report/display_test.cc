#include "report/display.h"

#include <gtest/gtest.h>

namespace mannerly {
namespace {

TEST(DisplayWidth, CountsTerminalColumns) {
  EXPECT_EQ(display_width("Priya"), 5U);
  EXPECT_EQ(display_width("Zoë"), 3U);
  EXPECT_EQ(display_width("Zoe\u0308"), 3U) << "an accent of its own adds no column";
  EXPECT_EQ(display_width("田中"), 4U);
  EXPECT_EQ(display_width("🚀"), 2U);
}

TEST(DisplayWidth, EmojiSequencesAreOnePicture) {
  EXPECT_EQ(display_width("👩‍💻"), 2U) << "joined";
  EXPECT_EQ(display_width("👍🏽"), 2U) << "skin tone";
  EXPECT_EQ(display_width("🇵🇱🇮🇳"), 4U) << "two flags";
  EXPECT_EQ(display_width("❤️"), 2U) << "emoji style";
}

TEST(ToCells, TabsReachTheNextStop) {
  const std::vector<Cell> cells = to_cells("ab\tc");
  ASSERT_EQ(cells.size(), 4U);
  EXPECT_EQ(cells[2].width, 2U);
  EXPECT_EQ(cells[2].stand_in, "  ");
}

TEST(ToCells, EscapesNeverReachTheTerminal) {
  EXPECT_EQ(to_cells("\x1b[31m")[0].stand_in, "\uFFFD");
  EXPECT_EQ(printable("a\u202Eb\x07"), "a\uFFFDb\uFFFD");
  EXPECT_EQ(printable("two\r\nlines"), "two lines");
}

TEST(Folded, BreaksBetweenWordsAndIndents) {
  EXPECT_EQ(folded("one two three", 2, 10), "one two\n  three");
  EXPECT_EQ(folded("short", 2, 10), "short");
  EXPECT_EQ(folded("averyveryverylongword next", 2, 10), "averyveryverylongword\n  next");
}

}  // namespace
}  // namespace mannerly
