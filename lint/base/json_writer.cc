#include "base/json_writer.h"

#include <array>
#include <charconv>
#include <cmath>
#include <cstring>
#include <nlohmann/json.hpp>

#include "base/utf8.h"

namespace mannerly {
namespace {

/// Where the first byte stands from `at` on that is not printable ASCII without quotation mark and backslash; the size
/// when there is none. Eight bytes at a time: a byte below 0x20, or equal to a mark, borrows from its top bit.
std::size_t plain_end(std::string_view text, std::size_t at) {
  constexpr std::uint64_t kOnes = 0x0101010101010101U;
  constexpr std::uint64_t kTops = 0x8080808080808080U;
  for (std::uint64_t word = 0; at + sizeof word <= text.size(); at += sizeof word) {
    std::memcpy(&word, text.data() + at, sizeof word);
    const std::uint64_t quote = (word ^ (kOnes * '"')) - kOnes;
    const std::uint64_t slash = (word ^ (kOnes * '\\')) - kOnes;
    if (((word | (word - kOnes * 0x20) | quote | slash) & kTops) != 0) break;
  }
  const auto is_plain = [](char c) { return c >= ' ' && c != '"' && c != '\\'; };
  while (at < text.size() && is_plain(text[at])) ++at;
  return at;
}

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
  std::size_t begin = 0;
  for (std::size_t at = plain_end(text, 0); at < text.size(); at = plain_end(text, at)) {
    if (static_cast<unsigned char>(text[at]) < 0x80U) {
      out_.append(text, begin, at - begin);
      out_ += '\\';
      out_ += escape_of(text[at]);
      begin = at + 1;
    }
    ++at;
  }
  out_.append(text, begin);
}

void JsonWriter::text(std::string_view text) {
  separate();
  if (plain_end(text, 0) == text.size()) {
    out_ += '"';
    out_ += text;
    out_ += '"';
    return;
  }
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
  constexpr double kMostTenths = 1e12;
  if (value == std::floor(value) && std::abs(value) < 1e15) return number(static_cast<std::int64_t>(value));
  // One decimal, which points have: the shortest text of such a number is its tenths.
  const double tenths = std::round(value * 10);
  if (tenths / 10 != value || value < 0 || tenths > kMostTenths) return raw(nlohmann::json(value).dump());
  const auto whole = static_cast<std::int64_t>(tenths);
  number(whole / 10);
  out_ += '.';
  out_ += static_cast<char>('0' + whole % 10);
}

}  // namespace mannerly
