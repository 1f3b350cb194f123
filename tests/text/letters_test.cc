// Look-alikes of other scripts, styled letters, ligatures.
#include "text/letters.h"

#include <gtest/gtest.h>

#include "text/document.h"

namespace mannerly {
namespace {

TEST(Disguise, MixedScriptsReadAsLatin) {
  const auto found = disguise_of("p\u0430yp\u0430l");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->latin, "paypal");
  EXPECT_FALSE(found->whole);
  ASSERT_EQ(found->letters.size(), 2U);
  EXPECT_EQ(found->letters[0].letter, "\u0430");
  EXPECT_EQ(found->letters[0].script, "Cyrillic");
}

TEST(Disguise, KeepsTheCase) {
  EXPECT_EQ(disguise_of("\u0421ollege")->latin, "College");
  EXPECT_EQ(disguise_of("\u0391nna")->latin, "Anna");
  EXPECT_EQ(disguise_of("\u0391nna")->letters[0].script, "Greek");
}

TEST(Disguise, AWordMayBeWhollyForeign) {
  const auto found = disguise_of("\u0441\u043E\u0440\u0443");
  ASSERT_TRUE(found);
  EXPECT_EQ(found->latin, "copy");
  EXPECT_TRUE(found->whole);
}

TEST(Disguise, HonestWordsHaveNone) {
  for (const char* word : {"", "plain", "naïve", "Łódź", "Işık", "ılık", "Спасибо", "χάρτης", "地図", "서울", "µm",
                           "kΩ", "\u03BCm", "Đỗ", "5µ", "O’Brien", "שלום"}) {
    EXPECT_FALSE(disguise_of(word)) << word;
  }
}

TEST(StyledLetters, HavePlainOnes) {
  EXPECT_EQ(styled_letter(U'𝗯').plain, 'b');
  EXPECT_EQ(styled_letter(U'𝟮').plain, '2');
  EXPECT_EQ(styled_letter(U'Ⓒ').plain, 'C');
  EXPECT_EQ(styled_letter(U'🅷').plain, 'H');
  EXPECT_EQ(styled_letter(U'ℍ').plain, 'H');
  EXPECT_EQ(styled_letter(U'ʜ').style, LetterStyle::kSmallCap);
  EXPECT_EQ(styled_letter(U'Ａ').style, LetterStyle::kFullWidth);
  for (const char32_t c : {U'a', U'é', U'ß', U'α', U'①', U'µ', U'あ'}) {
    EXPECT_EQ(styled_letter(c).style, LetterStyle::kPlain) << static_cast<unsigned>(c);
  }
}

TEST(Letters, LigaturesAndScripts) {
  EXPECT_EQ(ligature_letters(U'ﬁ'), "fi");
  EXPECT_EQ(ligature_letters(U'ﬃ'), "ffi");
  EXPECT_EQ(ligature_letters(U'f'), "");
  EXPECT_TRUE(is_cjk(U'図'));
  EXPECT_FALSE(is_cjk(U'Ａ'));
  EXPECT_TRUE(is_right_to_left(U'ש'));
  EXPECT_FALSE(is_right_to_left(U'я'));
}

TEST(Letters, BaseLettersDropAccents) {
  EXPECT_EQ(base_letters("José Núñez"), "Jose Nunez");
  EXPECT_EQ(base_letters("plain"), "plain");
  EXPECT_EQ(base_letters("Łódź"), "Łodz");
}

}  // namespace
}  // namespace mannerly
