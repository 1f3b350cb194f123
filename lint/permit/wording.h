// The texts of rows, about the case at hand: "{name} is {connection}".
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "permit/evaluate.h"

namespace mannerly::permit {

/// Numbers that a text may name besides the facts.
struct Amounts {
  const Quota* quota = nullptr;
  std::optional<int> monthly;  ///< credits a month
};

/// Replaces {name} {connection} {company} {group} {mutual} {credits} {monthly} {unanswered} {used} {max} {unit} {per}.
/// What is not known becomes a word for it ("this member").
std::string fill(std::string text, const Context& context, const Amounts& amounts);
/// "inmail, premium-career, second degree".
std::string summary_of(const PermissionCase& question);
/// "F1, linkedin.com/help answer a554575 (official-copy)".
std::string cite(const std::vector<std::string>& ids, Confidence confidence, const Policy& policy);

}  // namespace mannerly::permit
