// `mannerly check` over any number of drafts in bounded memory, for the formats that can be written draft by draft.
#pragma once

#include <string>
#include <vector>

#include "cli/io.h"
#include "cli/options.h"
#include "cli/workspace.h"

namespace mannerly::cli {

/// Whether the run can be streamed: every report that is asked for can, and nothing else needs all results at once, as
/// a baseline does and a data export whose messages are compared with the drafts.
bool can_stream(const std::vector<std::string>& files, Workspace& workspace, const Options& options);

/// Checks the drafts of `files` and prints as the results come, in the order of the drafts. The same bytes as of a run
/// that holds everything, whatever the number of threads.
Exit stream_check(const std::vector<std::string>& files, Workspace& workspace, const Options& options, Io& io);

}  // namespace mannerly::cli
