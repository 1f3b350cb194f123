// The order in which a draft's layers are found, and how masks and placeholders are kept disjoint.
#include "draft/builder.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "draft/comments.h"
#include "draft/masks.h"
#include "draft/parts.h"
#include "draft/placeholders.h"
#include "draft/template_facts.h"

namespace mannerly::draft {
namespace {

/// What is left of `masks` outside `holes` (sorted, disjoint). A URL or address that is cut keeps its reason for the
/// first piece only, so that it counts once; the rest is markup.
std::vector<Mask> cut(const std::vector<Mask>& masks, const std::vector<Span>& holes) {
  std::vector<Mask> out;
  std::size_t hole = 0;
  for (const Mask& mask : masks) {
    while (hole < holes.size() && holes[hole].end <= mask.span.begin) ++hole;
    MaskReason reason = mask.reason;
    std::uint32_t at = mask.span.begin;
    const auto keep = [&](std::uint32_t end) {
      if (at >= end) return;
      out.push_back({{at, end}, reason});
      if (reason != MaskReason::kQuotation && reason != MaskReason::kCode) reason = MaskReason::kMarkup;
    };
    for (std::size_t i = hole; i < holes.size() && holes[i].begin < mask.span.end; ++i) {
      keep(holes[i].begin);
      at = std::max(at, holes[i].end);
    }
    keep(mask.span.end);
  }
  return out;
}

/// Collects layers of masks; an earlier layer wins where two overlap.
class MaskStack {
 public:
  explicit MaskStack(const std::vector<Placeholder>& placeholders) {
    for (const Placeholder& p : placeholders) taken_.push_back(p.span);
  }

  void add(const std::vector<Mask>& layer) {
    const std::vector<Mask> kept = cut(layer, taken_);
    const auto old = static_cast<std::ptrdiff_t>(taken_.size());
    for (const Mask& mask : kept) taken_.push_back(mask.span);
    std::inplace_merge(taken_.begin(), taken_.begin() + old, taken_.end());
    const auto middle = static_cast<std::ptrdiff_t>(masks_.size());
    masks_.insert(masks_.end(), kept.begin(), kept.end());
    std::inplace_merge(masks_.begin(), masks_.begin() + middle, masks_.end(),
                       [](const Mask& a, const Mask& b) { return a.span < b.span; });
  }

  std::vector<Mask> take() { return std::move(masks_); }

 private:
  std::vector<Span> taken_;
  std::vector<Mask> masks_;
};

/// `regions` without the opaque bytes and code spans, so that nothing is looked for there.
std::vector<Span> visible(const std::vector<Span>& regions, const std::vector<Mask>& opaque) {
  std::vector<Mask> whole;
  for (const Span region : regions) whole.push_back({region, MaskReason::kCode});
  std::vector<Span> holes;
  for (const Mask& mask : opaque) holes.push_back(mask.span);
  std::vector<Span> out;
  for (const Mask& piece : cut(whole, holes)) out.push_back(piece.span);
  return out;
}

/// The blocks and the subject, in order.
std::vector<Span> regions_of(const Draft& draft) {
  std::vector<Span> out;
  for (const Block& block : draft.blocks) out.push_back(block.span);
  if (draft.subject) out.push_back(*draft.subject);
  std::sort(out.begin(), out.end());
  return out;
}

/// Code spans: one that holds just a placeholder ("`[Name]`") is that placeholder; any other is opaque.
void sort_out_code(std::string_view text, const std::vector<Span>& inline_code, std::vector<Mask>& opaque,
                   std::vector<Placeholder>& placeholders) {
  std::vector<Mask> code;
  for (const Span span : inline_code) {
    if (auto placeholder = whole_placeholder(text, span)) {
      code.push_back({{span.begin, placeholder->span.begin}, MaskReason::kMarkup});
      code.push_back({{placeholder->span.end, span.end}, MaskReason::kMarkup});
      placeholders.push_back(std::move(*placeholder));
    } else {
      code.push_back({span, MaskReason::kCode});
    }
  }
  const auto middle = static_cast<std::ptrdiff_t>(opaque.size());
  opaque.insert(opaque.end(), code.begin(), code.end());
  std::inplace_merge(opaque.begin(), opaque.begin() + middle, opaque.end(),
                     [](const Mask& a, const Mask& b) { return a.span < b.span; });
}

/// True when the words before `at` present the sender: "my name is", "I'm".
bool after_self_introduction(std::string_view text, std::uint32_t at) {
  const std::size_t begin = at - std::min<std::size_t>(at, 16);
  std::string before(1, ' ');
  before += replace_all(ascii_lower(text.substr(begin, at - begin)), "’", "'");
  while (before.ends_with('`') || before.ends_with('*') || before.ends_with(' ')) before.pop_back();
  for (char& c : before) c = c == '\n' ? ' ' : c;
  for (const std::string_view words : {" name is", " name's", " i'm", " i am"}) {
    if (before.ends_with(words)) return true;
  }
  return false;
}

/// Where a name slot stands says whose name it is: the reader's in the greeting, the sender's in the signature.
void judge_by_place(Draft& draft) {
  for (Placeholder& p : draft.placeholders) {
    const Part part = part_at(draft, p.span.begin);
    if (p.fills == Fills::kOther && part == Part::kGreeting && p.syntax != "spintax") p.fills = Fills::kPersonName;
    if (p.fills == Fills::kOther && part == Part::kSignature && p.name.find(' ') == std::string::npos)
      p.fills = Fills::kSenderName;
    if (p.fills != Fills::kPersonName || part == Part::kGreeting) continue;
    if (part == Part::kSignature || after_self_introduction(draft.source.bytes(), p.span.begin))
      p.fills = Fills::kSenderName;
  }
}

}  // namespace

void build(Draft& draft, Layout layout) {
  const std::string_view text = draft.source.bytes();
  draft.blocks = std::move(layout.blocks);
  const std::vector<Span> regions = regions_of(draft);

  std::vector<Mask> opaque = layout.opaque;
  std::vector<Placeholder> from_code;
  sort_out_code(text, layout.inline_code, opaque, from_code);
  std::vector<Mask> searched = opaque;
  for (const Placeholder& p : from_code) searched.push_back({p.span, MaskReason::kMarkup});
  std::sort(searched.begin(), searched.end(), [](const Mask& a, const Mask& b) { return a.span < b.span; });

  draft.placeholders = find_placeholders(text, visible(regions, searched));
  draft.placeholders.insert(draft.placeholders.end(), from_code.begin(), from_code.end());
  std::sort(draft.placeholders.begin(), draft.placeholders.end(),
            [](const Placeholder& a, const Placeholder& b) { return a.span < b.span; });

  MaskStack stack(draft.placeholders);
  stack.add(opaque);
  stack.add(find_net_masks(text, visible(regions, searched)));
  stack.add(layout.markup);
  stack.add(find_quotations(text, regions));
  draft.masks = stack.take();

  draft.parts = find_parts(draft);
  judge_by_place(draft);
  if (draft.is_template) read_template_facts(draft);
  add_comment_allows(draft, layout.opaque);
}

}  // namespace mannerly::draft
