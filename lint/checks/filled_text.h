// A template's text as it reads once filled, for measuring.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "checks/analysis.h"

namespace mannerly {

/// The bytes `span` of the draft with `fillings` (sorted, disjoint) in their places. One that starts before `span`
/// gives nothing.
std::string filled_text(const Draft& draft, Span span, const std::vector<Filling>& fillings);

/// How many words more (or fewer) the message has than Analysis::word_count() once it is filled.
std::int64_t words_gained(const Analysis& analysis, const std::vector<Filling>& fillings);

}  // namespace mannerly
