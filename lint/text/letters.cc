// The spoof checker maps a character to a skeleton that all its look-alikes share (Unicode Technical Standard 39); a
// foreign letter looks like the ASCII letter that has the same skeleton.
#include "text/letters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/uspoof.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

#include "base/utf8.h"
#include "text/casing.h"
#include "text/code_points.h"
#include "text/western.h"

namespace mannerly {
namespace {

UScriptCode script(char32_t c) {
  UErrorCode status = U_ZERO_ERROR;
  const UScriptCode found = uscript_getScript(static_cast<UChar32>(c), &status);
  return U_SUCCESS(status) ? found : USCRIPT_UNKNOWN;
}

/// ICU's checker with the skeletons of the ASCII letters. Its const functions are thread safe.
class Skeletons {
 public:
  Skeletons() {
    UErrorCode status = U_ZERO_ERROR;
    checker_.reset(uspoof_open(&status));
    if (U_FAILURE(status)) checker_.reset();
    for (char c = 'a'; c <= 'z'; ++c) {
      lower_[static_cast<std::size_t>(c - 'a')] = of(std::string_view(&c, 1));
      const char upper = static_cast<char>(c - 'a' + 'A');
      upper_[static_cast<std::size_t>(c - 'a')] = of(std::string_view(&upper, 1));
    }
  }

  /// The ASCII letter that `letter` looks like, of the same case where one is, or 0.
  char latin(std::string_view letter, char32_t c) const {
    const std::string skeleton = of(letter);
    if (skeleton.empty()) return 0;
    const char lower = find(lower_, skeleton, 'a');
    const char upper = find(upper_, skeleton, 'A');
    if (is_upper(c)) return upper != 0 ? upper : lower;
    return lower != 0 ? lower : upper;
  }

 private:
  struct Close {
    void operator()(USpoofChecker* checker) const { uspoof_close(checker); }
  };
  using Table = std::array<std::string, 26>;

  std::string of(std::string_view text) const {
    if (checker_ == nullptr) return {};
    std::array<char, 64> buffer{};
    UErrorCode status = U_ZERO_ERROR;
    const std::int32_t size =
        uspoof_getSkeletonUTF8(checker_.get(), 0, text.data(), static_cast<std::int32_t>(text.size()), buffer.data(),
                               static_cast<std::int32_t>(buffer.size()), &status);
    if (U_FAILURE(status) || size <= 0) return {};
    return {buffer.data(), static_cast<std::size_t>(size)};
  }

  static char find(const Table& table, const std::string& skeleton, char first) {
    const auto at = std::find(table.begin(), table.end(), skeleton);
    return at == table.end() ? '\0' : static_cast<char>(first + (at - table.begin()));
  }

  std::unique_ptr<USpoofChecker, Close> checker_;
  Table lower_;
  Table upper_;
};

const Skeletons& skeletons() {
  static const Skeletons kept;
  return kept;
}

bool is_latin(char32_t c) {
  const UScriptCode code = script(c);
  return code == USCRIPT_LATIN || code == USCRIPT_COMMON || code == USCRIPT_INHERITED;
}

/// A block of styled letters that runs through an alphabet.
struct StyledBlock {
  char32_t first;
  char32_t last;
  char plain;
};
constexpr auto kStyledBlocks = std::to_array<StyledBlock>({{0x24B6, 0x24CF, 'A'},
                                                           {0x24D0, 0x24E9, 'a'},
                                                           {0x249C, 0x24B5, 'a'},
                                                           {0x1F110, 0x1F129, 'A'},
                                                           {0x1F130, 0x1F149, 'A'},
                                                           {0x1F150, 0x1F169, 'A'},
                                                           {0x1F170, 0x1F189, 'A'}});

/// Mathematical letters that Unicode had before it made the blocks, where the blocks have holes.
constexpr auto kLetterlike = std::to_array<std::pair<char32_t, char>>(
    {{0x2102, 'C'}, {0x210A, 'g'}, {0x210B, 'H'}, {0x210C, 'H'}, {0x210D, 'H'}, {0x210E, 'h'},
     {0x2110, 'I'}, {0x2111, 'I'}, {0x2112, 'L'}, {0x2115, 'N'}, {0x2119, 'P'}, {0x211A, 'Q'},
     {0x211B, 'R'}, {0x211C, 'R'}, {0x211D, 'R'}, {0x2124, 'Z'}, {0x2128, 'Z'}, {0x212C, 'B'},
     {0x212D, 'C'}, {0x212F, 'e'}, {0x2130, 'E'}, {0x2131, 'F'}, {0x2133, 'M'}, {0x2134, 'o'}});

constexpr auto kSmallCaps = std::to_array<std::pair<char32_t, char>>(
    {{0x1D00, 'a'}, {0x0299, 'b'}, {0x1D04, 'c'}, {0x1D05, 'd'}, {0x1D07, 'e'}, {0xA730, 'f'},
     {0x0262, 'g'}, {0x029C, 'h'}, {0x026A, 'i'}, {0x1D0A, 'j'}, {0x1D0B, 'k'}, {0x029F, 'l'},
     {0x1D0D, 'm'}, {0x0274, 'n'}, {0x1D0F, 'o'}, {0x1D18, 'p'}, {0x0280, 'r'}, {0xA731, 's'},
     {0x1D1B, 't'}, {0x1D1C, 'u'}, {0x1D20, 'v'}, {0x1D21, 'w'}, {0x028F, 'y'}, {0x1D22, 'z'}});

template <std::size_t N>
char find_letter(const std::array<std::pair<char32_t, char>, N>& table, char32_t c) {
  const auto at = std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == c; });
  return at == table.end() ? '\0' : at->second;
}

}  // namespace

std::optional<Disguise> disguise_of(std::string_view word) {
  if (is_ascii(word)) return std::nullopt;
  Disguise out;
  bool latin = false;
  for (std::size_t at = 0; at < word.size();) {
    const CodePoint c = code_point_at(word, at);
    const std::string_view letter = word.substr(at, c.size);
    at += c.size;
    if (c.value < 0x80 || is_latin(c.value)) {
      latin = latin || is_letter(c.value);
      out.latin += letter;
      continue;
    }
    const char looks = is_letter(c.value) ? skeletons().latin(letter, c.value) : '\0';
    if (looks == 0) return std::nullopt;
    out.latin += looks;
    out.letters.push_back({std::string(letter), script_of(c.value)});
  }
  if (out.letters.empty()) return std::nullopt;
  out.whole = !latin;
  return out;
}

StyledLetter styled_letter(char32_t c) {
  if (c < 0x0262) return {};
  // The blocks of 26 + 26 letters, and five of ten digits.
  if (c >= 0x1D400 && c <= 0x1D6A3) {
    const auto i = (c - 0x1D400) % 52;
    return {LetterStyle::kStyled, static_cast<char>(i < 26 ? 'A' + i : 'a' + (i - 26))};
  }
  if (c >= 0x1D7CE && c <= 0x1D7FF) return {LetterStyle::kStyled, static_cast<char>('0' + (c - 0x1D7CE) % 10)};
  if (c >= 0xFF21 && c <= 0xFF3A) return {LetterStyle::kFullWidth, static_cast<char>('A' + (c - 0xFF21))};
  if (c >= 0xFF41 && c <= 0xFF5A) return {LetterStyle::kFullWidth, static_cast<char>('a' + (c - 0xFF41))};
  for (const StyledBlock& block : kStyledBlocks) {
    if (c < block.first || c > block.last) continue;
    return {LetterStyle::kStyled, static_cast<char>(static_cast<char32_t>(block.plain) + (c - block.first))};
  }
  if (const char plain = find_letter(kLetterlike, c); plain != 0) return {LetterStyle::kStyled, plain};
  if (const char plain = find_letter(kSmallCaps, c); plain != 0) return {LetterStyle::kSmallCap, plain};
  return {};
}

std::string_view ligature_letters(char32_t c) {
  static constexpr auto kLetters = std::to_array<std::string_view>({"ff", "fi", "fl", "ffi", "ffl", "st", "st"});
  return c >= 0xFB00 && c <= 0xFB06 ? kLetters[c - 0xFB00] : std::string_view();
}

bool is_cjk(char32_t c) {
  if (c < 0x1100) return false;
  const UScriptCode code = script(c);
  return code == USCRIPT_HAN || code == USCRIPT_HIRAGANA || code == USCRIPT_KATAKANA || code == USCRIPT_HANGUL;
}

bool is_right_to_left(char32_t c) {
  if (c < 0x590 || western::has(c)) return false;
  const UCharDirection direction = u_charDirection(static_cast<UChar32>(c));
  return direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC;
}

std::string script_of(char32_t c) {
  const char* name = uscript_getName(script(c));
  return name == nullptr ? std::string() : std::string(name);
}

}  // namespace mannerly
