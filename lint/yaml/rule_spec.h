// A rule file as its author wrote it: the part all kinds share, typed; the kind's own keys stay nodes that the kind
// parses once into its own struct (checks/).
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/rule.h"
#include "yaml/boxed_node.h"

namespace mannerly {

/// Severity by message kind and relation: "default", a kind's name, "cold" or "warm". Most specific wins: kind, then
/// relation, then default. kOff: silent there.
struct SeverityTable {
  Severity fallback = Severity::kWarning;
  std::vector<std::pair<std::string, Severity>> cases;

  Severity of(Kind kind, Relation relation) const;
};

/// Where a rule runs at all. Empty = everywhere.
struct Applies {
  std::vector<Kind> kinds;
  Relation relation = Relation::kUnknown;  ///< kCold or kWarm: only there (an unknown relation counts as cold)
  std::optional<bool> is_template;
  int min_words = 0;  ///< fewer words of prose in the message: silent
};

/// What a finding of the rule says.
struct RuleWords {
  std::string message;
  std::string why;
  std::vector<std::string> source;
};

/// A field more is written in rule_bytes.cc too.
struct RuleSpec {
  std::string id;
  std::string category;
  std::string kind;
  SeverityTable severity;
  double weight = 1;  ///< what a finding costs in the score, as a multiple of what its severity costs; 0 to 5
  std::string title;
  RuleWords words;                ///< empty while packed_words is not; words_of() has them either way
  std::string_view packed_words;  ///< in a pack, which must outlive this
  Applies applies;
  std::vector<Part> scope;                 ///< empty: all but quote and signature
  std::vector<std::string> superseded_by;  ///< rules that, when they fire in the draft, silence this one
  yaml::BoxedNode model;                   ///< `model:`, or null; read when the rule is compiled
  yaml::BoxedNode common;                  ///< a map of the keys that all kinds share, as written; without examples
  yaml::BoxedNode params;                  ///< a map of the keys that are the kind's own
  std::vector<RuleExample> examples;
  std::string path;
};

}  // namespace mannerly
