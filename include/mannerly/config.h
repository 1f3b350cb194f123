// `.mannerly.yaml`: presets, rule levels, own words, gate.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/report.h"
#include "mannerly/result.h"

namespace mannerly {

/// One row of `rules:`: a rule id or glob, and what to do with it. Later rows win.
struct RuleSetting {
  std::string pattern;  ///< "tone/urgency", "sales/*"
  std::optional<Severity> severity;
  /// Parameters that replace the rule file's own: key → YAML text of the value.
  std::vector<std::pair<std::string, std::string>> parameters;
  Error where;  ///< path, line and column of the row; the message is empty
};

struct Config {
  std::string path;                  ///< file it came from, or empty for the defaults
  std::vector<std::string> extends;  ///< as written
  std::optional<Kind> kind;
  std::string policy;
  std::vector<RuleSetting> rules;  ///< presets first, own rows last
  std::vector<std::string> words;
  std::string language = "auto";  ///< one of base/languages.h
  Gate gate;
  bool gate_given = false;
};

}  // namespace mannerly
