// The page to read first: a draft becomes a document, every check adds its findings, and the findings become a score.
//
//   Draft → Verdict → Analysis → Check* → Finding → collect → suppress → score → judge → DraftResult
//
// The stages live in their own files; this one only calls them in order.
#include "mannerly/linter.h"

#include <algorithm>
#include <iterator>

#include "checks/speller.h"
#include "engine/collect.h"
#include "engine/fingerprint.h"
#include "engine/fixes.h"
#include "engine/permission.h"
#include "engine/recognised.h"
#include "engine/rule_test.h"
#include "engine/ruleset.h"
#include "engine/scoring.h"
#include "engine/suppression.h"
#include "engine/variants.h"

namespace mannerly {
namespace {

bool applies(const Applies& applies, const Analysis& analysis) {
  const Draft& draft = analysis.draft();
  const bool kind =
      applies.kinds.empty() || std::find(applies.kinds.begin(), applies.kinds.end(), draft.kind) != applies.kinds.end();
  const bool relation = applies.relation == Relation::kUnknown || applies.relation == analysis.relation();
  const bool is_template = !applies.is_template || *applies.is_template == draft.is_template;
  return kind && relation && is_template && analysis.word_count() >= static_cast<std::uint32_t>(applies.min_words);
}

std::optional<Day> day_of(std::optional<std::chrono::sys_seconds> now) {
  if (!now) return std::nullopt;
  return std::chrono::floor<std::chrono::days>(*now);
}

class EngineLinter final : public Linter {
 public:
  EngineLinter(std::unique_ptr<Ruleset> ruleset, std::optional<std::chrono::sys_seconds> now)
      : ruleset_(std::move(ruleset)), now_(now) {
    for (const CompiledRule& rule : ruleset_->rules) {
      if (!rule.spec.superseded_by.empty()) supersessions_[rule.spec.id] = rule.spec.superseded_by;
      if (rule.spec.weight != 1) weights_[rule.spec.id] = rule.spec.weight;
    }
  }

  using Linter::lint;

  DraftResult lint(std::shared_ptr<const Draft> draft, const RunFacts& run) const override {
    const RunFacts facts{.now = run.now ? run.now : now_, .survey = run.survey, .policy = run.policy};
    DraftResult result;
    result.permission = judge_permission(*ruleset_->permissions, *draft, facts);
    const PermissionNotes notes = permission_notes(*ruleset_->permissions, *draft, result.permission);
    const Surroundings around{.now = facts.now, .survey = facts.survey, .permission = notes};
    const Analysis analysis(ruleset_->book, draft, around);
    Suppressor suppressor(*draft, day_of(facts.now));
    const ScoreFacts score_facts{draft->kind, recognise_in(analysis, around), is_denied(result.permission), &weights_};
    const auto settle = [&](std::vector<Finding> found) {
      result.findings = collect(std::move(found), analysis, supersessions_);
      result.suppressed = suppressor.take_out(result.findings);
      result.score = score(result.findings, score_facts);
    };
    settle(find_all(analysis, around));
    if (std::vector<Finding> more = judge(analysis, result); !more.empty()) {
      std::move(result.findings.begin(), result.findings.end(), std::back_inserter(more));
      for (Suppressed& allowed : result.suppressed) more.push_back(std::move(allowed.finding));
      settle(std::move(more));
    }
    if (std::vector<Finding> about = judge_allows(analysis, suppressor); !about.empty()) {
      std::move(about.begin(), about.end(), std::back_inserter(result.findings));
      sort_findings(result.findings);
      result.score = score(result.findings, score_facts);
    }
    if (const auto speller = ruleset_->book.speller->in(draft->language); !speller) {
      result.problems.push_back({.message = speller.error().message, .path = draft->source.path()});
    }
    result.draft = std::move(draft);
    return result;
  }

  FixResult fix(std::shared_ptr<const Draft> draft, const FixOptions& options) const override {
    return fix_rounds(*this, std::move(draft), options);
  }

  const std::vector<RuleInfo>& rules() const override { return ruleset_->infos; }
  const std::vector<Error>& problems() const override { return ruleset_->problems; }
  const Config& config() const override { return ruleset_->config; }
  InputOptions input_for(const std::string& path) const override {
    return input_defaults(ruleset_->config, ruleset_->place.relative(path));
  }
  const Permissions& permissions() const override { return *ruleset_->permissions; }
  std::vector<RuleTestFailure> test_rules() const override { return run_examples(*this); }

 private:
  /// Calls `step(check, sink)` for every rule that is active on the draft; returns what they found.
  template <class Step>
  std::vector<Finding> each_active(const Analysis& analysis, const Step& step) const {
    std::vector<Finding> findings;
    for (const CompiledRule& rule : ruleset_->rules) {
      if (rule.check == nullptr || !applies(rule.spec.applies, analysis)) continue;
      const Severity severity = rule.spec.severity.of(analysis.draft().kind, analysis.relation());
      if (severity == Severity::kOff) continue;
      FindingSink sink(analysis, rule.spec, severity, findings);
      step(*rule.check, sink);
    }
    return findings;
  }

  std::vector<Finding> run_checks(const Analysis& analysis) const {
    return each_active(analysis, [&](const Check& check, FindingSink& sink) { check.run(analysis, sink); });
  }

  /// What the rules find. Of a template with alternatives the whole is asked only about its slots and lengths, and
  /// every alternative about the rest.
  std::vector<Finding> find_all(const Analysis& analysis, const Surroundings& around) const {
    if (analysis.draft().template_facts.variants < 2) return run_checks(analysis);
    std::vector<Finding> found = find_in_variants(analysis.draft(), [&](std::shared_ptr<const Draft> variant) {
      return run_checks(Analysis(ruleset_->book, std::move(variant), around));
    });
    std::vector<Finding> whole = each_active(analysis, [&](const Check& check, FindingSink& sink) {
      const std::string& kind = sink.rule().kind;
      if (kind == "limit" || kind == "placeholder") check.run(analysis, sink);
    });
    return merge_variants(std::move(whole), std::move(found));
  }

  Recognised recognise_in(const Analysis& analysis, const Surroundings& around) const {
    if (analysis.draft().template_facts.variants < 2) return recognise(analysis);
    return recognise(Analysis(ruleset_->book, first_variant(analysis.draft()), around));
  }

  /// What kind `outcome` adds to a scored result.
  std::vector<Finding> judge(const Analysis& analysis, const DraftResult& result) const {
    const Outcome outcome{result.findings, result.score.overall};
    return each_active(analysis, [&](const Check& check, FindingSink& sink) { check.judge(analysis, outcome, sink); });
  }

  /// What is to be said of the draft's own allowances.
  std::vector<Finding> judge_allows(const Analysis& analysis, Suppressor& suppressor) const {
    if (analysis.draft().allows.empty()) return {};
    std::vector<AllowableRule> rules;
    for (const CompiledRule& rule : ruleset_->rules) {
      const Severity severity = rule.spec.severity.of(analysis.draft().kind, analysis.relation());
      const bool silent = severity == Severity::kOff || !applies(rule.spec.applies, analysis);
      rules.push_back({rule.spec.id, silent, is_steady(rule.spec.kind), severity});
    }
    std::vector<Finding> about = suppressor.judge(rules);
    fill_fingerprints(about, analysis.document());
    return about;
  }

  std::unique_ptr<Ruleset> ruleset_;
  std::optional<std::chrono::sys_seconds> now_;
  Supersessions supersessions_;
  Weights weights_;
};

}  // namespace

Result<std::shared_ptr<const Linter>> Linter::create(const LinterOptions& options) {
  auto ruleset = load_ruleset(options);
  if (!ruleset) return fail(ruleset.error());
  return std::make_shared<const EngineLinter>(std::move(*ruleset), options.now);
}

std::string_view version() { return MANNERLY_VERSION; }

}  // namespace mannerly
