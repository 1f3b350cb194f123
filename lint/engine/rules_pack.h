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

/// Where the parts of a rule begin, each in a section of its own: what every run reads of all rules lies together.
struct RuleRow {
  std::uint32_t head = 0;
  std::uint32_t check = 0;
  std::uint32_t lists = 0;
  std::uint32_t file = 0;
};

/// An opened pack of rules. The pack's bytes must outlive it.
class RulesPack {
 public:
  explicit RulesPack(Pack pack);

  /// Phrases, patterns, classes and models.
  void fill(Rulebook& book) const;
  std::vector<std::string> ids() const;
  /// The rules, as far as a run needs them and without parameters, and `more`, all sorted by id; `more` is sorted.
  std::vector<RuleSpec> heads(std::vector<RuleSpec> more) const;
  /// All of one rule, as its file has it; nullopt for a rule that the pack does not have.
  std::optional<RuleSpec> whole(const std::string& id) const;
  /// The rule's check, compiled when it is needed; null for a rule that the pack does not have. Adds what the rule
  /// shares to the book; takes expressions from `regexes`, which is not null.
  std::unique_ptr<Check> check(const std::string& id, Rulebook& book, const std::shared_ptr<RegexCache>& regexes) const;

 private:
  std::optional<RuleRow> find(const std::string& id) const;

  Pack pack_;
  FlatArray<RuleRow> rows_;  ///< in the order of ids
  std::string_view heads_;
  std::string_view checks_;
  std::string_view lists_;
  std::vector<std::string_view> ids_;  ///< sorted
};

}  // namespace mannerly
