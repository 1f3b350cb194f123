// Marks are placed by cells, not bytes, so they stand under wide characters and emoji too.
#include "report/snippet.h"

#include <algorithm>
#include <vector>

#include "base/utf8.h"
#include "report/display.h"

namespace mannerly {
namespace {

constexpr std::size_t kLeastWidth = 20;
constexpr std::string_view kCut = "…";

/// Cells [first, last) of a line.
struct Window {
  std::size_t first = 0;
  std::size_t last = 0;
};

/// Columns before each cell; one more entry than cells.
std::vector<std::size_t> columns_of(const std::vector<Cell>& cells) {
  std::vector<std::size_t> columns(cells.size() + 1, 0);
  for (std::size_t i = 0; i < cells.size(); ++i) columns[i + 1] = columns[i] + cells[i].width;
  return columns;
}

/// The marked cells with as much around them as fits, a third of the free room before them.
Window choose_window(const std::vector<std::size_t>& columns, Window marked, std::size_t width) {
  const std::size_t count = columns.size() - 1;
  if (columns[count] <= width) return {0, count};
  const std::size_t room = width - 2;  // both cut marks
  const std::size_t wanted = columns[marked.last] - columns[marked.first];
  std::size_t before = wanted >= room ? 0 : (room - wanted) / 3;
  const std::size_t after_all = columns[count] - columns[marked.first];
  if (after_all + before < room) before = room - after_all;
  Window window{marked.first, 0};
  while (window.first > 0 && columns[marked.first] - columns[window.first - 1] <= before) --window.first;
  window.last = window.first;
  while (window.last < count && columns[window.last + 1] - columns[window.first] <= room) ++window.last;
  return window;
}

/// The part of `line` near `span` that a window can show: cost must not grow with the length of a line.
Span near(const SourceText& source, Span line, Span span, std::size_t width) {
  constexpr std::size_t kBytesPerColumn = 16;
  constexpr std::size_t kCutMarks = 4;
  const auto far = static_cast<std::uint32_t>(width * kBytesPerColumn);
  const std::uint32_t from = span.begin - std::min(far, span.begin - line.begin);
  const std::string_view around = source.text({from, std::min(line.end, span.begin + far)});
  const bool plain = std::all_of(around.begin(), around.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
  const std::uint32_t reach = plain ? static_cast<std::uint32_t>(width + kCutMarks) : far;
  Span part = line;
  if (span.begin - line.begin > reach) part.begin = span.begin - reach;
  if (line.end - std::min(span.begin, line.end) > reach) part.end = span.begin + reach;
  const std::string& bytes = source.bytes();
  while (part.begin > line.begin && is_continuation(bytes[part.begin])) --part.begin;
  while (part.end < line.end && is_continuation(bytes[part.end])) ++part.end;
  return part;
}

/// The cells that `begin`..`end` (bytes of the line) touch.
Window cells_at(const std::vector<Cell>& cells, std::uint32_t begin, std::uint32_t end) {
  Window found;
  while (found.first < cells.size() && cells[found.first].end <= begin) ++found.first;
  found.last = found.first;
  while (found.last < cells.size() && cells[found.last].begin < end) ++found.last;
  return found;
}

}  // namespace

Snippet make_snippet(const SourceText& source, Span span, std::size_t width) {
  width = std::max(width, kLeastWidth);
  Snippet out;
  out.line = source.position(span.begin).line;
  out.last_line = span.empty() ? out.line : source.position(span.end - 1).line;
  const Span line = source.line_span(out.line);
  span = {std::min(span.begin, line.end), std::min(span.end, line.end)};
  const Span part = near(source, line, span, width);
  const std::string_view shown = source.text(part);
  const std::vector<Cell> cells = to_cells(shown);
  const Window marked = cells_at(cells, span.begin - part.begin, std::min(span.end, part.end) - part.begin);
  const std::vector<std::size_t> columns = columns_of(cells);
  const Window window = choose_window(columns, marked, width);

  const bool cut_before = window.first > 0 || part.begin > line.begin;
  const bool cut_after = window.last < cells.size() || part.end < line.end;
  out.text = cut_before ? kCut : "";
  out.marks = std::string(cut_before ? 1 : 0, ' ');
  for (std::size_t i = window.first; i < window.last; ++i) {
    (out.text += cells[i].stand_in) += cells[i].bytes_in(shown);
    if (i < marked.last) out.marks.append(cells[i].width, marked.first <= i ? '~' : ' ');
  }
  if (marked.first == marked.last) {
    out.marks.resize((cut_before ? 1 : 0) + columns[marked.first] - columns[window.first], ' ');
    out.marks += '^';
  }
  if (cut_after) out.text += kCut;
  return out;
}

}  // namespace mannerly
