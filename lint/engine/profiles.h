// The rules as a draft's overrides have them. Drafts with the same overrides share a profile, made when the first of
// them comes; a profile that only changes levels, the gate or the score shares the checks with all others.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/active_rules.h"
#include "engine/collect.h"
#include "engine/ruleset.h"
#include "engine/scoring.h"
#include "mannerly/linter.h"

namespace mannerly {

/// Immutable once made.
struct Profile {
  Config config;
  std::shared_ptr<const Ruleset> ruleset;
  std::vector<SeverityTable> levels;  ///< of ruleset->rules
  Supersessions supersessions;
  Weights weights;  ///< of the rules that do not weigh 1
  ScoreModel score;
  ActiveRules active;           ///< by `levels`
  std::vector<Error> problems;  ///< faults that only this combination of overrides has
};

class Profiles {
 public:
  Profiles(LinterOptions options, std::shared_ptr<const Ruleset> base);

  /// The profile of a draft, by its path and kind. Thread safe; waits while a new one is made.
  std::shared_ptr<const Profile> of(const Draft& draft) const;
  /// The profile without overrides.
  const Profile& base() const { return *base_; }

 private:
  using Chosen = std::vector<bool>;  ///< by override

  Chosen choose(const Draft& draft) const;
  std::shared_ptr<const Profile> make(const Chosen& chosen) const;

  LinterOptions options_;
  std::shared_ptr<const Profile> base_;
  mutable std::mutex mutex_;
  mutable std::map<Chosen, std::shared_ptr<const Profile>> made_;
};

/// Faults of the overrides, each judged on top of those before it: parameters that no rule takes, values that no check
/// compiles, policies that do not exist.
std::vector<Error> override_faults(const LinterOptions& options, const Ruleset& base);

}  // namespace mannerly
