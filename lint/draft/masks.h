// Bytes that are no prose: addresses, handles, hashtags, quotations.
#pragma once

#include <string_view>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// URLs (bare domains included), mail addresses, @handles and #hashtags within `regions`; sorted, disjoint. Linear.
std::vector<Mask> find_net_masks(std::string_view text, const std::vector<Span>& regions);

/// Quotations of two words or more in double quotation marks, marks included; none crosses a region. An unclosed
/// quotation mark quotes nothing. Sorted, disjoint. Linear.
std::vector<Mask> find_quotations(std::string_view text, const std::vector<Span>& regions);

}  // namespace mannerly::draft
