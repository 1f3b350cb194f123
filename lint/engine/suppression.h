// Findings that a person allowed: taken out of the result, and the allowances judged in turn (used, expired, unknown).
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "checks/analysis.h"
#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/report.h"
#include "yaml/rule_spec.h"

namespace mannerly {

/// Ids of the findings about allowances; built_in_rules() describes them.
inline constexpr std::string_view kUnusedAllow = "suppression/unused";
inline constexpr std::string_view kExpiredAllow = "suppression/expired";
inline constexpr std::string_view kUnknownAllow = "suppression/unknown-rule";

/// The kind of the rules above.
inline constexpr std::string_view kBuiltInKind = "suppression";

/// The rule that their examples speak of; where there is none, the examples show nothing.
inline constexpr std::string_view kExampleRule = "tone/urgency";

/// The rules above by id, as `explain`, `rules list` and the configuration know rules: they have no file.
enum class Examples : std::uint8_t { kNone, kAll };
std::vector<RuleSpec> built_in_rules(Examples examples);

/// What is known of one rule when allowances of it are judged.
struct AllowableRule {
  std::string id;
  bool silent = false;  ///< off here, or not for this kind of draft
  bool steady = true;   ///< depends on the draft alone, not on the day, on other drafts or on facts from elsewhere
  Severity severity = Severity::kWarning;  ///< on this draft
};

/// Whether findings of a rule kind depend on the draft alone: then an allowance without effect is one everywhere.
bool is_steady(std::string_view rule_kind);

/// Applies the allowances of one draft. Lives as long as the draft is linted; not thread safe.
class Suppressor {
 public:
  /// `today` unset: nothing expires.
  Suppressor(const Draft& draft, std::optional<Day> today);

  /// Takes out of `findings` (fingerprinted) what is allowed. May be called again with the result and more.
  std::vector<Suppressed> take_out(std::vector<Finding>& findings);
  /// Findings about the allowances themselves, after the last take_out; not those that are allowed in turn.
  std::vector<Finding> judge(const std::vector<AllowableRule>& rules);

 private:
  bool holds(const Allow& allow) const;
  /// The first allowance that covers the finding, or nullptr. Marks every one that does.
  const Allow* cover(const Finding& finding);
  /// Places of the allowances of the whole draft that cover every finding of a rule.
  const std::vector<std::size_t>& everywhere(const std::string& rule);
  std::optional<Finding> judge_entry(std::size_t index, const std::vector<AllowableRule>& rules) const;

  const Draft& draft_;
  std::optional<Day> today_;
  std::vector<bool> used_;
  std::vector<bool> repeated_;  ///< an earlier entry says the same
  std::vector<std::size_t> whole_;
  std::multimap<std::string, std::size_t> by_fingerprint_;
  std::multimap<std::uint32_t, std::size_t> by_block_;  ///< by where the block begins
  std::map<std::string, std::vector<std::size_t>> by_rule_;
};

}  // namespace mannerly
