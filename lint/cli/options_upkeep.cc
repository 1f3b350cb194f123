#include "cli/options_upkeep.h"

#include <CLI/CLI.hpp>
#include <string>

#include "base/strings.h"
#include "cli/options_shared.h"

namespace mannerly::cli {
namespace {

CLI::App* add_baseline_command(CLI::App& app, Options& options, Command command, const char* name, const char* help) {
  CLI::App* sub = app.add_subcommand(name, help);
  add_input_options(*sub, options);
  sub->add_option("--baseline", options.baseline, "the baseline file")->option_text("FILE");
  sub->callback([&options, command] {
    options.command = command;
    if (options.paths.empty()) options.paths = {"."};
  });
  return sub;
}

}  // namespace

void add_allow(CLI::App& app, Options& options) {
  CLI::App* allow =
      app.add_subcommand("allow", "allow a finding of a draft in a file beside the drafts, with a reason");
  allow
      ->add_option("paths", options.paths,
                   "a draft and a rule, as in “intro.txt tone/urgency”; of --prune drafts or folders")
      ->option_text("FILE RULE");
  auto* reason = allow->add_option("--reason", options.reason, "why it may stay")->option_text("TEXT");
  auto* until =
      allow
          ->add_option_function<std::string>(
              "--until", [&options](const std::string& value) { options.until = day_from_string(value); },
              "the last day on which it may stay")
          ->check(CLI::Validator(
              [](const std::string& value) {
                return day_from_string(value) ? std::string() : "“" + value + "” is no date; write it as 2027-01-31";
              },
              ""))
          ->option_text("DATE");
  auto* line = allow->add_option("--line", options.line, "only findings that begin on this line")
                   ->check(CLI::Range(1U, 100'000'000U))
                   ->option_text("N");
  allow->add_flag("--prune", options.prune, "delete entries that have no effect any more")
      ->excludes(reason)
      ->excludes(until)
      ->excludes(line);
  add_reading_options(*allow, options);
  allow->callback([&options] {
    options.command = Command::kAllow;
    options.no_baseline = true;
    if (options.prune && options.paths.empty()) options.paths = {"."};
    if (options.prune) return;
    if (options.paths.size() != 2)
      throw CLI::ValidationError(
          "allow", "name a draft and a rule, as in “mannerly allow intro.txt tone/urgency --reason TEXT”");
    if (trim(options.reason).empty()) throw CLI::ValidationError("--reason", "say why the finding may stay");
    options.rule = options.paths.back();
    options.paths.pop_back();
  });
}

void add_words(CLI::App& app, Options& options) {
  CLI::App* words = app.add_subcommand("words", "keep the list of own words");
  words->require_subcommand(1, 1);
  CLI::App* add = words->add_subcommand("add", "add words to the configuration");
  add->add_option("words", options.words, "words as they are written")->required()->option_text("WORD ...");
  auto* file = add->add_option("--file", options.config,
                               "the configuration to add to; else the closest one upward, or a new one")
                   ->option_text("CONFIG");
  add->add_flag("--mine", options.to_own_words, "to your own list, which holds in every project")->excludes(file);
  add->callback([&options] { options.command = Command::kWordsAdd; });
  CLI::App* unused = words->add_subcommand("unused", "own words that no draft has");
  add_input_options(*unused, options);
  unused->callback([&options] {
    options.command = Command::kWordsUnused;
    if (options.paths.empty()) options.paths = {"."};
  });
}

void add_rules_new(CLI::App& rules, Options& options) {
  CLI::App* rule = rules.add_subcommand("new", "write a rule file with examples, to go on from");
  rule->add_option("rule", options.rule, "its id, as in sales/free-trial")->required()->option_text("CATEGORY/PROBLEM");
  rule->add_option("--kind", options.rule_kind, "what sort of check it is; phrase unless told")
      ->check(CLI::IsMember({"phrase", "pattern"}))
      ->option_text("phrase|pattern");
  rule->add_option("--rules", options.rules_dir, "the folder of rules to add it to; ./rules unless told")
      ->option_text("DIR");
  rule->callback([&options] { options.command = Command::kRulesNew; });
}

void add_baseline_options(CLI::App& app, Options& options) {
  auto* file = app.add_option("--baseline", options.baseline,
                              "findings in this file do not count; .mannerly-baseline.json is found by itself")
                   ->option_text("FILE");
  app.add_flag("--no-baseline", options.no_baseline, "count every finding")->excludes(file);
}

void add_baseline(CLI::App& app, Options& options) {
  CLI::App* baseline = app.add_subcommand("baseline", "let old findings be, so that only new ones count");
  baseline->require_subcommand(1, 1);
  CLI::App* create =
      add_baseline_command(*baseline, options, Command::kBaselineCreate, "create", "write down what is found now");
  create->add_flag("--force", options.force, "also when there is a baseline already");
  CLI::App* update =
      add_baseline_command(*baseline, options, Command::kBaselineUpdate, "update", "take out what is no longer found");
  update->add_flag("--force", options.force, "also add what is new");
  CLI::App* report = add_baseline_command(*baseline, options, Command::kBaselineReport, "report",
                                          "what is left, by rule and file, and what is gone");
  add_format_option(*report, options, {"text", "json"});
}

}  // namespace mannerly::cli
