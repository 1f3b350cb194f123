// `.mannerly.yaml`: presets, rule levels, own words, gate, and what is different for some drafts.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/report.h"
#include "mannerly/result.h"

namespace mannerly {

namespace yaml {
struct Node;
}

/// One row of `rules:`: a rule id or glob, and what to do with it. Later rows win.
struct RuleSetting {
  std::string pattern;  ///< "tone/urgency", "sales/*"
  std::optional<Severity> severity;
  /// Parameters that change the rule file's own: key → YAML text of the value.
  std::vector<std::pair<std::string, std::string>> parameters;
  /// The row as parsed, with places; null when only `parameters` are known.
  std::shared_ptr<const yaml::Node> written = nullptr;
  Error where;  ///< path, line and column of the row; the message is empty
};

/// What one map of keys sets: a configuration file's own keys, or those of an override. Unset: as before.
struct Settings {
  std::optional<Kind> kind;
  std::optional<bool> is_template;
  std::optional<DeclaredFields> fields;
  DeclaredFields added_fields;              ///< put to those before; one of the same name is replaced
  std::vector<std::string> removed_fields;  ///< taken from those before
  std::optional<std::string> policy;
  std::optional<std::string> language;
  std::vector<RuleSetting> rules;
  std::vector<std::string> words;          ///< added to those before
  std::vector<std::string> removed_words;  ///< taken from those before
  std::map<std::string, double> score;     ///< by key ("weights.tone", "repeat")
  std::optional<Severity> fail_on;
  std::optional<int> fail_under;
  /// Where each was written, by key ("kind", "gate.fail_on"); the messages are empty.
  std::map<std::string, Error> origins;
};

/// Settings for some drafts only.
struct Override {
  std::vector<std::string> files;  ///< globs relative to the configuration's folder; "!…" takes back; empty: all
  std::vector<Kind> kinds;         ///< empty: all
  Settings settings;
  Error where;  ///< of the entry; the message is empty
};

struct Config {
  std::string path;                  ///< file it came from, or empty for the defaults
  std::vector<std::string> files;    ///< every file of the workspace that was read for it, itself first
  std::vector<std::string> packs;    ///< folders of rules that are added to the bundled ones, in order
  std::vector<std::string> extends;  ///< as written
  std::optional<Kind> kind;
  std::optional<bool> is_template;
  std::optional<DeclaredFields> fields;
  std::string policy;
  std::vector<RuleSetting> rules;  ///< presets first, own rows last
  std::vector<std::string> words;
  std::string language = "auto";        ///< one of base/languages.h
  std::map<std::string, double> score;  ///< what differs from the default weights, as in Settings
  Gate gate;
  bool gate_given = false;
  std::vector<Override> overrides;       ///< of extended files first, own last; the later wins
  /// As in Settings; a key without an entry has its default. Each of the words has its own besides, as “words/WORD”.
  std::map<std::string, Error> origins;
};

}  // namespace mannerly
