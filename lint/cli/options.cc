// CLI11 lives here only: its values are strings, turned into types at once and checked against the same name tables
// that the output uses.
#include "cli/options.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <chrono>
#include <optional>

#include "base/names.h"
#include "base/strings.h"
#include "cli/config_text.h"
#include "cli/options_facts.h"
#include "cli/options_reports.h"
#include "cli/options_shared.h"
#include "cli/options_templates.h"
#include "cli/options_upkeep.h"
#include "mannerly/linter.h"

namespace mannerly::cli {
namespace {

constexpr NameTable<InputFormat, 5> kInputFormats = {{{InputFormat::kAuto, "auto"},
                                                      {InputFormat::kPlain, "plain"},
                                                      {InputFormat::kMarkdown, "markdown"},
                                                      {InputFormat::kJsonl, "jsonl"},
                                                      {InputFormat::kCsv, "csv"}}};
constexpr NameTable<ColourWish, 3> kColours = {
    {{ColourWish::kAuto, "auto"}, {ColourWish::kAlways, "always"}, {ColourWish::kNever, "never"}}};
constexpr NameTable<Severity, 4> kGates = {{{Severity::kError, "error"},
                                            {Severity::kWarning, "warning"},
                                            {Severity::kAdvice, "advice"},
                                            {Severity::kOff, "never"}}};
constexpr NameTable<Severity, 3> kLevels = {
    {{Severity::kError, "error"}, {Severity::kWarning, "warning"}, {Severity::kAdvice, "advice"}}};

template <class E, std::size_t N>
std::vector<std::string> names_in(const NameTable<E, N>& table) {
  std::vector<std::string> names;
  for (const auto& [value, name] : table) names.emplace_back(name);
  return names;
}

std::vector<std::string> kind_names() {
  std::vector<std::string> names;
  for (const Kind kind : all_kinds()) names.emplace_back(to_string(kind));
  return names;
}

/// A CLI11 check against a list of names, with the nearest one in the message.
CLI::Validator one_of(std::vector<std::string> names) {
  const std::string shown = join(names, "|");
  return CLI::Validator(
      [names = std::move(names)](const std::string& value) {
        const bool known = std::find(names.begin(), names.end(), value) != names.end();
        return known ? std::string() : unknown_name("value", value, names);
      },
      shown);
}

std::string check_time(const std::string& text) {
  return time_from_string(text) ? std::string()
                                : "“" + text + "” is no date; write it as 2027-01-31 or 2027-01-31T14:30";
}

std::string check_column(const std::string& text) {
  const std::size_t equals = text.find('=');
  const bool good = equals != std::string::npos && equals > 0 && equals + 1 < text.size();
  return good ? std::string() : "“" + text + "” should be FIELD=COLUMN, as in text=Body";
}

/// Calls `use` with the value of a single-valued option.
void on_value(CLI::App& app, const std::string& name, const std::string& help, const CLI::Validator& check,
              std::function<void(const std::string&)> use) {
  app.add_option_function<std::string>(name, std::move(use), help)
      ->check(check)
      ->option_text(check.get_description().empty() ? "TEXT" : check.get_description());
}

}  // namespace

void add_format_option(CLI::App& app, Options& options, std::vector<std::string> names) {
  on_value(app, "--format", "how to print the result", one_of(std::move(names)),
           [&options](const std::string& value) { options.format = value; });
}

void add_rule_options(CLI::App& app, Options& options) {
  app.add_option("--rules", options.rules_dir, "use the rules in this folder instead of the bundled ones")
      ->option_text("DIR");
  auto* config =
      app.add_option("--config", options.config, "use this configuration file for every draft")->option_text("FILE");
  app.add_flag("--no-config", options.no_config, "use no configuration file")->excludes(config);
  app.add_option("--words", options.words_file, "your own words, one a line, instead of ~/.config/mannerly/words.txt")
      ->option_text("FILE");
}

namespace {

void add_now(CLI::App& app, Options& options) {
  app.add_option_function<std::string>(
         "--now", [&options](const std::string& value) { options.now = time_from_string(value); },
         "take this day or time (UTC) as the present")
      ->check(CLI::Validator([](const std::string& value) { return check_time(value); }, ""))
      ->option_text("DATE");
}

}  // namespace

void add_input_options(CLI::App& app, Options& options) {
  app.add_option("paths", options.paths, "drafts: files, folders, or - for standard input")->option_text("PATH ...");
  add_reading_options(app, options);
}

void add_reading_options(CLI::App& app, Options& options) {
  on_value(app, "--kind", "what drafts are sent as when they do not say it themselves", one_of(kind_names()),
           [&options](const std::string& value) { options.kind = kind_from_string(value); });
  app.add_flag("--template", options.is_template, "placeholders are meant to stay");
  on_value(app, "--input-format", "how to read the input; auto goes by the file's name",
           one_of(names_in(kInputFormats)),
           [&options](const std::string& value) { options.input_format = *value_of(kInputFormats, value); });
  app.add_option_function<std::vector<std::string>>(
         "--column",
         [&options](const std::vector<std::string>& values) {
           for (const std::string& value : values) {
             const std::size_t equals = value.find('=');
             options.columns.emplace_back(value.substr(0, equals), value.substr(equals + 1));
           }
         },
         "which column of a batch holds a field (may be repeated)")
      ->check(CLI::Validator([](const std::string& value) { return check_column(value); }, ""))
      ->allow_extra_args(false)
      ->option_text("FIELD=COLUMN");
  app.add_option("--stdin-filename", options.stdin_filename, "the name standard input goes by")->option_text("NAME");
  add_now(app, options);
  add_rule_options(app, options);
  add_fact_options(app, options);
}

namespace {

void add_check(CLI::App& app, Options& options) {
  CLI::App* check = app.add_subcommand("check", "read drafts and say what to change (the default command)");
  add_input_options(*check, options);
  add_report_options(*check, options);
  on_value(*check, "--min-severity", "show nothing below this level", one_of(names_in(kLevels)),
           [&options](const std::string& value) { options.min_severity = *value_of(kLevels, value); });
  on_value(*check, "--fail-on", "fail when there is a finding at or above this level", one_of(names_in(kGates)),
           [&options](const std::string& value) { options.fail_on = *value_of(kGates, value); });
  check->add_option("--fail-under", options.fail_under, "fail when a draft scores less")
      ->check(CLI::Range(0, 100))
      ->option_text("SCORE");
  check->add_option("--threads", options.threads, "how many threads may work; 0 means all there are")
      ->check(CLI::Range(0, 256))
      ->option_text("N");
  on_value(*check, "--color", "colours; auto means only on a terminal", one_of(names_in(kColours)),
           [&options](const std::string& value) { options.colour = *value_of(kColours, value); });
  check->add_flag("--quiet,-q", options.quiet, "findings only: no score, no summary");
  add_export_options(*check, options);
  add_baseline_options(*check, options);
  add_changed_since(*check, options);
  check->add_option("--why", options.why, "say why this rule fires on the drafts, or does not")->option_text("RULE");
  check->callback([&options] { options.command = options.why.empty() ? Command::kCheck : Command::kWhy; });
}

void add_config(CLI::App& app, Options& options) {
  CLI::App* config = app.add_subcommand("config", "what is configured for a draft, and what a configuration may say");
  config->require_subcommand(1, 1);
  CLI::App* show = config->add_subcommand("show", "every value that holds for a draft and the place that set it");
  add_input_options(*show, options);
  on_value(*show, "--format", "how to print it", one_of({"text", "json"}),
           [&options](const std::string& value) { options.format = value; });
  show->callback([&options] { options.command = Command::kConfigShow; });
  CLI::App* schema = config->add_subcommand("schema", "a JSON Schema, for editors and validators");
  options.schema = schema_names().front();
  schema->add_option("name", options.schema, "what it is for; the configuration unless told")
      ->check(one_of(schema_names()))
      ->option_text(join(schema_names(), "|"));
  schema->callback([&options] { options.command = Command::kConfigSchema; });
}

void add_init(CLI::App& app, Options& options) {
  CLI::App* init = app.add_subcommand("init", "write a commented .mannerly.yaml that fits the drafts of a folder");
  init->add_option("folder", options.paths, "the folder; the current one unless told")
      ->expected(0, 1)
      ->option_text("DIR");
  init->callback([&options] { options.command = Command::kInit; });
}

void add_fix(CLI::App& app, Options& options) {
  CLI::App* fix = app.add_subcommand("fix", "apply the fixes that have one reading");
  add_input_options(*fix, options);
  fix->add_flag("--diff", options.diff, "show what would change and write nothing");
  fix->add_flag("--unsafe", options.unsafe_fixes, "also apply suggested fixes");
  fix->add_flag("--quiet,-q", options.quiet, "say nothing when all went well");
  add_changed_since(*fix, options);
  fix->callback([&options] { options.command = Command::kFix; });
}

void add_preview(CLI::App& app, Options& options) {
  CLI::App* preview = app.add_subcommand("preview", "fill a template with values and judge it as it would be sent");
  add_input_options(*preview, options);
  add_row_options(*preview, options);
  on_value(*preview, "--format", "how to print the result", one_of({"text", "json"}),
           [&options](const std::string& value) { options.format = value; });
  on_value(*preview, "--fail-on", "fail when there is a finding at or above this level", one_of(names_in(kGates)),
           [&options](const std::string& value) { options.fail_on = *value_of(kGates, value); });
  preview->add_option("--fail-under", options.fail_under, "fail when a row scores less")
      ->check(CLI::Range(0, 100))
      ->option_text("SCORE");
  on_value(*preview, "--color", "colours; auto means only on a terminal", one_of(names_in(kColours)),
           [&options](const std::string& value) { options.colour = *value_of(kColours, value); });
  preview->callback([&options] {
    options.command = Command::kPreview;
    options.is_template = true;
  });
}

void add_permit(CLI::App& app, Options& options) {
  CLI::App* permit = app.add_subcommand("permit", "may I write to this person, and how");
  permit->add_option("paths", options.paths, "drafts to answer for; without one, the flags say the case")
      ->option_text("PATH ...");
  std::vector<std::string> channels = kind_names();
  channels.insert(channels.end(), {"invite", "open-profile", "coworker", "comment"});
  on_value(*permit, "--kind", "how to write; the default is the draft's kind, or message", one_of(channels),
           [&options](const std::string& value) { options.channel = value; });
  permit->add_flag("--explain", options.explain, "what every policy says about the case, with its sources");
  on_value(*permit, "--format", "how to print the answer", one_of({"text", "json"}),
           [&options](const std::string& value) { options.format = value; });
  on_value(*permit, "--color", "colours; auto means only on a terminal", one_of(names_in(kColours)),
           [&options](const std::string& value) { options.colour = *value_of(kColours, value); });
  add_now(*permit, options);
  add_rule_options(*permit, options);
  add_fact_options(*permit, options);
  add_person_options(*permit, options);
  add_export_options(*permit, options);
  permit->add_option("--paths", options.most_paths, "how many introductions to show; 3 unless told")
      ->check(CLI::Range(1, 100))
      ->option_text("N");
  permit->callback([&options] { options.command = Command::kPermit; });
}

void add_explain(CLI::App& app, Options& options) {
  CLI::App* explain = app.add_subcommand("explain", "what a rule wants, why, with examples");
  explain->add_option("rule", options.rule, "a rule, as in tone/urgency")->required()->option_text("RULE");
  add_rule_options(*explain, options);
  explain->callback([&options] { options.command = Command::kExplain; });
}

void add_rules(CLI::App& app, Options& options) {
  CLI::App* rules = app.add_subcommand("rules", "list the rules, or test them on their own examples");
  rules->require_subcommand(1, 1);
  CLI::App* list = rules->add_subcommand("list", "all rules by category, with their levels");
  on_value(*list, "--format", "how to print the list", one_of({"text", "json"}),
           [&options](const std::string& value) { options.format = value; });
  add_rule_options(*list, options);
  list->callback([&options] { options.command = Command::kRulesList; });
  CLI::App* test = rules->add_subcommand("test", "run the examples of every rule");
  add_rule_options(*test, options);
  test->add_flag("--coverage", options.coverage, "also name the parts of rules that no example touches");
  add_rules_new(*rules, options);
  test->callback([&options] { options.command = Command::kRulesTest; });
}

void add_version(CLI::App& app, Options& options) {
  CLI::App* version = app.add_subcommand("version", "print the version");
  version->callback([&options] { options.command = Command::kVersion; });
}

void add_lsp(CLI::App& app, Options& options) {
  CLI::App* lsp = app.add_subcommand("lsp", "serve an editor: the language server on standard input and output");
  lsp->add_flag_function(
      "--stdio", [](std::int64_t) {}, "speak over standard input and output, as it always does");
  on_value(*lsp, "--position-encoding", "how columns are counted, instead of what the editor prefers",
           one_of(names_in(lsp::kEncodingNames)),
           [&options](const std::string& value) { options.position_encoding = value_of(lsp::kEncodingNames, value); });
  lsp->add_option("--debounce", options.debounce_ms, "rest after typing before the text is checked; 150 unless told")
      ->check(CLI::Range(0, 10000))
      ->option_text("MS");
  on_value(*lsp, "--kind", "what drafts are sent as when they do not say it themselves", one_of(kind_names()),
           [&options](const std::string& value) { options.kind = kind_from_string(value); });
  lsp->add_option("--policy", options.policy, "who may write to whom by which policy")->option_text("NAME|FILE");
  add_now(*lsp, options);
  add_rule_options(*lsp, options);
  lsp->callback([&options] { options.command = Command::kLsp; });
}

/// What the first word may be, in the order of the help. Options take their time to be made: only those of the command
/// that is called are.
struct FirstWord {
  std::string_view word;
  void (*add)(CLI::App& app, Options& options);
};
constexpr std::array<FirstWord, 13> kFirstWords = {{{"check", add_check},
                                                    {"fix", add_fix},
                                                    {"permit", add_permit},
                                                    {"preview", add_preview},
                                                    {"explain", add_explain},
                                                    {"rules", add_rules},
                                                    {"version", add_version},
                                                    {"lsp", add_lsp},
                                                    {"allow", add_allow},
                                                    {"words", add_words},
                                                    {"baseline", add_baseline},
                                                    {"config", add_config},
                                                    {"init", add_init}}};
constexpr std::array<std::string_view, 4> kQuestions = {"-h", "--help", "--version", "help"};

ParsedOptions stop(Exit exit, std::string text) { return {std::nullopt, std::move(text), exit}; }

bool is_first_word(const std::string& word) {
  return std::any_of(kFirstWords.begin(), kFirstWords.end(), [&](const FirstWord& row) { return row.word == word; });
}

/// The command that was meant by a word that is none, or nothing.
std::string near_command(const std::string& word) {
  const auto is_letter = [](char c) { return c >= 'a' && c <= 'z'; };
  if (!std::all_of(word.begin(), word.end(), is_letter)) return {};
  std::vector<std::string> commands;
  for (const FirstWord& row : kFirstWords) commands.emplace_back(row.word);
  return nearest(word, commands).value_or("");
}

bool is_question(const std::string& word) {
  return std::find(kQuestions.begin(), kQuestions.end(), word) != kQuestions.end();
}

/// What most calls are: drafts, and perhaps --no-config. Making CLI11's options for it would take as long as the check;
/// nullopt leaves the call, and all that is to be said of it, to CLI11.
std::optional<Options> plain_call(const std::vector<std::string>& arguments) {
  constexpr std::string_view kNotOfAPath = "-[%";
  Options out;
  auto next = arguments.begin();
  if (next != arguments.end() && *next == "check") ++next;
  for (; next != arguments.end(); ++next) {
    if (*next == "--no-config" && !out.no_config) {
      out.no_config = true;
      continue;
    }
    const bool is_path = !next->empty() && kNotOfAPath.find(next->front()) == std::string_view::npos;
    if (!is_path || is_first_word(*next) || is_question(*next)) return std::nullopt;
    out.paths.push_back(*next);
  }
  if (out.paths.empty()) return std::nullopt;
  if (arguments.front() == out.paths.front()) out.near_command = near_command(arguments.front());
  return out;
}

}  // namespace

ParsedOptions parse_options(std::vector<std::string> arguments, InputStream input) {
  if (auto plain = plain_call(arguments)) return {std::move(plain), {}, Exit::kPassed};
  Options options;
  CLI::App app(
      "Reads a draft of a message before you send it: may I send it, is it good, what do I change first.\n"
      "Everything happens on this machine.",
      "mannerly");
  app.footer(
      "Try: mannerly draft.md\nExit codes: 0 fine, 1 the gate failed, 2 bad usage or input, 3 our fault; of permit "
      "also 4 unknown");
  app.set_version_flag("--version", "mannerly " + std::string(version()));
  app.get_formatter()->column_width(36);
  app.require_subcommand(1, 1);
  const bool asks = arguments.empty() || is_question(arguments.front());
  if (!asks && !is_first_word(arguments.front())) {
    options.near_command = near_command(arguments.front());
    arguments.insert(arguments.begin(), "check");
  }
  for (const FirstWord& row : kFirstWords) {
    if (asks || row.word == arguments.front()) row.add(app, options);
  }
  if (arguments.empty()) return stop(Exit::kBadInput, app.help());
  if (arguments.front() == "help") arguments.front() = "--help";
  std::reverse(arguments.begin(), arguments.end());  // as CLI11 wants them
  try {
    app.parse(std::move(arguments));
  } catch (const CLI::CallForHelp&) {
    return stop(Exit::kPassed, app.help());
  } catch (const CLI::CallForVersion& call) {
    return stop(Exit::kPassed, std::string(call.what()) + '\n');
  } catch (const CLI::ParseError& error) {
    return stop(Exit::kBadInput, "mannerly: error: " + std::string(error.what()) + "\ntry mannerly --help\n");
  }
  static constexpr std::array kReading = {Command::kCheck, Command::kFix, Command::kPreview, Command::kWhy,
                                          Command::kConfigShow};
  const bool reads_drafts = std::find(kReading.begin(), kReading.end(), options.command) != kReading.end();
  const bool checks = options.command == Command::kCheck || options.command == Command::kWhy;
  if (checks && options.paths.empty() && input == InputStream::kNothing) options.paths = {"."};
  if (reads_drafts && options.paths.empty()) {
    return stop(Exit::kBadInput,
                "mannerly: error: no draft is named; name a file, a folder, or - for standard input\n");
  }
  return {std::move(options), {}, Exit::kPassed};
}

}  // namespace mannerly::cli
