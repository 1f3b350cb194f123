// The engine's front door: compile rules once, then lint any number of drafts from any number of threads.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mannerly/config.h"
#include "mannerly/draft.h"
#include "mannerly/inspect.h"
#include "mannerly/permission.h"
#include "mannerly/report.h"
#include "mannerly/result.h"
#include "mannerly/rule.h"

namespace mannerly {

/// Read access to files, given to the library by its host; lets tests run without a disk.
class FileSystem {
 public:
  virtual ~FileSystem() = default;
  /// The whole file, or an Error that says why not. Thread safe.
  virtual Result<std::string> read(const std::string& path) const = 0;
  /// The whole of a regular file of at most `most` bytes; an Error for a larger one, and for pipes and devices, without
  /// reading them. Thread safe.
  virtual Result<std::string> read_at_most(const std::string& path, std::size_t most) const;
  /// The absolute path behind `path` once links are followed; what does not exist counts as written. The default knows
  /// no links.
  virtual Result<std::string> resolve(const std::string& path) const;
  /// Hands the file's bytes to `use` in chunks, in order, as long as it returns true, and returns how many there were;
  /// an Error may come after some of them. For files that may be large, or have no end. Thread safe.
  virtual Result<std::uint64_t> stream(const std::string& path, const std::function<bool(std::string_view)>& use) const;
  /// Paths of the regular files below `folder`, sorted, relative to it.
  virtual Result<std::vector<std::string>> list(const std::string& folder) const = 0;
  virtual bool exists(const std::string& path) const = 0;
  /// The size of a file in bytes, or an Error that says why it cannot be told. Thread safe.
  virtual Result<std::uint64_t> size(const std::string& path) const;
};

/// The file system of the machine.
std::shared_ptr<const FileSystem> disk_file_system();

/// Bytes that are costly to make, kept by the host from run to run. They are checked before use, so that a store may
/// lose or damage them.
class ByteStore {
 public:
  virtual ~ByteStore() = default;
  /// The bytes kept under a name, or nullopt. Thread safe.
  virtual std::optional<std::string> find(const std::string& name) const = 0;
  /// Keeps bytes under a name; that this may fail is of no consequence. Thread safe.
  virtual void keep(const std::string& name, const std::string& bytes) const = 0;
};

struct LinterOptions {
  std::shared_ptr<const FileSystem> files = disk_file_system();
  std::string rules_dir;                        ///< replaces the bundled rules when not empty
  std::string policy = {};                      ///< a policy or a file of one; empty: the configuration's
  std::string config_path;                      ///< the `.mannerly.yaml` to use; empty: the defaults
  std::string words_file = {};                  ///< the user's own words, see word_list(); empty or absent: none
  std::string base_dir = {};                    ///< absolute folder that relative paths start from, see input_for()
  std::optional<std::chrono::sys_seconds> now;  ///< the time of the run, UTC; unset: rules about dates are silent
  std::shared_ptr<const ByteStore> store = {};  ///< for compiled rules of `rules_dir`; null: compiled every time
  std::vector<std::string> dictionary_dirs = {"/usr/share/hunspell", "/usr/share/myspell/dicts"};
};

struct FixOptions {
  Applicability least = Applicability::kSafe;  ///< kSuggested also applies suggested fixes
};

struct FixResult {
  std::string bytes;  ///< the source after all rounds
  std::size_t applied = 0;
  std::size_t rounds = 0;
  std::vector<Error> problems;  ///< those of the draft as it was, see DraftResult
};

/// One failed expectation of a rule's examples.
struct RuleTestFailure {
  std::string rule;
  std::string example;
  std::string message;
};

/// What the drafts of one run know of each other: near-duplicates, whose names and companies occur. Immutable.
class Survey;

/// Surveys the drafts of a run, in time that grows with their total length. The drafts need not be linted by it, nor
/// at once; it holds about a kilobyte a draft and none of their text.
std::shared_ptr<const Survey> survey(const std::vector<std::shared_ptr<const Draft>>& drafts);

/// What a draft's surroundings add to it.
struct RunFacts {
  std::optional<std::chrono::sys_seconds> now;  ///< replaces LinterOptions::now
  std::shared_ptr<const Survey> survey;         ///< of the run; unset: rules about other drafts are silent
  std::string policy = {};                      ///< replaces the active policy when not empty
};

/// Immutable after create(); every const member function is thread safe.
class Linter {
 public:
  /// Compiles the active rules. Faults in rule and configuration files do not stop it: they are in problems(), and
  /// the rule concerned is left out. Fails only when nothing can be checked at all.
  static Result<std::shared_ptr<const Linter>> create(const LinterOptions& options);
  virtual ~Linter() = default;

  /// Findings (sorted, fingerprinted), score and verdict of one draft.
  virtual DraftResult lint(std::shared_ptr<const Draft> draft, const RunFacts& run) const = 0;
  DraftResult lint(std::shared_ptr<const Draft> draft) const { return lint(std::move(draft), RunFacts{}); }
  /// Scores what is left after findings were taken out of a result of this linter.
  virtual void rescore(DraftResult& result) const = 0;
  /// Applies fixes in rounds until nothing changes, at most ten. The draft's source must be writable.
  virtual FixResult fix(std::shared_ptr<const Draft> draft, const FixOptions& options) const = 0;
  virtual const std::vector<RuleInfo>& rules() const = 0;
  virtual const std::vector<Error>& problems() const = 0;
  virtual const Config& config() const = 0;
  /// The configuration as the draft's path and kind have it, overrides applied.
  virtual std::shared_ptr<const Config> config_for(const Draft& draft) const = 0;
  /// How a draft at `path` is to be read by this configuration: its kind, whether it is a template, its fields, where
  /// it does not say them itself. The globs of overrides are matched below the configuration's folder; to compare them,
  /// relative paths are taken to start from LinterOptions::base_dir.
  virtual InputOptions input_for(const std::string& path) const = 0;
  /// Every value that holds for the draft, with its place.
  virtual EffectiveConfig effective(const Draft& draft) const = 0;
  /// Why the rule fired on the draft or did not. The rule must be one of rules().
  virtual RuleAccount account(std::shared_ptr<const Draft> draft, const std::string& rule,
                              const RunFacts& run) const = 0;
  virtual const Permissions& permissions() const = 0;
  /// Runs the examples of every rule.
  virtual std::vector<RuleTestFailure> test_rules() const = 0;
};

/// Lints `drafts` with up to `threads` threads. The order of the results is the order of the drafts, whatever the
/// number of threads. Without a survey the drafts are their own run.
std::vector<DraftResult> lint_all(const Linter& linter, const std::vector<std::shared_ptr<const Draft>>& drafts,
                                  std::size_t threads, std::shared_ptr<const Survey> run = nullptr);

/// The config file that governs `draft_path`: the closest `.mannerly.yaml` upward, or empty.
std::string find_config(const FileSystem& files, const std::string& draft_path);
/// A file `.mannerly.yml`, which is not read, where one would take it for the configuration: no farther up than `config`,
/// which find_config() gave. Empty when there is none.
std::string find_misnamed_config(const FileSystem& files, const std::string& draft_path, const std::string& config);

/// The version of the library, "0.1.0".
std::string_view version();

}  // namespace mannerly
