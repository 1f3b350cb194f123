// The options that state facts about sender and recipient, shared by check, fix and permit.
#pragma once

#include "cli/options.h"

namespace CLI {
class App;
}

namespace mannerly::cli {

/// --policy, --context, --set: for every command that asks about permission.
void add_fact_options(CLI::App& app, Options& options);
/// --to, --degree, --tier, …: short names for the facts people state most.
void add_person_options(CLI::App& app, Options& options);

/// The member's own data export and colleagues' lists.
void add_export_options(CLI::App& app, Options& options);

/// How to state a fact on the command line: "--degree 1|2|3|outside", or "--set FACT=…" for one without a short name.
std::string flag_of(std::string_view fact);

}  // namespace mannerly::cli
