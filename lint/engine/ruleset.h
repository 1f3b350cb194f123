// From files to compiled checks: rule files, classes, configuration, dictionaries. The last stage that reads anything.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "checks/analysis.h"
#include "checks/check.h"
#include "config/settings.h"
#include "mannerly/config.h"
#include "mannerly/linter.h"
#include "mannerly/rule.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// One active rule. Rules at level off in every case are kept for rules() but have no check.
struct CompiledRule {
  RuleSpec spec;
  std::unique_ptr<Check> check;
};

/// Everything that linting needs. Immutable once made; the checks point into `book`, so it is never moved.
struct Ruleset {
  Rulebook book;
  std::vector<CompiledRule> rules;  ///< sorted by id
  std::vector<RuleInfo> infos;
  std::vector<Error> problems;
  Config config;
  ConfigPlace place;
  std::shared_ptr<const Permissions> permissions;
};

/// Reads and compiles. Faults in rules and configuration are in problems, and the rule concerned is left out; fails
/// when no rule at all is left, or a dictionary is missing.
Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options);
/// The same with a configuration that is read already.
Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options, const Config& config);

/// Off whatever the kind and relation.
bool is_off(const SeverityTable& table);

}  // namespace mannerly
