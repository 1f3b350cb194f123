// Decoding of UTF-8 one code point at a time, for the files of this folder. Meant for valid UTF-8; a malformed byte
// comes out as U+FFFD of size 1, so that no loop can hang or read outside.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "base/ascii.h"
#include "base/utf8.h"
#include "mannerly/span.h"

namespace mannerly {

struct CodePoint {
  char32_t value = 0;
  std::uint32_t size = 1;  ///< bytes
};

/// The code point that starts at byte `at`, which must lie within the text.
inline CodePoint code_point_at(std::string_view utf8, std::size_t at) {
  const auto lead = static_cast<unsigned char>(utf8[at]);
  if (lead < 0x80U) return {lead, 1};
  const std::uint32_t size = lead >= 0xF0U ? 4 : lead >= 0xE0U ? 3 : 2;
  if (lead < 0xC2U || lead > 0xF4U || at + size > utf8.size()) return {0xFFFD, 1};
  char32_t value = lead & (0xFFU >> (size + 1));
  for (std::uint32_t i = 1; i < size; ++i) {
    if (!is_continuation(utf8[at + i])) return {0xFFFD, 1};
    value = (value << 6U) | (static_cast<unsigned char>(utf8[at + i]) & 0x3FU);
  }
  return {value, size};
}

/// The code point that ends just before byte `at`, which must not be 0.
inline CodePoint code_point_before(std::string_view utf8, std::size_t at) {
  std::size_t begin = at - 1;
  while (begin > 0 && at - begin < 4 && is_continuation(utf8[begin])) --begin;
  const CodePoint found = code_point_at(utf8, begin);
  return begin + found.size == at ? found : CodePoint{0xFFFD, 1};
}

/// A line separator in Unicode's sense: LF, CR, NEL, LS or PS.
inline bool is_line_end(char32_t c) { return c == '\n' || c == '\r' || c == 0x85 || c == 0x2028 || c == 0x2029; }

/// `span` cut to the text and widened to whole characters.
inline Span snapped(Span span, std::string_view utf8) {
  const auto size = static_cast<std::uint32_t>(utf8.size());
  Span out{span.begin < size ? span.begin : size, span.end < size ? span.end : size};
  if (out.begin > out.end) out.begin = out.end;
  while (out.begin > 0 && out.begin < size && is_continuation(utf8[out.begin])) --out.begin;
  while (out.end < size && is_continuation(utf8[out.end])) ++out.end;
  return out;
}

}  // namespace mannerly
