// Table of rule kinds. A new kind or parameter is one row or one word here, then a check in checks/.
#include "config/rule_keys.h"

namespace mannerly {

const std::vector<RuleKind>& rule_kinds() {
  static const std::vector<RuleKind> kKinds = {
      {"phrase",
       {"phrases", "class", "except", "unless_near", "unless_negated", "unless_class", "unless_question",
        "only_question", "threshold", "min", "once", "instead", "fix", "applicability", "names"}},
      {"pattern", {"pattern", "patterns", "group", "except", "on", "once", "instead", "fix", "applicability"}},
      {"cue", {"class", "min", "by", "last", "unless", "only_with", "at", "subject"}},
      {"limit", {"metric", "bands"}},
      {"order", {"first", "then", "unless", "groups", "threshold", "apart", "subject"}},
      {"recipient", {"fact", "relation", "phrases", "except", "class", "grounds", "threshold", "most_chars"}},
      {"placeholder", {"mode", "phrases", "patterns", "except", "min", "fields", "known"}},
      {"emoji", {"mode", "limits", "list"}},
      {"spelling", {"mixed"}},
      {"mechanics",
       {"check", "allow", "an_before", "a_before", "pairs", "look_alike", "ligature", "max_words", "max_sentences",
        "min_words"}},
      {"thread",
       {"fact", "days", "error_days", "last_days", "most", "error_most", "similarity", "class", "threshold", "weekdays",
        "utc_offset", "night_from", "night_to"}},
      {"similar", {"mode", "similarity", "equal"}},
      {"outcome", {"score_under", "warnings_in", "findings"}},
      {"permission", {"reason"}},
  };
  return kKinds;
}

const RuleKind* find_rule_kind(std::string_view name) {
  for (const RuleKind& kind : rule_kinds()) {
    if (kind.name == name) return &kind;
  }
  return nullptr;
}

std::vector<std::string> rule_kind_names() {
  std::vector<std::string> out;
  for (const RuleKind& kind : rule_kinds()) out.emplace_back(kind.name);
  return out;
}

std::vector<std::string> keys_of(const RuleKind& kind) { return {kind.keys.begin(), kind.keys.end()}; }

}  // namespace mannerly
