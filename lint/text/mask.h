// The pieces of a draft that are not prose, as the word stage needs them. The mask itself is prose_mask().
#pragma once

#include <vector>

#include "mannerly/draft.h"
#include "text/document.h"

namespace mannerly {

/// A piece that becomes one token whatever stands in it.
struct Atom {
  Span span;
  TokenKind kind = TokenKind::kWord;
};

/// Code, links, addresses, handles, hashtags and placeholders (control ones left out): sorted, disjoint, on character
/// boundaries. Of two that overlap, the one that starts first (then the longer) stays.
std::vector<Atom> atoms_of(const Draft& draft);

}  // namespace mannerly
