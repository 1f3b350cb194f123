// Anchors: what must stand beside a cue phrase so that it says something. "I'm writing to ask" needs an object; "your
// talk" is a reference only beside a name, a number, a quoted title or rare words.
#pragma once

#include "checks/phrase_list.h"
#include "text/document.h"

namespace mannerly {

bool anchor_holds(Anchor anchor, const Document& document, const PhraseHit& hit, const CommonWords& common);

/// Function words (articles, pronouns, prepositions, auxiliaries): not content.
bool is_function_word(std::string_view folded);

/// Something in the hit's sentence that only this reader could match: a name inside the sentence that is not the
/// reader's own, a quoted title, a number behind the cue, a placeholder for a specific thing, or two rare words.
bool has_specific(const Document& document, const PhraseHit& hit, const CommonWords& common);

}  // namespace mannerly
