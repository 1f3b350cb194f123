// A source line with the marks under it, as the text format shows a finding's place.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>

#include "mannerly/source_text.h"
#include "mannerly/span.h"

namespace mannerly {

/// The line a span starts on and its marks, both without gutter and line end.
struct Snippet {
  std::uint32_t line = 1;
  std::string text;             ///< at most `width` columns; "…" where something was cut
  std::string marks;            ///< blanks and "~" under the exact columns; "^" for an empty span
  std::uint32_t last_line = 1;  ///< the line the span ends on
};

/// `span` must lie within the text. A line longer than `width` is cut to a window around the span.
Snippet make_snippet(const SourceText& source, Span span, std::size_t width);

}  // namespace mannerly
