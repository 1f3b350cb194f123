// Which rules run on a draft, by what the rules may ask for before they see its text: its kind, the relation, whether
// it is a template. There are few such cases in a run, and most drafts are of the same one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <tuple>
#include <vector>

#include "engine/ruleset.h"
#include "mannerly/draft.h"

namespace mannerly {

/// A rule that is not off.
struct ActiveRule {
  const CompiledRule* rule = nullptr;  ///< has a check
  Severity severity = Severity::kWarning;
  std::uint32_t min_words = 0;  ///< a message of fewer words is left alone
};

/// What a rule is chosen by.
struct RuleCase {
  Kind kind = Kind::kMessage;
  Relation relation = Relation::kCold;
  bool is_template = false;
};
RuleCase case_of(const Analysis& analysis);

/// Whether the rule is meant for drafts of this case, of how many words they may be.
bool applies(const Applies& applies, const RuleCase& to);
/// And of this draft.
bool applies(const Applies& applies, const Analysis& analysis);

/// The lists made so far. A copy starts without any.
class ActiveRules {
 public:
  ActiveRules() = default;
  ActiveRules(const ActiveRules& /*other*/) {}
  ActiveRules& operator=(const ActiveRules&) = delete;

  /// The rules of a case, in the order of `ruleset`; `levels` are theirs. Both are the same in every call. The list
  /// lives as long as this and the ruleset. Thread safe.
  const std::vector<ActiveRule>& of(const RuleCase& wanted, const Ruleset& ruleset,
                                    const std::vector<SeverityTable>& levels) const;

 private:
  using Key = std::tuple<Kind, Relation, bool>;
  mutable std::mutex mutex_;
  mutable std::map<Key, std::vector<ActiveRule>> made_;
};

}  // namespace mannerly
