// Marks are placed by cells, so they stand under wide characters too.
#include "cli/marked_example.h"

#include <vector>

#include "base/strings.h"
#include "report/display.h"

namespace mannerly::cli {
namespace {

/// Text without marks, and for every byte whether it stood inside one.
struct Unmarked {
  std::string text;
  std::vector<bool> inside;
};

Unmarked unmark(std::string_view marked) {
  Unmarked out;
  std::size_t depth = 0;
  for (std::size_t at = 0; at < marked.size();) {
    const std::string_view rest = marked.substr(at);
    if (rest.starts_with("[[") || (rest.starts_with("]]") && !rest.starts_with("]]]") && depth > 0)) {
      depth = rest[0] == '[' ? depth + 1 : depth - 1;
      at += 2;
      continue;
    }
    const bool escaped = rest.starts_with("\\[") || rest.starts_with("\\]");
    out.text += rest[escaped ? 1 : 0];
    out.inside.push_back(depth > 0);
    at += escaped ? 2 : 1;
  }
  return out;
}

}  // namespace

std::string show_example(std::string_view marked, std::size_t indent) {
  const Unmarked example = unmark(marked);
  const std::string margin(indent, ' ');
  std::string out;
  std::size_t start = 0;
  for (const std::string_view line : split(example.text, '\n')) {
    std::string shown;
    std::string marks;
    for (const Cell& cell : to_cells(line)) {
      shown += cell.shown;
      marks += std::string(cell.width, example.inside[start + cell.begin] ? '~' : ' ');
    }
    start += line.size() + 1;
    marks.erase(marks.find_last_not_of(' ') + 1);
    out += (shown.empty() ? "" : margin + shown) + '\n';
    if (!marks.empty()) out += margin + marks + '\n';
  }
  return out;
}

}  // namespace mannerly::cli
