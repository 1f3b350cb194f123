// One walk over the tree: every node chooses its shortest or longest way, and says what that costs in code points.
#include "draft/fillings.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

#include "base/slot_values.h"
#include "base/utf8.h"
#include "draft/expressions.h"

namespace mannerly::draft {
namespace {

struct Choice {
  std::size_t length = 0;
  std::vector<Filling> fillings;
};

class Chooser {
 public:
  Chooser(const Draft& draft, Extreme extreme) : draft_(draft), extreme_(extreme) {}

  Choice region(const std::vector<TemplateNode>& nodes, Span span) const {
    Choice out;
    std::uint32_t at = span.begin;
    for (const TemplateNode& node : nodes) {
      out.length += length({at, node.span.begin});
      at = node.span.end;
      Choice inner = choose(node);
      out.length += inner.length;
      std::move(inner.fillings.begin(), inner.fillings.end(), std::back_inserter(out.fillings));
    }
    out.length += length({at, span.end});
    return out;
  }

 private:
  std::size_t length(Span span) const { return code_point_count(draft_.source.text(span)); }
  bool better(std::size_t a, std::size_t b) const { return extreme_ == Extreme::kLongest ? a > b : a < b; }

  Choice choose(const TemplateNode& node) const {
    if (node.type == NodeType::kSlot) return slot(node);
    if (node.type == NodeType::kSilent) return {0, {{node.span, {}}}};
    if (node.type == NodeType::kBlock && node.tag.type == BlockType::kOther) return kept(node);
    return one_of(node);
  }

  Choice slot(const TemplateNode& node) const {
    std::vector<std::string> values = candidates(node);
    const auto best = std::min_element(values.begin(), values.end(), [&](const std::string& a, const std::string& b) {
      return better(code_point_count(a), code_point_count(b));
    });
    return {code_point_count(*best), {{node.span, std::move(*best)}}};
  }

  /// Never empty.
  std::vector<std::string> candidates(const TemplateNode& node) const {
    const bool programmed = node.placeholder.syntax.starts_with('{') || node.placeholder.syntax == "${}";
    const ValueExpression value =
        programmed ? read_value(draft_.source.bytes(), node.tag.expression) : ValueExpression{};
    if (value.value.is_literal) return {value.value.text};
    const std::string& name = programmed && value.understood ? value.value.text : node.placeholder.name;
    std::vector<std::string> out = declared_samples(name, draft_.fields);
    for (std::string& sample : out) {
      if (sample.empty() && value.fallback) sample = *value.fallback;
    }
    if (!out.empty()) return out;
    const std::string known = known_value(node.placeholder, draft_.context);
    return {known.empty() ? usual_value(node.placeholder) : known};
  }

  /// The branch of that extreme; a block without an else may also print nothing.
  Choice one_of(const TemplateNode& node) const {
    const bool may_vanish = node.type == NodeType::kBlock && !has_else(node);
    Choice best;
    const Branch* chosen = nullptr;
    for (const Branch& branch : node.branches) {
      Choice way = region(branch.nodes, branch.inner);
      if (chosen != nullptr && !better(way.length, best.length)) continue;
      best = std::move(way);
      chosen = &branch;
    }
    if (chosen == nullptr || (may_vanish && better(0, best.length))) return {0, {{node.span, {}}}};
    Choice out{best.length, {{{node.span.begin, chosen->inner.begin}, {}}}};
    std::move(best.fillings.begin(), best.fillings.end(), std::back_inserter(out.fillings));
    out.fillings.push_back({{chosen->inner.end, node.span.end}, {}});
    return out;
  }

  static bool has_else(const TemplateNode& node) {
    const Tag& last = node.branches.back().tag;
    return node.branches.size() > 1 && last.expression.empty();
  }

  /// A block whose rules are not ours: only its marks vanish; a comment vanishes whole.
  Choice kept(const TemplateNode& node) const {
    if (node.tag.word == "comment") return {0, {{node.span, {}}}};
    Choice out;
    for (const Branch& branch : node.branches) {
      out.fillings.push_back({branch.mark, {}});
      Choice way = region(branch.nodes, branch.inner);
      out.length += way.length;
      std::move(way.fillings.begin(), way.fillings.end(), std::back_inserter(out.fillings));
    }
    out.fillings.push_back({node.closing, {}});
    return out;
  }

  const Draft& draft_;
  Extreme extreme_;
};

}  // namespace

std::vector<Filling> extreme_fillings(const Draft& draft, const std::vector<TemplateNode>& nodes, Span region,
                                      Extreme extreme) {
  return Chooser(draft, extreme).region(nodes, region).fillings;
}

}  // namespace mannerly::draft
