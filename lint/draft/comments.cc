// HTML comments of Markdown drafts, and the suppressions written in them.
#include "draft/comments.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/strings.h"
#include "draft/input.h"

namespace mannerly::draft {
namespace {

constexpr std::string_view kOpen = "<!--";
constexpr std::string_view kClose = "-->";

/// The text behind "mannerly: allow", or an empty view.
std::string_view allow_text(std::string_view comment) {
  if (!comment.starts_with(kOpen) || !comment.ends_with(kClose) || comment.size() < kOpen.size() + kClose.size())
    return {};
  std::string_view inside = trim(comment.substr(kOpen.size(), comment.size() - kOpen.size() - kClose.size()));
  for (const std::string_view word : {"mannerly", ":", "allow"}) {
    if (!inside.starts_with(word)) return {};
    inside = trim(inside.substr(word.size()));
  }
  return inside;
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
    const std::string_view inside = allow_text(draft.source.text(mask.span));
    if (inside.empty()) continue;
    const std::size_t comma = std::min(inside.find(','), inside.size());
    const auto block = std::find_if(draft.blocks.begin(), draft.blocks.end(),
                                    [&](const Block& b) { return b.span.end > mask.span.begin; });
    Allow allow;
    allow.rule = std::string(trim(inside.substr(0, comma)));
    if (comma < inside.size()) allow.reason = std::string(trim(inside.substr(comma + 1)));
    allow.span = mask.span;
    allow.where = block == draft.blocks.end() ? Span{mask.span.end, mask.span.end} : block->span;
    draft.allows.push_back(std::move(allow));
  }
}

}  // namespace mannerly::draft
