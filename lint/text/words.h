// The word stage: mask and pieces → tokens, without sentences.
#pragma once

#include <string>
#include <vector>

#include "text/document.h"

namespace mannerly {

/// Tokens of the paragraphs, in order. `paragraphs` are sorted and disjoint; Token::sentence is left 0.
std::vector<Token> tokenise(const Draft& draft, const std::string& mask, const std::vector<Paragraph>& paragraphs);

}  // namespace mannerly
