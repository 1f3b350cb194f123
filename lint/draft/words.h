// A light reading of short stretches of text (a greeting, a sign-off) into words, placeholders, emoji and marks.
// The full segmentation of a draft is lint/text.
#pragma once

#include <algorithm>
#include <cstdint>
#include <initializer_list>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

enum class PieceKind { kWord, kPlaceholder, kEmoji, kMark };

struct Piece {
  PieceKind kind = PieceKind::kMark;
  Span span;
  std::string lower;          ///< ASCII-lower text of a word, apostrophes straight; of a mark its bytes
  bool capital = false;       ///< starts with an upper-case letter or one of a script without case
  bool space_before = false;  ///< white space stands before it
};

/// The pieces of `span`. A word keeps inner apostrophes, hyphens and full stops ("O'Neil", "Mbeki-Olsen"); a run of
/// one mark is one piece ("!!!"); backquotes and asterisks are skipped as markup. Linear in the span.
std::vector<Piece> read_pieces(std::string_view text, Span span, const std::vector<Placeholder>& placeholders);

/// True when `word` is in a table of words.
constexpr bool in(std::span<const std::string_view> table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}
constexpr bool in(std::initializer_list<std::string_view> table, std::string_view word) {
  return std::find(table.begin(), table.end(), word) != table.end();
}

/// True for code points that may stand in a word.
bool is_letter(char32_t c);
/// True for upper-case letters of Latin, Greek and Cyrillic, and for letters of scripts without case.
bool is_capital(char32_t c);
bool is_emoji(char32_t c);

/// True when ASCII letter, digit or any byte of a longer code point.
constexpr bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}
constexpr bool is_ascii_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
constexpr bool is_digit(char c) { return c >= '0' && c <= '9'; }
constexpr bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

/// `span` without white space at its ends.
Span trimmed(std::string_view text, Span span);

}  // namespace mannerly::draft
