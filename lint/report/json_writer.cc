#include "report/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace mannerly {
namespace {

bool needs_escape(char c) { return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\'; }

/// What stands behind the backslash.
std::string escape_of(char c) {
  switch (c) {
    case '\b':
      return "b";
    case '\f':
      return "f";
    case '\n':
      return "n";
    case '\r':
      return "r";
    case '\t':
      return "t";
    case '"':
    case '\\':
      return {c};
    default:
      break;
  }
  constexpr std::string_view kDigits = "0123456789abcdef";
  const auto byte = static_cast<unsigned char>(c);
  return {'u', '0', '0', kDigits[byte >> 4U], kDigits[byte & 0xFU]};
}

}  // namespace

void JsonWriter::escaped(std::string_view text) {
  std::size_t plain = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!needs_escape(text[i])) continue;
    out_.append(text, plain, i - plain);
    out_ += '\\';
    out_ += escape_of(text[i]);
    plain = i + 1;
  }
  out_.append(text, plain);
}

void JsonWriter::text(std::string_view text) {
  separate();
  if (first_invalid_utf8(text)) {
    out_ += nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    return;
  }
  out_ += '"';
  escaped(text);
  out_ += '"';
}

void JsonWriter::number(std::int64_t value) {
  separate();
  std::array<char, 24> digits;
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), value).ptr;
  out_.append(digits.data(), end);
}

void JsonWriter::decimal(double value) {
  if (value == std::floor(value) && std::abs(value) < 1e15) return number(static_cast<std::int64_t>(value));
  raw(nlohmann::json(value).dump());
}

}  // namespace mannerly
