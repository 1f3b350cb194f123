// The variants share most of their text, so most findings come once.
#include "engine/variants.h"

#include <algorithm>
#include <iterator>
#include <set>
#include <string>
#include <utility>

#include "draft/variants.h"

namespace mannerly {
namespace {

constexpr std::size_t kMostVariants = 8;

/// The finding in the template's bytes. A fix whose bytes the variant has in pieces is dropped.
Finding in_source(Finding finding, const draft::Variant& variant) {
  finding.span = variant.to_source(finding.span);
  std::erase_if(finding.fixes, [&](Fix& fix) {
    for (Edit& edit : fix.edits) {
      const Span span = variant.to_source(edit.span);
      if (span.size() != edit.span.size()) return true;
      edit.span = span;
    }
    return false;
  });
  return finding;
}

/// The span with every piece of spintax that it reaches into, so that it is the same for all variants; one that lies
/// within an alternative is that alternative's own.
Span shared_span(const Draft& form, Span span) {
  Span out = span;
  for (const Placeholder& p : form.placeholders) {
    if (p.syntax != "spintax" || !p.span.overlaps(span)) continue;
    if (p.span.contains(span)) return span;
    out = {std::min(out.begin, p.span.begin), std::max(out.end, p.span.end)};
  }
  return out;
}

bool touches_alternatives(const Draft& form, Span span) {
  return std::any_of(form.placeholders.begin(), form.placeholders.end(),
                     [&](const Placeholder& p) { return p.syntax == "spintax" && p.span.overlaps(span); });
}

/// True when `found` says the same already: the rule at these bytes, or the rule at all for words that are not of an
/// alternative.
bool is_told(const std::vector<Finding>& found, const Finding& finding, const Draft& form) {
  const bool own = touches_alternatives(form, finding.span);
  const Span span = shared_span(form, finding.span);
  return std::any_of(found.begin(), found.end(), [&](const Finding& other) {
    return other.rule == finding.rule && (!own || shared_span(form, other.span) == span);
  });
}

}  // namespace

std::vector<Finding> find_in_variants(const Draft& form, const FindAll& find) {
  std::vector<Finding> out;
  const std::size_t variants = std::min(form.template_facts.variants, kMostVariants);
  for (std::size_t choice = 0; choice < variants; ++choice) {
    const draft::Variant variant = draft::choose_alternatives(form, choice);
    std::vector<Finding> more;
    for (Finding& finding : find(variant.draft())) {
      finding = in_source(std::move(finding), variant);
      if (choice == 0 || !is_told(out, finding, form)) more.push_back(std::move(finding));
    }
    std::move(more.begin(), more.end(), std::back_inserter(out));
  }
  return out;
}

std::vector<Finding> merge_variants(std::vector<Finding> whole, std::vector<Finding> found) {
  std::set<std::string> rules;
  for (const Finding& finding : whole) rules.insert(finding.rule);
  std::erase_if(found, [&](const Finding& finding) { return rules.contains(finding.rule); });
  std::move(found.begin(), found.end(), std::back_inserter(whole));
  return whole;
}

std::shared_ptr<const Draft> first_variant(const Draft& form) { return draft::choose_alternatives(form, 0).draft(); }

}  // namespace mannerly
