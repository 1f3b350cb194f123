// `mannerly baseline create|update|report`: writes down what there is, lets it shrink, says what is left.
#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>
#include <ostream>
#include <set>
#include <utility>

#include "cli/atomic_file.h"
#include "cli/baselines.h"
#include "cli/check.h"
#include "cli/commands.h"
#include "cli/workspace.h"
#include "report/display.h"
#include "report/place.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

std::size_t total(const Baseline& baseline) {
  std::size_t sum = 0;
  for (const BaselineEntry& entry : baseline) sum += entry.count;
  return sum;
}

std::string findings(std::size_t count) { return counted(count, "finding", "findings"); }

std::size_t files_of(const Baseline& baseline) {
  std::set<std::string> paths;
  for (const BaselineEntry& entry : baseline) paths.insert(entry.path);
  return paths.size();
}

/// Lints the drafts and holds them against their baselines.
std::vector<BaselineRun> runs(const Options& options, Workspace& workspace, Io& io) {
  std::vector<BaselineRun> out;
  const Report report = lint_drafts(workspace.load(), workspace, options, io, out);
  for (const Error& problem : report.problems) workspace.add_problem(problem);
  if (report.drafts.empty()) workspace.add_problem({.message = "no drafts found", .path = {}});
  return out;
}

void write(const BaselineRun& run, const Baseline& baseline, Workspace& workspace) {
  const std::string text = baseline_text(baseline);
  const auto written = run.found ? replace_file(run.path, run.bytes, text) : create_file(run.path, text);
  if (!written) workspace.add_problem(written.error());
}

/// Whether there is a baseline to go on from; else a problem says what to do.
bool is_there(const BaselineRun& run, Workspace& workspace) {
  if (run.found) return !run.broken;
  workspace.add_problem(
      {.message = "there is no baseline yet; make it with “mannerly baseline create”", .path = run.path});
  return false;
}

/// Counts by what `name` says of an entry, largest first.
template <class Name>
std::vector<std::pair<std::string, std::size_t>> counts_by(const Baseline& baseline, const Name& name) {
  std::map<std::string, std::size_t> sums;
  for (const BaselineEntry& entry : baseline) sums[name(entry)] += entry.count;
  std::vector<std::pair<std::string, std::size_t>> out(sums.begin(), sums.end());
  std::stable_sort(out.begin(), out.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
  return out;
}

const std::string& rule_of(const BaselineEntry& entry) { return entry.rule; }
const std::string& path_of(const BaselineEntry& entry) { return entry.path; }

template <class Name>
void list(const Baseline& baseline, const Name& name, std::ostream& out) {
  const auto rows = counts_by(baseline, name);
  const std::size_t width = rows.empty() ? 0 : std::to_string(rows.front().second).size();
  for (const auto& [text, count] : rows) {
    const std::string number = std::to_string(count);
    out << "  " << std::string(width - number.size(), ' ') << number << "  " << printable(text) << '\n';
  }
}

void report_text(const BaselineRun& run, std::ostream& out) {
  const BaselineOutcome& outcome = run.outcome;
  const Baseline left = merged(outcome.left, outcome.unseen);
  out << run.path << ": " << findings(total(left)) << " left in " << counted(files_of(left), "file", "files");
  out << ", " << total(outcome.gone) << " gone, " << total(outcome.fresh) << " not in it\n";
  if (!left.empty()) {
    out << "\nleft, by rule\n";
    list(left, rule_of, out);
    out << "\nleft, by file\n";
    list(left, path_of, out);
  }
  if (!outcome.gone.empty()) {
    out << "\ngone, by file (“mannerly baseline update” takes them out)\n";
    list(outcome.gone, path_of, out);
  }
  if (!outcome.fresh.empty()) {
    out << "\nnot in the baseline, by file\n";
    list(outcome.fresh, path_of, out);
  }
}

template <class Name>
Json json_counts(const Baseline& baseline, const Name& name) {
  Json out = Json::object();
  for (const auto& [text, count] : counts_by(baseline, name)) out[text] = count;
  return out;
}

Json report_json(const BaselineRun& run) {
  const Baseline left = merged(run.outcome.left, run.outcome.unseen);
  Json out = {{"path", run.path}};
  const auto add = [&](const char* name, const Baseline& part) {
    out[name] = {
        {"findings", total(part)}, {"rules", json_counts(part, rule_of)}, {"files", json_counts(part, path_of)}};
  };
  add("left", left);
  add("gone", run.outcome.gone);
  add("fresh", run.outcome.fresh);
  return out;
}

}  // namespace

Exit run_baseline_create(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  for (const BaselineRun& run : runs(options, workspace, io)) {
    if (run.found && !options.force) {
      workspace.add_problem({.message = "the baseline is there already; “mannerly baseline update” shrinks it, "
                                        "--force makes it anew",
                             .path = run.path});
      continue;
    }
    const Baseline all = merged(merged(run.outcome.left, run.outcome.unseen), run.outcome.fresh);
    write(run, all, workspace);
    io.out << run.path << ": " << findings(total(all)) << " in " << counted(files_of(all), "file", "files")
           << "; commit it, and only new findings count\n";
  }
  return finish(workspace, io);
}

Exit run_baseline_update(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  for (const BaselineRun& run : runs(options, workspace, io)) {
    if (!is_there(run, workspace)) continue;
    const BaselineOutcome& outcome = run.outcome;
    Baseline all = merged(outcome.left, outcome.unseen);
    if (options.force) all = merged(all, outcome.fresh);
    if (all != run.before) write(run, all, workspace);
    io.out << run.path << ": " << findings(total(all)) << ", " << total(outcome.gone) << " gone";
    if (options.force) {
      io.out << ", " << total(outcome.fresh) << " added\n";
    } else if (!outcome.fresh.empty()) {
      io.out << ", " << total(outcome.fresh) << " new left out (--force adds them)\n";
    } else {
      io.out << '\n';
    }
  }
  return finish(workspace, io);
}

Exit run_baseline_report(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  Json all = Json::array();
  bool first = true;
  for (const BaselineRun& run : runs(options, workspace, io)) {
    if (!is_there(run, workspace)) continue;
    if (options.format == "json") {
      all.push_back(report_json(run));
    } else {
      if (!first) io.out << '\n';
      report_text(run, io.out);
    }
    first = false;
  }
  if (options.format == "json") io.out << all.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  return finish(workspace, io);
}

}  // namespace mannerly::cli
