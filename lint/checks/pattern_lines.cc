#include "checks/pattern_lines.h"

#include <algorithm>

#include "checks/regex.h"

namespace mannerly {
namespace {

/// The end of the class of characters that opens at `i`, or npos.
std::size_t class_end(std::string_view pattern, std::size_t i) {
  std::size_t at = i + 1;
  if (pattern.substr(at, 1) == "^") ++at;
  if (pattern.substr(at, 1) == "]") ++at;
  for (; at < pattern.size() && pattern[at] != ']'; ++at) {
    if (pattern[at] == '\\') ++at;
  }
  return at < pattern.size() ? at : std::string_view::npos;
}

bool is_control(char c) { return static_cast<unsigned char>(c) < 0x20; }

/// Whether the escape that begins at `i` is a boundary, or takes no line's end.
bool escape_stays(std::string_view pattern, std::size_t i) {
  constexpr std::string_view kStays = "bBdwSt";
  constexpr std::string_view kLettersAndSigns = "LNSPM";
  const char c = i + 1 < pattern.size() ? pattern[i + 1] : '\0';
  if (c == 'p') {
    return i + 3 < pattern.size() && pattern[i + 2] == '{' &&
           kLettersAndSigns.find(pattern[i + 3]) != std::string_view::npos;
  }
  if (symbol_escape_size(pattern, i) > 0) return true;
  return is_word_byte(c) ? kStays.find(c) != std::string_view::npos : !is_control(c);
}

/// Whether a class of what it does not take names the line's end among that.
bool excludes_line_end(std::string_view characters) {
  constexpr std::string_view kWithLineEnd = "nsWD";
  for (std::size_t i = 0; i + 1 < characters.size(); ++i) {
    if (characters[i] != '\\') continue;
    if (kWithLineEnd.find(characters[i + 1]) != std::string_view::npos) return true;
    ++i;
  }
  return false;
}

/// Ranges begin with a letter, a digit or a symbol: one that begins further down may reach over the line's end.
bool class_stays(std::string_view characters) {
  if (characters.starts_with("[^")) return excludes_line_end(characters);
  if (characters.find("[:") != std::string_view::npos) return false;
  bool may_begin_range = true;
  for (std::size_t i = 1; i + 1 < characters.size(); ++i) {
    const char c = characters[i];
    if (is_control(c)) return false;
    if (c == '-' && i > 1 && i + 2 < characters.size() && !may_begin_range) return false;
    may_begin_range = is_word_byte(c) || is_foreign_byte(c);
    if (c != '\\') continue;
    if (!escape_stays(characters, i)) return false;
    const std::size_t symbol = symbol_escape_size(characters, i);
    may_begin_range = symbol > 0;
    i += symbol > 0 ? symbol - 1 : 1;
  }
  return true;
}

}  // namespace

bool stays_in_line(std::string_view pattern) {
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (is_control(c)) return false;
    if (c == '\\') {
      if (!escape_stays(pattern, i)) return false;
      ++i;
    } else if (c == '[') {
      const std::size_t end = class_end(pattern, i);
      if (end == std::string_view::npos || !class_stays(pattern.substr(i, end - i + 1))) return false;
      i = end;
    } else if (c == '(' && pattern.substr(i, 2) == "(?") {
      const std::string_view flags = pattern.substr(i + 2, pattern.find_first_of(":)<", i) - i - 2);
      if (flags.find_first_not_of("imP") != std::string_view::npos) return false;
    }
  }
  return true;
}

bool is_whole_word(std::string_view pattern) {
  constexpr std::string_view kFold = "(?i)";
  constexpr std::string_view kBoundary = "\\b";
  if (pattern.starts_with(kFold)) pattern.remove_prefix(kFold.size());
  if (!pattern.starts_with(kBoundary) || !pattern.ends_with(kBoundary)) return false;
  if (pattern.size() <= 2 * kBoundary.size()) return false;
  pattern = pattern.substr(kBoundary.size(), pattern.size() - 2 * kBoundary.size());
  if (pattern.starts_with('(') && pattern.ends_with(')')) pattern = pattern.substr(1, pattern.size() - 2);
  return !pattern.empty() && std::all_of(pattern.begin(), pattern.end(), is_word_byte);
}

bool is_in_capitals(std::string_view pattern) {
  bool capital = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      const char escaped = i + 1 < pattern.size() ? pattern[++i] : '\0';
      if (escaped == 'x' || escaped == 'Q' || (escaped >= '0' && escaped <= '9')) return false;
      continue;
    }
    const bool flags = pattern.substr(i).starts_with("(?") && !pattern.substr(i).starts_with("(?:");
    if (flags || is_foreign_byte(c) || (c >= 'a' && c <= 'z')) return false;
    capital = capital || (c >= 'A' && c <= 'Z');
  }
  return capital;
}

}  // namespace mannerly
