// A small stable hash for identities that are stored and compared. Not for secrets.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace mannerly {

/// FNV-1a, 64 bits: http://www.isthe.com/chongo/tech/comp/fnv/
constexpr std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325U;
  for (const char byte : bytes) {
    hash ^= static_cast<unsigned char>(byte);
    hash *= 0x100000001b3U;
  }
  return hash;
}

/// 16 hexadecimal digits.
inline std::string to_hex(std::uint64_t value) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string out(16, '0');
  for (auto digit = out.rbegin(); digit != out.rend(); ++digit, value >>= 4U) *digit = kDigits[value & 0xFU];
  return out;
}

}  // namespace mannerly
