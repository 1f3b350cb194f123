// The lines under a draft's findings: score by category, what to change first, what was recognised, the verdict.
#pragma once

#include <string>

#include "mannerly/report.h"
#include "report/reporters.h"

namespace mannerly {

/// Appends a blank line and the block.
void write_score(const DraftResult& result, const ReportOptions& options, std::string& out);

/// What a rule's findings cost together.
struct RulePoints {
  std::string_view rule;  ///< lives as long as the result
  long points = 0;        ///< at least 1
};

/// What to change first: the dearest rules, at most `most`; equal ones in the order of the ledger.
std::vector<RulePoints> dearest_rules(const DraftResult& result, std::size_t most);

}  // namespace mannerly
