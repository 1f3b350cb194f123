// What every Western message has besides ASCII, told without a look into ICU's tables, which lie far apart and are
// large: the letters of Latin-1, and the dashes, quotation marks and dots of typography. The answers are ICU's.
#pragma once

#include <string_view>

namespace mannerly::western {

/// Characters of which the functions below speak.
constexpr bool has(char32_t c) { return c < 0x100 || (c >= 0x2010 && c < 0x2028); }

constexpr bool is_upper(char32_t c) { return (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c <= 0xDE && c != 0xD7); }

constexpr bool is_lower(char32_t c) {
  return (c >= 'a' && c <= 'z') || (c >= 0xDF && c <= 0xFF && c != 0xF7) || c == 0xB5;
}

constexpr char32_t lower(char32_t c) { return is_upper(c) ? c + 0x20 : c; }

/// Without its accent.
constexpr char32_t base(char32_t c) {
  constexpr char32_t kFirst = 0xC0;
  constexpr std::string_view kBases = "AAAAAA CEEEEIIII NOOOOO  UUUUY  aaaaaa ceeeeiiii nooooo  uuuuy y";  // ' ': none
  if (c < kFirst || c - kFirst >= kBases.size()) return c;
  const char letter = kBases[c - kFirst];
  return letter == ' ' ? c : static_cast<char32_t>(letter);
}

constexpr bool is_letter(char32_t c) { return is_upper(c) || is_lower(c) || c == 0xAA || c == 0xBA; }

constexpr bool is_numeric(char32_t c) {
  return (c >= '0' && c <= '9') || c == 0xB2 || c == 0xB3 || c == 0xB9 || (c >= 0xBC && c <= 0xBE);
}

constexpr bool is_blank(char32_t c) { return c <= ' ' || (c >= 0x7F && c <= 0xA0) || c == 0xAD; }

}  // namespace mannerly::western
