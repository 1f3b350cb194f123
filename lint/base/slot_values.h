// What a slot holds: what the context knows, or something of usual length where nobody says.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly {

/// What the context knows for a slot, or an empty string.
std::string known_value(const Placeholder& slot, const Context& context);

/// A value of usual length for a slot that nothing is known of: a first name of six letters, a topic of two words;
/// for one that describes what to write at length, its own description.
std::string usual_value(const Placeholder& slot);

/// The samples of the declared field that `name` names, or an empty list.
std::vector<std::string> declared_samples(std::string_view name, const std::optional<DeclaredFields>& fields);

}  // namespace mannerly
