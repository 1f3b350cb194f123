#include "base/utf8.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/ascii.h"

namespace mannerly {
namespace {

/// Length of the sequence that starts with `lead`, and the allowed range of its second byte (Unicode 15, table 3-7).
struct Lead {
  std::size_t length;
  unsigned char low;
  unsigned char high;
};

constexpr Lead classify(unsigned char lead) {
  if (lead < 0x80) return {1, 0, 0};
  if (lead < 0xC2) return {0, 0, 0};
  if (lead < 0xE0) return {2, 0x80, 0xBF};
  if (lead == 0xE0) return {3, 0xA0, 0xBF};
  if (lead == 0xED) return {3, 0x80, 0x9F};
  if (lead < 0xF0) return {3, 0x80, 0xBF};
  if (lead == 0xF0) return {4, 0x90, 0xBF};
  if (lead < 0xF4) return {4, 0x80, 0xBF};
  if (lead == 0xF4) return {4, 0x80, 0x8F};
  return {0, 0, 0};
}

/// Continuation bytes among eight: their top bit is set, and the one below is not.
std::size_t continuations(std::uint64_t bytes) {
  const std::uint64_t ones = (bytes & ~(bytes << 1U) & 0x8080808080808080U) >> 7U;
  return (ones * 0x0101010101010101U) >> 56U;  // the sum of the bytes
}

}  // namespace

std::optional<std::size_t> first_invalid_utf8(std::string_view text) {
  std::size_t i = 0;
  while ((i = ascii_end(text, i)) < text.size()) {
    const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
    const Lead lead = classify(byte(i));
    if (lead.length == 0 || i + lead.length > text.size()) return i;
    if (lead.length > 1 && (byte(i + 1) < lead.low || byte(i + 1) > lead.high)) return i;
    for (std::size_t k = 2; k < lead.length; ++k) {
      if (!is_continuation(text[i + k])) return i;
    }
    i += lead.length;
  }
  return std::nullopt;
}

char32_t next_code_point(std::string_view text, std::size_t& offset) {
  const auto lead = static_cast<unsigned char>(text[offset++]);
  if (lead < 0x80) return lead;
  const int more = lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : 3;
  char32_t code = lead & (0x3FU >> more);
  for (int k = 0; k < more && offset < text.size(); ++k) {
    code = (code << 6) | (static_cast<unsigned char>(text[offset++]) & 0x3FU);
  }
  return code;
}

std::size_t code_point_count(std::string_view text) {
  std::size_t count = text.size();
  std::size_t at = 0;
  std::uint64_t word = 0;
  for (; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    count -= continuations(word);
  }
  word = 0;
  std::memcpy(&word, text.data() + at, text.size() - at);
  return count - continuations(word);
}

void append_utf8(std::string& out, char32_t code_point) {
  const auto put = [&](std::uint32_t byte) { out += static_cast<char>(byte); };
  const auto c = static_cast<std::uint32_t>(code_point);
  if (c < 0x80) {
    put(c);
  } else if (c < 0x800) {
    put(0xC0 | (c >> 6));
    put(0x80 | (c & 0x3F));
  } else if (c < 0x10000) {
    put(0xE0 | (c >> 12));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  } else {
    put(0xF0 | (c >> 18));
    put(0x80 | ((c >> 12) & 0x3F));
    put(0x80 | ((c >> 6) & 0x3F));
    put(0x80 | (c & 0x3F));
  }
}

}  // namespace mannerly
