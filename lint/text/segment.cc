// The boundaries of text by the tables that were made of ICU's rules. What the boundaries mean is decided in words.cc
// and sentences.cc.
#include "text/segment.h"

#include "text/break_machine.h"
#include "text/break_tables.h"
#include "text/document.h"

namespace mannerly {

std::vector<std::uint32_t> word_boundaries(std::string_view utf8) {
  return boundaries(kBreakTables, BreakKind::kWords, utf8);
}

std::vector<std::uint32_t> sentence_boundaries(std::string_view utf8) {
  return boundaries(kBreakTables, BreakKind::kSentences, utf8);
}

std::vector<std::uint32_t> grapheme_boundaries(std::string_view utf8) {
  return boundaries(kBreakTables, BreakKind::kGraphemes, utf8);
}

std::uint32_t grapheme_count(std::string_view utf8) { return piece_count(kBreakTables, BreakKind::kGraphemes, utf8); }

std::uint32_t utf16_count(std::string_view utf8) {
  std::uint32_t count = 0;
  for (const char byte : utf8) {
    const auto value = static_cast<unsigned char>(byte);
    if ((value & 0xC0U) != 0x80U) count += value >= 0xF0U ? 2U : 1U;
  }
  return count;
}

}  // namespace mannerly
