// Texts made small, so that many can be compared: a text is a set of three-word shingles, the reader's own names and
// slots made equal. A bottom-k sketch of their hashes gives the Jaccard similarity, exactly up to k shingles (Broder
// 1997). A signature of MinHash bytes finds the candidates by its bands (Indyk and Motwani 1998).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly {

inline constexpr std::size_t kSketchSize = 256;
inline constexpr std::size_t kBands = 12;
inline constexpr std::size_t kRows = 4;  // in a band

/// Hashes of a text's shingles, sorted, at most kSketchSize of them.
using Sketch = std::vector<std::uint64_t>;
/// Of two texts, the share of equal bytes estimates their similarity.
using Signature = std::array<std::uint8_t, kBands * kRows>;

/// A similarity as the two counts it is the quotient of.
struct Share {
  std::uint16_t both = 0;
  std::uint16_t all = 0;

  double value() const { return all == 0 ? 0 : static_cast<double>(both) / static_cast<double>(all); }
};

/// SplitMix64's finaliser (Steele, Lea and Flood 2014): spreads the bits of a hash.
std::uint64_t mixed(std::uint64_t value);

/// The sketch of plain text; empty when it has fewer than `min_words` words. `same` are words (name_key()) that count
/// as one and the same.
Sketch sketch_of(std::string_view text, const std::vector<std::string>& same, std::size_t min_words);
/// The sketch of a draft's own words, without greeting, signature and quotations.
Sketch sketch_of(const Draft& draft);
/// Jaccard similarity of what two sketches stand for, 0 to 1; 0 when one is empty.
double similarity(const Sketch& a, const Sketch& b);
Share share_of(const Sketch& a, const Sketch& b);

/// What two drafts of a run are compared by. The sketch is empty for templates and for texts too short to judge.
struct TextPrint {
  Sketch sketch;
  Signature signature{};
};
TextPrint print_of(const Draft& draft);

}  // namespace mannerly
