// Suppression comments: <!-- mannerly: allow tone/urgency, reason -->
#pragma once

#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// Adds an Allow for every such comment among `opaque`; it covers the block it stands in, else the next block.
void add_comment_allows(Draft& draft, const std::vector<Mask>& opaque);

/// The HTML comments of `text` within `body`, sorted; an unclosed one is none.
std::vector<Span> find_comments(std::string_view text, Span body);

}  // namespace mannerly::draft
