// The sentence stage: tokens → sentences.
#pragma once

#include <string>
#include <vector>

#include "text/document.h"

namespace mannerly {

/// Groups `tokens` into sentences and sets Token::sentence. Every token is in exactly one sentence.
std::vector<Sentence> sentences_of(const Draft& draft, const std::string& mask, std::vector<Token>& tokens);

}  // namespace mannerly
