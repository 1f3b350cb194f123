// Folding, case conversion and counts.
#include "text/casing.h"

#include <gtest/gtest.h>
#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <string>
#include <vector>

#include "base/utf8.h"
#include "text/document.h"
#include "text/letters.h"
#include "text/western.h"

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

TEST(Western, AnswersAsICUDoes) {
  for (char32_t c = 0; c < 0x3000; ++c) {
    const auto point = static_cast<UChar32>(c);
    const auto mask = U_GET_GC_MASK(point);
    const bool space = u_isUWhiteSpace(point) != 0 || (mask & (U_GC_CC_MASK | U_GC_CF_MASK | U_GC_Z_MASK)) != 0;
    EXPECT_EQ(is_upper(c), u_isupper(point) != 0 || u_istitle(point) != 0) << point;
    EXPECT_EQ(is_lower(c), u_islower(point) != 0) << point;
    EXPECT_EQ(is_letter(c), u_isalpha(point) != 0) << point;
    EXPECT_EQ(is_numeric(c), (mask & U_GC_N_MASK) != 0) << point;
    EXPECT_EQ(is_blank(c), space) << point;
    EXPECT_EQ(ends_sentence(c), c == 0x2026 || u_hasBinaryProperty(point, UCHAR_S_TERM) != 0) << point;
    const UCharDirection direction = u_charDirection(point);
    EXPECT_EQ(is_right_to_left(c), direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC) << point;
  }
}

/// Without the marks U+0300 to U+036F.
std::string without_accents(const std::string& text) {
  std::string out;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte == 0xCC || (byte == 0xCD && static_cast<unsigned char>(text[at + 1]) < 0xB0)) {
      ++at;
    } else {
      out += text[at];
    }
  }
  return out;
}

/// Every two of ASCII, Latin-1, the marks of typography, and a few of what is left to ICU.
TEST(Western, FoldsAsICUDoes) {
  std::vector<std::string> characters;
  for (char32_t c = 1; c < 0x2100; ++c) {
    if (western::has(c) || c == 0x301 || c == 0x2BC || c == 0x141) append_utf8(characters.emplace_back(), c);
  }
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* folder = icu::Normalizer2::getNFKCCasefoldInstance(status);
  const icu::Normalizer2* decomposer = icu::Normalizer2::getNFDInstance(status);
  ASSERT_TRUE(U_SUCCESS(status));
  const auto normalised = [&](const icu::Normalizer2* by, const std::string& text) {
    std::string out;
    icu::StringByteSink<std::string> sink(&out);
    by->normalizeUTF8(0, text, sink, nullptr, status);
    return out;
  };
  for (const std::string& first : characters) {
    for (const std::string& second : characters) {
      const std::string both = first + second;
      ASSERT_EQ(fold(both), straightened(normalised(folder, both))) << both;
      ASSERT_EQ(base_letters(both), without_accents(normalised(decomposer, both))) << both;
      std::string lower;
      icu::StringByteSink<std::string> sink(&lower);
      icu::CaseMap::utf8ToLower("", 0, both, sink, nullptr, status);
      ASSERT_EQ(to_lower(both), lower) << both;
    }
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
