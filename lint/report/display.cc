// Widths follow East Asian Width (Unicode TR 11) wide and fullwidth ranges, coarsely, plus emoji presentation.
#include "report/display.h"

#include <algorithm>
#include <array>
#include <iterator>

#include "base/ascii.h"
#include "base/utf8.h"
#include "report/escape.h"

namespace mannerly {
namespace {

constexpr std::size_t kTabStop = 4;
constexpr char32_t kJoiner = 0x200D;
constexpr char32_t kEmojiStyle = 0xFE0F;

struct Range {
  char32_t first;
  char32_t last;
};

constexpr std::array kWide = {
    Range{0x1100, 0x115F},   Range{0x231A, 0x231B},   Range{0x2329, 0x232A},   Range{0x23E9, 0x23EC},
    Range{0x23F0, 0x23F0},   Range{0x23F3, 0x23F3},   Range{0x25FD, 0x25FE},   Range{0x2614, 0x2615},
    Range{0x2648, 0x2653},   Range{0x267F, 0x267F},   Range{0x2693, 0x2693},   Range{0x26A1, 0x26A1},
    Range{0x26AA, 0x26AB},   Range{0x26BD, 0x26BE},   Range{0x26C4, 0x26C5},   Range{0x26CE, 0x26CE},
    Range{0x26D4, 0x26D4},   Range{0x26EA, 0x26EA},   Range{0x26F2, 0x26F3},   Range{0x26F5, 0x26F5},
    Range{0x26FA, 0x26FA},   Range{0x26FD, 0x26FD},   Range{0x2705, 0x2705},   Range{0x270A, 0x270B},
    Range{0x2728, 0x2728},   Range{0x274C, 0x274C},   Range{0x274E, 0x274E},   Range{0x2753, 0x2755},
    Range{0x2757, 0x2757},   Range{0x2795, 0x2797},   Range{0x27B0, 0x27B0},   Range{0x27BF, 0x27BF},
    Range{0x2B1B, 0x2B1C},   Range{0x2B50, 0x2B50},   Range{0x2B55, 0x2B55},   Range{0x2E80, 0x303E},
    Range{0x3041, 0x4DBF},   Range{0x4E00, 0xA4CF},   Range{0xA960, 0xA97F},   Range{0xAC00, 0xD7A3},
    Range{0xF900, 0xFAFF},   Range{0xFE30, 0xFE6F},   Range{0xFF00, 0xFF60},   Range{0xFFE0, 0xFFE6},
    Range{0x1F004, 0x1F004}, Range{0x1F0CF, 0x1F0CF}, Range{0x1F18E, 0x1F18E}, Range{0x1F191, 0x1F19A},
    Range{0x1F200, 0x1F320}, Range{0x1F32D, 0x1F64F}, Range{0x1F680, 0x1F6FF}, Range{0x1F7E0, 0x1F7EB},
    Range{0x1F900, 0x1F9FF}, Range{0x1FA70, 0x1FAFF}, Range{0x20000, 0x3FFFD},
};

constexpr std::array kAttached = {
    Range{0x0300, 0x036F},   Range{0x0483, 0x0489},   Range{0x0591, 0x05BD},   Range{0x0610, 0x061A},
    Range{0x064B, 0x065F},   Range{0x093C, 0x093C},   Range{0x094D, 0x094D},   Range{0x0E34, 0x0E3A},
    Range{0x1AB0, 0x1AFF},   Range{0x1DC0, 0x1DFF},   Range{0x200B, 0x200D},   Range{0x2060, 0x2064},
    Range{0x20D0, 0x20F0},   Range{0xFE00, 0xFE0F},   Range{0xFE20, 0xFE2F},   Range{0xFEFF, 0xFEFF},
    Range{0x1F3FB, 0x1F3FF}, Range{0xE0020, 0xE007F}, Range{0xE0100, 0xE01EF},
};

/// Control characters, and those that change the direction or order of what follows.
constexpr std::array kUnsafe = {
    Range{0x0000, 0x001F}, Range{0x007F, 0x009F}, Range{0x061C, 0x061C},
    Range{0x200E, 0x200F}, Range{0x2028, 0x202E}, Range{0x2066, 0x2069},
};

template <std::size_t N>
bool in_table(const std::array<Range, N>& table, char32_t code_point) {
  const auto after = std::upper_bound(table.begin(), table.end(), code_point,
                                      [](char32_t value, const Range& range) { return value < range.first; });
  return after != table.begin() && code_point <= std::prev(after)->last;
}

bool is_flag_letter(char32_t code_point) { return code_point >= 0x1F1E6 && code_point <= 0x1F1FF; }

/// Whether `code_point` is drawn within the cell before it. `last` is the code point before it.
bool attaches(char32_t code_point, char32_t last, bool odd_flag_letter) {
  if (is_printable_ascii(code_point)) return last == kJoiner;
  return in_table(kAttached, code_point) || last == kJoiner || (is_flag_letter(code_point) && odd_flag_letter);
}

/// The cell of the character at `begin` up to `end`.
Cell new_cell(char32_t code_point, std::size_t begin, std::size_t end, std::size_t column) {
  constexpr std::string_view kBlanks = "    ";
  static_assert(kBlanks.size() == kTabStop);
  const auto from = static_cast<std::uint32_t>(begin);
  const auto to = static_cast<std::uint32_t>(end);
  if (is_printable_ascii(code_point)) return {from, to, 1, from, {}};
  if (code_point == '\t') {
    const std::size_t width = kTabStop - column % kTabStop;
    return {from, to, static_cast<std::uint32_t>(width), to, kBlanks.substr(0, width)};
  }
  if (in_table(kUnsafe, code_point)) return {from, to, 1, to, kReplacement};
  return {from, to, in_table(kWide, code_point) ? 2U : 1U, from, {}};
}

}  // namespace

std::vector<Cell> to_cells(std::string_view line) {
  std::vector<Cell> cells;
  cells.reserve(line.size());
  std::size_t column = 0;
  char32_t last = 0;
  bool odd_flag_letter = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(line, at);
    if (!cells.empty() && attaches(code_point, last, odd_flag_letter)) {
      Cell& cell = cells.back();
      const bool widens = (code_point == kEmojiStyle || is_flag_letter(code_point)) && cell.width == 1;
      if (widens) ++cell.width;
      column += widens ? 1 : 0;
      cell.end = static_cast<std::uint32_t>(at);
      odd_flag_letter = false;
    } else {
      cells.push_back(new_cell(code_point, begin, at, column));
      column += cells.back().width;
      odd_flag_letter = is_flag_letter(code_point);
    }
    last = code_point;
  }
  return cells;
}

std::size_t display_width(std::string_view text) {
  if (is_printable_ascii(text)) return text.size();
  std::size_t width = 0;
  for (const Cell& cell : to_cells(text)) width += cell.width;
  return width;
}

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t plain = printable_ascii_end(text, at);
    out += text.substr(at, plain - at);
    if (plain == text.size()) break;
    at = plain;
    const char32_t code_point = next_code_point(text, at);
    if (code_point == '\n' || code_point == '\t') {
      out += ' ';
    } else if (in_table(kUnsafe, code_point)) {
      if (code_point != '\r') out += kReplacement;
    } else {
      out += text.substr(plain, at - plain);
    }
  }
  return out;
}

std::string folded(std::string_view text, std::size_t indent, std::size_t width) {
  std::string out;
  std::size_t column = indent;
  for (std::size_t at = 0; at <= text.size();) {
    const std::string_view word = text.substr(at, text.find(' ', at) - at);
    at += word.size() + 1;
    const std::size_t needed = display_width(word);
    if (column > indent && column + 1 + needed > width) {
      out += '\n' + std::string(indent, ' ');
      column = indent;
    } else if (column > indent || !out.empty()) {
      out += ' ';
      ++column;
    }
    out += word;
    column += needed;
  }
  return out;
}

}  // namespace mannerly
