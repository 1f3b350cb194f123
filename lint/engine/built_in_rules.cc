// The rules about allowances. They are in the program because they read no text: there is nothing to write in a file.
#include <array>
#include <string_view>
#include <utility>

#include "engine/suppression.h"

namespace mannerly {
namespace {

/// A text in which the rule of the examples finds one thing.
constexpr std::string_view kHurried = "Hi Dana,\n\nplease act now.\n\nBest,\nIvo";
constexpr std::string_view kCalm = "Hi Dana,\n\nplease write when you can.\n\nBest,\nIvo";

struct Example {
  std::string_view allow;  ///< as front matter has it
  std::string_view text;
  bool bad = false;
};

struct BuiltIn {
  std::string_view id;
  std::string_view title;
  std::string_view message;
  std::string_view why;
  std::array<Example, 4> examples;
};

/// By id.
constexpr std::array<BuiltIn, 3> kRows = {{
    {kExpiredAllow,
     "an allowance whose last day has passed",
     "the entry has expired",
     "An allowance with a date was meant to end. The finding it covered is reported again; the fix deletes the entry.",
     {{{"[{rule: tone/urgency, until: 2026-05-31}]", kHurried, true},
       {"[{rule: tone/urgency, reason: launch week, until: 2026-05-31}]", kCalm, true},
       {"[{rule: tone/urgency, until: 2026-06-01}]", kHurried},
       {"[tone/urgency]", kHurried}}}},
    {kUnknownAllow,
     "an allowance of a rule that does not exist",
     "no rule has this name",
     "An allowance with a slip in the rule's name allows nothing, and nobody notices.",
     {{{"[tone/urgancy]", kHurried, true},
       {"[ton/*]", kHurried, true},
       {"[tone/urgency]", kHurried},
       {"[tone/*]", kHurried}}}},
    {kUnusedAllow,
     "an allowance that has no effect",
     "the entry has no effect",
     "What is allowed and no longer there hides the next fault of the same kind. The fix deletes the entry. Rules that "
     "look beyond the draft (other drafts, the day, the recipient) are never called unused.",
     {{{"[tone/urgency]", kCalm, true},
       {"[{rule: tone/urgency, reason: settled}, tone/urgency]", kHurried, true},
       {"[tone/urgency]", kHurried},
       {"[tone/*]", kHurried}}}},
}};

RuleExample example_of(const Example& row) {
  RuleExample out;
  out.marked = row.text;
  out.front_matter = "kind: message\nallow: " + std::string(row.allow) + "\n";
  out.now = "2026-06-01";
  out.bad = row.bad;
  return out;
}

}  // namespace

std::vector<RuleSpec> built_in_rules(Examples examples) {
  std::vector<RuleSpec> out;
  for (const BuiltIn& row : kRows) {
    RuleSpec spec;
    spec.id = row.id;
    spec.category = kBuiltInKind;
    spec.kind = kBuiltInKind;
    spec.title = row.title;
    spec.words.message = row.message;
    spec.words.why = row.why;
    spec.params.edit().type = yaml::NodeType::kMap;
    spec.path = "built in";
    for (const Example& example : row.examples) {
      if (examples == Examples::kAll) spec.examples.push_back(example_of(example));
    }
    out.push_back(std::move(spec));
  }
  return out;
}

}  // namespace mannerly
