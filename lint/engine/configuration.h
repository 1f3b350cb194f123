// What the configuration file decides besides the rules: its own keys, and the policy it names.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "mannerly/config.h"
#include "mannerly/linter.h"
#include "mannerly/permission.h"
#include "mannerly/result.h"

namespace mannerly {

/// The configuration that the options name, or the defaults. With no `rule_ids`, patterns of rules are not checked.
Config read_configuration(const LinterOptions& options, std::vector<std::string> rule_ids,
                          std::vector<Error>& problems);

/// All policies; the active one is the options', else the configuration's. One that the configuration names and that
/// cannot be used costs only the verdict's policy, not the run.
Result<std::shared_ptr<const Permissions>> load_policies_for(const LinterOptions& options, const Config& config,
                                                             std::vector<Error>& problems);

}  // namespace mannerly
