// Lines and columns of a source; see mannerly/source_text.h.
#include "mannerly/source_text.h"

#include <algorithm>

#include "base/ascii.h"
#include "base/utf8.h"

namespace mannerly {
namespace {

/// Characters that are two units of UTF-16.
std::uint32_t pairs_in(std::string_view text) {
  if (is_ascii(text)) return 0;
  return static_cast<std::uint32_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xF0; }));
}

}  // namespace

SourceText::SourceText(std::string path, std::string bytes, Writable writable)
    : path_(std::move(path)), bytes_(std::move(bytes)), writable_(writable) {
  const std::string_view text = bytes_;
  line_starts_.push_back(0);
  // Up to the next LF or CR, whichever comes first; a text mostly has no CR at all.
  std::size_t cr = text.find('\r');
  for (std::size_t lf = text.find('\n'); std::min(lf, cr) < text.size();) {
    const std::size_t end = std::min(lf, cr);
    if (end == lf || lf != end + 1) line_starts_.push_back(static_cast<std::uint32_t>(end + 1));
    if (end == lf) lf = text.find('\n', end + 1);
    if (end == cr) cr = text.find('\r', end + 1);
  }
  marks_.reserve(text.size() / kStride + 2);
  Mark count;
  for (std::size_t at = 0; at < text.size(); at += kStride) {
    marks_.push_back(count);
    const std::string_view stride = text.substr(at, kStride);
    const auto code_points = static_cast<std::uint32_t>(code_point_count(stride));
    count.code_points += code_points;
    count.utf16 += code_points + pairs_in(stride);
  }
  marks_.push_back(count);
}

std::uint32_t SourceText::units_before(std::uint32_t offset, ColumnUnit unit) const {
  if (unit == ColumnUnit::kBytes || bytes_.empty()) return offset;
  const std::uint32_t stride = std::min(offset, size() - 1) / kStride;
  const Mark mark = marks_[stride];
  const std::uint32_t begin = stride * kStride;
  const bool is_ascii = marks_[stride + 1].code_points - mark.code_points == std::min(kStride, size() - begin);
  if (is_ascii) return (unit == ColumnUnit::kCodePoints ? mark.code_points : mark.utf16) + offset - begin;
  const std::string_view behind = text({begin, offset});
  const auto code_points = static_cast<std::uint32_t>(code_point_count(behind));
  if (unit == ColumnUnit::kCodePoints) return mark.code_points + code_points;
  return mark.utf16 + code_points + pairs_in(behind);
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
