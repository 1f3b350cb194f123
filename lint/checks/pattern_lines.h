// What an expression takes, told by its text: whether it stays within a line, is one word, stands in capitals.
#pragma once

#include <string_view>

namespace mannerly {

/// Whether no match of the pattern goes beyond a line: nothing in it takes a line's end. False where that is not plain.
bool stays_in_line(std::string_view pattern);
/// Whether the pattern is nothing but one word between word boundaries: "(?i)\b(dont)\b". Its needle must stand alone.
bool is_whole_word(std::string_view pattern);
/// Whether the pattern's own letters are capitals: "\bNOT (NOW|YET)\b". What stands behind a backslash
/// is no letter of the text; flags may stand for any casing.
bool is_in_capitals(std::string_view pattern);

/// Part of a character outside ASCII.
inline bool is_foreign_byte(char c) { return static_cast<unsigned char>(c) >= 0x80; }
/// A letter, digit or underscore of ASCII.
inline bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

}  // namespace mannerly
