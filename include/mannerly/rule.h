// What can be told about a rule without running it: for `explain`, `rules list` and reporters.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mannerly/finding.h"

namespace mannerly {

/// One example of a rule file. `marked` keeps the [[…]] marks around the expected spans.
struct RuleExample {
  std::string marked;
  std::string fixed;  ///< the text after the rule's fix
  bool has_fixed = false;
  std::string kind;     ///< the kind it is read as, or empty for the rule's own
  std::string subject;  ///< as written in the rule file, marks included
  bool is_template = false;
  std::string now;                  ///< day of the run as 2027-01-31, or empty
  std::vector<std::string> others;  ///< whole drafts of the same run, front matter included
  std::string policy;               ///< the permission policy it is judged by, or empty for the active one
  std::string front_matter;  ///< YAML lines that stand before the text when it is read as a draft; names the kind
  bool bad = false;
};

struct RuleInfo {
  std::string id;
  std::string category;
  std::string kind;  ///< the rule kind: phrase, pattern, cue, …
  std::string title;
  std::string why;
  std::vector<std::string> source;
  std::vector<std::pair<std::string, Severity>> severity;       ///< "default" first, then by message kind
  std::string applies;                                          ///< one line, for people
  std::vector<std::pair<std::string, std::string>> parameters;  ///< the kind's own keys, as YAML flow text
  std::vector<RuleExample> examples;
  std::string origin;  ///< file the rule came from
};

}  // namespace mannerly
