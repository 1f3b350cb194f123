// What check, fix and the rule commands share: configurations found, one Linter per configuration, drafts read.
#pragma once

#include <chrono>
#include <istream>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "cli/exports.h"
#include "cli/facts.h"
#include "cli/io.h"
#include "cli/options.h"
#include "mannerly/allow_file.h"
#include "mannerly/linter.h"
#include "mannerly/permission_setup.h"

namespace mannerly::cli {

/// What standard input is called among files.
inline constexpr const char* kStdin = "-";

/// Where a draft's bytes came from.
enum class Origin { kFile, kStandardInput };

/// A draft and the linter whose configuration governs it.
struct LoadedDraft {
  std::shared_ptr<const Draft> draft;
  std::shared_ptr<const Linter> linter;
  Origin origin = Origin::kFile;
};

/// A file named on the command line or found in a folder, and all that reading it takes.
struct DraftFile {
  std::string file;  ///< "-" is standard input
  std::string path;  ///< what its drafts go by
  std::shared_ptr<const Linter> linter;
  InputOptions input;
  std::string allow_path;             ///< of allowances beside the drafts
  const AllowFile* allows = nullptr;  ///< the workspace's; null: there are none
};

/// Reads and compiles on demand and remembers what it made. Not thread safe.
class Workspace {
 public:
  Workspace(const Options& options, std::istream& in);

  /// The linter for a draft of that path, or nullptr when its configuration cannot be used (then a problem says so).
  std::shared_ptr<const Linter> linter_for(const std::string& path);
  /// The policies of the working folder, or nullopt when they cannot be used (then a problem says so).
  std::optional<PermissionSetup> permissions();
  /// The linter of the working folder, for commands that read no draft.
  std::shared_ptr<const Linter> linter() { return linter_for("draft"); }
  /// The files of the options' paths, in order.
  std::vector<std::string> find();
  /// How to read a file; nullopt when its configuration cannot be used (then a problem says so).
  std::optional<DraftFile> open(const std::string& file);
  /// Adds to a draft read from `file` what stands beside it: allowances, facts of exports. Returns notes. Thread safe.
  std::vector<std::string> complete(const DraftFile& file, Draft& draft) const;
  /// All drafts of the options' paths, in order.
  std::vector<LoadedDraft> load() { return load(find()); }
  /// All drafts of `files`.
  std::vector<LoadedDraft> load(const std::vector<std::string>& files);

  /// The drafts that `bytes` would be if a file at `path` held them.
  ReadResult reread(const LoadedDraft& loaded, const std::string& bytes);

  /// What the linter of the working folder is made from.
  LinterOptions linter_options() { return linter_options(config_for("draft")); }
  /// The configuration that governs the working folder; where there is none, the one to make in it.
  std::string config_or_new();

  /// Where allowances for the draft at `path` stand when the draft does not hold them.
  std::string allow_path_for(const std::string& path);
  /// The configuration that governs drafts at `path`, or empty.
  std::string config_for(const std::string& path);
  /// The draft's name in that file.
  static std::string name_in(const std::string& allow_path, const Draft& draft);
  /// What the allow file at `path` says; nothing when there is none.
  const AllowFile& allow_file(const std::string& path);

  /// Everything that could not be read or used, in the order met.
  const std::vector<Error>& problems() const { return problems_; }
  /// Facts given beside the drafts.
  const FactSources& facts() const { return facts_; }
  /// Facts of the member's own export.
  const Exports& exports() const { return exports_; }
  /// What the user should know about how facts were found; each once.
  const std::vector<std::string>& notes() const { return notes_; }
  void add_notes(const std::vector<std::string>& notes);
  /// The present of this run.
  std::chrono::sys_seconds now() const { return now_; }
  void add_problem(Error problem) { problems_.push_back(std::move(problem)); }

 private:
  InputOptions input_options(const Linter& linter, const std::string& path) const;
  LinterOptions linter_options(const std::string& config) const;
  std::shared_ptr<const Linter> make_linter(const std::string& config);
  void find_allows(DraftFile& file);
  void add_allows(const DraftFile& file, Draft& draft) const;
  void load_file(const std::string& file, std::vector<LoadedDraft>& drafts);

  const Options& options_;
  std::istream& in_;
  std::shared_ptr<const FileSystem> files_;
  std::map<std::string, std::string> configs_;  ///< folder → configuration file
  std::map<std::string, std::shared_ptr<const Linter>> linters_;
  std::map<std::string, AllowFile> allow_files_;  ///< by path
  std::map<std::string, bool> quiet_folders_;     ///< folder of drafts → nothing is allowed there by a file
  mutable std::mutex gone_mutex_;
  mutable std::map<std::string, bool> gone_;  ///< path of a file that entries name → there is none
  std::vector<Error> problems_;
  std::vector<std::string> notes_;
  std::set<std::string> said_;
  std::chrono::sys_seconds now_;
  FactSources facts_;
  Exports exports_;
};

/// Prints the first hundred problems as "path:line:column: error: message", one a line, and how many more there are.
void print_problems(const std::vector<Error>& problems, std::ostream& err);
/// So many problems are printed.
inline constexpr std::size_t kMostProblems = 100;
/// Says how many problems are not printed.
void print_problem_count(std::size_t more, std::ostream& err);
/// Sends what is printed so far, prints the problems; `good` when there are none.
Exit finish(const Workspace& workspace, Io& io, Exit good = Exit::kPassed);
/// Prints the first few notes as "mannerly: note: message", and how many more there are.
void print_notes(const std::vector<std::string>& notes, std::ostream& err);

}  // namespace mannerly::cli
