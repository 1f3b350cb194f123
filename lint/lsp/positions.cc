#include "lsp/positions.h"

#include <algorithm>

#include "base/utf8.h"

namespace mannerly::lsp {
namespace {

ColumnUnit unit_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::kUtf8:
      return ColumnUnit::kBytes;
    case Encoding::kUtf16:
      return ColumnUnit::kUtf16;
    case Encoding::kUtf32:
      break;
  }
  return ColumnUnit::kCodePoints;
}

/// A number from 0, cut to what a column can hold.
std::optional<std::uint32_t> count_of(const Json& json) {
  constexpr std::int64_t kMost = INT32_MAX - 1;
  if (json.is_number_unsigned() && !whole_number(json)) return static_cast<std::uint32_t>(kMost);
  const auto number = whole_number(json);
  if (!number || *number < 0) return std::nullopt;
  return static_cast<std::uint32_t>(std::min(*number, kMost));
}

}  // namespace

Encoding choose_encoding(const Json& offered) {
  if (!offered.is_array()) return Encoding::kUtf16;
  for (const Json& name : offered) {
    if (const auto encoding = value_of(kEncodingNames, text_or(name))) return *encoding;
  }
  return Encoding::kUtf16;
}

Json to_position(const SourceText& text, std::uint32_t offset, Encoding encoding) {
  const Position position = text.position(offset, unit_of(encoding));
  return {{"line", position.line - 1}, {"character", position.column - 1}};
}

Json to_range(const SourceText& text, Span span, Encoding encoding) {
  return {{"start", to_position(text, span.begin, encoding)}, {"end", to_position(text, span.end, encoding)}};
}

void write_range(const SourceText& text, Span span, Encoding encoding, JsonWriter& out) {
  const auto write = [&](std::string_view name, std::uint32_t offset) {
    const Position position = text.position(offset, unit_of(encoding));
    out.key(name);
    out.open('{');
    out.member("character", std::int64_t{position.column} - 1);
    out.member("line", std::int64_t{position.line} - 1);
    out.close('}');
  };
  out.key("range");
  out.open('{');
  write("end", span.end);
  write("start", span.begin);
  out.close('}');
}

std::optional<std::uint32_t> to_offset(const SourceText& text, const Json& position, Encoding encoding) {
  const auto line = count_of(member(position, "line"));
  const auto character = count_of(member(position, "character"));
  if (!line || !character) return std::nullopt;
  const Position wanted{*line + 1, *character + 1};
  std::uint32_t offset = text.offset(wanted, unit_of(encoding));
  // Behind a character that the position lies within: half a surrogate pair.
  if (text.position(offset, unit_of(encoding)) > wanted) --offset;
  while (offset > 0 && offset < text.size() && is_continuation(text.bytes()[offset])) --offset;
  return offset;
}

std::optional<Span> to_span(const SourceText& text, const Json& range, Encoding encoding) {
  const auto begin = to_offset(text, member(range, "start"), encoding);
  const auto end = to_offset(text, member(range, "end"), encoding);
  if (!begin || !end) return std::nullopt;
  return Span{std::min(*begin, *end), std::max(*begin, *end)};
}

}  // namespace mannerly::lsp
