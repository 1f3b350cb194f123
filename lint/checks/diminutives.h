// Short and familiar forms of given names, so that "Hi Bob" to Robert is no fault.
#pragma once

#include <string_view>

namespace mannerly {

/// Whether both are forms of one given name. Takes keys as name_key() makes them.
bool same_given_name(std::string_view a, std::string_view b);

/// Whether the key is in the table; "mark" is a name, though also a common word.
bool is_given_name(std::string_view key);

}  // namespace mannerly
