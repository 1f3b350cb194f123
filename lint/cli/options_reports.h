// The options that say which reports are written and where.
#pragma once

#include "cli/options.h"

namespace CLI {
class App;
}

namespace mannerly::cli {

/// --format NAME, --format NAME=FILE (repeated), --output.
void add_report_options(CLI::App& app, Options& options);

}  // namespace mannerly::cli
