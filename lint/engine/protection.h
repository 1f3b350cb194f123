// The bytes no fix may change: names, placeholders, URLs, numbers, quotations.
#pragma once

#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"

namespace mannerly {

/// Spans of a draft that fixes must keep. Sorted; may overlap.
std::vector<Span> protected_spans(const Draft& draft);

/// True when `fix` keeps every protected byte: it does not touch it, or moves it whole to another place.
bool keeps(const Fix& fix, const Draft& draft, const std::vector<Span>& spans);

}  // namespace mannerly
