// A template as a tree: slots, blocks with their branches, spintax with its alternatives. What all readers of a
// template's structure walk.
#pragma once

#include <string_view>
#include <vector>

#include "draft/template_tags.h"
#include "mannerly/draft.h"

namespace mannerly::draft {

enum class NodeType { kSlot, kSilent, kBlock, kSpintax };

struct TemplateNode;

/// One way through a block: what it asks, its mark and its bytes.
struct Branch {
  Tag tag;    ///< the opening or dividing mark; of an alternative empty
  Span mark;  ///< the bytes of the mark, or of what stands before an alternative
  Span inner;
  std::vector<TemplateNode> nodes;
};

struct TemplateNode {
  NodeType type = NodeType::kSlot;
  Span span;                ///< of a block with both its marks
  Placeholder placeholder;  ///< the slot; of a block its opening mark
  std::uint32_t slot = 0;   ///< index into Draft::placeholders
  Tag tag;
  std::vector<Branch> branches;
  Span closing;  ///< the closing mark of a block; of spintax its brace
};

struct TemplateTree {
  std::vector<TemplateNode> nodes;    ///< sorted, disjoint
  std::vector<TemplateFault> faults;  ///< sorted
};

/// The nodes within `region`, whose placeholders `draft` knows. Marks without a partner are silent, and faults.
/// Linear in the number of placeholders; blocks nest 32 deep at most.
TemplateTree read_tree(const Draft& draft, Span region);

/// Whether a node prints one of several branches that it has: spintax, "if" with "else".
bool is_choice(const TemplateNode& node);

/// The subject and the body of a draft: blocks do not cross them. In order.
std::vector<Span> template_regions(const Draft& draft);

}  // namespace mannerly::draft
