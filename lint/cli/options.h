// The command line as one struct. Parsed once; no command looks at arguments again.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/io.h"
#include "lsp/positions.h"
#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/history.h"

namespace mannerly::cli {

enum class Command {
  kCheck,
  kFix,
  kPermit,
  kPreview,
  kExplain,
  kLsp,
  kRulesList,
  kRulesTest,
  kRulesNew,
  kAllow,
  kBaselineCreate,
  kBaselineUpdate,
  kBaselineReport,
  kWordsAdd,
  kWordsUnused,
  kVersion,
  kWhy,
  kConfigShow,
  kConfigSchema,
  kInit
};
enum class ColourWish { kAuto, kAlways, kNever };

/// A report that goes to a file of its own.
struct ReportFile {
  std::string format;
  std::string file;
};

struct Options {
  Command command = Command::kCheck;

  std::vector<std::string> paths;  ///< files, folders, "-"
  std::string near_command;        ///< what the first path is, but for a slip; empty: no command
  std::string rule;                ///< of explain
  std::string why;                 ///< of check: a rule to account for; empty: none
  std::string schema;              ///< of config schema

  std::string rules_dir;
  std::string cache_folder;  ///< where compiled rules are kept; empty: nowhere
  std::string words_file;    ///< the user's own words; empty: none
  std::string config;        ///< given with --config
  bool no_config = false;

  std::optional<Kind> kind;
  bool is_template = false;
  InputFormat input_format = InputFormat::kAuto;
  std::vector<std::pair<std::string, std::string>> columns;  ///< field → column
  std::string stdin_filename;
  std::optional<std::chrono::sys_seconds> now;  ///< unset: the machine's clock

  std::string format = "text";           ///< of what goes to standard output
  std::string output;                    ///< a file instead of standard output
  std::vector<ReportFile> report_files;  ///< reports beside that
  Severity min_severity = Severity::kAdvice;
  ColourWish colour = ColourWish::kAuto;
  bool quiet = false;

  std::optional<Severity> fail_on;
  std::optional<int> fail_under;
  std::size_t threads = 0;  ///< 0: as many as the machine has

  std::string policy;                                      ///< a policy or a file of one; empty: the configuration's
  std::string context_file;                                ///< facts about sender and recipient
  std::vector<std::pair<std::string, std::string>> facts;  ///< "to.degree" → "2"; the later wins
  ExportPaths exports;                                     ///< the member's own data export
  std::string network;                                     ///< the folder of colleagues' lists
  std::size_t most_paths = 3;                              ///< of permit: how many introductions to show
  std::string channel;                                     ///< of permit: a kind or another way; empty: the draft's
  bool explain = false;                                    ///< of permit: every policy's answer

  std::optional<lsp::Encoding> position_encoding;  ///< of lsp: instead of the negotiated one
  std::optional<int> debounce_ms;                  ///< of lsp: rest between typing and checking
  std::string baseline;      ///< the baseline file; empty: found beside the configuration or in the working folder
  bool no_baseline = false;  ///< use none
  std::vector<std::string> words;     ///< of words add
  bool to_own_words = false;          ///< of words add: to the user's list instead of the configuration
  std::string rule_kind;              ///< of rules new
  bool coverage = false;              ///< of rules test: say what no example touches
  std::string reason;                 ///< of allow
  std::optional<Day> until;           ///< of allow: the last day
  std::uint32_t line = 0;             ///< of allow: only findings on this line; 0: on any
  bool prune = false;                 ///< of allow: delete what has no effect
  bool force = false;                 ///< of baseline: replace what is there, add what is new
  std::string changed_since;          ///< keep only drafts that differ from this commit; empty: all
  std::string rows_file;              ///< of preview: the values
  std::size_t row = 0;                ///< of preview: one row; 0: all
  std::optional<std::uint64_t> seed;  ///< of preview: chooses among spintax

  bool diff = false;
  bool unsafe_fixes = false;
};

/// Either options to run with, or a text to print (help, version, a usage error) and the exit code.
struct ParsedOptions {
  std::optional<Options> options;
  std::string text;
  Exit exit = Exit::kPassed;
};

/// `arguments` without the program's name. When the first is no sub-command, `check` is meant. Without a path it checks
/// the working folder, unless something is piped in: then it has to be said which of the two is meant.
ParsedOptions parse_options(std::vector<std::string> arguments, InputStream input);

}  // namespace mannerly::cli
