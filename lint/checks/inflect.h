// English inflections for the phrase language's `book+`: a word and its regular or listed irregular forms.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// The word itself, then plural / third person, past, participle and -ing forms; lower case, no duplicates.
/// Regular spelling rules (e-drop, y to ies, doubling of a final consonant after one short vowel) and a table of
/// irregular verbs and nouns; over-generation of forms that are no English ("funned") is harmless in matching.
std::vector<std::string> inflections(std::string_view word);

}  // namespace mannerly
