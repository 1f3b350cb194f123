// The variant's bytes are the template's without the alternatives that are not chosen, so offsets map piece by piece.
#include "draft/variants.h"

#include <algorithm>
#include <string>
#include <utility>

#include "draft/builder.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "draft/template_tree.h"

namespace mannerly::draft {
namespace {

/// Adds the bytes that are left out, in order: the other branches, and of spintax its marks. The outer marks of a block
/// stay, so that it is still one.
void add_left_out(const std::vector<TemplateNode>& nodes, std::size_t choice, std::vector<Span>& out) {
  for (const TemplateNode& node : nodes) {
    if (!is_choice(node)) {
      for (const Branch& branch : node.branches) add_left_out(branch.nodes, choice, out);
      continue;
    }
    const bool spintax = node.type == NodeType::kSpintax;
    const Branch& chosen = node.branches[choice % node.branches.size()];
    out.push_back({spintax ? node.span.begin : node.branches.front().mark.end, chosen.inner.begin});
    add_left_out(chosen.nodes, choice, out);
    out.push_back({chosen.inner.end, spintax ? node.span.end : node.closing.begin});
  }
}

std::vector<Span> kept_bytes(const Draft& form, std::size_t choice) {
  std::vector<Span> left_out;
  for (const Span region : template_regions(form)) add_left_out(read_tree(form, region).nodes, choice, left_out);
  std::vector<Span> kept;
  std::uint32_t at = 0;
  for (const Span span : left_out) {
    if (span.empty()) continue;
    if (at < span.begin) kept.push_back({at, span.begin});
    at = std::max(at, span.end);
  }
  if (at < form.source.size()) kept.push_back({at, form.source.size()});
  return kept;
}

void add_choices(const std::vector<TemplateNode>& nodes, std::vector<Span>& out) {
  for (const TemplateNode& node : nodes) {
    if (is_choice(node)) {
      out.push_back(node.span);
      continue;
    }
    for (const Branch& branch : node.branches) add_choices(branch.nodes, out);
  }
}

/// Where a byte of the template stands in the variant; one that is left out stands where the next kept one does.
std::uint32_t in_variant(const std::vector<Span>& kept, std::uint32_t offset) {
  std::uint32_t before = 0;
  for (const Span span : kept) {
    if (offset <= span.begin) break;
    before += std::min(offset, span.end) - span.begin;
  }
  return before;
}

}  // namespace

Variant::Variant(std::shared_ptr<const Draft> draft, std::vector<Span> kept)
    : draft_(std::move(draft)), kept_(std::move(kept)) {
  std::uint32_t at = 0;
  for (const Span span : kept_) {
    starts_.push_back(at);
    at += span.size();
  }
}

std::uint32_t Variant::source_offset(std::uint32_t offset) const {
  if (kept_.empty()) return offset;
  const auto next = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto index = static_cast<std::size_t>(next - starts_.begin()) - 1;
  return std::min(kept_[index].begin + (offset - starts_[index]), kept_[index].end);
}

Span Variant::to_source(Span span) const {
  const std::uint32_t begin = source_offset(span.begin);
  return {begin, span.empty() ? begin : source_offset(span.end - 1) + 1};
}

std::vector<Span> places_of_choice(const Draft& form) {
  std::vector<Span> out;
  for (const Span region : template_regions(form)) add_choices(read_tree(form, region).nodes, out);
  return out;
}

Variant choose_alternatives(const Draft& form, std::size_t choice) {
  std::vector<Span> kept = kept_bytes(form, choice);
  std::string bytes;
  for (const Span span : kept) bytes += form.source.text(span);
  auto draft = std::make_shared<Draft>(form);
  const auto moved = [&](Span span) { return Span{in_variant(kept, span.begin), in_variant(kept, span.end)}; };
  draft->body = moved(form.body);
  if (form.subject) draft->subject = moved(*form.subject);
  draft->source = SourceText(form.source.path(), std::move(bytes), Writable::kNo);
  build(*draft, layout_for(form.source.path(), draft->source.bytes(), draft->body));
  draft->allows.clear();
  return {std::move(draft), std::move(kept)};
}

}  // namespace mannerly::draft
