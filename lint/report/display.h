// How text looks on a terminal: characters as cells with a width, and bytes that must not reach a terminal replaced.
// Good enough for lining up marks under a line; the linguistic truth about characters is lint/text.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// What is drawn for a few bytes of a line that move the cursor together: a letter with its accents, one emoji.
struct Cell {
  std::uint32_t begin = 0;  ///< byte offsets into the line
  std::uint32_t end = 0;
  std::uint32_t width = 1;    ///< terminal columns
  std::uint32_t drawn = 0;    ///< the bytes from here on are drawn as they are
  std::string_view stand_in;  ///< for those before: blanks for a tab, U+FFFD for a control character; static text

  std::string_view bytes_in(std::string_view line) const { return line.substr(drawn, end - drawn); }
};

/// The cells of one line of valid UTF-8. Tabs reach to the next multiple of four columns.
std::vector<Cell> to_cells(std::string_view line);
/// Terminal columns of a text without tabs and line ends.
std::size_t display_width(std::string_view text);
/// The text with line ends as blanks and control, escape and direction characters as U+FFFD.
std::string printable(std::string_view text);
/// `text` folded between words to `width` columns; lines after the first start with `indent` blanks. The first line
/// is taken to start at column `indent` already.
std::string folded(std::string_view text, std::size_t indent, std::size_t width);

}  // namespace mannerly
