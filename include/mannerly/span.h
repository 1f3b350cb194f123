// The only coordinate inside the library: half-open ranges of UTF-8 byte offsets into a draft's source.
#pragma once

#include <cstdint>

namespace mannerly {

/// Half-open range [begin, end) of UTF-8 bytes of the source; begin <= end.
struct Span {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  constexpr std::uint32_t size() const { return end - begin; }
  constexpr bool empty() const { return begin == end; }
  constexpr bool contains(std::uint32_t offset) const { return begin <= offset && offset < end; }
  constexpr bool contains(Span other) const { return begin <= other.begin && other.end <= end; }
  /// True when the two share at least one byte.
  constexpr bool overlaps(Span other) const { return begin < other.end && other.begin < end; }
  /// True when they overlap or stand side by side without a byte between.
  constexpr bool touches(Span other) const { return begin <= other.end && other.begin <= end; }

  friend constexpr auto operator<=>(const Span&, const Span&) = default;
};

}  // namespace mannerly
