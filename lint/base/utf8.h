// UTF-8 without ICU: validation and stepping. Everything about meaning (words, emoji, case) is lint/text.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace mannerly {

/// Byte offset of the first ill-formed sequence (overlong forms and surrogates included), or nullopt.
std::optional<std::size_t> first_invalid_utf8(std::string_view text);

/// Decodes the code point that starts at `offset` of valid UTF-8 and moves `offset` behind it.
char32_t next_code_point(std::string_view text, std::size_t& offset);

/// Number of code points of valid UTF-8.
std::size_t code_point_count(std::string_view text);

/// Appends `code_point` to `out`.
void append_utf8(std::string& out, char32_t code_point);

/// True for bytes 10xxxxxx, which never start a code point.
constexpr bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) == 0x80U; }

}  // namespace mannerly
