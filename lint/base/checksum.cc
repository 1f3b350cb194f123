#include "base/checksum.h"

#include <cstring>

namespace mannerly {

std::uint64_t checksum(std::string_view bytes) {
  // An odd factor and a shift, so that every step can be undone: a difference stays one.
  constexpr std::uint64_t kFactor = 0x9E3779B97F4A7C15U;
  constexpr unsigned kHalf = 32;
  std::uint64_t sum = (bytes.size() + 1) * kFactor;
  const auto take = [&](std::string_view part) {
    std::uint64_t word = 0;
    std::memcpy(&word, part.data(), part.size());
    sum = (sum ^ word) * kFactor;
    sum ^= sum >> kHalf;
  };
  for (; bytes.size() >= sizeof(sum); bytes.remove_prefix(sizeof(sum))) take(bytes.substr(0, sizeof(sum)));
  if (!bytes.empty()) take(bytes);
  return sum;
}

}  // namespace mannerly
