// The input is gone through twice: once for what the drafts know of each other, once to lint them. Between the two only
// the survey is kept, most of it in a file of its own; drafts themselves only while they are few.
#include "cli/stream_check.h"

#include <algorithm>
#include <map>
#include <memory>
#include <ostream>
#include <utility>

#include "cli/baselines.h"
#include "cli/check.h"
#include "cli/draft_parts.h"
#include "cli/gates.h"
#include "cli/interrupt.h"
#include "cli/ordered_pool.h"
#include "cli/part_sizes.h"
#include "cli/progress.h"
#include "cli/report_targets.h"

namespace mannerly::cli {
namespace {

constexpr std::size_t kJobBytes = std::size_t{8} << 10;     ///< small files are read together
constexpr std::size_t kHeldBytes = std::size_t{256} << 10;  ///< drafts of so much text are not read twice

bool must_stop() { return Interrupt::requested(); }

/// Drafts that share a configuration know of each other.
struct Group {
  std::size_t number = 0;
  std::shared_ptr<const Linter> linter;
  SurveyBuilder builder{temporary_scratch()};
  std::shared_ptr<const Survey> survey;
  std::size_t next_place = 0;
};

/// A part of the first pass, read.
struct SurveyedPart {
  ReadPart read;
  std::vector<std::shared_ptr<const SurveyNote>> notes;
  std::size_t file_number = 0;
};

/// A part of the second pass: to be read again unless it is held.
struct Work {
  DraftPart part;
  std::shared_ptr<const ReadPart> held;
  const Group* group = nullptr;  ///< null when there is nothing to lint
  std::size_t place = 0;         ///< of its first draft
  std::size_t drafts = 0;        ///< as many as the first pass found

  std::size_t size() const { return part.size(); }
};

/// What is printed about some parts.
struct Linted {
  std::vector<Passage> passages;  ///< by target
  std::vector<Error> problems;
  std::vector<std::string> notes;
  GateCounts counts;
  std::size_t drafts = 0;
  bool whole = true;  ///< false: cut short by an interrupt
};

class StreamCheck {
 public:
  StreamCheck(const std::vector<std::string>& files, Workspace& workspace, const Options& options, Io& io)
      : workspace_(workspace),
        options_(options),
        io_(io),
        disk_(disk_file_system()),
        parts_(files, workspace, *disk_, io.in),
        progress_(options, io),
        targets_(report_targets(options, io)) {}

  Exit run() {
    survey_all();
    const Interrupt interrupt;
    say_problems(workspace_.problems());
    begin_reports();
    lint_all();
    if (must_stop()) return interrupted();
    return finish();
  }

 private:
  /// Calls `add(jobs)` with parts in lists of about kJobBytes.
  template <class T, class Each, class Add>
  static void in_jobs(const Each& each, const Add& add) {
    std::vector<T> job;
    std::size_t bytes = 0;
    const auto hand_over = [&] {
      if (!job.empty()) add(bytes, std::make_shared<const std::vector<T>>(std::exchange(job, {})));
      bytes = 0;
    };
    each([&](T part) {
      bytes += part.size() + 1;
      job.push_back(std::move(part));
      if (bytes >= kJobBytes) hand_over();
    });
    hand_over();
  }

  void survey_all() {
    progress_.begin("read", 0);
    using Parts = std::vector<SurveyedPart>;
    OrderedPool<Parts> pool(options_.threads, [&](Parts parts) {
      for (SurveyedPart& part : parts) take(std::move(part));
    });
    in_jobs<DraftPart>([&](const DraftParts::Use& use) { parts_.each(must_stop, use); },
                       [&](std::size_t bytes, std::shared_ptr<const std::vector<DraftPart>> parts) {
                         read_bytes_ += bytes;
                         ++jobs_;
                         // Jobs but the last are full: a first one that is not is the only one.
                         const bool only = jobs_ == 1 && bytes < kJobBytes;
                         pool.add(bytes, [this, only, parts = std::move(parts)] { return surveyed(*parts, only); });
                       });
    pool.finish();
    for (auto& [linter, group] : groups_) group.survey = group.builder.finish();
  }

  /// In any thread.
  std::vector<SurveyedPart> surveyed(const std::vector<DraftPart>& parts, bool only) const {
    std::vector<SurveyedPart> out;
    for (const DraftPart& part : parts) {
      if (must_stop()) break;
      SurveyedPart& one = out.emplace_back();
      one.read = read_part(part, workspace_);
      const bool alone = only && parts.size() == 1 && one.read.drafts.size() == 1;
      for (const auto& draft : one.read.drafts) one.notes.push_back(survey_note(*draft, alone));
      one.file_number = part.file_number;
    }
    return out;
  }

  void take(SurveyedPart part) {
    sizes_.add(part.file_number, part.notes.size());
    drafts_ += part.notes.size();
    progress_.add(part.notes.size());
    if (!part.notes.empty()) {
      Group& group = group_of(part.read.file->linter);
      for (const auto& note : part.notes) group.builder.add(*note);
    }
    if (holds_drafts()) {
      held_.push_back(std::make_shared<const ReadPart>(std::move(part.read)));
    } else {
      held_.clear();
    }
  }

  /// Few drafts are not read twice, nor is one that is large.
  bool holds_drafts() const { return read_bytes_ <= kHeldBytes || jobs_ == 1; }

  Group& group_of(const std::shared_ptr<const Linter>& linter) {
    const auto [entry, is_new] = groups_.try_emplace(linter.get());
    if (is_new) {
      entry->second.number = groups_.size() - 1;
      entry->second.linter = linter;
      if (policy_.empty()) policy_ = linter->permissions().active();
    }
    return entry->second;
  }

  void begin_reports() {
    for (const auto& target : targets_) {
      // Of no drafts there is nothing to tell people.
      if (drafts_ == 0 && target == targets_.back() && options_.format == "text") continue;
      if (const auto begun = target->begin({drafts_, policy_}); !begun) undelivered_.push_back(begun.error());
    }
  }

  void lint_all() {
    progress_.begin("checked", drafts_);
    OrderedPool<Linted> pool(options_.threads, [&](const Linted& linted) { print(linted); });
    in_jobs<Work>([&](const std::function<void(Work)>& use) { each_work(use); },
                  [&](std::size_t bytes, std::shared_ptr<const std::vector<Work>> work) {
                    if (must_stop()) return;
                    pool.add(bytes, [this, work = std::move(work)] { return lint(*work); });
                  });
    if (!must_stop()) pool.finish();
  }

  void each_work(const std::function<void(Work)>& use) {
    const auto add = [&](const std::shared_ptr<const DraftFile>& file, Work work) {
      if (file != nullptr) {
        Group& group = group_of(file->linter);
        work.group = &group;
        work.place = group.next_place;
        group.next_place += work.drafts;
      }
      use(std::move(work));
    };
    if (holds_drafts()) {
      for (const auto& held : held_) add(held->file, {{}, held, nullptr, 0, held->drafts.size()});
      return;
    }
    parts_.each(must_stop, [&](DraftPart part) {
      const std::size_t drafts = sizes_.next(part.file_number);
      const std::shared_ptr<const DraftFile> file = part.file;
      add(file, {std::move(part), nullptr, nullptr, 0, drafts});
    });
  }

  /// In any thread.
  Linted lint(const std::vector<Work>& work) const {
    Linted out;
    out.passages.resize(targets_.size());
    for (const Work& one : work) {
      if (must_stop()) break;
      const ReadPart read = one.held != nullptr ? *one.held : read_part(one.part, workspace_);
      out.problems.insert(out.problems.end(), read.problems.begin(), read.problems.end());
      out.notes.insert(out.notes.end(), read.notes.begin(), read.notes.end());
      if (read.drafts.size() != one.drafts && read.file != nullptr) {
        out.problems.push_back({"changed while it was checked; check it again", read.file->path});
      }
      for (std::size_t i = 0; i < read.drafts.size() && !must_stop(); ++i) {
        lint_one(*one.group, read.drafts[i], one.place + std::min(i, one.drafts), out);
      }
    }
    out.whole = !must_stop();
    return out;
  }

  void lint_one(const Group& group, const std::shared_ptr<const Draft>& draft, std::size_t place, Linted& out) const {
    RunFacts facts;
    if (group.survey != nullptr) facts.survey = seen_from(group.survey, *draft, place);
    DraftResult result = group.linter->lint(draft, facts);
    out.counts.add(group.number, gate_of(*group.linter, *draft, options_), result);
    ++out.drafts;
    if (options_.min_severity > Severity::kAdvice) hide_below(options_.min_severity, result);
    for (std::size_t i = 0; i < targets_.size(); ++i) {
      append(targets_[i]->format(), targets_[i]->passage(result), out.passages[i]);
    }
    for (Error& problem : result.problems) out.problems.push_back(std::move(problem));
  }

  /// What stands behind the first part that was cut short would leave a hole in the output.
  void print(const Linted& linted) {
    if (was_cut_) return;
    was_cut_ = !linted.whole;
    progress_.clear();
    for (std::size_t i = 0; i < targets_.size(); ++i) targets_[i]->add(linted.passages[i]);
    targets_.back()->flush();
    say_problems(linted.problems);
    workspace_.add_notes(linted.notes);
    counts_.add(linted.counts);
    checked_ += linted.drafts;
    progress_.add(linted.drafts);
  }

  /// Once what stands before them is printed. The same again, as of every record of a table whose dictionary is
  /// missing, is said once.
  void say_problems(const std::vector<Error>& problems) {
    for (const Error& problem : problems) {
      if (said_ > 0 && problem == last_problem_) continue;
      last_problem_ = problem;
      if (++said_ <= kMostProblems) print_problems({problem}, io_.err);
      if (tells_problems()) report_.problems.push_back(problem);
    }
  }

  /// Whether some report lists the problems.
  bool tells_problems() const {
    return std::any_of(targets_.begin(), targets_.end(),
                       [](const auto& target) { return target->format().name == "json"; });
  }

  Exit interrupted() {
    progress_.clear();
    const std::string message =
        "stopped after " + std::to_string(checked_) + " of " + std::to_string(drafts_) + " drafts";
    ReportTarget& output = *targets_.back();
    if (output.format().name == "json" && options_.output.empty()) {  // readable as far as it goes, and says how far
      report_.problems.emplace_back().message = message;
      report_.summary = counts_.summary();
      report_.policy = policy_;
      if (const auto finished = output.finish(report_); !finished) print_problems({finished.error()}, io_.err);
    }
    output.flush();
    io_.err << "mannerly: " << message << '\n';
    return Exit::kInterrupted;
  }

  Exit finish() {
    progress_.clear();
    report_.summary = counts_.summary();
    report_.policy = policy_;
    for (const auto& target : targets_) {
      if (const auto finished = target->finish(report_); !finished) undelivered_.push_back(finished.error());
    }
    print_notes(workspace_.notes(), io_.err);
    say_problems(undelivered_);
    if (said_ > kMostProblems) print_problem_count(said_ - kMostProblems, io_.err);
    if (said_ > 0) return Exit::kBadInput;
    if (drafts_ == 0) return say_no_drafts(options_, io_);
    return report_.summary.gate_failed ? Exit::kGateFailed : Exit::kPassed;
  }

  Workspace& workspace_;
  const Options& options_;
  Io& io_;
  std::shared_ptr<const FileSystem> disk_;
  DraftParts parts_;
  Progress progress_;
  std::vector<std::unique_ptr<ReportTarget>> targets_;  ///< the one for standard output last

  std::map<const Linter*, Group> groups_;
  std::string policy_;
  PartSizes sizes_;
  std::vector<std::shared_ptr<const ReadPart>> held_;  ///< all parts, or none, see holds_drafts()
  std::size_t read_bytes_ = 0;
  std::size_t jobs_ = 0;  ///< of the first pass
  std::size_t drafts_ = 0;

  GateCounts counts_;
  std::size_t checked_ = 0;
  bool was_cut_ = false;
  Report report_;         ///< without drafts
  std::size_t said_ = 0;  ///< problems, the first of which are printed
  Error last_problem_;
  std::vector<Error> undelivered_;
};

}  // namespace

bool can_stream(const std::vector<std::string>& files, Workspace& workspace, const Options& options) {
  const auto streams = [](const std::string& format) { return find_stream_format(format) != nullptr; };
  if (!streams(options.format) || workspace.exports().has_history()) return false;
  if (!std::all_of(options.report_files.begin(), options.report_files.end(),
                   [&](const ReportFile& file) { return streams(file.format); })) {
    return false;
  }
  const std::shared_ptr<const FileSystem> disk = disk_file_system();
  const Baselines baselines(options, *disk);
  std::map<std::string, bool> known;
  return std::none_of(files.begin(), files.end(), [&](const std::string& file) {
    const auto [row, is_new] = known.try_emplace(workspace.config_for(file), false);
    if (is_new) row->second = baselines.concern(row->first);
    return row->second;
  });
}

Exit stream_check(const std::vector<std::string>& files, Workspace& workspace, const Options& options, Io& io) {
  return StreamCheck(files, workspace, options, io).run();
}

}  // namespace mannerly::cli
