// Looks for marks in what is left of the text once placeholders and masks are taken out. A fault shows the mark with
// the label beside it, and its fix adds the other mark there.
#include "draft/stray_marks.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

struct Pair {
  std::string_view open;
  std::string_view close;
  std::string_view syntax;  ///< where the pair counts only in templates with such a slot; else empty
};

/// Longer marks first.
constexpr std::array<Pair, 6> kPairs{
    {{"{{{", "}}}", ""}, {"{{", "}}", ""}, {"{%", "%}", ""}, {"*|", "|*", ""}, {"{", "}", "{}"}, {"[", "]", "[]"}}};

constexpr std::size_t kLongestLabel = 60;
/// What ends a choice's half.
constexpr std::string_view kEnds = "{}\n";

bool is_label_byte(char c) { return is_word_byte(c) || c == '_' || c == '.' || c == '-' || c == '#' || c == '/'; }

class MarkFinder {
 public:
  explicit MarkFinder(const Draft& draft) : draft_(draft), text_(draft.source.bytes()) {
    for (const Placeholder& p : draft_.placeholders) holes_.push_back(p.span);
    for (const Mask& mask : draft_.masks) {
      if (mask.reason != MaskReason::kMarkup && mask.reason != MaskReason::kQuotation) holes_.push_back(mask.span);
    }
    std::sort(holes_.begin(), holes_.end());
  }

  std::vector<TemplateFault> find() {
    for (const Block& block : draft_.blocks) region(block.span);
    if (draft_.subject) region(*draft_.subject);
    std::sort(out_.begin(), out_.end(), [](const auto& a, const auto& b) { return a.span < b.span; });
    return std::move(out_);
  }

 private:
  /// Visits what lies between the placeholders and masks of a region.
  void region(Span span) {
    std::uint32_t at = span.begin;
    auto hole = std::lower_bound(holes_.begin(), holes_.end(), Span{span.begin, span.begin});
    for (; hole != holes_.end() && hole->begin < span.end; ++hole) {
      if (hole->begin > at) gap({at, hole->begin});
      at = std::max(at, hole->end);
    }
    if (at < span.end) gap({at, span.end});
  }

  bool uses(std::string_view syntax) const {
    return std::any_of(draft_.placeholders.begin(), draft_.placeholders.end(),
                       [&](const Placeholder& p) { return p.syntax == syntax; });
  }

  void gap(Span gap) {
    for (std::uint32_t at = gap.begin; at < gap.end;) {
      const std::uint32_t next = try_all(gap, at);
      at = std::max(next, at + 1);
    }
  }

  /// The end of the stray mark at `at`, or `at`.
  std::uint32_t try_all(Span gap, std::uint32_t at) {
    if (std::string_view("{}[]%*|").find(text_[at]) == std::string_view::npos) return at;
    if (const std::uint32_t end = half_choice(gap, at); end > at) return end;
    for (const Pair& pair : kPairs) {
      if (!pair.syntax.empty() && !uses(pair.syntax)) continue;
      if (text_.substr(at, std::min<std::size_t>(pair.open.size(), gap.end - at)) == pair.open)
        return opening(pair, gap, at);
      if (text_.substr(at, std::min<std::size_t>(pair.close.size(), gap.end - at)) == pair.close)
        return closing(pair, gap, at);
    }
    return at;
  }

  /// A choice that never closes ("{Hi|Hello") or that nothing opens ("Hi|Hello}"); where it goes on cannot be told.
  /// The end of it, or `at`. Looks as far as the next brace or line end, so that many of them take linear time.
  std::uint32_t half_choice(Span gap, std::uint32_t at) {
    if (text_[at] == '{') return open_choice(gap, at);
    return text_[at] == '}' ? closed_choice(gap, at) : at;
  }

  std::uint32_t open_choice(Span gap, std::uint32_t at) {
    std::string_view rest = text_.substr(at + 1, gap.end - at - 1);
    const std::size_t stop = rest.find_first_of(kEnds);
    if (stop != std::string_view::npos && rest[stop] != '\n') return at;
    rest = rest.substr(0, stop);
    const std::size_t bar = rest.find('|');
    if (bar == std::string_view::npos) return at;
    const Span span{at, u32(at + 1 + std::min(rest.find(' ', bar + 2), rest.size()))};
    out_.push_back({span, shown(span) + " opens a choice that never closes; write } where it ends", std::nullopt});
    return span.end;
  }

  std::uint32_t closed_choice(Span gap, std::uint32_t at) {
    std::string_view before = text_.substr(gap.begin, at - gap.begin);
    if (const std::size_t stop = before.find_last_of(kEnds); stop != std::string_view::npos) {
      if (before[stop] != '\n') return at;
      before.remove_prefix(stop + 1);
    }
    const std::size_t bar = before.rfind('|');
    if (bar == std::string_view::npos || bar == 0) return at;
    const std::size_t blank = before.rfind(' ', bar - 1);
    const std::size_t word = blank == std::string_view::npos ? 0 : blank + 1;
    const Span span{u32(at - before.size() + word), at + 1};
    out_.push_back({span, shown(span) + " closes a choice that nothing opens; write { where it begins", std::nullopt});
    return span.end;
  }

  std::string shown(Span span) const { return "“" + std::string(trim(draft_.source.text(span))) + "”"; }

  void add(Span span, const std::string& message, Edit edit) {
    std::string title = "write “" + std::string(text_.substr(span.begin, edit.span.begin - span.begin)) + edit.text +
                        std::string(text_.substr(edit.span.end, span.end - edit.span.end)) + "”";
    Fix fix{std::move(title), {std::move(edit)}, Applicability::kSuggested};
    out_.push_back({span, shown(span) + message, std::move(fix)});
  }

  /// A brace that stands right before the slot "{name}": one of its two was lost.
  const Placeholder* slot_at(std::uint32_t offset) const {
    const auto& all = draft_.placeholders;
    auto slot = std::lower_bound(all.begin(), all.end(), offset,
                                 [](const Placeholder& p, std::uint32_t at) { return p.span.end < at; });
    for (; slot != all.end() && slot->span.begin <= offset; ++slot) {
      if (slot->syntax == "{}" && (slot->span.begin == offset || slot->span.end == offset)) return &*slot;
    }
    return nullptr;
  }

  std::uint32_t opening(const Pair& pair, Span gap, std::uint32_t at) {
    const auto behind = u32(at + pair.open.size());
    if (pair.open == "{" && behind == gap.end) {
      if (const Placeholder* slot = slot_at(behind); slot != nullptr && slot->span.begin == behind) {
        add({at, slot->span.end}, " opens with two braces and closes with one",
            {{slot->span.end, slot->span.end}, "}"});
        return behind;
      }
    }
    if (pair.open == "[" && text_.substr(0, gap.end).find_first_of("[]", behind) != std::string_view::npos &&
        text_[text_.find_first_of("[]", behind)] == ']') {
      return u32(text_.find(']', behind) + 1);
    }
    return open_label(pair, gap, at, behind);
  }

  std::uint32_t open_label(const Pair& pair, Span gap, std::uint32_t at, std::uint32_t behind) {
    const std::uint32_t limit = std::min<std::uint32_t>(gap.end, u32(behind + kLongestLabel));
    std::uint32_t end = behind;
    while (end < limit && text_[end] == ' ') ++end;
    const std::uint32_t label = end;
    while (end < limit && is_label_byte(text_[end])) ++end;
    if (pair.open.size() == 1 && (end == label || label != behind || is_digit(text_[label]))) return at;
    const std::size_t wrong = text_.substr(0, limit).find_first_of("{}%\n", label);
    if (pair.open.size() > 1 && wrong != std::string_view::npos && text_[wrong] == '}') {
      const std::size_t stop = std::min(text_.find_first_not_of("}%", wrong), std::size_t{gap.end});
      add({at, u32(stop)}, " does not end as it begins; close it with " + std::string(pair.close),
          {{u32(wrong), u32(stop)}, std::string(pair.close)});
      return u32(stop);
    }
    while (end > behind && (text_[end - 1] == '.' || text_[end - 1] == ' ')) --end;
    add({at, end}, " is never closed; add " + std::string(pair.close), {{end, end}, std::string(pair.close)});
    return end;
  }

  std::uint32_t closing(const Pair& pair, Span gap, std::uint32_t at) {
    const auto end = u32(at + pair.close.size());
    if (pair.close == "}" && at == gap.begin) {
      if (const Placeholder* slot = slot_at(at); slot != nullptr && slot->span.end == at) {
        add({slot->span.begin, end}, " opens with one brace and closes with two",
            {{slot->span.begin, slot->span.begin}, "{"});
        return end;
      }
    }
    if (pair.close == "]") return at;
    std::uint32_t begin = at;
    while (begin > gap.begin && text_[begin - 1] == ' ' && pair.close.size() > 1) --begin;
    while (begin > gap.begin && is_label_byte(text_[begin - 1])) --begin;
    if (pair.close.size() == 1 && begin == at) return at;
    add({begin, end}, " closes what nothing opens; write " + std::string(pair.open) + " before it or delete it",
        {{begin, begin}, std::string(pair.open)});
    return end;
  }

  const Draft& draft_;
  std::string_view text_;
  std::vector<Span> holes_;  ///< placeholders, code and links; sorted
  std::vector<TemplateFault> out_;
};

}  // namespace

std::vector<TemplateFault> find_stray_marks(const Draft& draft) { return MarkFinder(draft).find(); }

}  // namespace mannerly::draft
