// `mannerly explain RULE`: what a rule wants, why, its examples, and how to change or allow it.
#include <algorithm>
#include <ostream>
#include <string>
#include <vector>

#include "base/strings.h"
#include "cli/commands.h"
#include "cli/marked_example.h"
#include "cli/rule_names.h"
#include "cli/workspace.h"
#include "report/display.h"

namespace mannerly::cli {
namespace {

constexpr std::size_t kIndent = 12;
constexpr std::size_t kLongestParameter = 400;

/// "label       text", folded under the text.
std::string row(std::string label, std::string_view text, std::size_t width) {
  label.resize(std::max(kIndent, label.size() + 1), ' ');
  return label + folded(printable(text), kIndent, width) + '\n';
}

/// What is known of an example besides its text: facts, the day, the drafts beside it.
std::string facts(const RuleExample& example, std::size_t width) {
  std::vector<std::string> known;
  for (const std::string_view line : split(example.front_matter, '\n')) {
    const bool shown_elsewhere = line.starts_with("kind: ") || line.starts_with("subject: ");
    if (!trim(line).empty() && !shown_elsewhere) known.emplace_back(line);
  }
  if (!example.now.empty()) known.push_back("now: " + example.now);
  const std::size_t others = example.others.size();
  if (others > 0)
    known.push_back("beside " + std::to_string(others) + (others == 1 ? " other draft" : " other drafts"));
  return known.empty() ? std::string() : "  (" + folded(printable(join(known, "; ")), 3, width) + ")\n";
}

std::string examples(const RuleInfo& rule, std::size_t width) {
  std::string out;
  for (const bool wanted : {true, false}) {
    bool first = true;
    for (const RuleExample& example : rule.examples) {
      if (example.bad != wanted) continue;
      if (first) out += wanted ? "\nfires on\n" : "\nsilent on\n";
      first = false;
      if (!example.kind.empty()) out += "  (" + example.kind + ")\n";
      out += facts(example, width);
      if (!example.subject.empty()) out += "  subject:\n" + show_example(trim(example.subject), 2);
      out += show_example(trim(example.marked), 2);
      if (example.has_fixed) out += "  fixed:\n" + show_example(trim(example.fixed), 2);
    }
  }
  return out;
}

std::string parameters(const RuleInfo& rule, std::size_t width) {
  std::string out;
  for (const auto& [key, value] : rule.parameters) {
    const bool too_long = value.size() > kLongestParameter;
    const std::string shown = too_long ? "(long; see " + rule.origin + ")" : value;
    out += row("  " + key, shown, width);
  }
  return out.empty() ? out : "\nparameters\n" + out;
}

std::string how_to_change(const RuleInfo& rule) {
  return "\nto change it, in .mannerly.yaml\n"
         "  rules: {" +
         rule.id +
         ": off}        # or error, warning, advice\n"
         "to allow it in one draft, in its front matter\n"
         "  allow: [" +
         rule.id + "]\n";
}

}  // namespace

Exit run_explain(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  const std::shared_ptr<const Linter> linter = workspace.linter();
  const RuleInfo* rule = linter == nullptr ? nullptr : find_rule(linter->rules(), options.rule);
  if (linter != nullptr && rule == nullptr) {
    workspace.add_problem({.message = unknown_rule(linter->rules(), options.rule), .path = {}});
  }
  if (rule != nullptr) {
    const std::size_t width = io.terminal.width;
    io.out << rule->id << '\n' << row("", rule->title, width) << '\n';
    io.out << row("why", rule->why, width) << row("level", levels_of(*rule), width);
    if (!rule->applies.empty()) io.out << row("applies to", rule->applies, width);
    if (!rule->source.empty()) io.out << row("source", join(rule->source, ", "), width);
    io.out << row("kind", rule->kind, width) << parameters(*rule, width) << examples(*rule, width)
           << how_to_change(*rule);
  }
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? Exit::kPassed : Exit::kBadInput;
}

}  // namespace mannerly::cli
