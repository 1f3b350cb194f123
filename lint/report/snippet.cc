// Marks are placed by cells, not bytes, so they stand under wide characters and emoji too.
#include "report/snippet.h"

#include <algorithm>
#include <vector>

#include "base/ascii.h"
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

/// A piece of a line as it is drawn. Of printable ASCII, which most lines are, every byte is a cell and a column.
class DrawnLine {
 public:
  explicit DrawnLine(std::string_view shown) : shown_(shown), plain_(is_printable_ascii(shown)) {
    if (plain_) return;
    cells_ = to_cells(shown);
    columns_.resize(cells_.size() + 1);
    for (std::size_t i = 0; i < cells_.size(); ++i) columns_[i + 1] = columns_[i] + cells_[i].width;
  }

  /// Cells.
  std::size_t size() const { return plain_ ? shown_.size() : cells_.size(); }
  /// Columns before a cell; of size(), of all.
  std::size_t column(std::size_t cell) const { return plain_ ? cell : columns_[cell]; }
  /// The cells that bytes begin..end touch.
  Window at(std::size_t begin, std::size_t end) const {
    Window found;
    if (plain_) {
      found.first = std::min(begin, shown_.size());
      found.last = std::max(found.first, std::min(end, shown_.size()));
      return found;
    }
    while (found.first < cells_.size() && cells_[found.first].end <= begin) ++found.first;
    found.last = found.first;
    while (found.last < cells_.size() && cells_[found.last].begin < end) ++found.last;
    return found;
  }
  void draw(Window window, std::string& out) const {
    if (plain_) {
      out += shown_.substr(window.first, window.last - window.first);
      return;
    }
    for (std::size_t i = window.first; i < window.last; ++i) {
      (out += cells_[i].stand_in) += cells_[i].bytes_in(shown_);
    }
  }

 private:
  std::string_view shown_;
  bool plain_;
  std::vector<Cell> cells_;           ///< empty when plain
  std::vector<std::size_t> columns_;  ///< one more than cells
};

/// The marked cells with as much around them as fits, a third of the free room before them.
Window choose_window(const DrawnLine& row, Window marked, std::size_t width) {
  const std::size_t count = row.size();
  if (row.column(count) <= width) return {0, count};
  const std::size_t room = width - 2;  // both cut marks
  const std::size_t wanted = row.column(marked.last) - row.column(marked.first);
  std::size_t before = wanted >= room ? 0 : (room - wanted) / 3;
  const std::size_t after_all = row.column(count) - row.column(marked.first);
  if (after_all + before < room) before = room - after_all;
  Window window{marked.first, 0};
  while (window.first > 0 && row.column(marked.first) - row.column(window.first - 1) <= before) --window.first;
  window.last = window.first;
  while (window.last < count && row.column(window.last + 1) - row.column(window.first) <= room) ++window.last;
  return window;
}

/// The part of `line` near `span` that a window can show: cost must not grow with the length of a line.
Span near(const SourceText& source, Span line, Span span, std::size_t width) {
  constexpr std::size_t kBytesPerColumn = 16;
  constexpr std::size_t kCutMarks = 4;
  const auto far = static_cast<std::uint32_t>(width * kBytesPerColumn);
  const std::uint32_t from = span.begin - std::min(far, span.begin - line.begin);
  const std::string_view around = source.text({from, std::min(line.end, span.begin + far)});
  const bool plain = is_printable_ascii(around);
  const std::uint32_t reach = plain ? static_cast<std::uint32_t>(width + kCutMarks) : far;
  Span part = line;
  if (span.begin - line.begin > reach) part.begin = span.begin - reach;
  if (line.end - std::min(span.begin, line.end) > reach) part.end = span.begin + reach;
  const std::string& bytes = source.bytes();
  while (part.begin > line.begin && is_continuation(bytes[part.begin])) --part.begin;
  while (part.end < line.end && is_continuation(bytes[part.end])) ++part.end;
  return part;
}

/// The marks under a window's cells, and for no cells a caret before them.
std::string marks_of(const DrawnLine& row, Window window, Window marked) {
  const Window within{std::clamp(marked.first, window.first, window.last),
                      std::clamp(marked.last, window.first, window.last)};
  std::string out(row.column(within.first) - row.column(window.first), ' ');
  out.append(row.column(within.last) - row.column(within.first), '~');
  if (marked.first != marked.last) return out;
  out.resize(row.column(marked.first) - row.column(window.first), ' ');
  return out + '^';
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
  const DrawnLine row(shown);
  const Window marked = row.at(span.begin - part.begin, std::min(span.end, part.end) - part.begin);
  const Window window = choose_window(row, marked, width);

  const bool cut_before = window.first > 0 || part.begin > line.begin;
  const bool cut_after = window.last < row.size() || part.end < line.end;
  out.text = cut_before ? kCut : "";
  row.draw(window, out.text);
  out.marks = std::string(cut_before ? 1 : 0, ' ') + marks_of(row, window, marked);
  if (cut_after) out.text += kCut;
  return out;
}

}  // namespace mannerly
