// Every form that a Hunspell dictionary has: its stems with their prefixes and suffixes, written out. Only for affix
// files whose rules make no new words beyond that; the others are left to Hunspell. Which of the forms are right,
// Hunspell says (dictionaries.h).
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// The forms, sorted, each once; some may be forms that the dictionary forbids. Nullopt when the affix file says more
/// than can be written out: flags of several characters, suffixes upon suffixes, compounds of letters, other encodings
/// than UTF-8.
std::optional<std::vector<std::string>> expand_dictionary(std::string_view aff, std::string_view dic);

/// What a word in capitals may also be: the forms that stems with capitals behind their first letter would have without
/// these (“Dvds” of DVD), sorted, each once. They are no words themselves. Nullopt as above.
std::optional<std::vector<std::string>> expand_without_inner_capitals(std::string_view aff, std::string_view dic);

}  // namespace mannerly
