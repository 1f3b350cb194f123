// What joins the rows of an export: a person's profile page, and names as far as they can be compared.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mannerly::permit {

/// The part of a profile's address that is its own, in one spelling: "ana-li-0a1" for
/// "https://de.linkedin.com/in/Ana-Li-0a1/de?trk=x". Scheme, host, case, percent encoding, trailing slash, query,
/// fragment and a locale behind the name do not matter. Empty when `url` names no profile.
std::string profile_key(std::string_view url);

/// A name for comparing: trimmed, single blanks, ASCII lower case.
std::string folded_name(std::string_view name);

/// What similar names share, the first letter with each further word: "a maria", "a li" of "Ana Maria Li, PhD". Empty
/// for a single word.
std::vector<std::string> likeness_keys(std::string_view name);

/// True for what the export writes instead of the name of somebody who has left or is hidden.
bool is_nobody(std::string_view folded_name);

/// The names in a list joined by comma and blank. "Ana Li, PhD" is one: a short piece that is no name by itself
/// (letters after a name) belongs to what stands before it.
std::vector<std::string_view> split_names(std::string_view list);

}  // namespace mannerly::permit
