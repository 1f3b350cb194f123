// Letters that are not what they seem: look-alikes of another script (ICU's spoof checker), styled letters and
// ligatures. Which of them deserve a finding is the checks' business.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// A letter of another script that looks like a Latin one.
struct LookAlike {
  std::string letter;  ///< as written
  std::string script;  ///< "Cyrillic"
};

/// A word of which some letters, or all, are look-alikes.
struct Disguise {
  std::string latin;               ///< the word as it reads: "paypal"
  std::vector<LookAlike> letters;  ///< in order
  bool whole = false;              ///< no letter of it is Latin
};

/// The disguise of a word, or nullopt when all its letters are Latin, or when one of them is of another script and
/// looks like no Latin letter, so that the word is honest. Thread safe.
std::optional<Disguise> disguise_of(std::string_view word);

/// How far a character is from the plain letter it shows.
enum class LetterStyle : std::uint8_t {
  kPlain,
  kStyled,     ///< mathematical, circled, squared or parenthesised
  kFullWidth,  ///< ordinary within Chinese, Japanese and Korean text
  kSmallCap,   ///< also letters of phonetic notation
};
struct StyledLetter {
  LetterStyle style = LetterStyle::kPlain;
  char plain = 0;  ///< the ASCII letter or digit; 0 for kPlain
};
StyledLetter styled_letter(char32_t c);

/// The letters of a typesetter's ligature ("ﬁ" → "fi"), or empty.
std::string_view ligature_letters(char32_t c);

bool is_cjk(char32_t c);            ///< Han, Kana or Hangul
bool is_right_to_left(char32_t c);  ///< a letter of Hebrew, Arabic and their like
/// The name of a letter's script: "Cyrillic".
std::string script_of(char32_t c);

}  // namespace mannerly
