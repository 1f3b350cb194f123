// Finds emoji as readers see them, by Unicode's properties (UTS #51, section 1.4.9: the possible emoji sequence).
// Leaves judging them (too many, unfit) to the checks.
#include <unicode/uchar.h>

#include <cstddef>

#include "text/code_points.h"
#include "text/segment.h"

namespace mannerly {
namespace {

constexpr char32_t kTextSelector = 0xFE0E;
constexpr char32_t kEmojiSelector = 0xFE0F;
constexpr char32_t kKeycap = 0x20E3;
constexpr char32_t kJoiner = 0x200D;

bool has(char32_t c, UProperty property) { return u_hasBinaryProperty(static_cast<UChar32>(c), property) != 0; }

/// Below "‼" only these are emoji, besides the bases of keycaps.
bool may_be_emoji(char32_t c) { return c >= 0x203C || c == 0xA9 || c == 0xAE; }
bool is_regional(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }
bool is_keycap_base(char32_t c) { return (c >= '0' && c <= '9') || c == '#' || c == '*'; }
/// Signs that are prose unless the writer asked for the emoji form.
bool needs_selector(char32_t c) { return c == 0xA9 || c == 0xAE || c == 0x2122; }

/// Reads one emoji at `at`; returns its end, or `at` when there is none.
class EmojiReader {
 public:
  explicit EmojiReader(std::string_view text) : text_(text) {}

  std::size_t read(std::size_t at) const {
    const CodePoint first = code_point_at(text_, at);
    if (is_keycap_base(first.value)) return read_keycap(at);
    if (!may_be_emoji(first.value) || !has(first.value, UCHAR_EMOJI)) return at;
    if (is_regional(first.value)) return read_flag(at + first.size);
    std::size_t end = read_element(at);
    while (end > at && peek(end) == kJoiner && end + 3 < text_.size()) {
      const std::size_t next = end + 3;
      if (!has(peek(next), UCHAR_EXTENDED_PICTOGRAPHIC)) break;
      const std::size_t longer = read_element(next);
      if (longer == next) break;
      end = longer;
    }
    return end;
  }

 private:
  char32_t peek(std::size_t at) const { return at < text_.size() ? code_point_at(text_, at).value : 0; }

  std::size_t read_keycap(std::size_t at) const {
    std::size_t end = at + 1;
    if (peek(end) == kEmojiSelector) end += 3;
    return peek(end) == kKeycap ? read_extenders(end + 3) : at;
  }

  std::size_t read_flag(std::size_t end) const {
    return is_regional(peek(end)) ? read_extenders(end + 4) : read_extenders(end);
  }

  /// A base with its selector, skin tone, keycap or tags. A text selector makes it no emoji at all.
  std::size_t read_element(std::size_t at) const {
    const CodePoint base = code_point_at(text_, at);
    const std::size_t end = at + base.size;
    const char32_t next = peek(end);
    if (next == kTextSelector || (needs_selector(base.value) && next != kEmojiSelector)) return at;
    return read_extenders(end);
  }

  std::size_t read_extenders(std::size_t end) const {
    while (end < text_.size()) {
      const CodePoint c = code_point_at(text_, end);
      if (c.value < 0x80 || (!has(c.value, UCHAR_GRAPHEME_EXTEND) && !has(c.value, UCHAR_EMOJI_MODIFIER))) break;
      end += c.size;
    }
    return end;
  }

  std::string_view text_;
};

}  // namespace

std::vector<Span> emoji_spans(std::string_view utf8) {
  std::vector<Span> out;
  const EmojiReader reader(utf8);
  std::size_t at = 0;
  while (at < utf8.size()) {
    // Of ASCII only the base of a keycap is part of an emoji, and then something else stands behind it.
    const std::size_t other = ascii_end(utf8, at);
    if (other == utf8.size()) break;
    if (other > at) at = other - 1;
    const std::size_t end = reader.read(at);
    if (end > at) {
      out.push_back({static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(end)});
      at = end;
    } else {
      at += code_point_at(utf8, at).size;
    }
  }
  return out;
}

}  // namespace mannerly
