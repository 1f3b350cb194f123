// `mannerly rules list` and `mannerly rules test`.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <optional>
#include <ostream>

#include "cli/commands.h"
#include "cli/rule_names.h"
#include "cli/workspace.h"
#include "mannerly/rule_coverage.h"
#include "report/display.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

/// Rules by category, then id.
std::vector<const RuleInfo*> sorted_rules(const Linter& linter) {
  std::vector<const RuleInfo*> rules;
  for (const RuleInfo& rule : linter.rules()) rules.push_back(&rule);
  std::sort(rules.begin(), rules.end(), [](const RuleInfo* a, const RuleInfo* b) {
    return a->category != b->category ? a->category < b->category : a->id < b->id;
  });
  return rules;
}

void list_text(const std::vector<const RuleInfo*>& rules, std::ostream& out) {
  constexpr std::size_t kGap = 2;
  std::size_t id_width = 0;
  std::size_t level_width = 0;
  for (const RuleInfo* rule : rules) {
    id_width = std::max(id_width, rule->id.size());
    level_width = std::max(level_width, levels_of(*rule).size());
  }
  level_width = std::min<std::size_t>(level_width, 24);
  std::string category;
  for (const RuleInfo* rule : rules) {
    if (!category.empty() && rule->category != category) out << '\n';
    category = rule->category;
    const std::string levels = levels_of(*rule);
    const std::size_t pad = level_width > levels.size() ? level_width - levels.size() : 0;
    out << rule->id << std::string(id_width - rule->id.size() + kGap, ' ') << levels << std::string(pad + kGap, ' ')
        << printable(rule->title) << '\n';
  }
}

void list_json(const std::vector<const RuleInfo*>& rules, std::ostream& out) {
  Json list = Json::array();
  for (const RuleInfo* rule : rules) {
    Json levels = Json::object();
    for (const auto& [name, severity] : rule->severity) levels[name] = to_string(severity);
    list.push_back({{"id", rule->id},
                    {"category", rule->category},
                    {"kind", rule->kind},
                    {"title", rule->title},
                    {"why", rule->why},
                    {"source", rule->source},
                    {"severity", std::move(levels)},
                    {"origin", rule->origin}});
  }
  out << list.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
}

}  // namespace

Exit run_rules_list(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  if (const std::shared_ptr<const Linter> linter = workspace.linter()) {
    const std::vector<const RuleInfo*> rules = sorted_rules(*linter);
    if (options.format == "json") {
      list_json(rules, io.out);
    } else {
      list_text(rules, io.out);
    }
  }
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? Exit::kPassed : Exit::kBadInput;
}

namespace {

/// Names the parts of rules that no example touches; returns how many there are, or nothing with a problem added.
std::optional<std::size_t> list_gaps(Workspace& workspace, std::ostream& out) {
  const auto coverage = rule_coverage(workspace.linter_options());
  if (!coverage) {
    workspace.add_problem(coverage.error());
    return std::nullopt;
  }
  for (const RuleGap& gap : coverage->gaps) {
    Error place = gap.where;
    place.message = gap.part + ": no example has “" + printable(gap.text) + "”";
    out << to_string(place) << '\n';
  }
  const std::size_t touched = coverage->parts - coverage->gaps.size();
  out << touched << " of " << coverage->parts << " phrases, patterns, exceptions and limits are in an example\n";
  return coverage->gaps.size();
}

}  // namespace

Exit run_rules_test(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  const std::shared_ptr<const Linter> linter = workspace.linter();
  std::vector<RuleTestFailure> failures;
  std::size_t gaps = 0;
  if (linter != nullptr) {
    std::size_t rules = 0;
    std::size_t examples = 0;
    for (const RuleInfo& rule : linter->rules()) {
      if (is_built_in(rule)) continue;
      ++rules;
      examples += rule.examples.size();
    }
    failures = linter->test_rules();
    for (const RuleTestFailure& failure : failures) {
      io.out << failure.rule << ": " << printable(failure.message) << "\n    " << printable(failure.example) << '\n';
    }
    io.out << rules << (rules == 1 ? " rule, " : " rules, ") << examples
           << " examples: " << (failures.empty() ? "all as expected" : std::to_string(failures.size()) + " failed")
           << '\n';
    if (options.coverage) gaps = list_gaps(workspace, io.out).value_or(0);
  }
  print_problems(workspace.problems(), io.err);
  if (!workspace.problems().empty()) return Exit::kBadInput;
  return failures.empty() && gaps == 0 ? Exit::kPassed : Exit::kGateFailed;
}

}  // namespace mannerly::cli
