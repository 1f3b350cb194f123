// Drafts and findings made by hand, for the stages that come after the checks.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/linter.h"

namespace mannerly::test {

inline constexpr Severity kError = Severity::kError;
inline constexpr Severity kWarning = Severity::kWarning;
inline constexpr Severity kAdvice = Severity::kAdvice;

inline std::shared_ptr<Draft> draft_of(std::string text, InputOptions options = {}) {
  ReadResult read = read_drafts("draft.txt", std::move(text), options);
  return std::make_shared<Draft>(std::move(read.drafts.at(0)));
}

inline Finding finding(std::string rule, Severity severity, Span span = {}) {
  Finding out;
  out.category = rule.substr(0, rule.find('/'));
  out.rule = std::move(rule);
  out.severity = severity;
  out.span = span;
  return out;
}

inline Fix fix_of(Span span, std::string text, Applicability applicability = Applicability::kSafe) {
  return {.title = "fix", .edits = {{span, std::move(text)}}, .applicability = applicability};
}

/// Finds nothing, knows nothing; for tests of what goes on around a linter.
class SilentLinter : public Linter {
 public:
  DraftResult lint(std::shared_ptr<const Draft> draft, const RunFacts&) const override {
    DraftResult out;
    out.draft = std::move(draft);
    return out;
  }
  void rescore(DraftResult&) const override {}
  FixResult fix(std::shared_ptr<const Draft>, const FixOptions&) const override { return {}; }
  const std::vector<RuleInfo>& rules() const override { return rules_; }
  const std::vector<Error>& problems() const override { return problems_; }
  const Config& config() const override { return config_; }
  std::shared_ptr<const Config> config_for(const Draft&) const override { return std::make_shared<Config>(); }
  InputOptions input_for(const std::string&) const override { return {}; }
  EffectiveConfig effective(const Draft&) const override { return {}; }
  RuleAccount account(std::shared_ptr<const Draft>, const std::string&, const RunFacts&) const override { return {}; }
  const Permissions& permissions() const override {
    static const auto kNone = [] {
      std::vector<Error> problems;
      return *Permissions::create({}, problems);
    }();
    return *kNone;
  }
  std::vector<RuleTestFailure> test_rules() const override { return {}; }

 private:
  std::vector<RuleInfo> rules_;
  std::vector<Error> problems_;
  Config config_;
};

}  // namespace mannerly::test
