// Options that several commands share; defined in options.cc.
#pragma once

#include <string>
#include <vector>

#include "cli/options.h"

namespace CLI {
class App;
}

namespace mannerly::cli {

/// How to read drafts, and by which rules and facts.
void add_reading_options(CLI::App& app, Options& options);
/// The drafts, and the above.
void add_input_options(CLI::App& app, Options& options);
/// --rules, --config, --no-config.
void add_rule_options(CLI::App& app, Options& options);
/// --format with these names, the first of which is the default.
void add_format_option(CLI::App& app, Options& options, std::vector<std::string> names);

}  // namespace mannerly::cli
