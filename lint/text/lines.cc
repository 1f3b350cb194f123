// Tells soft line breaks from hard ones. A wrapping program breaks a line when the next word no longer fits, so the
// widest line of a block shows the width, and a break is soft where the next line's first word would have gone over
// it. People who wrap by hand are less exact, and people who chat write short lines and mean each break; hence the
// bounds below, chosen on mail wrapped at 60 to 100 columns and on chat messages.
#include "text/lines.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "text/casing.h"
#include "text/code_points.h"

namespace mannerly {
namespace {

constexpr std::uint32_t kShortLine = 45;    ///< columns; shorter lines are broken on purpose
constexpr std::uint32_t kNarrowLine = 30;   ///< shorter ones are never joined in a narrow block
constexpr std::uint32_t kWidestWrap = 120;  ///< wider lines were not wrapped by any program
constexpr std::uint32_t kNameWidth = 20;    ///< a last line this short may be a name
constexpr std::size_t kLabelWidth = 25;     ///< a colon within as many bytes ends a label
constexpr double kRaggedShare = 0.7;        ///< of the block's width: how full a hand-wrapped line is at least

struct Line {
  Span span;                     ///< without its line end and surrounding blanks
  Span line_end;                 ///< empty for the last line
  std::uint32_t width = 0;       ///< code points
  std::uint32_t first_word = 0;  ///< code points of the first word
  char32_t first = 0;            ///< first and last character, 0 when the line is empty
  char32_t last = 0;
  bool bullet = false;  ///< starts with a list mark
  bool field = false;   ///< "Label: value"
  bool explicit_break = false;
};

bool is_bullet_mark(char32_t c) {
  return c == '-' || c == '*' || c == '+' || c == '>' || (c >= 0x2010 && c <= 0x2015) || c == 0x2022 || c == 0x2023 ||
         c == 0x25AA || c == 0x25CF || c == 0x25E6 || c == 0x2043 || c == 0xB7;
}

/// "- x", "• x", "1. x", "2) x", "a) x".
bool starts_with_bullet(std::string_view line) {
  if (line.empty()) return false;
  const CodePoint first = code_point_at(line, 0);
  std::size_t end = first.size;
  if (!is_bullet_mark(first.value)) {
    end = 0;
    while (end < line.size() && end < 3 && line[end] >= '0' && line[end] <= '9') ++end;
    if (end == 0 && is_letter(first.value) && line.size() > 1 && line[1] == ')') end = 1;
    if (end == 0 || end >= line.size() || (line[end] != '.' && line[end] != ')')) return false;
    ++end;
  }
  return end < line.size() && (line[end] == ' ' || line[end] == '\t');
}

bool is_space(char c) { return c == ' ' || c == '\t'; }

bool ends_explicitly(std::string_view source, std::uint32_t end, std::uint32_t begin) {
  if (end > begin && source[end - 1] == '\\') return true;
  return end >= begin + 2 && source[end - 1] == ' ' && source[end - 2] == ' ';
}

Line measure(std::string_view mask, std::string_view source, Span raw, Span line_end) {
  Line line{.span = raw, .line_end = line_end};
  line.explicit_break = ends_explicitly(source, raw.end, raw.begin);
  while (!line.span.empty() && is_space(mask[line.span.end - 1])) --line.span.end;
  while (!line.span.empty() && is_space(mask[line.span.begin])) ++line.span.begin;
  if (line.span.empty()) return line;
  const std::string_view text = mask.substr(line.span.begin, line.span.size());
  line.first = code_point_at(text, 0).value;
  line.last = code_point_before(text, text.size()).value;
  line.width = static_cast<std::uint32_t>(code_point_count(text));
  line.first_word = static_cast<std::uint32_t>(code_point_count(text.substr(0, text.find(' '))));
  line.bullet = starts_with_bullet(text);
  line.field = is_upper(line.first) && text.substr(0, kLabelWidth).find(": ") != std::string_view::npos;
  return line;
}

std::vector<Line> lines_of(std::string_view mask, std::string_view source, Span block) {
  std::vector<Line> out;
  std::uint32_t begin = block.begin;
  while (begin <= block.end) {
    std::uint32_t end = begin;
    while (end < block.end && mask[end] != '\n' && mask[end] != '\r') ++end;
    std::uint32_t next = end;
    if (next < block.end) next += (mask[end] == '\r' && end + 1 < block.end && mask[end + 1] == '\n') ? 2U : 1U;
    out.push_back(measure(mask, source, {begin, end}, {end, next}));
    if (next == end) break;
    begin = next;
  }
  return out;
}

bool closes(char32_t c) { return ends_sentence(c) || c == ':' || c == ';'; }

/// A short last line without an end mark: the writer's name below the text.
bool is_name_line(const Line& line) {
  return line.line_end.empty() && line.width <= kNameWidth && is_upper(line.first) && is_letter(line.last);
}

/// The decision for the break between `line` and `next` in a block whose widest line has `width` columns.
bool is_soft(const Line& line, const Line& next, std::uint32_t width) {
  if (line.explicit_break || line.width == 0 || next.width == 0 || next.bullet) return false;
  if (line.field && next.field) return false;
  const std::uint32_t together = line.width + 1 + next.first_word;
  const bool goes_on = is_lower(next.first) && !closes(line.last) && line.last != ',';
  if (width > kWidestWrap) return goes_on;
  if (width < kShortLine) return goes_on && line.width >= kNarrowLine && together > width;
  if (line.last == ':' && !is_lower(next.first)) return false;
  if (together > width) return !is_name_line(next);
  if (line.width < kShortLine || closes(line.last)) return false;
  return is_lower(next.first) || static_cast<double>(together) > kRaggedShare * width;
}

}  // namespace

void join_soft_lines(std::string& mask, std::string_view source, Span block) {
  const std::vector<Line> lines = lines_of(mask, source, block);
  std::uint32_t width = 0;
  for (const Line& line : lines) width = std::max(width, line.width);
  for (std::size_t i = 0; i + 1 < lines.size(); ++i) {
    if (!is_soft(lines[i], lines[i + 1], width)) continue;
    for (std::uint32_t at = lines[i].line_end.begin; at < lines[i].line_end.end; ++at) mask[at] = ' ';
  }
}

}  // namespace mannerly
