// `mannerly explain RULE`: what a rule wants, why, its examples, and how to change or allow it.
#include <algorithm>
#include <ostream>

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

std::string examples(const RuleInfo& rule) {
  std::string out;
  for (const bool wanted : {true, false}) {
    bool first = true;
    for (const RuleExample& example : rule.examples) {
      if (example.bad != wanted) continue;
      if (first) out += wanted ? "\nfires on\n" : "\nsilent on\n";
      first = false;
      if (!example.kind.empty()) out += "  (" + example.kind + ")\n";
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
    io.out << row("kind", rule->kind, width) << parameters(*rule, width) << examples(*rule) << how_to_change(*rule);
  }
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? Exit::kPassed : Exit::kBadInput;
}

}  // namespace mannerly::cli
