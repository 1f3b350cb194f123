// Rules as a pack: everything that reading and compiling them gives, in bytes that are used where they lie. Made at
// build time of the bundled rules. The configuration is not part of it: it is applied when a pack is opened, and a rule
// of which it changes parameters is compiled anew.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/pack.h"
#include "checks/check.h"
#include "checks/regex_cache.h"
#include "engine/pack_files.h"
#include "engine/ruleset.h"
#include "mannerly/result.h"

namespace mannerly {

/// The sections of a pack of these files. Faults become problems; such a pack is of no use.
PackSections make_rules_pack(const std::vector<PackFile>& files, std::vector<Error>& problems);

/// An opened pack of rules. The pack's bytes must outlive it.
class RulesPack {
 public:
  explicit RulesPack(Pack pack);

  /// Phrases, patterns, classes and models.
  void fill(Rulebook& book) const;
  std::vector<std::string> ids() const;
  /// The rules, sorted by id, without parameters and examples.
  std::vector<RuleSpec> heads() const;
  /// All of one rule, as its file has it; nullopt for a rule that the pack does not have.
  std::optional<RuleSpec> whole(const std::string& id) const;
  /// The rule's check, compiled when it is needed; null for a rule that the pack does not have. Adds what the rule
  /// shares to the book; takes expressions from `regexes`, which is not null.
  std::unique_ptr<Check> check(const std::string& id, Rulebook& book, const std::shared_ptr<RegexCache>& regexes) const;

 private:
  struct Record {
    std::string_view head;
    std::string_view check;
    std::string_view phrases;
    std::string_view file;
  };
  const Record* find(const std::string& id) const;

  Pack pack_;
  std::vector<std::pair<std::string_view, Record>> rules_;  ///< sorted by id
};

}  // namespace mannerly
