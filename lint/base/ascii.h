// How far a text is ASCII, or printable ASCII, eight bytes at a time.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace mannerly {

/// Where the first byte that is not ASCII stands from byte `at` on; the size when there is none.
inline std::size_t ascii_end(std::string_view text, std::size_t at) {
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    if ((word & 0x8080808080808080U) != 0) break;
  }
  while (at < text.size() && static_cast<unsigned char>(text[at]) < 0x80U) ++at;
  return at;
}

inline bool is_ascii(std::string_view text) { return ascii_end(text, 0) == text.size(); }

/// A character of ASCII that is drawn, or a blank.
constexpr bool is_printable_ascii(char32_t c) { return c >= 0x20 && c < 0x7F; }

/// Where the first byte that is no printable ASCII stands from byte `at` on; the size when there is none.
inline std::size_t printable_ascii_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    // Of a byte below 0x20, of 0x7F and of one above the high bit is set; a carry comes from none but those.
    if (((word | (word - kOnes * 0x20U) | (word + kOnes)) & (kOnes * 0x80U)) != 0) break;
  }
  while (at < text.size() && is_printable_ascii(static_cast<unsigned char>(text[at]))) ++at;
  return at;
}

inline bool is_printable_ascii(std::string_view text) { return printable_ascii_end(text, 0) == text.size(); }

}  // namespace mannerly
