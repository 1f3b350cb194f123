// Divides a message into greeting, opening, body, closing, signature, postscript and quote.
#pragma once

#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// The parts of a draft whose blocks, subject and placeholders are known. Sorted by begin, disjoint; neighbouring
/// blocks of one part are one span. Linear.
std::vector<PartSpan> find_parts(const Draft& draft);

/// The part at `offset`, by `draft.parts`; kBody where there is none.
Part part_at(const Draft& draft, std::uint32_t offset);

}  // namespace mannerly::draft
