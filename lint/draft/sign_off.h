// Recognises how a message ends: sign-off, name, signature lines.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// Where the ending of a message lies. Spans are empty when absent.
struct Ending {
  std::optional<std::uint32_t> closing;    ///< first byte of the sign-off
  std::optional<std::uint32_t> signature;  ///< first byte of the signature
};

/// Reads the ending from `lines`: the trimmed lines of the message that are neither greeting, quotation nor
/// postscript, in order, with the index of the block each belongs to.
struct Line {
  Span span;
  std::size_t block = 0;
};
Ending find_ending(const Draft& draft, const std::vector<Line>& lines);

}  // namespace mannerly::draft
