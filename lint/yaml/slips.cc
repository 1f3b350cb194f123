#include "yaml/slips.h"

#include <algorithm>
#include <cctype>

#include "base/strings.h"

namespace mannerly::yaml {
namespace {

bool is_key_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
}

/// Where the value of a line begins: behind its indent, "- " and "key: ".
std::size_t value_begin(std::string_view line) {
  std::size_t at = std::min(line.find_first_not_of(' '), line.size());
  while (line.substr(at).starts_with("- ")) at = std::min(line.find_first_not_of(' ', at + 1), line.size());
  std::size_t key = at;
  while (key < line.size() && is_key_byte(line[key])) ++key;
  if (key == at || !line.substr(key).starts_with(": ")) return at;
  return std::min(line.find_first_not_of(' ', key + 1), line.size());
}

/// The byte behind the brace or bracket that closes the first one of a text; npos when none does.
std::size_t behind_flow(std::string_view text) {
  int depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{' || text[i] == '[') ++depth;
    if ((text[i] == '}' || text[i] == ']') && --depth == 0) return i + 1;
  }
  return std::string_view::npos;
}

/// Whether a value that YAML reads as a map or a list goes on as a text, or starts with the mark of a slot.
bool is_unquoted_text(std::string_view value) {
  if (value.empty() || (value[0] != '{' && value[0] != '[')) return false;
  if (value.starts_with("{{") || value.starts_with("{%")) return true;
  const std::size_t end = behind_flow(value);
  if (end == std::string_view::npos) return false;  // it may go on in the next line
  const std::string_view rest = trim(value.substr(end));
  return !rest.empty() && rest[0] != '#' && rest[0] != ',' && rest[0] != ':' && rest[0] != ']' && rest[0] != '}';
}

std::optional<Slip> tab_in(std::string_view line, std::size_t begin) {
  const std::size_t indent = std::min(line.find_first_not_of(" \t"), line.size());
  const std::size_t tab = line.substr(0, indent).find('\t');
  if (tab == std::string_view::npos) return std::nullopt;
  return Slip{begin + tab, "a tab cannot indent YAML; use blanks"};
}

std::optional<Slip> text_in(std::string_view line, std::size_t begin) {
  const std::size_t at = value_begin(line);
  const std::string_view value = trim(line.substr(at));
  if (!is_unquoted_text(value)) return std::nullopt;
  constexpr std::size_t kLongestShown = 60;
  return Slip{begin + at, "“" + clipped(value, kLongestShown) + "” starts like a " +
                              (value[0] == '{' ? "map" : "list") + "; put the text in quotation marks"};
}

}  // namespace

std::optional<Slip> slip_behind(std::string_view text, std::size_t at) {
  // A brace that never closes is found at the end of the text; no draft or configuration has a longer way back.
  constexpr int kMostLines = 200;
  constexpr int kMostLinesForTab = 2;
  std::size_t end = std::min(text.find('\n', std::min(at, text.size())), text.size());
  for (int lines = 0; lines < kMostLines; ++lines) {
    const std::size_t before = end == 0 ? std::string_view::npos : text.rfind('\n', end - 1);
    const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
    const std::string_view line = text.substr(begin, end - begin);
    if (auto slip = text_in(line, begin)) return slip;
    if (auto slip = tab_in(line, begin); slip && lines < kMostLinesForTab) return slip;
    if (begin == 0) break;
    end = begin - 1;
  }
  return std::nullopt;
}

std::string in_house_style(std::string message) {
  if (!message.empty()) message[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(message[0])));
  while (message.ends_with('.')) message.pop_back();
  if (message.find("map value") != std::string::npos) message += "; put a text with “: ” in quotation marks";
  if (message.find("anchor is not defined") != std::string::npos) {
    message += "; put a text that starts with “*” in quotation marks";
  }
  return "broken YAML: " + message;
}

}  // namespace mannerly::yaml
