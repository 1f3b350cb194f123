// One pass per reason to drop a finding; the order of the passes is part of the contract.
#include "engine/collect.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "engine/fingerprint.h"

namespace mannerly {
namespace {

void drop_superseded(std::vector<Finding>& findings, const Supersessions& supersessions) {
  std::set<std::string_view> fired;
  for (const Finding& finding : findings) fired.insert(finding.rule);
  const auto is_superseded = [&](const Finding& finding) {
    const auto row = supersessions.find(finding.rule);
    return row != supersessions.end() && std::any_of(row->second.begin(), row->second.end(),
                                                     [&](const std::string& rule) { return fired.contains(rule); });
  };
  std::vector<bool> superseded;  // all are judged before the first is moved
  for (const Finding& finding : findings) superseded.push_back(is_superseded(finding));
  std::size_t kept = 0;
  for (std::size_t i = 0; i < findings.size(); ++i) {
    if (superseded[i]) continue;
    if (kept < i) findings[kept] = std::move(findings[i]);
    ++kept;
  }
  findings.resize(kept);
}

/// Of doubles the gravest stays; sort_findings puts it first.
void drop_doubles(std::vector<Finding>& findings) {
  const auto same = [](const Finding& a, const Finding& b) { return a.span == b.span && a.rule == b.rule; };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

/// One word, one finding: an unknown word that another rule of spelling or tone has named is not reported again.
/// Needs the order of sort_findings, in which findings of one span stand together.
void drop_named_words(std::vector<Finding>& findings) {
  std::size_t kept = 0;
  for (std::size_t begin = 0; begin < findings.size();) {
    std::size_t end = begin;
    bool named = false;
    for (; end < findings.size() && findings[end].span == findings[begin].span; ++end) {
      const Finding& finding = findings[end];
      named |=
          finding.rule != "spelling/unknown-word" && (finding.category == "spelling" || finding.category == "tone");
    }
    for (; begin < end; ++begin) {
      if (named && findings[begin].rule == "spelling/unknown-word") continue;
      if (kept < begin) findings[kept] = std::move(findings[begin]);
      ++kept;
    }
  }
  findings.resize(kept);
}

}  // namespace

void sort_findings(std::vector<Finding>& findings) {
  std::vector<Finding*> order;  // a finding is large: each is moved once
  order.reserve(findings.size());
  for (Finding& finding : findings) order.push_back(&finding);
  std::stable_sort(order.begin(), order.end(), [](const Finding* a, const Finding* b) {
    return std::tie(a->span, a->rule, b->severity) < std::tie(b->span, b->rule, a->severity);
  });
  std::vector<Finding> sorted;
  sorted.reserve(findings.size());
  for (Finding* finding : order) sorted.push_back(std::move(*finding));
  findings = std::move(sorted);
}

std::vector<Finding> collect(std::vector<Finding> findings, const Analysis& analysis,
                             const Supersessions& supersessions) {
  drop_superseded(findings, supersessions);
  sort_findings(findings);
  drop_doubles(findings);
  drop_named_words(findings);
  fill_fingerprints(findings, analysis.document());
  return findings;
}

}  // namespace mannerly
