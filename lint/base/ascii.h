// How far a text is ASCII, eight bytes at a time.
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

}  // namespace mannerly
