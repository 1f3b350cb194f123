// From files to compiled checks: rule files, classes, configuration, dictionaries. The last stage that reads anything.
#pragma once

#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "checks/analysis.h"
#include "checks/check.h"
#include "checks/regex_cache.h"
#include "config/settings.h"
#include "engine/own_pack.h"
#include "engine/pack_files.h"
#include "mannerly/config.h"
#include "mannerly/linter.h"
#include "mannerly/rule.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// One active rule. Rules at level off in every case are kept for rules() but have no check.
struct CompiledRule {
  const RuleSpec& spec;
  std::unique_ptr<Check> check;
};

/// Everything that linting needs. Immutable once made; the checks point into `book`, so it is never moved.
struct Ruleset {
  std::shared_ptr<const RuleSources> sources;  ///< null when rules were read from files; the book points into them
  Rulebook book;
  std::vector<RuleSpec> heads;      ///< of `rules`, which point here
  std::vector<CompiledRule> rules;  ///< sorted by id
  std::vector<Error> problems;
  Config config;
  ConfigPlace place;
  std::shared_ptr<const Permissions> permissions;
  std::shared_ptr<RegexCache> regexes = std::make_shared<RegexCache>();  ///< of the rules of the pack

  /// Every rule whole, as configured, and what can be told of it, in the order of `rules`; read when first asked for.
  /// The rules above may lack what a run does not need. Thread safe.
  const std::vector<RuleSpec>& specs() const;
  const std::vector<RuleInfo>& infos() const;

  /// Reads all of every rule, as configured.
  std::function<std::vector<RuleSpec>()> read_all;
  mutable std::once_flag specs_once;
  mutable std::vector<RuleSpec> specs_made;
  mutable std::once_flag infos_once;
  mutable std::vector<RuleInfo> infos_made;
};

/// The models and the classes among files of a pack, into the book.
void read_models(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems);
void read_classes(const std::vector<PackFile>& files, Rulebook& book, std::vector<Error>& problems);

/// Reads and compiles. Faults in rules and configuration are in problems, and the rule concerned is left out; fails
/// when no rule at all is left, or a dictionary is missing.
Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options);
/// The same with another configuration, read already. What does not depend on it is shared with `base`, which was made
/// with the same options.
Result<std::unique_ptr<Ruleset>> load_ruleset(const LinterOptions& options, const Ruleset& base, const Config& config);

/// Off whatever the kind and relation.
bool is_off(const SeverityTable& table);

}  // namespace mannerly
