// What all formats share once the blocks are known: placeholders, masks, parts, suppression comments.
#pragma once

#include <vector>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// The structure a format reader found in a body. All vectors are sorted and disjoint.
struct Layout {
  std::vector<Block> blocks;
  std::vector<Mask> opaque;       ///< code blocks and comments: nothing within is prose or placeholder
  std::vector<Span> inline_code;  ///< code spans, backquotes included
  std::vector<Mask> markup;       ///< marks that print nothing; may overlap URLs
};

/// Fills blocks, placeholders, masks, parts and comment allows of a draft whose source, body and subject are set.
/// Linear in the size of the text.
void build(Draft& draft, Layout layout);

}  // namespace mannerly::draft
