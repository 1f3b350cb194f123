// The options about templates and about what changed in git.
#pragma once

#include "cli/options.h"

namespace CLI {
class App;
}

namespace mannerly::cli {

/// --with, --row, --seed: what `preview` fills a template with.
void add_row_options(CLI::App& app, Options& options);
/// --changed-since: for commands that read many drafts.
void add_changed_since(CLI::App& app, Options& options);

}  // namespace mannerly::cli
