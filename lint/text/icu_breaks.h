// Boundaries by ICU itself: the definition that the tables are made from and measured against, and what cuts text of
// dictionary scripts at run time.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

namespace mannerly {

enum class BreakKind : std::uint8_t { kWords, kSentences, kGraphemes };

/// Appends the boundaries of valid UTF-8 behind its start, each increased by `offset`. Root locale. Thread safe: a
/// thread keeps an iterator of each kind that it has used.
void append_icu_boundaries(BreakKind kind, std::string_view utf8, std::uint32_t offset,
                           std::vector<std::uint32_t>& out);

}  // namespace mannerly
