// Raw text segmentation, without any knowledge of drafts: what analyse() is built on and what Unicode's own
// conformance files are run against. ICU's root rules, nothing of ours.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly {

/// Boundaries as byte offsets, in order; the first is 0 and the last the size. Empty for an empty text. The text is
/// valid UTF-8 under 2 GiB. Thread safe: break iterators are kept per thread.
std::vector<std::uint32_t> word_boundaries(std::string_view utf8);
std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8);
std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8);

/// Every emoji as a reader sees it, sorted and disjoint: ZWJ sequences, flags, keycaps, skin tones and variation
/// selectors are part of one span. Digits, # and * alone, and ©, ®, ™ without a variation selector are none, nor is
/// anything followed by the text variation selector.
std::vector<Span> emoji_spans(std::string_view utf8);

}  // namespace mannerly
