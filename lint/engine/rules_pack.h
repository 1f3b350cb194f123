// Rules as a pack: everything that reading and compiling them gives, in bytes that are used where they lie. Made at
// build time of the bundled rules. A pack of other rules lies on top of it: its phrases, patterns and lists are
// numbered on from those below, and only its own rules were read and compiled. The configuration is not part of a pack:
// it is applied when packs are opened, and a rule of which it changes parameters is compiled anew.
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

/// What reading and compiling the files of a pack gave.
struct MadePack {
  PackSections sections;
  std::vector<Error> unread;  ///< faults of files; what has them may be missing in the pack
  std::vector<Error> unfit;   ///< faults that were found when rules were compiled; see RulesPack::is_unfit()
};

/// The pack of these files on top of the packs `below`.
MadePack make_rules_pack(const std::vector<PackFile>& files, const std::vector<Pack>& below);

/// Where the parts of a rule begin, each in a section of its own: what every run reads of all rules lies together.
struct RuleRow {
  std::uint32_t head = 0;
  std::uint32_t check = 0;
  std::uint32_t form = 0;
  std::uint32_t lists = 0;
  std::uint32_t file = 0;
};

/// Opened packs of rules, each on top of the ones before it, of which it may replace rules; a rule that cannot be
/// read is left out, and so is the one in whose place it stands. Their bytes must outlive this.
class RulesPack {
 public:
  explicit RulesPack(const std::vector<Pack>& packs);

  /// Phrases, patterns, classes and models.
  void fill(Rulebook& book) const;
  bool empty() const { return rows_.empty(); }
  bool has(std::string_view id) const { return find(id) != nullptr; }
  std::vector<std::string> ids() const;
  /// The rules, as far as a run needs them and without parameters, and `more`, all sorted by id; `more` is sorted.
  std::vector<RuleSpec> heads(std::vector<RuleSpec> more) const;
  /// Whether the rule has faults that compiling it tells; then check() leaves out what has them.
  bool is_unfit(const std::string& id) const;
  /// All of one rule, as its file has it; nullopt for a rule that the pack does not have.
  std::optional<RuleSpec> whole(const std::string& id) const;
  /// The rule's check, compiled when it is needed; null for a rule that the pack does not have. Adds what the rule
  /// shares to the book; takes expressions from `regexes`, which is not null. Who asks for the rules in order counts
  /// them in `next`, from 0.
  std::unique_ptr<Check> check(const std::string& id, std::size_t& next, Rulebook& book,
                               const std::shared_ptr<RegexCache>& regexes) const;

 private:
  struct Layer {
    Pack pack;
    std::string_view heads;
    std::string_view checks;
    std::string_view lists;
    std::string_view forms;
  };
  struct Row {
    std::string_view id;
    std::uint32_t layer = 0;
    RuleRow at;
  };
  const Row* find(std::string_view id, std::size_t guess = 0) const;

  std::vector<Layer> layers_;
  std::vector<Row> rows_;  ///< sorted by id; of several packs' rules of one id the last
  std::vector<std::string_view> unfit_;
};

}  // namespace mannerly
