// The one table of rule kinds and the keys each kind takes beside the common ones. Reading the values is for checks/.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/schema.h"

namespace mannerly {

struct RuleKind {
  std::string name;
  std::vector<KeyInfo> keys;
};

/// All rule kinds, in the order of the documentation.
const std::vector<RuleKind>& rule_kinds();
/// The row of `name`, or nullptr.
const RuleKind* find_rule_kind(std::string_view name);
/// The keys of one example.
const KeyTable& example_keys();
/// The kind's own keys as strings, for messages.
std::vector<std::string> keys_of(const RuleKind& kind);

}  // namespace mannerly
