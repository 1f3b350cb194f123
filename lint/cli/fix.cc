// `mannerly fix`: applies fixes draft by draft and says what it did. Text from standard input goes to standard output.
#include <algorithm>
#include <memory>
#include <optional>
#include <ostream>
#include <set>
#include <utility>

#include "base/strings.h"
#include "cli/atomic_file.h"
#include "cli/commands.h"
#include "cli/dead_allows.h"
#include "cli/diff.h"
#include "cli/found_file.h"
#include "cli/kept_baselines.h"
#include "cli/workspace.h"

namespace mannerly::cli {
namespace {

/// The text with CR LF line ends when all of the original's are, so that inserted lines do not mix them.
std::string with_line_ends_of(const std::string& original, std::string text) {
  const auto count = [](const std::string& bytes, std::string_view what) {
    std::size_t found = 0;
    for (std::size_t at = bytes.find(what); at != std::string::npos; at = bytes.find(what, at + 1)) ++found;
    return found;
  };
  const std::size_t ends = count(original, "\n");
  if (ends == 0 || count(original, "\r\n") != ends) return text;
  return replace_all(replace_all(std::move(text), "\r\n", "\n"), "\n", "\r\n");
}

/// What is left to do by hand after a fix.
struct Left {
  std::size_t findings = 0;
  std::size_t suggested = 0;  ///< of these, with a suggested fix
};

Left what_is_left(Workspace& workspace, const LoadedDraft& loaded, const std::string& bytes) {
  Left left;
  for (Draft& draft : workspace.reread(loaded, bytes).drafts) {
    const DraftResult result = loaded.linter->lint(std::make_shared<const Draft>(std::move(draft)));
    for (const Finding& finding : result.findings) {
      ++left.findings;
      const auto is_suggested = [](const Fix& fix) { return fix.applicability == Applicability::kSuggested; };
      if (std::any_of(finding.fixes.begin(), finding.fixes.end(), is_suggested)) ++left.suggested;
    }
  }
  return left;
}

class Fixer {
 public:
  Fixer(const Options& options, Io& io, Workspace& workspace)
      : options_(options), io_(io), workspace_(workspace), baselines_(options, workspace, *files_) {}

  void fix(const LoadedDraft& loaded) {
    const Draft& draft = *loaded.draft;
    const std::string& path = draft.source.path();
    if (!draft.source.writable()) {
      refuse_batch(path);
      return;
    }
    if (is_allowed_by_file(draft) && loaded.origin == Origin::kFile)
      judged_.push_back(loaded.linter->lint(loaded.draft));
    const FixOptions wanted{options_.unsafe_fixes ? Applicability::kSuggested : Applicability::kSafe};
    FixResult result = loaded.linter->fix(loaded.draft, wanted);
    for (Error& problem : result.problems) workspace_.add_problem(std::move(problem));
    result.bytes = with_line_ends_of(draft.source.bytes(), std::move(result.bytes));
    if (options_.diff) {
      io_.out << unified_diff(path, draft.source.bytes(), result.bytes);
    } else if (loaded.origin == Origin::kStandardInput) {
      io_.out << result.bytes;
    } else {
      write(loaded, result);
    }
  }

  /// What the baseline knew of the fixed drafts it knows as before.
  void keep_baselines() { baselines_.write(); }

  /// Deletes entries of allow files that have no effect on the drafts that were fixed.
  void fix_allow_files() {
    for (const DeadAllows& dead : dead_allows(workspace_, judged_, options_, GoneFiles::kKeep)) {
      if (options_.diff) {
        show_deletion(dead);
      } else if (delete_entries(dead, workspace_) && !options_.quiet) {
        io_.out << "fixed " << dead.entries.size() << " in " << dead.path << '\n';
      }
    }
  }

 private:
  static bool is_allowed_by_file(const Draft& draft) {
    return std::any_of(draft.allows.begin(), draft.allows.end(),
                       [](const Allow& allow) { return allow.origin == AllowOrigin::kFile && !allow.place.empty(); });
  }

  void show_deletion(const DeadAllows& dead) {
    const auto before = read_found_file(*disk_file_system(), dead.path, kMaxSideFileBytes);
    const auto after = before ? without_entries(dead.path, *before, dead.places) : before;
    if (after) {
      io_.out << unified_diff(dead.path, *before, *after);
    } else {
      workspace_.add_problem(after.error());
    }
  }

  void refuse_batch(const std::string& path) {
    if (!refused_.insert(path).second) return;
    workspace_.add_problem({.message = "fix writes single drafts, not batches", .path = path});
  }

  void write(const LoadedDraft& loaded, const FixResult& result) {
    const SourceText& source = loaded.draft->source;
    if (result.bytes != source.bytes()) {
      baselines_.note(loaded, result.bytes);
      const std::string mark = byte_order_mark(source);
      const auto written = replace_file(source.path(), mark + source.bytes(), mark + result.bytes);
      if (!written) {
        workspace_.add_problem(written.error());
        return;
      }
    }
    if (!options_.quiet) tell(loaded, result);
  }

  /// The mark that the file starts with and the draft's text does not, or nothing.
  static std::string byte_order_mark(const SourceText& source) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (source.bytes().starts_with(kMark)) return {};
    const auto bytes = disk_file_system()->read(source.path());
    return bytes && bytes->starts_with(kMark) ? std::string(kMark) : std::string();
  }

  void tell(const LoadedDraft& loaded, const FixResult& result) {
    const Left left = what_is_left(workspace_, loaded, result.bytes);
    const std::string& path = loaded.draft->source.path();
    if (result.applied > 0) {
      io_.out << "fixed " << result.applied << " in " << path;
    } else {
      io_.out << "nothing to fix in " << path;
    }
    if (left.findings > 0) io_.out << ", " << left.findings << " left to you";
    if (left.suggested > 0 && !options_.unsafe_fixes) io_.out << " (--unsafe would change " << left.suggested << ")";
    io_.out << '\n';
  }

  const Options& options_;
  Io& io_;
  Workspace& workspace_;
  std::shared_ptr<const FileSystem> files_ = disk_file_system();
  KeptBaselines baselines_;
  std::set<std::string> refused_;
  std::vector<DraftResult> judged_;  ///< before fixing, of drafts that an allow file names
};

}  // namespace

Exit run_fix(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  Fixer fixer(options, io, workspace);
  for (const LoadedDraft& loaded : workspace.load()) fixer.fix(loaded);
  fixer.keep_baselines();
  fixer.fix_allow_files();
  return finish(workspace, io);
}

}  // namespace mannerly::cli
