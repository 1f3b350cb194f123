#include "engine/profiles.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "checks/kinds.h"
#include "config/resolution.h"
#include "config/settings.h"
#include "engine/pattern_budget.h"

namespace mannerly {
namespace {

/// Profiles that are kept at a time. Each may hold its own rules; a repository has a few.
constexpr std::size_t kMaxProfiles = 32;

std::vector<SeverityTable> levels_of(const Ruleset& ruleset) {
  std::vector<SeverityTable> out;
  for (const CompiledRule& rule : ruleset.rules) out.push_back(rule.spec.severity);
  return out;
}

Supersessions supersessions_of(const Ruleset& ruleset) {
  Supersessions out;
  for (const CompiledRule& rule : ruleset.rules) {
    if (!rule.spec.superseded_by.empty()) out[rule.spec.id] = rule.spec.superseded_by;
  }
  return out;
}

Weights weights_of(const Ruleset& ruleset) {
  Weights out;
  for (const CompiledRule& rule : ruleset.rules) {
    if (rule.spec.weight != 1) out[rule.spec.id] = rule.spec.weight;
  }
  return out;
}

void apply_levels(const std::vector<RuleSetting>& rows, Profile& profile) {
  for (const RuleSetting& row : rows) {
    if (!row.severity) continue;
    for (std::size_t i = 0; i < profile.levels.size(); ++i) {
      if (glob_match(row.pattern, profile.ruleset->rules[i].spec.id)) profile.levels[i] = {*row.severity, {}};
    }
  }
}

/// Whether the override needs rules that are compiled anew.
bool needs_rules(const Settings& settings) {
  return settings.policy || settings.language || !settings.words.empty() || !settings.removed_words.empty() ||
         std::any_of(settings.rules.begin(), settings.rules.end(), changes_more_than_level);
}

/// Whether a level wakes a rule that was not compiled because it was off.
bool wakes_rules(const Profile& profile) {
  for (std::size_t i = 0; i < profile.levels.size(); ++i) {
    if (profile.ruleset->rules[i].check == nullptr && !is_off(profile.levels[i])) return true;
  }
  return false;
}

/// A rulebook that rules can be compiled into to see whether they can be.
void prepare_scratch(const Rulebook& book, Rulebook& out) {
  out.classes = book.classes;
  out.model = book.model;
  out.messages = book.messages;
  out.common = book.common;
  out.speller = book.speller;
}

void check_policy(const LinterOptions& options, const Override& row, std::vector<Error>& problems) {
  if (!row.settings.policy) return;
  std::vector<Error> faults;
  const PermissionOptions wanted{
      .files = options.files, .policy = *row.settings.policy, .rules_dir = options.rules_dir};
  if (const auto made = Permissions::create(wanted, faults); !made) {
    Error error = row.settings.origins.at("policy");
    error.message = "policy: " + made.error().message;
    problems.push_back(std::move(error));
  }
}

}  // namespace

std::vector<Error> override_faults(const LinterOptions& options, const Ruleset& base) {
  std::vector<Error> problems;
  std::map<std::string, RuleSpec> changed;
  PatternBudget budget;
  for (const Override& row : base.config.overrides) {
    check_policy(options, row, problems);
    for (const RuleSetting& setting : row.settings.rules) {
      if (!changes_more_than_level(setting)) continue;
      std::vector<RuleSpec> targets;
      for (const CompiledRule& rule : base.rules) {
        if (!glob_match(setting.pattern, rule.spec.id)) continue;
        const auto known = changed.find(rule.spec.id);
        targets.push_back(known == changed.end() ? rule.spec : known->second);
      }
      Config one;
      one.rules = {setting};
      apply(one, targets, problems);
      Rulebook scratch;
      prepare_scratch(base.book, scratch);
      CompileContext context{scratch, problems};
      for (RuleSpec& spec : targets) {
        if (!is_off(spec.severity) && budget.charge(spec, Charged::kConfigured, problems)) compile_check(spec, context);
        changed[spec.id] = std::move(spec);
      }
    }
  }
  return problems;
}

Profiles::Profiles(LinterOptions options, std::shared_ptr<const Ruleset> base) : options_(std::move(options)) {
  auto profile = std::make_shared<Profile>();
  profile->config = base->config;
  profile->levels = levels_of(*base);
  profile->supersessions = supersessions_of(*base);
  profile->weights = weights_of(*base);
  profile->score = score_model(base->config.score);
  profile->ruleset = std::move(base);
  base_ = std::move(profile);
}

Profiles::Chosen Profiles::choose(const Draft& draft) const {
  const std::string path = base_->ruleset->place.relative(draft.source.path());
  Chosen out;
  for (const Override& row : base_->config.overrides) out.push_back(governs(row, path, draft.kind));
  return out;
}

std::shared_ptr<const Profile> Profiles::of(const Draft& draft) const {
  if (base_->config.overrides.empty()) return base_;
  Chosen chosen = choose(draft);
  if (std::find(chosen.begin(), chosen.end(), true) == chosen.end()) return base_;
  const std::lock_guard lock(mutex_);
  const auto known = made_.find(chosen);
  if (known != made_.end()) return known->second;
  if (made_.size() >= kMaxProfiles) made_.clear();
  return made_.emplace(chosen, make(chosen)).first->second;
}

std::shared_ptr<const Profile> Profiles::make(const Chosen& chosen) const {
  auto profile = std::make_shared<Profile>(*base_);
  bool own_rules = false;
  for (std::size_t i = 0; i < chosen.size(); ++i) {
    if (!chosen[i]) continue;
    const Settings& settings = base_->config.overrides[i].settings;
    apply_settings(settings, profile->config);
    apply_levels(settings.rules, *profile);
    own_rules = own_rules || needs_rules(settings);
  }
  profile->score = score_model(profile->config.score);
  if (!own_rules && !wakes_rules(*profile)) return profile;
  auto rules = load_ruleset(options_, *base_->ruleset, profile->config);
  if (!rules) {
    profile->problems.push_back(rules.error());
    return profile;
  }
  profile->ruleset = std::move(*rules);
  profile->levels = levels_of(*profile->ruleset);
  profile->supersessions = supersessions_of(*profile->ruleset);
  profile->weights = weights_of(*profile->ruleset);
  for (const Error& problem : profile->ruleset->problems) {
    const auto& reported = base_->ruleset->problems;
    if (std::find(reported.begin(), reported.end(), problem) == reported.end()) profile->problems.push_back(problem);
  }
  return profile;
}

}  // namespace mannerly
