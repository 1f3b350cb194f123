// What every check said → the findings of a draft: sorted, without doubles and superseded ones, fingerprinted. What a
// person allowed is taken out later (suppression.h).
#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include "checks/analysis.h"
#include "mannerly/finding.h"

namespace mannerly {

/// Rule → the rules that silence it in a draft in which they fire.
using Supersessions = std::map<std::string, std::vector<std::string>, std::less<>>;

/// Sorts by begin, end, rule; the gravest first.
void sort_findings(std::vector<Finding>& findings);

/// Allowed findings are among them, so that a rule that is allowed somewhere still supersedes others there.
std::vector<Finding> collect(std::vector<Finding> findings, const Analysis& analysis,
                             const Supersessions& supersessions);

}  // namespace mannerly
