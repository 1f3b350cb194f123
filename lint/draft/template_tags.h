// One mark of a template: a slot, or which block it opens, divides or closes. The table of block words is here.
#pragma once

#include <string>
#include <string_view>

#include "mannerly/draft.h"

namespace mannerly::draft {

enum class TagRole { kSlot, kOpen, kMiddle, kClose, kSilent };

/// What a block does with its bytes. kOther: something whose rules are not ours; its bytes are taken as they are.
enum class BlockType { kIf, kUnless, kLoop, kSection, kInverse, kOther };

struct Tag {
  TagRole role = TagRole::kSilent;
  BlockType type = BlockType::kOther;
  std::string word;    ///< the block's word, which its closing mark repeats; empty: closes any
  std::string closer;  ///< of an opening mark: the mark that would close it, as its syntax writes it
  Span expression;     ///< of what is asked, looped over or printed; may be empty
};

/// Reads a placeholder of `text`.
Tag read_tag(std::string_view text, const Placeholder& placeholder);

}  // namespace mannerly::draft
