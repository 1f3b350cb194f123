// Positions of the protocol the slow and plain way, to hold the server against: from the start of the text, character
// by character, nothing shared with the code under test.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "lsp/json.h"
#include "lsp/positions.h"

namespace mannerly::test {

/// Bytes and units of the character that begins with this byte of valid UTF-8.
struct Width {
  std::size_t bytes = 1;
  std::size_t units = 1;
};

inline Width width_of(char first, lsp::Encoding encoding) {
  const auto lead = static_cast<unsigned char>(first);
  const std::size_t bytes = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
  if (encoding == lsp::Encoding::kUtf8) return {bytes, bytes};
  return {bytes, encoding == lsp::Encoding::kUtf16 && bytes == 4 ? 2U : 1U};
}

/// Where a position lies: beyond a line it is the line's end, beyond the last line the text's; within a character its
/// start.
inline std::size_t reference_offset(const std::string& text, std::size_t line, std::size_t character,
                                    lsp::Encoding encoding) {
  std::size_t at = 0;
  for (; line > 0; --line) {
    while (at < text.size() && text[at] != '\n' && text[at] != '\r') ++at;
    if (at == text.size()) return at;
    at += text.compare(at, 2, "\r\n") == 0 ? 2 : 1;
  }
  while (at < text.size() && text[at] != '\n' && text[at] != '\r') {
    const Width width = width_of(text[at], encoding);
    if (width.units > character) break;
    character -= width.units;
    at += width.bytes;
  }
  return at;
}

inline std::size_t reference_offset(const std::string& text, const lsp::Json& position, lsp::Encoding encoding) {
  return reference_offset(text, position["line"].get<std::size_t>(), position["character"].get<std::size_t>(),
                          encoding);
}

/// The bytes that a range covers.
inline std::string covered(const std::string& text, const lsp::Json& range, lsp::Encoding encoding) {
  const std::size_t begin = reference_offset(text, range["start"], encoding);
  return text.substr(begin, reference_offset(text, range["end"], encoding) - begin);
}

/// The position of a byte offset that is a character's start and not between CR and LF.
inline lsp::Json reference_position(const std::string& text, std::size_t offset, lsp::Encoding encoding) {
  std::size_t line = 0;
  std::size_t character = 0;
  for (std::size_t at = 0; at < offset;) {
    const bool crlf = text.compare(at, 2, "\r\n") == 0;
    if (crlf || text[at] == '\n' || text[at] == '\r') {
      at += crlf ? 2 : 1;
      ++line;
      character = 0;
      continue;
    }
    const Width width = width_of(text[at], encoding);
    at += width.bytes;
    character += width.units;
  }
  return {{"line", line}, {"character", character}};
}

}  // namespace mannerly::test
