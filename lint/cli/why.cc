// `mannerly check --why RULE DRAFT`: why a rule fired on a draft or did not.
#include <ostream>

#include "base/strings.h"
#include "cli/baselines.h"
#include "cli/commands.h"
#include "cli/config_text.h"
#include "cli/rule_names.h"
#include "cli/workspace.h"
#include "report/display.h"

namespace mannerly::cli {
namespace {

std::string verdict_of(const RuleAccount& account) {
  if (account.findings.size() == 1) return "fires once";
  if (!account.findings.empty()) return "fires " + std::to_string(account.findings.size()) + " times";
  if (!account.reasons.empty()) return "does not run";
  return account.suppressed.empty() ? "finds nothing" : "finds something that is not reported";
}

/// Moves what the draft's baseline knows to what is left out.
void apply_baseline(const LoadedDraft& loaded, const Options& options, RuleAccount& account,
                    std::vector<Error>& problems) {
  DraftResult result;
  result.draft = loaded.draft;
  result.findings = std::move(account.findings);
  const auto runs = Baselines(options, *disk_file_system()).apply({{&result, loaded.linter.get()}}, problems);
  account.findings = std::move(result.findings);
  for (const Suppressed& row : result.suppressed) {
    const Span span = row.finding.span;
    account.suppressed.push_back("“" + clipped(loaded.draft->source.text(span), 60) + "” in line " +
                                 std::to_string(loaded.draft->source.position(span.begin).line) + ": in the baseline " +
                                 runs.front().path);
  }
}

void show(const LoadedDraft& loaded, const RuleAccount& account, std::ostream& out) {
  const Draft& draft = *loaded.draft;
  const std::string name = draft.source.path() + (draft.id.empty() ? "" : " (" + draft.id + ")");
  out << printable(name) << "  " << account.rule.id << " " << verdict_of(account) << '\n';
  out << "  level      " << account.rule.level.value << "  (" << place_text(account.rule.level.where) << ")\n";
  for (const EffectiveValue& value : account.rule.changed) {
    out << "  changed    " << value.key << ": " << printable(clipped(value.value, 200)) << "  ("
        << place_text(value.where) << ")\n";
  }
  out << "  draft      kind " << to_string(draft.kind) << (draft.is_template ? ", a template" : "") << '\n';
  for (const std::string& reason : account.reasons) out << "  not run    " << reason << '\n';
  for (const std::string& fact : account.facts) out << "  sees       " << printable(fact) << '\n';
  for (const Finding& finding : account.findings) {
    const Position place = draft.source.position(finding.span.begin);
    out << "  fires      " << place.line << ':' << place.column << "  " << printable(finding.message) << '\n';
  }
  for (const std::string& dropped : account.suppressed) out << "  left out   " << printable(dropped) << '\n';
}

}  // namespace

Exit run_why(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  std::vector<Error> problems;
  bool first = true;
  for (const LoadedDraft& loaded : workspace.load()) {
    const RuleInfo* rule = find_rule(loaded.linter->rules(), options.why);
    if (rule == nullptr) {
      workspace.add_problem({.message = unknown_rule(loaded.linter->rules(), options.why), .path = {}});
      break;
    }
    if (!first) io.out << '\n';
    first = false;
    RuleAccount account = loaded.linter->account(loaded.draft, rule->id, {});
    apply_baseline(loaded, options, account, problems);
    show(loaded, account, io.out);
  }
  for (Error& problem : problems) workspace.add_problem(std::move(problem));
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? Exit::kPassed : Exit::kBadInput;
}

}  // namespace mannerly::cli
