// Text with [[marks]] around spans, as rule examples and tests write it: "Please [[act now]], Dana."
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly {

struct MarkedText {
  std::string text;         ///< without the marks
  std::vector<Span> spans;  ///< in the order of their opening marks
};

/// Removes [[ and ]]. Marks may nest; of "]]]" the last two close; "\[" and "\]" are the brackets themselves; a closing
/// mark without an opening one stays in the text.
MarkedText parse_marked(std::string_view marked);

}  // namespace mannerly
