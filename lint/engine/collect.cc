// One pass per reason to drop a finding; the order of the passes is part of the contract.
#include "engine/collect.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "base/strings.h"
#include "engine/fingerprint.h"

namespace mannerly {
namespace {

void drop_superseded(std::vector<Finding>& findings, const Supersessions& supersessions) {
  std::set<std::string, std::less<>> fired;
  for (const Finding& finding : findings) fired.insert(finding.rule);
  std::erase_if(findings, [&](const Finding& finding) {
    const auto row = supersessions.find(finding.rule);
    return row != supersessions.end() && std::any_of(row->second.begin(), row->second.end(),
                                                     [&](const std::string& rule) { return fired.contains(rule); });
  });
}

void sort_findings(std::vector<Finding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const Finding& a, const Finding& b) {
    return std::tie(a.span, a.rule, b.severity) < std::tie(b.span, b.rule, a.severity);
  });
}

/// Of doubles the gravest stays; sort_findings puts it first.
void drop_doubles(std::vector<Finding>& findings) {
  const auto same = [](const Finding& a, const Finding& b) { return a.span == b.span && a.rule == b.rule; };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

void drop_allowed(std::vector<Finding>& findings, const std::vector<Allow>& allows) {
  std::erase_if(findings, [&](const Finding& finding) {
    return std::any_of(allows.begin(), allows.end(), [&](const Allow& allow) {
      return allow.where.contains(finding.span) && glob_match(allow.rule, finding.rule);
    });
  });
}

}  // namespace

std::vector<Finding> collect(std::vector<Finding> findings, const Analysis& analysis,
                             const Supersessions& supersessions) {
  drop_superseded(findings, supersessions);
  sort_findings(findings);
  drop_doubles(findings);
  drop_allowed(findings, analysis.draft().allows);
  fill_fingerprints(findings, analysis.document());
  return findings;
}

}  // namespace mannerly
