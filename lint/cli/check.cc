// `mannerly check`: read, lint, report. The gate counts every finding that is not allowed or in the baseline;
// --min-severity only chooses what is shown.
#include <algorithm>
#include <map>
#include <ostream>
#include <utility>

#include "cli/check.h"
#include "cli/commands.h"
#include "cli/deliver.h"
#include "cli/gates.h"
#include "cli/interrupt.h"
#include "cli/ordered_pool.h"
#include "cli/progress.h"
#include "cli/stream_check.h"
#include "cli/workspace.h"

namespace mannerly::cli {
namespace {

using Drafts = std::vector<std::shared_ptr<const Draft>>;

constexpr std::size_t kDraftsAtOnce = 256;

/// The places in the list of drafts that one linter is responsible for.
struct LinterGroup {
  std::shared_ptr<const Linter> linter;
  std::vector<std::size_t> places;
};

std::vector<LinterGroup> group_by_linter(const std::vector<LoadedDraft>& drafts) {
  std::vector<LinterGroup> groups;
  std::map<const Linter*, std::size_t> known;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const auto [entry, is_new] = known.try_emplace(drafts[i].linter.get(), groups.size());
    if (is_new) groups.push_back({drafts[i].linter, {}});
    groups[entry->second].places.push_back(i);
  }
  return groups;
}

std::vector<DraftResult> lint_group(const LinterGroup& group, const std::vector<LoadedDraft>& drafts,
                                    const Workspace& workspace, std::size_t threads, Progress& progress) {
  std::vector<DraftResult> results;
  results.reserve(group.places.size());
  Drafts run;
  for (const std::size_t place : group.places) run.push_back(drafts[place].draft);
  // What was sent before the run is compared with it, and kept as long as the survey.
  Drafts all = workspace.exports().earlier(workspace.now(), run);
  all.insert(all.begin(), run.begin(), run.end());
  const std::shared_ptr<const Survey> known = survey(all);
  for (std::size_t first = 0; first < group.places.size() && !Interrupt::requested(); first += kDraftsAtOnce) {
    const std::size_t last = std::min(first + kDraftsAtOnce, group.places.size());
    const Drafts chunk(run.begin() + static_cast<std::ptrdiff_t>(first),
                       run.begin() + static_cast<std::ptrdiff_t>(last));
    for (DraftResult& result : lint_all(*group.linter, chunk, threads, known)) results.push_back(std::move(result));
    progress.add(last - first);
  }
  return results;
}

/// For each draft, whether it alone fails the gate. The report comes back as it was.
std::vector<bool> judge_each(Report& report, const std::vector<LoadedDraft>& drafts, const Options& options) {
  std::vector<bool> failed;
  std::vector<DraftResult> one(1);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    std::swap(one.front(), report.drafts[i]);
    failed.push_back(summarise(one, gate_of(*drafts[i].linter, *drafts[i].draft, options)).gate_failed);
    std::swap(one.front(), report.drafts[i]);
  }
  return failed;
}

/// Copies what is known about the rules that found something.
std::vector<RuleInfo> found_rules(const std::vector<LoadedDraft>& drafts, const Report& report) {
  std::map<std::string, RuleInfo> found;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const std::vector<RuleInfo>& known = drafts[i].linter->rules();
    for (const Finding& finding : report.drafts[i].findings) {
      const auto [entry, is_new] = found.try_emplace(finding.rule);
      if (!is_new) continue;
      const auto info = std::find_if(known.begin(), known.end(),
                                     [&](const RuleInfo& candidate) { return candidate.id == finding.rule; });
      if (info != known.end()) entry->second = *info;
    }
  }
  std::vector<RuleInfo> rules;
  for (auto& [id, info] : found) {
    if (info.id == id) rules.push_back(std::move(info));
  }
  return rules;
}

}  // namespace

Report lint_drafts(const std::vector<LoadedDraft>& drafts, const Workspace& workspace, const Options& options, Io& io,
                   std::vector<BaselineRun>& baselines) {
  Report report;
  report.drafts.resize(drafts.size());
  Progress progress(options, io);
  progress.begin("checked", drafts.size());
  GateCounts counts;
  const std::vector<LinterGroup> groups = group_by_linter(drafts);
  std::vector<std::vector<DraftResult>> by_group;
  std::vector<BaselineTarget> all;
  for (const LinterGroup& group : groups) {
    if (report.policy.empty()) report.policy = group.linter->permissions().active();
    by_group.push_back(lint_group(group, drafts, workspace, working_threads(options.threads), progress));
    for (DraftResult& result : by_group.back()) all.push_back({&result, group.linter.get()});
  }
  if (Interrupt::requested()) return report;
  baselines = Baselines(options, *disk_file_system()).apply(all, report.problems);
  for (std::size_t g = 0; g < groups.size(); ++g) {
    for (std::size_t i = 0; i < by_group[g].size(); ++i) {
      DraftResult& result = by_group[g][i];
      counts.add(g, gate_of(*groups[g].linter, *result.draft, options), result);
      report.drafts[groups[g].places[i]] = std::move(result);
    }
  }
  report.summary = counts.summary();
  return report;
}

void hide_below(Severity least, DraftResult& result) {
  std::vector<Finding> kept;
  std::vector<std::size_t> new_place(result.findings.size(), result.findings.size());
  for (std::size_t i = 0; i < result.findings.size(); ++i) {
    if (result.findings[i].severity < least) continue;
    new_place[i] = kept.size();
    kept.push_back(std::move(result.findings[i]));
  }
  std::vector<LedgerEntry> ledger;
  for (const LedgerEntry& entry : result.score.ledger) {
    if (new_place[entry.finding] < kept.size()) ledger.push_back({new_place[entry.finding], entry.points});
  }
  result.findings = std::move(kept);
  result.score.ledger = std::move(ledger);
}

Exit say_no_drafts(const Options& options, Io& io) {
  io.err << (options.changed_since.empty()
                 ? "mannerly: no drafts found (folders are searched for .txt .md .markdown .msg)\n"
                 : "mannerly: no drafts changed since " + options.changed_since + '\n');
  return Exit::kPassed;
}

Exit run_check(const Options& options, Io& io) {
  const auto kept = std::make_shared<Workspace>(options, io.in);
  io.kept.push_back(kept);
  Workspace& workspace = *kept;
  const std::vector<std::string> files = workspace.find();
  if (can_stream(files, workspace, options)) return stream_check(files, workspace, options, io);
  std::vector<BaselineRun> baselines;
  const std::vector<LoadedDraft> drafts = workspace.load(files);
  const Interrupt interrupt;
  Report report = lint_drafts(drafts, workspace, options, io, baselines);
  if (Interrupt::requested()) return Exit::kInterrupted;
  ReportExtras extras;
  extras.failed = judge_each(report, drafts, options);
  report.problems.insert(report.problems.begin(), workspace.problems().begin(), workspace.problems().end());
  for (const DraftResult& result : report.drafts) {
    report.problems.insert(report.problems.end(), result.problems.begin(), result.problems.end());
  }
  if (options.min_severity > Severity::kAdvice) {
    for (DraftResult& result : report.drafts) hide_below(options.min_severity, result);
  }
  if (describes_rules(options)) extras.rules = found_rules(drafts, report);
  const std::vector<Error> undelivered = deliver(report, extras, options, io);
  report.problems.insert(report.problems.end(), undelivered.begin(), undelivered.end());
  print_notes(workspace.notes(), io.err);
  print_problems(report.problems, io.err);
  if (!report.problems.empty()) return Exit::kBadInput;
  if (report.drafts.empty()) return say_no_drafts(options, io);
  return report.summary.gate_failed ? Exit::kGateFailed : Exit::kPassed;
}

}  // namespace mannerly::cli
