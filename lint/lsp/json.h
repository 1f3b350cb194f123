// nlohmann-json behind functions that do not throw: what a client sends is looked at only through these.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <string_view>

namespace mannerly::lsp {

using Json = nlohmann::json;

/// A JSON value that is written already.
struct WrittenJson {
  std::string text;
};

/// The one JSON value in `text`, or nullopt. Ill-formed UTF-8 and lone surrogate escapes become U+FFFD, one UTF-16 unit
/// as the escape was, so that a strange character in a buffer does not cost its document.
std::optional<Json> parse_json(std::string_view text);

/// One line of JSON; bytes that are no UTF-8 become U+FFFD.
std::string to_text(const Json& json);

/// The value at `key`; a null value when `json` is no object or has no such key. Lives as long as `json`.
const Json& member(const Json& json, std::string_view key);
/// The same, through several objects.
const Json& member(const Json& json, std::initializer_list<std::string_view> keys);

/// The text of a JSON string, else `fallback`.
std::string text_or(const Json& json, std::string fallback = {});
/// A whole number within the range of the type, else nullopt.
std::optional<std::int64_t> whole_number(const Json& json);
/// True for `true` only.
bool is_true(const Json& json);
/// True when `json` is a list that holds the string `text`.
bool lists(const Json& json, std::string_view text);

}  // namespace mannerly::lsp
