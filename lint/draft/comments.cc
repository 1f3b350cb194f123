// HTML comments of Markdown drafts, and the suppressions written in them.
#include "draft/comments.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "draft/input.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

/// The text behind "mannerly:", when the comment is meant for this program.
std::optional<std::string_view> directive(std::string_view comment) {
  if (!comment.starts_with(kOpen) || !comment.ends_with(kClose) || comment.size() < kOpen.size() + kClose.size())
    return std::nullopt;
  std::string_view inside = trim(comment.substr(kOpen.size(), comment.size() - kOpen.size() - kClose.size()));
  for (const std::string_view word : {"mannerly", ":"}) {
    if (!inside.starts_with(word)) return std::nullopt;
    inside = trim(inside.substr(word.size()));
  }
  return inside;
}

/// The first word of `text`, which is cut off.
std::string_view take_word(std::string_view& text) {
  text = trim(text);
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
  text = trim(text.substr(word.size()));
  return word;
}

/// Reads "allow RULE [until DATE][, REASON]"; a fault says what stands there instead.
Allow read_directive(std::string_view text) {
  Allow allow;
  allow.origin = AllowOrigin::kComment;
  const std::size_t comma = std::min(text.find(','), text.size());
  if (comma < text.size()) allow.reason = std::string(trim(text.substr(comma + 1)));
  std::string_view head = text.substr(0, comma);
  const std::string_view verb = take_word(head);
  allow.rule = std::string(take_word(head));
  if (verb != "allow") {
    allow.fault = unknown_name("instruction", verb, {"allow"});
  } else if (allow.rule.empty()) {
    allow.fault = "the comment names no rule; write it as “allow tone/urgency, reason”";
  } else if (std::string_view rest = head; take_word(rest) == "until") {
    allow.until = day_from_string(rest);
    if (!allow.until) allow.fault = "“" + std::string(rest) + "” is no date; write it as 2027-01-31";
  } else if (!head.empty()) {
    allow.fault = "“" + std::string(head) + "” is not understood; write a comma before the reason";
  }
  return allow;
}

bool is_blank_line(std::string_view text, std::size_t begin) {
  return begin < text.size() && trim(text.substr(begin, text.find('\n', begin) - begin)).empty();
}

/// The bytes to delete with a comment: its line, and one of two blank lines around it; inside a line one blank.
Span removal_of(std::string_view text, Span comment) {
  const std::size_t before = comment.begin == 0 ? std::string_view::npos : text.rfind('\n', comment.begin - 1);
  const std::size_t begin = before == std::string_view::npos ? 0 : before + 1;
  const std::size_t end = std::min(text.find('\n', comment.end), text.size() - 1) + 1;
  const bool own_lines = trim(text.substr(begin, comment.begin - begin)).empty() &&
                         trim(text.substr(comment.end, end - comment.end)).empty();
  if (!own_lines) {
    const bool blanks = comment.begin > 0 && text[comment.begin - 1] == ' ' &&
                        (comment.end == text.size() || is_blank(text[comment.end]));
    return {comment.begin - (blanks ? 1U : 0U), comment.end};
  }
  if (begin == 0 || !is_blank_line(text, end)) return {u32(begin), u32(end)};
  const std::size_t above = text.substr(0, begin - 1).rfind('\n');
  if (!is_blank_line(text, above == std::string_view::npos ? 0 : above + 1)) return {u32(begin), u32(end)};
  return {u32(begin), u32(std::min(text.find('\n', end), text.size() - 1) + 1)};
}

}  // namespace

std::vector<Span> find_comments(std::string_view text, Span body) {
  std::vector<Span> out;
  const std::string_view bounded = text.substr(0, body.end);
  std::size_t at = bounded.find(kOpen, body.begin);
  while (at != std::string_view::npos) {
    const std::size_t close = bounded.find(kClose, at + kOpen.size());
    if (close == std::string_view::npos) break;
    out.push_back({u32(at), u32(close + kClose.size())});
    at = bounded.find(kOpen, close + kClose.size());
  }
  return out;
}

void add_comment_allows(Draft& draft, const std::vector<Mask>& opaque) {
  for (const Mask& mask : opaque) {
    if (mask.reason != MaskReason::kMarkup) continue;
    const auto text = directive(draft.source.text(mask.span));
    if (!text) continue;
    const auto block = std::find_if(draft.blocks.begin(), draft.blocks.end(),
                                    [&](const Block& b) { return b.span.end > mask.span.begin; });
    Allow allow = read_directive(*text);
    allow.span = mask.span;
    if (draft.source.writable()) allow.removal = removal_of(draft.source.bytes(), mask.span);
    allow.where = block == draft.blocks.end() ? Span{mask.span.end, mask.span.end} : block->span;
    draft.allows.push_back(std::move(allow));
  }
}

}  // namespace mannerly::draft
