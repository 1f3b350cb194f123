// `mannerly allow FILE RULE --reason TEXT`: writes an entry for every such finding of a draft to the allow file.
// `mannerly allow --prune` takes out entries that have no effect any more.
#include <algorithm>
#include <ostream>
#include <utility>

#include "base/strings.h"
#include "cli/check.h"
#include "cli/commands.h"
#include "cli/dead_allows.h"
#include "cli/rewrite.h"
#include "cli/rule_names.h"
#include "cli/workspace.h"
#include "report/display.h"
#include "report/place.h"

namespace mannerly::cli {
namespace {

/// The findings of a draft that the command line means, those of the allow file included.
std::vector<const Finding*> wanted(const DraftResult& result, const Options& options) {
  std::vector<const Finding*> out;
  const auto add = [&](const Finding& finding) {
    const std::uint32_t line = result.draft->source.position(finding.span.begin).line;
    if (glob_match(options.rule, finding.rule) && (options.line == 0 || options.line == line)) out.push_back(&finding);
  };
  for (const Finding& finding : result.findings) add(finding);
  for (const Suppressed& row : result.suppressed) {
    if (row.by == SuppressedBy::kFile) add(row.finding);
  }
  return out;
}

std::string why_nothing(const Report& report, const Options& options) {
  std::string out = "no finding of “" + options.rule + "”";
  if (options.line > 0) out += " on line " + std::to_string(options.line);
  for (const DraftResult& result : report.drafts) {
    for (const Suppressed& row : result.suppressed) {
      if (glob_match(options.rule, row.finding.rule)) return out + " that is not allowed already";
    }
  }
  return out + "; nothing to allow";
}

/// Whether rule and date make sense; else a problem is added.
bool check_request(const Options& options, const Linter& linter, Workspace& workspace) {
  const auto matches = [&](const RuleInfo& rule) { return glob_match(options.rule, rule.id); };
  if (std::none_of(linter.rules().begin(), linter.rules().end(), matches)) {
    workspace.add_problem({.message = unknown_rule(linter.rules(), options.rule), .path = {}});
    return false;
  }
  if (options.until && *options.until < std::chrono::floor<std::chrono::days>(workspace.now())) {
    workspace.add_problem({.message = "--until: " + to_string(*options.until) + " has passed", .path = {}});
    return false;
  }
  return true;
}

Exit prune(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  std::vector<BaselineRun> none;
  const Report report = lint_drafts(workspace.load(), workspace, options, io, none);
  std::size_t deleted = 0;
  for (const DeadAllows& dead : dead_allows(workspace, report.drafts, options, GoneFiles::kDelete)) {
    if (!delete_entries(dead, workspace)) continue;
    for (const AllowEntry& entry : dead.entries) {
      io.out << place_of(entry) << ": deleted " << entry.rule << " in " << printable(entry.file) << '\n';
    }
    deleted += dead.entries.size();
  }
  if (deleted == 0) io.out << "nothing to delete\n";
  return finish(workspace, io, Exit::kPassed);
}

}  // namespace

Exit run_allow(const Options& options, Io& io) {
  if (options.prune) return prune(options, io);
  Workspace workspace(options, io.in);
  const std::vector<LoadedDraft> drafts = workspace.load();
  for (const LoadedDraft& loaded : drafts) {
    if (!check_request(options, *loaded.linter, workspace)) return finish(workspace, io, Exit::kBadInput);
  }
  if (drafts.empty() || !workspace.problems().empty()) return finish(workspace, io, Exit::kBadInput);
  std::vector<BaselineRun> none;
  const Report report = lint_drafts(drafts, workspace, options, io, none);
  const std::string& draft_path = drafts.front().draft->source.path();
  const std::string path = workspace.allow_path_for(draft_path);
  std::vector<AllowEntry> entries;
  std::string told;
  for (const DraftResult& result : report.drafts) {
    for (const Finding* finding : wanted(result, options)) {
      const std::string name = Workspace::name_in(path, *result.draft);
      entries.push_back({name, finding->rule, finding->fingerprint, options.reason, options.until});
      told +=
          "allowed " + finding->rule + " at " + place_name(*result.draft, finding->span.begin) + " in " + path + '\n';
    }
  }
  if (entries.empty()) {
    io.err << "mannerly: " << draft_path << ": " << why_nothing(report, options) << '\n';
    return finish(workspace, io, Exit::kGateFailed);
  }
  const auto change = [&](const std::string& bytes) { return with_entries(path, bytes, entries); };
  if (rewrite_file(path, workspace, change)) io.out << told;
  return finish(workspace, io, Exit::kPassed);
}

}  // namespace mannerly::cli
