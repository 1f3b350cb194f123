// Blocks → parts: the greeting from the front, quotes and postscripts by their form, the ending from the back.
#include "draft/parts.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "draft/greeting.h"
#include "draft/input.h"
#include "draft/sign_off.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

/// "P.S.", "PS:", "P.P.S." at the start of a block.
bool is_postscript(std::string_view text) {
  std::string letters;
  std::size_t at = 0;
  for (; at < text.size() && at < 8 && (is_ascii_letter(text[at]) || text[at] == '.'); ++at) {
    if (text[at] != '.') letters += text[at];
  }
  if (at >= text.size() || is_word_byte(text[at])) return false;
  return letters == "PS" || letters == "PPS" || letters == "Ps" ||
         (letters == "ps" && (text[at] == ':' || text[at - 1] == '.'));
}

/// A line that only divides message and signature: "--", "-- ", "—".
bool is_signature_mark(std::string_view line) { return line == "--" || line == "—" || line == "––"; }

class PartReader {
 public:
  explicit PartReader(const Draft& draft) : draft_(draft), text_(draft.source.bytes()) {}

  std::vector<PartSpan> read() {
    read_greeting();
    read_lines();
    ending_ = find_ending(draft_, lines_);
    find_opening();
    for (std::size_t i = 0; i < draft_.blocks.size(); ++i) add_block(i);
    add_subject();
    return std::move(parts_);
  }

 private:
  void read_greeting() {
    for (const Block& block : draft_.blocks) {
      if (block.kind != BlockKind::kParagraph && block.kind != BlockKind::kHeading) break;
      const std::size_t end = std::min(text_.find('\n', block.span.begin), std::size_t{block.span.end});
      greeting_end_ = greeting_end(draft_, trimmed(text_, {block.span.begin, u32(end)}));
      if (greeting_end_ == block.span.begin) greeting_end_ = 0;
      break;
    }
  }

  /// Collects the lines an ending may consist of, and finds a "--" line.
  void read_lines() {
    for (std::size_t i = 0; i < draft_.blocks.size(); ++i) {
      const Block& block = draft_.blocks[i];
      if (block.kind == BlockKind::kQuote || is_postscript(draft_.source.text(block.span))) continue;
      for (std::uint32_t at = block.span.begin; at < block.span.end;) {
        const auto end = u32(std::min(text_.find('\n', at), std::size_t{block.span.end}));
        Span line = trimmed(text_, {at, end});
        at = end + 1;
        line.begin = std::max(line.begin, std::min(greeting_end_, line.end));
        line = trimmed(text_, line);
        if (line.empty()) continue;
        if (is_signature_mark(draft_.source.text(line)) && !lines_.empty()) {
          delimiter_ = line.begin;
          return;
        }
        lines_.push_back({line, i});
      }
    }
  }

  /// The opening is what the greeting's block goes on with, else the next block.
  void find_opening() {
    for (const Block& block : draft_.blocks) {
      if (block.kind == BlockKind::kQuote ||
          trimmed(text_, {std::max(block.span.begin, std::min(greeting_end_, block.span.end)), block.span.end}).empty())
        continue;
      opening_end_ = block.span.end;
      return;
    }
  }

  Part part_of(std::uint32_t at) const {
    if (at < greeting_end_) return Part::kGreeting;
    if (delimiter_ && at >= *delimiter_) return Part::kSignature;
    if (ending_.signature && at >= *ending_.signature) return Part::kSignature;
    if (ending_.closing && at >= *ending_.closing) return Part::kClosing;
    return at < opening_end_ ? Part::kOpening : Part::kBody;
  }

  void add_block(std::size_t index) {
    const Block& block = draft_.blocks[index];
    if (block.kind == BlockKind::kQuote) return add(Part::kQuote, block.span);
    if (is_postscript(draft_.source.text(block.span)) && index > 0) return add(Part::kPostscript, block.span);
    std::vector<std::uint32_t> cuts{block.span.begin, block.span.end, greeting_end_};
    for (const auto& cut : {delimiter_, ending_.signature, ending_.closing})
      cuts.push_back(cut.value_or(block.span.end));
    std::sort(cuts.begin(), cuts.end());
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
      const Span piece = {std::max(cuts[i], block.span.begin), std::min(cuts[i + 1], block.span.end)};
      if (piece.begin < piece.end) add(part_of(piece.begin), trimmed(text_, piece));
    }
  }

  void add(Part part, Span span) {
    if (span.empty()) return;
    if (!parts_.empty() && parts_.back().part == part) {
      parts_.back().span.end = span.end;
    } else {
      parts_.push_back({part, span});
    }
  }

  void add_subject() {
    if (!draft_.subject) return;
    const auto at = std::find_if(parts_.begin(), parts_.end(),
                                 [&](const PartSpan& p) { return p.span.begin > draft_.subject->begin; });
    parts_.insert(at, {Part::kSubject, *draft_.subject});
  }

  const Draft& draft_;
  std::string_view text_;
  std::uint32_t greeting_end_ = 0;
  std::uint32_t opening_end_ = 0;
  std::optional<std::uint32_t> delimiter_;
  std::vector<Line> lines_;
  Ending ending_;
  std::vector<PartSpan> parts_;
};

}  // namespace

std::vector<PartSpan> find_parts(const Draft& draft) { return PartReader(draft).read(); }

Part part_at(const Draft& draft, std::uint32_t offset) {
  const auto next = std::upper_bound(draft.parts.begin(), draft.parts.end(), offset,
                                     [](std::uint32_t at, const PartSpan& p) { return at < p.span.begin; });
  if (next == draft.parts.begin() || !std::prev(next)->span.contains(offset)) return Part::kBody;
  return std::prev(next)->part;
}

}  // namespace mannerly::draft
