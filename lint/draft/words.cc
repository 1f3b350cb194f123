// Words, emoji and marks of short stretches, by code point ranges.
#include "draft/words.h"

#include <algorithm>
#include <utility>

#include "base/ascii.h"
#include "base/byte_set.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "draft/input.h"

namespace mannerly::draft {
namespace {

bool within(char32_t c, char32_t first, char32_t last) { return first <= c && c <= last; }

bool is_apostrophe(char32_t c) { return c == U'\'' || c == U'\u2019'; }

/// True when the mark `c` between two letters belongs to the word.
bool joins_words(char32_t c) { return is_apostrophe(c) || c == U'-' || c == U'.' || c == U'\u2010' || c == U'\u2011'; }

constexpr ByteSet kAsciiLetters("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

/// End of the word that starts at `at`.
std::size_t word_end(std::string_view text, std::size_t at, std::size_t end) {
  while (at < end) {
    if (kAsciiLetters.has(text[at])) {
      ++at;
      continue;
    }
    std::size_t next = at;
    const char32_t c = next_code_point(text, next);
    if (!is_letter(c)) {
      if (!joins_words(c) || next >= end) return at;
      std::size_t after = next;
      if (!is_letter(next_code_point(text, after))) return at;
    }
    at = next;
  }
  return end;
}

/// End of the run of code points equal in kind to the one that starts at `at`.
std::size_t run_end(std::string_view text, std::size_t at, std::size_t end, PieceKind kind) {
  std::size_t next = at;
  const char32_t first = next_code_point(text, next);
  while (next < end) {
    std::size_t after = next;
    const char32_t c = next_code_point(text, after);
    if (kind == PieceKind::kEmoji ? !is_emoji(c) : c != first) break;
    next = after;
  }
  return next;
}

}  // namespace

bool is_emoji(char32_t c) {
  return within(c, 0x2190, 0x2BFF) || within(c, 0x1F000, 0x1FAFF) || c == 0xFE0F || c == 0x200D || c == 0x20E3;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return within(c, 'a', 'z') || within(c, 'A', 'Z') || within(c, '0', '9') || c == '_';
  if (within(c, 0x2000, 0x2BFF) || within(c, 0x3000, 0x3004) || within(c, 0x3008, 0x3020)) return false;
  if (within(c, 0xFE00, 0xFE6F) || within(c, 0xFF01, 0xFF0F) || c >= 0x1F000) return false;
  return c >= 0xC0 || c == 0xAA || c == 0xB5 || c == 0xBA;
}

bool is_capital(char32_t c) {
  if (c < 0x80) return within(c, 'A', 'Z');
  if (c < 0xC0) return false;
  if (within(c, 0xC0, 0xDE)) return c != 0xD7;
  if (c < 0x100) return false;
  if (within(c, 0x139, 0x148) || within(c, 0x179, 0x17E)) return c % 2 == 1;
  if (c == 0x178) return true;
  if (c < 0x250) return c % 2 == 0;
  if (within(c, 0x370, 0x3FF)) return within(c, 0x386, 0x38F) || within(c, 0x391, 0x3AB);
  if (within(c, 0x400, 0x4FF)) return c <= 0x42F || (c >= 0x460 && c % 2 == 0);
  if (within(c, 0x1E00, 0x1EFF)) return c % 2 == 0;
  return c >= 0x590;
}

Span trimmed(std::string_view text, Span span) {
  while (!span.empty() && is_blank(text[span.begin])) ++span.begin;
  while (!span.empty() && is_blank(text[span.end - 1])) --span.end;
  return span;
}

std::vector<Piece> read_pieces(std::string_view text, Span span, const std::vector<Placeholder>& placeholders) {
  std::vector<Piece> out;
  auto slot = std::lower_bound(placeholders.begin(), placeholders.end(), span.begin,
                               [](const Placeholder& p, std::uint32_t at) { return p.span.end <= at; });
  bool space = false;
  for (std::size_t at = span.begin; at < span.end;) {
    Piece piece;
    piece.space_before = std::exchange(space, false);
    if (slot != placeholders.end() && at >= slot->span.begin) {
      piece.kind = PieceKind::kPlaceholder;
      piece.span = {u32(at), std::min(slot->span.end, span.end)};
      ++slot;
    } else if (is_blank(text[at]) || text[at] == '`' || text[at] == '*') {
      space = is_blank(text[at]) || piece.space_before;
      ++at;
      continue;
    } else {
      const std::size_t limit = slot == placeholders.end() ? span.end : std::min(slot->span.begin, span.end);
      std::size_t next = at;
      const char32_t c = next_code_point(text, next);
      piece.kind = is_letter(c) ? PieceKind::kWord : is_emoji(c) ? PieceKind::kEmoji : PieceKind::kMark;
      const std::size_t end = is_letter(c) ? word_end(text, at, limit) : run_end(text, at, limit, piece.kind);
      piece.span = {u32(at), u32(end)};
      piece.capital = is_capital(c);
      const std::string_view written = text.substr(at, end - at);
      piece.lower = ascii_lower(written);
      if (!is_ascii(written)) piece.lower = replace_all(std::move(piece.lower), "’", "'");
    }
    at = piece.span.end;
    out.push_back(std::move(piece));
  }
  return out;
}

}  // namespace mannerly::draft
