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
void add_allow(CLI::App& app, Options& options);
void add_words(CLI::App& app, Options& options);
void add_baseline(CLI::App& app, Options& options);

}  // namespace mannerly::cli
