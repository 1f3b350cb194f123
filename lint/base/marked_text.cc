#include "base/marked_text.h"

namespace mannerly {

MarkedText parse_marked(std::string_view marked) {
  MarkedText out;
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < marked.size(); ++i) {
    const std::string_view rest = marked.substr(i);
    const auto here = static_cast<std::uint32_t>(out.text.size());
    const bool last_two = !rest.starts_with("]]]") || rest.starts_with("]]]]");
    if (rest.starts_with("\\[") || rest.starts_with("\\]")) {
      out.text += marked[++i];
    } else if (rest.starts_with("[[")) {
      open.push_back(out.spans.size());
      out.spans.push_back({here, here});
      ++i;
    } else if (rest.starts_with("]]") && last_two && !open.empty()) {
      out.spans[open.back()].end = here;
      open.pop_back();
      ++i;
    } else {
      out.text += marked[i];
    }
  }
  return out;
}

}  // namespace mannerly
