// Finds the slots of a template in all syntaxes in use.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// The placeholders within `regions` (sorted, disjoint); none crosses a region. Sorted, disjoint. Linear.
std::vector<Placeholder> find_placeholders(std::string_view text, const std::vector<Span>& regions);

/// The bytes between a placeholder's marks, trimmed.
Span inside_of(std::string_view text, const Placeholder& placeholder);

/// The placeholder that a code span (backquotes included) consists of, or nullopt.
std::optional<Placeholder> whole_placeholder(std::string_view text, Span code);

}  // namespace mannerly::draft
