// Puts together what the readers of a template's structure find, region by region.
#include "draft/template_facts.h"

#include <algorithm>
#include <iterator>
#include <utility>

#include "draft/field_uses.h"
#include "draft/fillings.h"
#include "draft/stray_marks.h"
#include "draft/template_tree.h"

namespace mannerly::draft {
namespace {

/// The largest number of alternatives in one place.
std::size_t most_alternatives(const std::vector<TemplateNode>& nodes) {
  std::size_t most = 1;
  for (const TemplateNode& node : nodes) {
    if (is_choice(node)) most = std::max(most, node.branches.size());
    for (const Branch& branch : node.branches) most = std::max(most, most_alternatives(branch.nodes));
  }
  return most;
}

void append(std::vector<Filling>& to, std::vector<Filling> more) {
  std::move(more.begin(), more.end(), std::back_inserter(to));
}

}  // namespace

void read_template_facts(Draft& draft) {
  TemplateFacts facts;
  for (const Span region : template_regions(draft)) {
    TemplateTree tree = read_tree(draft, region);
    find_uses(draft.source.bytes(), tree.nodes, facts);
    append(facts.shortest, extreme_fillings(draft, tree.nodes, region, Extreme::kShortest));
    append(facts.longest, extreme_fillings(draft, tree.nodes, region, Extreme::kLongest));
    facts.variants = std::max(facts.variants, most_alternatives(tree.nodes));
    std::move(tree.faults.begin(), tree.faults.end(), std::back_inserter(facts.faults));
  }
  for (TemplateFault& fault : find_stray_marks(draft)) facts.faults.push_back(std::move(fault));
  std::stable_sort(facts.faults.begin(), facts.faults.end(),
                   [](const TemplateFault& a, const TemplateFault& b) { return a.span < b.span; });
  std::stable_sort(facts.uses.begin(), facts.uses.end(),
                   [](const FieldUse& a, const FieldUse& b) { return a.span < b.span; });
  draft.template_facts = std::move(facts);
}

}  // namespace mannerly::draft
