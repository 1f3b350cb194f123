// Runs the state machines of break_tables.h over UTF-8, piece by piece. A piece that holds characters of a dictionary
// script is cut by ICU.
#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "text/break_tables.h"
#include "text/icu_breaks.h"

namespace mannerly {

/// The boundaries of valid UTF-8 under 4 GiB as byte offsets, 0 and the size among them; none of an empty text. The
/// same as ICU's. Thread safe.
std::vector<std::uint32_t> boundaries(const BreakTables& tables, BreakKind kind, std::string_view utf8);

/// How many pieces there are between the boundaries.
std::uint32_t piece_count(const BreakTables& tables, BreakKind kind, std::string_view utf8);

}  // namespace mannerly
