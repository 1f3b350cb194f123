// Quotations in “…”, "…", „…“ and «…». Single quotation marks are left alone: most of them are apostrophes.
#include <array>
#include <optional>

#include "base/byte_set.h"
#include "draft/input.h"
#include "draft/masks.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

struct QuotePair {
  std::string_view open;
  std::string_view close;
};
constexpr ByteSet kFirstBytes("\"\xE2\xC2");
constexpr std::array<QuotePair, 4> kPairs{{{"\"", "\""}, {"“", "”"}, {"„", "“"}, {"«", "»"}}};

/// The pair that opens at `at`. A straight mark opens before a word and after a blank or a bracket; so an inch mark
/// ("6\" pipe") does not.
const QuotePair* pair_at(std::string_view text, Span region, std::size_t at) {
  for (const QuotePair& pair : kPairs) {
    if (text.substr(at, pair.open.size()) != pair.open) continue;
    if (pair.open != "\"") return &pair;
    const bool after_gap =
        at == region.begin || !is_word_byte(text[at - 1]) || (at >= 3 && text.substr(at - 3, 2) == "\xE2\x80");
    const bool before_word = at + 1 < region.end && !is_blank(text[at + 1]);
    return after_gap && before_word ? &pair : nullptr;
  }
  return nullptr;
}

bool has_two_words(std::string_view text) {
  const std::size_t blank = text.find_first_of(" \t\n\r");
  return blank != std::string_view::npos && text.find_first_not_of(" \t\n\r", blank) != std::string_view::npos;
}

/// Where the next `close` mark stands, remembered so that a region is searched once whatever it holds.
class Finder {
 public:
  std::size_t next(std::string_view text, Span region, std::string_view close, std::size_t from) {
    if (!valid_ || close != close_ || found_ < from) {
      close_ = close;
      found_ = text.substr(0, region.end).find(close, from);
      valid_ = true;
    }
    return found_;
  }

 private:
  std::string_view close_;
  std::size_t found_ = 0;
  bool valid_ = false;
};

void quotations_of(std::string_view whole, Span region, std::vector<Mask>& out) {
  const std::string_view text = whole.substr(0, region.end);
  std::array<Finder, kPairs.size()> finders;
  std::size_t at = kFirstBytes.find(text, region.begin, text.size());
  while (at < text.size()) {
    const QuotePair* pair = pair_at(text, region, at);
    std::size_t next = at + 1;
    if (pair != nullptr) {
      const std::size_t inside = at + pair->open.size();
      const auto index = static_cast<std::size_t>(pair - kPairs.data());
      const std::size_t close = finders[index].next(text, region, pair->close, inside);
      if (close != std::string_view::npos) {
        next = close + pair->close.size();
        if (has_two_words(text.substr(inside, close - inside)))
          out.push_back({{u32(at), u32(next)}, MaskReason::kQuotation});
      }
    }
    at = kFirstBytes.find(text, next, text.size());
  }
}

}  // namespace

std::vector<Mask> find_quotations(std::string_view text, const std::vector<Span>& regions) {
  std::vector<Mask> out;
  for (const Span region : regions) quotations_of(text, region, out);
  return out;
}

}  // namespace mannerly::draft
