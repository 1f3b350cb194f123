#include "engine/active_rules.h"

#include <algorithm>

namespace mannerly {

RuleCase case_of(const Analysis& analysis) {
  return {analysis.draft().kind, analysis.relation(), analysis.draft().is_template};
}

bool applies(const Applies& applies, const RuleCase& to) {
  const bool kind =
      applies.kinds.empty() || std::find(applies.kinds.begin(), applies.kinds.end(), to.kind) != applies.kinds.end();
  const bool relation = applies.relation == Relation::kUnknown || applies.relation == to.relation;
  return kind && relation && (!applies.is_template || *applies.is_template == to.is_template);
}

bool applies(const Applies& applies, const Analysis& analysis) {
  return mannerly::applies(applies, case_of(analysis)) &&
         analysis.word_count() >= static_cast<std::uint32_t>(applies.min_words);
}

const std::vector<ActiveRule>& ActiveRules::of(const RuleCase& wanted, const Ruleset& ruleset,
                                               const std::vector<SeverityTable>& levels) const {
  const std::lock_guard lock(mutex_);
  const auto [row, is_new] = made_.try_emplace({wanted.kind, wanted.relation, wanted.is_template});
  if (!is_new) return row->second;
  for (std::size_t i = 0; i < levels.size(); ++i) {
    const CompiledRule& rule = ruleset.rules[i];
    if (rule.check == nullptr || !applies(rule.spec.applies, wanted)) continue;
    const Severity severity = levels[i].of(wanted.kind, wanted.relation);
    if (severity == Severity::kOff) continue;
    row->second.push_back({&rule, severity, static_cast<std::uint32_t>(rule.spec.applies.min_words)});
  }
  return row->second;
}

}  // namespace mannerly
