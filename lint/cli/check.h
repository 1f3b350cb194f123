// Linting all drafts of a run, for check and for the commands about baselines.
#pragma once

#include <cstddef>
#include <vector>

#include "cli/baselines.h"
#include "cli/io.h"
#include "cli/options.h"
#include "cli/workspace.h"
#include "mannerly/report.h"

namespace mannerly::cli {

/// Lints `drafts`, each with its own configuration, and takes out what their baselines know; `baselines` says what
/// became of those. Problems of reading baselines are in the report.
Report lint_drafts(const std::vector<LoadedDraft>& drafts, const Workspace& workspace, const Options& options, Io& io,
                   std::vector<BaselineRun>& baselines);

/// Removes findings below `least`, and renumbers the ledger.
void hide_below(Severity least, DraftResult& result);

/// Says that there was nothing to check.
Exit say_no_drafts(const Options& options, Io& io);

}  // namespace mannerly::cli
