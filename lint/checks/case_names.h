// Names of the cases of a value by message kind or relation, for messages.
#pragma once

#include <string>
#include <string_view>

namespace mannerly {

/// What to say of a name that can be no key of a ByKind (params.h).
std::string unknown_case(std::string_view name);

}  // namespace mannerly
