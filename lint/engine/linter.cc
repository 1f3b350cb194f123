// The page to read first: a draft becomes a document, every check adds its findings, and the findings become a score.
//
//   Draft → Verdict → Analysis → Check* → Finding → collect → suppress → score → judge → DraftResult
//
// The stages live in their own files; this one only calls them in order.
#include "mannerly/linter.h"

#include <algorithm>
#include <iterator>

#include "checks/speller.h"
#include "engine/active_rules.h"
#include "engine/collect.h"
#include "engine/fingerprint.h"
#include "engine/fixes.h"
#include "engine/inspect.h"
#include "engine/permission.h"
#include "engine/profiles.h"
#include "engine/recognised.h"
#include "engine/rule_test.h"
#include "engine/ruleset.h"
#include "engine/scoring.h"
#include "engine/suppression.h"
#include "engine/variants.h"

namespace mannerly {
namespace {

std::optional<Day> day_of(std::optional<std::chrono::sys_seconds> now) {
  if (!now) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(*now);
}

class EngineLinter final : public Linter {
 public:
  EngineLinter(const LinterOptions& options, std::shared_ptr<const Ruleset> ruleset)
      : ruleset_(std::move(ruleset)), profiles_(options, ruleset_), now_(options.now) {}

  using Linter::lint;

  DraftResult lint(std::shared_ptr<const Draft> draft, const RunFacts& run) const override {
    const RunFacts facts{.now = run.now ? run.now : now_, .survey = run.survey, .policy = run.policy};
    const std::shared_ptr<const Profile> profile = profiles_.of(*draft);
    const Ruleset& ruleset = *profile->ruleset;
    DraftResult result;
    result.problems = profile->problems;
    result.permission = judge_permission(*ruleset.permissions, *draft, facts);
    const PermissionNotes notes = permission_notes(*ruleset.permissions, *draft, result.permission);
    const Surroundings around{.now = facts.now, .survey = facts.survey, .permission = notes};
    const Analysis analysis(ruleset.book, draft, around);
    Suppressor suppressor(*draft, day_of(facts.now));
    const ScoreFacts score_facts{draft->kind, recognise_in(ruleset, analysis, around), is_denied(result.permission),
                                 &profile->weights, profile->score};
    const auto settle = [&](std::vector<Finding> found) {
      result.findings = collect(std::move(found), analysis, profile->supersessions);
      result.suppressed = suppressor.take_out(result.findings);
      result.score = score(result.findings, score_facts);
    };
    settle(find_all(*profile, analysis, around));
    if (std::vector<Finding> more = judge(*profile, analysis, result); !more.empty()) {
      std::move(result.findings.begin(), result.findings.end(), std::back_inserter(more));
      for (Suppressed& allowed : result.suppressed) more.push_back(std::move(allowed.finding));
      settle(std::move(more));
    }
    if (std::vector<Finding> about = judge_allows(*profile, analysis, suppressor); !about.empty()) {
      std::move(about.begin(), about.end(), std::back_inserter(result.findings));
      sort_findings(result.findings);
      result.score = score(result.findings, score_facts);
    }
    if (const auto speller = ruleset.book.speller->in(draft->language); !speller) {
      result.problems.push_back({.message = speller.error().message, .path = draft->source.path()});
    }
    result.draft = std::move(draft);
    return result;
  }

  void rescore(DraftResult& result) const override {
    const std::shared_ptr<const Profile> profile = profiles_.of(*result.draft);
    result.score = score(result.findings, {result.draft->kind, result.score.recognised, is_denied(result.permission),
                                           &profile->weights, profile->score});
  }

  FixResult fix(std::shared_ptr<const Draft> draft, const FixOptions& options) const override {
    return fix_rounds(*this, std::move(draft), options);
  }

  const std::vector<RuleInfo>& rules() const override { return ruleset_->infos(); }
  const std::vector<Error>& problems() const override { return ruleset_->problems; }
  const Config& config() const override { return ruleset_->config; }
  std::shared_ptr<const Config> config_for(const Draft& draft) const override {
    const std::shared_ptr<const Profile> profile = profiles_.of(draft);
    return {profile, &profile->config};
  }
  InputOptions input_for(const std::string& path) const override {
    const Config& config = ruleset_->config;
    return input_defaults(config, config.overrides.empty() ? path : ruleset_->place.relative(path));
  }
  EffectiveConfig effective(const Draft& draft) const override { return effective_config(*profiles_.of(draft), draft); }
  RuleAccount account(std::shared_ptr<const Draft> draft, const std::string& rule, const RunFacts& run) const override {
    const std::shared_ptr<const Profile> profile = profiles_.of(*draft);
    const DraftResult result = lint(draft, run);
    const Permissions& permissions = *profile->ruleset->permissions;
    const Analysis analysis(profile->ruleset->book, draft,
                            {.now = run.now ? run.now : now_,
                             .survey = run.survey,
                             .permission = permission_notes(permissions, *draft, result.permission)});
    return account_of(*profile, rule, analysis, result);
  }
  const Permissions& permissions() const override { return *ruleset_->permissions; }
  std::vector<RuleTestFailure> test_rules() const override { return run_examples(*this); }

 private:
  /// Calls `step(check, sink)` for every rule that is active on the draft; returns what they found.
  template <class Step>
  static std::vector<Finding> each_active(const Profile& profile, const Analysis& analysis, const Step& step) {
    std::vector<Finding> findings;
    for (const ActiveRule& active : profile.active.of(case_of(analysis), *profile.ruleset, profile.levels)) {
      if (analysis.word_count() < active.min_words) continue;
      FindingSink sink(analysis, active.rule->spec, active.severity, findings);
      step(*active.rule->check, sink);
    }
    return findings;
  }

  static std::vector<Finding> run_checks(const Profile& profile, const Analysis& analysis) {
    return each_active(profile, analysis, [&](const Check& check, FindingSink& sink) { check.run(analysis, sink); });
  }

  /// What the rules find. Of a template with alternatives the whole is asked only about its slots and lengths, and
  /// every alternative about the rest.
  static std::vector<Finding> find_all(const Profile& profile, const Analysis& analysis, const Surroundings& around) {
    if (analysis.draft().template_facts.variants < 2) return run_checks(profile, analysis);
    std::vector<Finding> found = find_in_variants(analysis.draft(), [&](std::shared_ptr<const Draft> variant) {
      return run_checks(profile, Analysis(profile.ruleset->book, std::move(variant), around));
    });
    std::vector<Finding> whole = each_active(profile, analysis, [&](const Check& check, FindingSink& sink) {
      if (check.trigger().whole) check.run(analysis, sink);
    });
    return merge_variants(std::move(whole), std::move(found));
  }

  static Recognised recognise_in(const Ruleset& ruleset, const Analysis& analysis, const Surroundings& around) {
    if (analysis.draft().template_facts.variants < 2) return recognise(analysis);
    return recognise(Analysis(ruleset.book, first_variant(analysis.draft()), around));
  }

  /// What kind `outcome` adds to a scored result.
  static std::vector<Finding> judge(const Profile& profile, const Analysis& analysis, const DraftResult& result) {
    const Outcome outcome{result.findings, result.score.overall};
    return each_active(profile, analysis,
                       [&](const Check& check, FindingSink& sink) { check.judge(analysis, outcome, sink); });
  }

  /// What is to be said of the draft's own allowances.
  static std::vector<Finding> judge_allows(const Profile& profile, const Analysis& analysis, Suppressor& suppressor) {
    if (analysis.draft().allows.empty()) return {};
    std::vector<AllowableRule> rules;
    for (std::size_t i = 0; i < profile.levels.size(); ++i) {
      const CompiledRule& rule = profile.ruleset->rules[i];
      const Severity severity = profile.levels[i].of(analysis.draft().kind, analysis.relation());
      const bool silent = severity == Severity::kOff || !applies(rule.spec.applies, analysis);
      rules.push_back({rule.spec.id, silent, is_steady(rule.spec.kind), severity});
    }
    std::vector<Finding> about = suppressor.judge(rules);
    fill_fingerprints(about, analysis.document());
    return about;
  }

  std::shared_ptr<const Ruleset> ruleset_;
  Profiles profiles_;
  std::optional<std::chrono::sys_seconds> now_;
};

}  // namespace

Result<std::shared_ptr<const Linter>> Linter::create(const LinterOptions& options) {
  auto ruleset = load_ruleset(options);
  if (!ruleset) return fail(ruleset.error());
  for (Error& fault : override_faults(options, **ruleset)) (*ruleset)->problems.push_back(std::move(fault));
  return std::make_shared<const EngineLinter>(options, std::move(*ruleset));
}

std::string_view version() { return MANNERLY_VERSION; }

}  // namespace mannerly
