// Lines and columns of a source; see mannerly/source_text.h.
#include "mannerly/source_text.h"

#include <algorithm>

#include "base/utf8.h"

namespace mannerly {
namespace {

std::uint32_t width(std::string_view text, ColumnUnit unit) {
  if (unit == ColumnUnit::kBytes) return static_cast<std::uint32_t>(text.size());
  std::uint32_t count = 0;
  for (const char c : text) {
    if (is_continuation(c)) continue;
    count += unit == ColumnUnit::kUtf16 && static_cast<unsigned char>(c) >= 0xF0 ? 2 : 1;
  }
  return count;
}

}  // namespace

SourceText::SourceText(std::string path, std::string bytes, Writable writable)
    : path_(std::move(path)), bytes_(std::move(bytes)), writable_(writable) {
  line_starts_.push_back(0);
  for (std::uint32_t i = 0; i < bytes_.size(); ++i) {
    const bool lone_cr = bytes_[i] == '\r' && (i + 1 == bytes_.size() || bytes_[i + 1] != '\n');
    if (bytes_[i] == '\n' || lone_cr) line_starts_.push_back(i + 1);
  }
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
  return {static_cast<std::uint32_t>(next - line_starts_.begin()), 1 + width(text({start, offset}), unit)};
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
