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

/// The span with every place of alternatives that it reaches into, so that it is the same for all variants; one that
/// lies within an alternative is that alternative's own.
Span shared_span(const std::vector<Span>& places, Span span) {
  Span out = span;
  for (const Span place : places) {
    if (!place.overlaps(span)) continue;
    if (place.contains(span)) return span;
    out = {std::min(out.begin, place.begin), std::max(out.end, place.end)};
  }
  return out;
}

bool touches_any(const std::vector<Span>& places, Span span) {
  return std::any_of(places.begin(), places.end(), [&](Span place) { return place.overlaps(span); });
}

/// Whether a later variant's finding adds something: it is about words of an alternative, and `found` does not say the
/// same of them. What is missing from one way through a template only is no fault of the template.
bool is_news(const std::vector<Finding>& found, const Finding& finding, const std::vector<Span>& places) {
  if (!touches_any(places, finding.span)) return false;
  const Span span = shared_span(places, finding.span);
  return std::none_of(found.begin(), found.end(), [&](const Finding& other) {
    return other.rule == finding.rule && shared_span(places, other.span) == span;
  });
}

}  // namespace

std::vector<Finding> find_in_variants(const Draft& form, const FindAll& find) {
  std::vector<Finding> out;
  const std::vector<Span> places = draft::places_of_choice(form);
  const std::size_t variants = std::min(form.template_facts.variants, kMostVariants);
  for (std::size_t choice = 0; choice < variants; ++choice) {
    const draft::Variant variant = draft::choose_alternatives(form, choice);
    std::vector<Finding> more;
    for (Finding& finding : find(variant.draft())) {
      finding = in_source(std::move(finding), variant);
      if (choice == 0 || is_news(out, finding, places)) more.push_back(std::move(finding));
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
