// Rows → History: whose export it is, then everything seen from their side.
#pragma once

#include <memory>
#include <vector>

#include "permit/history_rows.h"

namespace mannerly::permit {

/// Joins the people of `rows`, finds the owner and builds the index. An owner that stays unclear is a note; then
/// only connections are known.
std::shared_ptr<const History> build_history(HistoryRows rows, const HistoryOptions& options,
                                             std::set<ExportFile> files, std::vector<std::string>& notes);

}  // namespace mannerly::permit
