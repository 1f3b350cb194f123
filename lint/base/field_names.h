// When two spellings of a template's field are one: "FirstName", "first_name" and "contact.first_name".
#pragma once

#include <string>
#include <string_view>

namespace mannerly {

/// Without case, blanks, underscores and hyphens: "First Name" and "first_name" have one key.
std::string field_key(std::string_view name);

/// What stands behind the last full stop: "first_name" of "contact.first_name".
std::string_view last_of_path(std::string_view name);

/// True when a template's `used` names the field that is declared as `declared`: the keys agree, or those behind the
/// records that either belongs to.
bool names_field(std::string_view used, std::string_view declared);

}  // namespace mannerly
