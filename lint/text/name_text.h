// Names compared as readers compare them: without case, accents and spelling habits of transliteration.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// The letters of a word without case, accents, ligatures, apostrophes and other marks: "José" → "jose", "Łukasz" →
/// "lukasz", "O'Brien" → "obrien".
std::string name_key(std::string_view utf8);

/// The keys of the words of a name, split at everything that is no letter, digit or apostrophe: "Jean-Luc" has two.
std::vector<std::string> name_keys(std::string_view utf8);

/// The same, joined.
std::string whole_name_key(std::string_view utf8);

/// One spelling for the common ways to write a foreign sound in Latin letters: "Yulia" and "Julia", "Joerg" and "Jörg",
/// "Oksana" and "Oxana" become equal. Takes a name_key().
std::string transliteration_key(std::string_view key);

/// Damerau-Levenshtein distance in code points (optimal string alignment); limit + 1 as soon as it is exceeded.
std::size_t name_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Whether both start with a letter of the same script; "Wei" and "伟" cannot be compared.
bool same_script(std::string_view a, std::string_view b);

}  // namespace mannerly
