// Lines and columns of a source; see mannerly/source_text.h.
#include "mannerly/source_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace mannerly {
SourceText::SourceText(std::string path, std::string bytes, Writable writable)
    : path_(std::move(path)), bytes_(std::move(bytes)), writable_(writable) {
  line_starts_.push_back(0);
  Mark count;
  for (std::uint32_t i = 0; i < bytes_.size(); ++i) {
    if (i % kStride == 0) marks_.push_back(count);
    if (!is_continuation(bytes_[i])) {
      count.code_points += 1;
      count.utf16 += static_cast<unsigned char>(bytes_[i]) >= 0xF0 ? 2 : 1;
    }
    const bool lone_cr = bytes_[i] == '\r' && (i + 1 == bytes_.size() || bytes_[i + 1] != '\n');
    if (bytes_[i] == '\n' || lone_cr) line_starts_.push_back(i + 1);
  }
}

std::uint32_t SourceText::units_before(std::uint32_t offset, ColumnUnit unit) const {
  if (unit == ColumnUnit::kBytes || marks_.empty()) return offset;
  const std::uint32_t stride = std::min<std::uint32_t>(offset / kStride, static_cast<std::uint32_t>(marks_.size()) - 1);
  const Mark mark = marks_[stride];
  std::uint32_t count = unit == ColumnUnit::kUtf16 ? mark.utf16 : mark.code_points;
  for (const char c : text({stride * kStride, offset})) {
    if (is_continuation(c)) continue;
    count += unit == ColumnUnit::kUtf16 && static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1;
  }
  return count;
}

Span SourceText::line_span(std::uint32_t line) const {
  line = std::clamp(line, 1U, line_count());
  Span span{line_starts_[line - 1], line < line_count() ? line_starts_[line] : size()};
  if (line < line_count() && bytes_[span.end - 1] == '\n') --span.end;
  if (line < line_count() && span.end > span.begin && bytes_[span.end - 1] == '\r') --span.end;
  return span;
}

Position SourceText::position(std::uint32_t offset, ColumnUnit unit) const {
  offset = std::min(offset, size());
  const auto next = std::upper_bound(line_starts_.begin(), line_starts_.end(), offset);
  const std::uint32_t start = *(next - 1);
  return {static_cast<std::uint32_t>(next - line_starts_.begin()),
          1 + units_before(offset, unit) - units_before(start, unit)};
}

std::uint32_t SourceText::offset(Position position, ColumnUnit unit) const {
  if (position.line > line_count()) return size();
  const Span line = line_span(position.line);
  if (unit == ColumnUnit::kBytes) return line.begin + std::min(position.column - 1, line.size());
  std::size_t at = line.begin;
  for (std::uint32_t column = 1; column < position.column && at < line.end;) {
    column += next_code_point(bytes_, at) >= 0x10000 && unit == ColumnUnit::kUtf16 ? 2 : 1;
  }
  return static_cast<std::uint32_t>(at);
}

}  // namespace mannerly
