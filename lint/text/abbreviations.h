// Full stops that do not end a sentence. Knows English abbreviations; initials and dotted letters by their shape.
#pragma once

#include <string_view>

#include "text/document.h"

namespace mannerly {

/// True when a full stop directly behind `word` belongs to it ("e.g.", "Dr.", "U.S.", "No." before a number, the
/// initials of "J. K. Rowling"). `before` and `next` are its neighbours in the paragraph, or null; `next` stands
/// behind the full stop.
bool takes_full_stop(const Token& word, const Token* before, const Token* next);

/// Whether a sentence may end behind the abbreviation `word` (its full stop included) before `next`.
bool may_end_at(const Token& word, const Token& next);

/// True for case-folded words that often start a sentence and hardly ever follow an abbreviation ("we", "thanks").
bool starts_sentences(std::string_view folded);

/// True for articles and possessives: starters that also stand inside names ("I ♥ The Economist").
bool is_determiner(std::string_view folded);

/// True when the full stop at `at` of `word` has lost its space ("talk.Thanks") and is not part of a name ("Node.js").
bool is_glued_stop(std::string_view word, std::size_t at);

}  // namespace mannerly
