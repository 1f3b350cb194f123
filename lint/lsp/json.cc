#include "lsp/json.h"

#include <algorithm>

#include "base/utf8.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

std::string with_valid_utf8(std::string_view text) {
  std::string out;
  while (const auto bad = first_invalid_utf8(text)) {
    out += text.substr(0, *bad);
    out += kReplacement;
    text.remove_prefix(*bad + 1);
  }
  return out.append(text);
}

/// The value of four hexadecimal digits at `at`, or nullopt.
std::optional<unsigned> hex4(std::string_view text, std::size_t at) {
  if (at + 4 > text.size()) return std::nullopt;
  unsigned value = 0;
  for (const char digit : text.substr(at, 4)) {
    const char lower = static_cast<char>(digit | 0x20);
    const bool letter = lower >= 'a' && lower <= 'f';
    if (!letter && (digit < '0' || digit > '9')) return std::nullopt;
    value = value * 16 + static_cast<unsigned>(letter ? lower - 'a' + 10 : digit - '0');
  }
  return value;
}

bool is_escape_between(std::string_view text, std::size_t at, unsigned low, unsigned high) {
  if (text.substr(at, 2) != "\\u") return false;
  const auto value = hex4(text, at + 2);
  return value && *value >= low && *value <= high;
}

/// Replaces \uD800 to \uDFFF escapes without a partner.
std::string with_paired_surrogates(std::string text) {
  for (std::size_t at = text.find('\\'); at != std::string::npos; at = text.find('\\', at)) {
    const bool first = is_escape_between(text, at, 0xD800, 0xDBFF);
    if (first && is_escape_between(text, at + 6, 0xDC00, 0xDFFF)) {
      at += 12;
    } else if (first || is_escape_between(text, at, 0xDC00, 0xDFFF)) {
      text.replace(at, 6, "\\uFFFD");
      at += 6;
    } else {
      at += 2;
    }
  }
  return text;
}

}  // namespace

std::optional<Json> parse_json(std::string_view text) {
  Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) json = Json::parse(with_paired_surrogates(with_valid_utf8(text)), nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return json;
}

std::string to_text(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

const Json& member(const Json& json, std::string_view key) {
  static const Json kNull;
  if (!json.is_object()) return kNull;
  const auto entry = json.find(key);
  return entry == json.end() ? kNull : *entry;
}

const Json& member(const Json& json, std::initializer_list<std::string_view> keys) {
  const Json* at = &json;
  for (const std::string_view key : keys) at = &member(*at, key);
  return *at;
}

std::string text_or(const Json& json, std::string fallback) {
  return json.is_string() ? json.get_ref<const std::string&>() : std::move(fallback);
}

std::optional<std::int64_t> whole_number(const Json& json) {
  if (!json.is_number_integer()) return std::nullopt;
  if (json.is_number_unsigned()) {
    const auto value = json.get<std::uint64_t>();
    return value > INT64_MAX ? std::nullopt : std::optional(static_cast<std::int64_t>(value));
  }
  return json.get<std::int64_t>();
}

bool is_true(const Json& json) { return json.is_boolean() && json.get<bool>(); }

bool lists(const Json& json, std::string_view text) {
  if (!json.is_array()) return false;
  return std::any_of(json.begin(), json.end(), [&](const Json& item) { return item.is_string() && item == text; });
}

}  // namespace mannerly::lsp
