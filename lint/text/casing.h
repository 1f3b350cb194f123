// How a word is cased, and code point classes the segmentation asks for, without ICU's headers.
#pragma once

#include <string>
#include <string_view>

#include "text/document.h"

namespace mannerly {

/// Casing of one word; characters that are not cased do not count.
Casing casing_of(std::string_view word);

/// fold() and casing_of() of one word.
struct FoldedWord {
  std::string folded;
  Casing casing = Casing::kNone;
};
FoldedWord folded_word(std::string_view word);

bool is_upper(char32_t c);  ///< upper or title case letter
bool is_lower(char32_t c);
bool is_letter(char32_t c);
bool is_numeric(char32_t c);     ///< a digit or any other number sign ("½", "²")
bool is_combining(char32_t c);   ///< attaches to the character before
bool is_blank(char32_t c);       ///< white space, control or format character: makes no token of its own
bool ends_sentence(char32_t c);  ///< sentence terminal of any script, or "…"

/// Curly, low and reversed quotation marks and the modifier apostrophe made ' or ".
std::string straightened(std::string_view utf8);

}  // namespace mannerly
