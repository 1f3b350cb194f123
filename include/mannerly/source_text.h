// The bytes of one draft and the only converter from byte offsets to lines and columns.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly {

/// Line and column, both from 1; the column's unit is said by the call that made it.
struct Position {
  std::uint32_t line = 1;
  std::uint32_t column = 1;

  friend constexpr auto operator<=>(const Position&, const Position&) = default;
};

/// Unit in which a column is counted.
enum class ColumnUnit { kBytes, kUtf16, kCodePoints };

/// Whether the bytes are those of a file that fixes may be written to. Text decoded from a record (JSON string,
/// CSV field) is not.
enum class Writable { kNo, kYes };

/// Owns valid UTF-8. Immutable, so safe to share between threads. Lines end at LF, CRLF or a lone CR.
class SourceText {
 public:
  SourceText() : SourceText({}, {}, Writable::kNo) {}
  SourceText(std::string path, std::string bytes, Writable writable);

  const std::string& path() const { return path_; }
  const std::string& bytes() const { return bytes_; }
  bool writable() const { return writable_ == Writable::kYes; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(bytes_.size()); }
  /// The bytes of `span`, which must lie within the text. The view lives as long as this object.
  std::string_view text(Span span) const { return std::string_view(bytes_).substr(span.begin, span.size()); }

  std::uint32_t line_count() const { return static_cast<std::uint32_t>(line_starts_.size()); }
  /// The bytes of line `line` (from 1) without its line end.
  Span line_span(std::uint32_t line) const;
  /// Position of a byte offset (clamped to the text), O(log lines).
  Position position(std::uint32_t offset, ColumnUnit unit = ColumnUnit::kCodePoints) const;
  /// The inverse of position(); clamps lines and columns that lie outside.
  std::uint32_t offset(Position position, ColumnUnit unit = ColumnUnit::kCodePoints) const;

 private:
  std::string path_;
  std::string bytes_;
  /// Characters before every kStride-th byte, and before the end.
  struct Mark {
    std::uint32_t code_points = 0;
    std::uint32_t utf16 = 0;
  };
  static constexpr std::uint32_t kStride = 256;
  std::uint32_t units_before(std::uint32_t offset, ColumnUnit unit) const;

  std::vector<std::uint32_t> line_starts_;
  std::vector<Mark> marks_;
  Writable writable_;
};

}  // namespace mannerly
