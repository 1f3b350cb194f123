// The lines under a draft's findings: score by category, what to change first, what was recognised, the verdict.
#pragma once

#include <string>

#include "mannerly/report.h"
#include "report/reporters.h"

namespace mannerly {

/// Appends a blank line and the block.
void write_score(const DraftResult& result, const ReportOptions& options, std::string& out);

}  // namespace mannerly
