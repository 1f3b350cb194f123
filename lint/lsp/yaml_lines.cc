#include "lsp/yaml_lines.h"

#include "base/strings.h"
#include "mannerly/source_text.h"

namespace mannerly::lsp {
namespace {

/// A key at the top of a block of YAML, and the lines that belong to it.
struct TopKey {
  std::uint32_t line = 0;   ///< from 1
  std::uint32_t last = 0;   ///< last line with content that belongs to it; `line` when its value is on the line
  std::uint32_t child = 0;  ///< first line below it, or 0
  Span value;               ///< what stands behind the colon, without comment and blanks; may be empty
};

/// Offset of the comment in a line, or its size. A number sign starts one only behind a blank and outside of quotes.
std::size_t comment_start(std::string_view line) {
  char quote = 0;
  for (std::size_t i = 0; i < line.size(); ++i) {
    if (quote != 0) {
      if (line[i] == quote) quote = 0;
    } else if (line[i] == '"' || line[i] == '\'') {
      quote = line[i];
    } else if (line[i] == '#' && (i == 0 || line[i - 1] == ' ' || line[i - 1] == '\t')) {
      return i;
    }
  }
  return line.size();
}

/// The span of `line` (at `begin` of the text) from `from` on, without comment and blanks around.
Span value_span(std::string_view line, std::uint32_t begin, std::size_t from) {
  const std::string_view whole = line.substr(0, comment_start(line));
  if (from >= whole.size())
    return {begin + static_cast<std::uint32_t>(line.size()), begin + static_cast<std::uint32_t>(line.size())};
  const std::string_view value = trim(whole.substr(from));
  const auto at =
      static_cast<std::uint32_t>(begin + (value.empty() ? from : static_cast<std::size_t>(value.data() - line.data())));
  return {at, at + static_cast<std::uint32_t>(value.size())};
}

/// Offset behind the colon when the line is `key:` with that indentation, else npos.
std::size_t behind_key(std::string_view line, std::size_t indent, std::string_view key) {
  if (line.substr(0, indent).find_first_not_of(' ') != std::string_view::npos || line.size() < indent) {
    return std::string_view::npos;
  }
  std::string_view rest = line.substr(indent);
  for (const std::string_view quote : {"", "\"", "'"}) {
    const std::string start = std::string(quote) + std::string(key) + std::string(quote) + ":";
    const bool found = rest.starts_with(start) && (rest.size() == start.size() || rest[start.size()] == ' ');
    if (found) return indent + start.size();
  }
  return std::string_view::npos;
}

std::size_t indent_of(std::string_view line) { return std::min(line.find_first_not_of(' '), line.size()); }

bool is_blank(std::string_view line) { return trim(line.substr(0, comment_start(line))).empty(); }

std::optional<TopKey> find_key(const SourceText& text, std::string_view key) {
  for (std::uint32_t line = 1; line <= text.line_count(); ++line) {
    const Span span = text.line_span(line);
    const std::size_t behind = behind_key(text.text(span), 0, key);
    if (behind == std::string_view::npos) continue;
    TopKey out{.line = line, .last = line, .child = 0, .value = value_span(text.text(span), span.begin, behind)};
    for (std::uint32_t below = line + 1; below <= text.line_count(); ++below) {
      const std::string_view shown = text.text(text.line_span(below));
      if (is_blank(shown)) continue;
      if (indent_of(shown) == 0 && !shown.starts_with("- ")) break;
      if (out.child == 0) out.child = below;
      out.last = below;
    }
    return out;
  }
  return std::nullopt;
}

/// Offset of the bracket that closes the one at `open`, or npos.
std::size_t closing(std::string_view text, std::size_t open) {
  int depth = 0;
  char quote = 0;
  for (std::size_t i = open; i < text.size(); ++i) {
    const char byte = text[i];
    if (quote != 0) {
      if (byte == quote) quote = 0;
      continue;
    }
    if (byte == '"' || byte == '\'') quote = byte;
    if (byte == '[' || byte == '{') ++depth;
    if ((byte == ']' || byte == '}') && --depth == 0) return i;
  }
  return std::string_view::npos;
}

std::string line_end_of(const std::string& text) { return text.find("\r\n") == std::string::npos ? "\n" : "\r\n"; }

Edit insertion(std::size_t at, std::string text) {
  const auto place = static_cast<std::uint32_t>(at);
  return {{place, place}, std::move(text)};
}

/// `key:` and one indented line, at the end of the text.
Edit new_key(const std::string& text, std::string_view key, const std::string& child) {
  const std::string end = line_end_of(text);
  const bool open_line = !text.empty() && text.back() != '\n';
  return insertion(text.size(), (open_line ? end : "") + std::string(key) + ":" + end + "  " + child + end);
}

/// A line below the others of `key`, indented as they are.
Edit new_child(const SourceText& text, const TopKey& key, const std::string& child) {
  const std::size_t indent = key.child == 0 ? 2 : indent_of(text.text(text.line_span(key.child)));
  return insertion(text.line_span(key.last).end, line_end_of(text.bytes()) + std::string(indent, ' ') + child);
}

/// `piece` at the end of a flow list or map that opens at `open`.
std::optional<Edit> into_flow(const std::string& text, std::size_t open, const std::string& piece) {
  const std::size_t close = closing(text, open);
  if (close == std::string::npos) return std::nullopt;
  std::size_t end = close;
  while (end > open + 1 && std::string_view(" \t\r\n").find(text[end - 1]) != std::string_view::npos) --end;
  const bool empty = end == open + 1;
  const bool comma = text[end - 1] == ',';
  return insertion(end, (empty ? "" : comma ? " " : ", ") + piece);
}

std::string with_remark(const MapRow& row) {
  return row.key + ": " + row.value + (row.remark.empty() ? "" : "  # " + row.remark);
}

}  // namespace

std::optional<Edit> add_list_item(const std::string& yaml, std::string_view key, const std::string& item) {
  const SourceText text({}, yaml, Writable::kNo);
  const auto found = find_key(text, key);
  if (!found) return new_key(yaml, key, "- " + item);
  if (found->value.empty()) return new_child(text, *found, "- " + item);
  if (yaml[found->value.begin] == '[') return into_flow(yaml, found->value.begin, item);
  if (found->child != 0) return std::nullopt;
  return Edit{found->value, "[" + std::string(text.text(found->value)) + ", " + item + "]"};
}

std::optional<Edit> set_map_row(const std::string& yaml, std::string_view key, const MapRow& row) {
  const SourceText text({}, yaml, Writable::kNo);
  const auto found = find_key(text, key);
  if (!found) return new_key(yaml, key, with_remark(row));
  if (!found->value.empty()) {
    if (yaml[found->value.begin] != '{') return std::nullopt;
    return into_flow(yaml, found->value.begin, row.key + ": " + row.value);
  }
  for (std::uint32_t line = found->child; line != 0 && line <= found->last; ++line) {
    const Span span = text.line_span(line);
    const std::string_view shown = text.text(span);
    const std::size_t behind = behind_key(shown, indent_of(shown), row.key);
    if (behind == std::string_view::npos) continue;
    const Span value = value_span(shown, span.begin, behind);
    if (value.empty() || yaml[value.begin] == '{') return std::nullopt;
    return Edit{{value.begin, span.end}, row.value + (row.remark.empty() ? "" : "  # " + row.remark)};
  }
  return new_child(text, *found, with_remark(row));
}

}  // namespace mannerly::lsp
