#include "report/escape.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace mannerly {
namespace {

bool is_fit(char32_t code_point) {
  if (code_point < 0x20) return code_point == '\t' || code_point == '\n' || code_point == '\r';
  return (code_point < 0x7F || code_point > 0x9F) && code_point != 0xFFFE && code_point != 0xFFFF;
}

void append_clean(std::string_view valid, std::string& out) {
  for (std::size_t at = 0; at < valid.size();) {
    const std::size_t begin = at;
    const char32_t code_point = next_code_point(valid, at);
    out += is_fit(code_point) ? valid.substr(begin, at - begin) : kReplacement;
  }
}

std::string_view reference(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

std::string clean_text(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const std::size_t good = first_invalid_utf8(text).value_or(text.size());
    append_clean(text.substr(0, good), out);
    text.remove_prefix(good);
    if (text.empty()) break;
    out += kReplacement;
    text.remove_prefix(1);
  }
  return out;
}

std::string cut_text(std::string_view text, std::size_t most_bytes) {
  constexpr std::string_view kCut = "…";
  if (text.size() <= most_bytes) return std::string(text);
  std::size_t end = most_bytes - std::min(most_bytes, kCut.size());
  while (end > 0 && is_continuation(text[end])) --end;
  return std::string(text.substr(0, end)) + std::string(kCut);
}

std::string markup_text(std::string_view text) {
  std::string out;
  for (const char c : clean_text(text)) {
    const std::string_view escaped = reference(c);
    if (escaped.empty()) {
      out += c;
    } else {
      out += escaped;
    }
  }
  return out;
}

std::string attribute_text(std::string_view text) {
  return replace_all(replace_all(replace_all(markup_text(text), "\n", "&#10;"), "\r", "&#13;"), "\t", "&#9;");
}

}  // namespace mannerly
