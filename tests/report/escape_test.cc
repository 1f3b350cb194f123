#include "report/escape.h"

#include <gtest/gtest.h>

namespace mannerly {
namespace {

TEST(CleanText, KeepsLettersAndLineEnds) { EXPECT_EQ(clean_text("Zoë 🚀\r\n\tü"), "Zoë 🚀\r\n\tü"); }

TEST(CleanText, ReplacesWhatNoFormatMayHold) {
  EXPECT_EQ(clean_text("a\x1b[31m\x01z"), "a\uFFFD[31m\uFFFDz");
  EXPECT_EQ(clean_text("a\xff.md\xfe"), "a\uFFFD.md\uFFFD");
  EXPECT_EQ(clean_text("a\uFFFEb\u0085c"), "a\uFFFDb\uFFFDc");
}

TEST(CutText, CutsBetweenCharacters) {
  EXPECT_EQ(cut_text("short", 5), "short");
  EXPECT_EQ(cut_text("too long", 6), "too…");
  EXPECT_EQ(cut_text("aéé", 4), "a…") << "é is two bytes and must not be split";
}

TEST(MarkupText, EscapesWhatMeansSomething) {
  EXPECT_EQ(markup_text("<b class=\"x\" id='y'>&amp;"), "&lt;b class=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
  EXPECT_EQ(markup_text("a\nb"), "a\nb");
  EXPECT_EQ(attribute_text("a\r\n\t<"), "a&#13;&#10;&#9;&lt;");
}

}  // namespace
}  // namespace mannerly
