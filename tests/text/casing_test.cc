// Folding, case conversion and counts.
#include "text/casing.h"

#include <gtest/gtest.h>

#include "text/document.h"

namespace mannerly {
namespace {

TEST(Casing, OfWords) {
  EXPECT_EQ(casing_of("word"), Casing::kLower);
  EXPECT_EQ(casing_of("Word"), Casing::kCapital);
  EXPECT_EQ(casing_of("A"), Casing::kCapital);
  EXPECT_EQ(casing_of("ASAP"), Casing::kUpper);
  EXPECT_EQ(casing_of("McKay"), Casing::kMixed);
  EXPECT_EQ(casing_of("iOS"), Casing::kMixed);
  EXPECT_EQ(casing_of("Łódź"), Casing::kCapital);
  EXPECT_EQ(casing_of("2nd"), Casing::kLower);
  EXPECT_EQ(casing_of("東京"), Casing::kNone);
  EXPECT_EQ(casing_of(""), Casing::kNone);
}

TEST(Casing, FoldMakesSpellingsEqual) {
  EXPECT_EQ(fold("DON’T"), "don't");
  EXPECT_EQ(fold("Don't"), "don't");
  EXPECT_EQ(fold("“Hi”"), "\"hi\"");
  EXPECT_EQ(fold("re\u0301sume\u0301"), fold("RÉSUMÉ"));
  EXPECT_EQ(fold("ﬁne"), "fine");
  EXPECT_EQ(fold("a\u00ADb\u200B"), "ab");
  EXPECT_EQ(fold(""), "");
}

TEST(Casing, FoldedWordIsBothInOnePass) {
  for (const char* word : {"word", "Word", "A", "ASAP", "McKay", "iOS", "aB", "Ab", "2nd", "DON'T", "DON’T", "Łódź",
                           "東京", "", "RÉSUMÉ"}) {
    const FoldedWord both = folded_word(word);
    EXPECT_EQ(both.folded, fold(word));
    EXPECT_EQ(both.casing, casing_of(word)) << word;
  }
}

TEST(Casing, Conversions) {
  EXPECT_EQ(to_upper("éa"), "ÉA");
  EXPECT_EQ(to_lower("ÉA"), "éa");
  EXPECT_EQ(capitalised("hello World"), "Hello World");
  EXPECT_EQ(capitalised("\"élan"), "\"Élan");
  EXPECT_EQ(capitalised("ǆ"), "ǅ");
  EXPECT_EQ(capitalised("30"), "30");
  EXPECT_EQ(capitalised(""), "");
}

TEST(Counts, GraphemesAndUtf16) {
  EXPECT_EQ(grapheme_count(""), 0U);
  EXPECT_EQ(grapheme_count("e\u0301a\r\n"), 3U);
  EXPECT_EQ(grapheme_count("👨‍👩‍👧🇵🇱👍🏽"), 3U);
  EXPECT_EQ(utf16_count("aé€👍"), 5U);
  EXPECT_EQ(utf16_count(""), 0U);
}

}  // namespace
}  // namespace mannerly
