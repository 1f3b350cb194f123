// The options of the commands that keep a folder of drafts in order: allow, baseline, words, rules new.
#pragma once

#include "cli/options.h"

namespace CLI {
class App;
}

namespace mannerly::cli {

/// --baseline, --no-baseline.
void add_baseline_options(CLI::App& app, Options& options);
/// rules new, below `rules`.
void add_rules_new(CLI::App& rules, Options& options);
/// The other sub-commands.
void add_upkeep_commands(CLI::App& app, Options& options);

}  // namespace mannerly::cli
