// Edits that leave clean text behind: deleting a phrase takes its spare space along, replacing keeps the case.
#pragma once

#include <string>
#include <string_view>

#include "mannerly/finding.h"
#include "text/document.h"

namespace mannerly {

/// Deletes `span` with one neighbouring blank, a comma left dangling at the start of the sentence, and, when a whole
/// sentence goes, the blanks behind it; a lower-case word that becomes the sentence's first is capitalised.
Edit deletion(const Document& document, Span span);

/// Replaces `span` by `text`, capitalised when the replaced text is and stands first in its sentence.
Edit replacement(const Document& document, Span span, std::string_view text);

/// A fix of one edit.
Fix single_fix(std::string title, Edit edit, Applicability applicability);

/// `text` with {key} replaced by values[key].
std::string fill_in(std::string text, std::initializer_list<std::pair<std::string_view, std::string>> values);

}  // namespace mannerly
