// What a person meant who wrote a rule id or a pattern of ids that matches nothing.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// The id closest to `name`; a slip in its last part alone, or that part without its category, is understood too.
std::optional<std::string> meant_rule(std::string_view name, const std::vector<std::string>& ids);
/// The same for a name that may be a pattern: of one with stars the closest "category/*".
std::optional<std::string> meant_pattern(std::string_view pattern, const std::vector<std::string>& ids);

}  // namespace mannerly
