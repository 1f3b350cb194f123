// Marks are placed by cells, so they stand under wide characters too.
#include "cli/marked_example.h"

#include <algorithm>
#include <vector>

#include "base/marked_text.h"
#include "base/strings.h"
#include "report/display.h"

namespace mannerly::cli {
std::string show_example(std::string_view marked, std::size_t indent) {
  const MarkedText example = parse_marked(marked);
  std::vector<bool> inside(example.text.size());
  for (const Span span : example.spans) std::fill(inside.begin() + span.begin, inside.begin() + span.end, true);
  const std::string margin(indent, ' ');
  std::string out;
  std::size_t start = 0;
  for (const std::string_view line : split(example.text, '\n')) {
    std::string shown;
    std::string marks;
    for (const Cell& cell : to_cells(line)) {
      (shown += cell.stand_in) += cell.bytes_in(line);
      marks.append(cell.width, inside[start + cell.begin] ? '~' : ' ');
    }
    start += line.size() + 1;
    marks.erase(marks.find_last_not_of(' ') + 1);
    out += (shown.empty() ? "" : margin + shown) + '\n';
    if (!marks.empty()) out += margin + marks + '\n';
  }
  return out;
}

}  // namespace mannerly::cli
