// Where reports go: one to standard output, any number to files.
#pragma once

#include <span>
#include <vector>

#include "cli/io.h"
#include "cli/options.h"
#include "mannerly/report.h"
#include "mannerly/rule.h"

namespace mannerly::cli {

/// Whether some report that is asked for describes rules and so needs them.
bool describes_rules(const Options& options);

/// Writes the report, about findings of `rules` (sorted by id), in every form that is asked for. Files are replaced
/// whole or not at all; an error for each that could not be written.
std::vector<Error> deliver(const Report& report, std::span<const RuleInfo> rules, const Options& options, Io& io);

}  // namespace mannerly::cli
