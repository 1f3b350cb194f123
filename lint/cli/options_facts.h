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

}  // namespace mannerly::cli
