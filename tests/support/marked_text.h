// Text with [[marks]] around the spans a test expects: "Please [[act now]], Dana."
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly::test {

struct MarkedText {
  std::string text;          ///< without the marks
  std::vector<Span> spans;   ///< in the order of their opening marks
};

/// Removes [[ and ]]; nesting is allowed; of "]]]" the last two close. Unbalanced marks stay in the text.
inline MarkedText parse_marked(std::string_view marked) {
  MarkedText out;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::string_view two = marked.substr(i, 2);
    const auto here = static_cast<std::uint32_t>(out.text.size());
    if (two == "[[") {
      open.push_back(out.spans.size());
      out.spans.push_back({here, here});
      ++i;
    } else if (two == "]]" && !open.empty() && (marked.substr(i, 3) != "]]]" || marked.substr(i, 4) == "]]]]")) {
      out.spans[open.back()].end = here;
      open.pop_back();
      ++i;
    } else {
      out.text += marked[i];
    }
  }
  return out;
}

}  // namespace mannerly::test
