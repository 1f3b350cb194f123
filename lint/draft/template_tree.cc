// Pairs the marks of blocks with a stack, and splits spintax into its alternatives.
#include "draft/template_tree.h"

#include <algorithm>
#include <string>
#include <utility>

#include "base/strings.h"
#include "draft/input.h"
#include "draft/placeholders.h"

namespace mannerly::draft {
namespace {

constexpr std::size_t kMaxDepth = 32;

std::vector<TemplateNode> nodes_of(std::string_view text, const std::vector<Placeholder>& placeholders, Span region,
                                   std::vector<TemplateFault>& faults, std::size_t depth);

/// The alternatives of "{a|b}": their bytes, between the bars that lie in no inner brace.
std::vector<Span> alternatives(std::string_view text, Span spintax) {
  std::vector<Span> out;
  std::uint32_t begin = spintax.begin + 1;
  int depth = 0;
  for (std::uint32_t i = begin; i + 1 < spintax.end; ++i) {
    depth += text[i] == '{' ? 1 : text[i] == '}' ? -1 : 0;
    if (text[i] != '|' || depth > 0) continue;
    out.push_back({begin, i});
    begin = i + 1;
  }
  out.push_back({begin, spintax.end - 1});
  return out;
}

void split_spintax(std::string_view text, TemplateNode& node, std::vector<TemplateFault>& faults, std::size_t depth) {
  node.type = NodeType::kSpintax;
  node.closing = {node.span.end - 1, node.span.end};
  for (const Span inner : alternatives(text, node.span)) {
    Branch branch;
    branch.mark = {inner.begin - 1, inner.begin};
    branch.inner = inner;
    if (depth < kMaxDepth) {
      const std::vector<Placeholder> found = find_placeholders(text, {inner});
      branch.nodes = nodes_of(text, found, inner, faults, depth + 1);
      for (TemplateNode& child : branch.nodes) child.slot = node.slot;
    }
    node.branches.push_back(std::move(branch));
  }
}

/// Builds the nodes of one region, block by block.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view text, Span region, std::vector<TemplateFault>& faults, std::size_t depth)
      : text_(text), region_(region), faults_(faults), depth_(depth) {}

  void add(const Placeholder& placeholder, std::uint32_t slot) {
    TemplateNode node;
    node.span = placeholder.span;
    node.placeholder = placeholder;
    node.slot = slot;
    if (placeholder.syntax == "spintax") {
      split_spintax(text_, node, faults_, depth_);
      list().push_back(std::move(node));
      return;
    }
    node.tag = read_tag(text_, placeholder);
    node.type = node.tag.role == TagRole::kSlot ? NodeType::kSlot : NodeType::kSilent;
    switch (node.tag.role) {
      case TagRole::kOpen:
        return open(std::move(node));
      case TagRole::kMiddle:
        return divide(node);
      case TagRole::kClose:
        return close(node);
      case TagRole::kSlot:
      case TagRole::kSilent:
        list().push_back(std::move(node));
    }
  }

  std::vector<TemplateNode> take() {
    while (!open_.empty()) drop_unclosed();
    return std::move(top_);
  }

 private:
  std::vector<TemplateNode>& list() { return open_.empty() ? top_ : open_.back().branches.back().nodes; }

  std::string shown(Span span) const { return "“" + std::string(trim(text_.substr(span.begin, span.size()))) + "”"; }

  void fault(Span span, std::string message, std::optional<Fix> fix = std::nullopt) {
    faults_.push_back({span, std::move(message), std::move(fix)});
  }

  void open(TemplateNode node) {
    if (open_.size() >= kMaxDepth) {
      fault(node.span, shown(node.span) + " nests deeper than 32 blocks; split the template");
      list().push_back(std::move(node));
      return;
    }
    node.type = NodeType::kBlock;
    node.branches.push_back({node.tag, node.span, {node.span.end, node.span.end}, {}});
    open_.push_back(std::move(node));
  }

  void divide(TemplateNode& node) {
    if (open_.empty() || open_.back().placeholder.syntax != node.placeholder.syntax) {
      fault(node.span, shown(node.span) + " stands in no block; open one before it or delete it", removal(node.span));
      node.type = NodeType::kSilent;
      list().push_back(std::move(node));
      return;
    }
    TemplateNode& block = open_.back();
    block.branches.back().inner.end = node.span.begin;
    block.branches.push_back({node.tag, node.span, {node.span.end, node.span.end}, {}});
  }

  static Fix removal(Span span) { return {"delete it", {{span, ""}}, Applicability::kSuggested}; }

  void close(TemplateNode& node) {
    const auto fits = [&](const TemplateNode& block) {
      const bool same_syntax = block.placeholder.syntax == node.placeholder.syntax;
      return same_syntax && (node.tag.word.empty() || block.tag.word == node.tag.word);
    };
    const auto partner = std::find_if(open_.rbegin(), open_.rend(), fits);
    if (partner == open_.rend()) {
      stray(node);
      return;
    }
    while (!fits(open_.back())) drop_unclosed();
    TemplateNode block = std::move(open_.back());
    open_.pop_back();
    block.branches.back().inner.end = node.span.begin;
    block.span.end = node.span.end;
    block.closing = node.span;
    list().push_back(std::move(block));
  }

  void stray(TemplateNode& node) {
    std::string message = shown(node.span) + " closes a block that is not open";
    if (!open_.empty()) {
      const TemplateNode& block = open_.back();
      message += "; the open one is " + shown(block.placeholder.span) + ", which " + block.tag.closer + " closes";
      fault(node.span, std::move(message),
            Fix{"write “" + block.tag.closer + "”", {{node.span, block.tag.closer}}, Applicability::kSuggested});
    } else {
      fault(node.span, message + "; delete it", removal(node.span));
    }
    list().push_back(std::move(node));
  }

  /// The innermost open block has no end: its marks become silent, its nodes those of what is around it.
  void drop_unclosed() {
    TemplateNode block = std::move(open_.back());
    open_.pop_back();
    fault(block.placeholder.span, shown(block.placeholder.span) + " is never closed; add " + block.tag.closer);
    std::vector<TemplateNode>& out = list();
    for (Branch& branch : block.branches) {
      TemplateNode mark;
      mark.type = NodeType::kSilent;
      mark.span = branch.mark;
      mark.tag = branch.tag;
      mark.slot = block.slot;
      out.push_back(std::move(mark));
      std::move(branch.nodes.begin(), branch.nodes.end(), std::back_inserter(out));
    }
  }

  std::string_view text_;
  Span region_;
  std::vector<TemplateFault>& faults_;
  std::size_t depth_;
  std::vector<TemplateNode> top_;
  std::vector<TemplateNode> open_;
};

std::vector<TemplateNode> nodes_of(std::string_view text, const std::vector<Placeholder>& placeholders, Span region,
                                   std::vector<TemplateFault>& faults, std::size_t depth) {
  TreeBuilder builder(text, region, faults, depth);
  for (std::size_t i = 0; i < placeholders.size(); ++i) {
    if (region.contains(placeholders[i].span)) builder.add(placeholders[i], u32(i));
  }
  return builder.take();
}

}  // namespace

TemplateTree read_tree(const Draft& draft, Span region) {
  TemplateTree tree;
  tree.nodes = nodes_of(draft.source.bytes(), draft.placeholders, region, tree.faults, 0);
  std::stable_sort(tree.faults.begin(), tree.faults.end(),
                   [](const TemplateFault& a, const TemplateFault& b) { return a.span < b.span; });
  return tree;
}

bool is_choice(const TemplateNode& node) {
  const bool ours =
      node.type == NodeType::kSpintax || (node.type == NodeType::kBlock && node.tag.type != BlockType::kOther);
  return ours && node.branches.size() > 1;
}

std::vector<Span> template_regions(const Draft& draft) {
  std::vector<Span> out{draft.body};
  if (draft.subject && !draft.body.contains(*draft.subject)) out.push_back(*draft.subject);
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace mannerly::draft
