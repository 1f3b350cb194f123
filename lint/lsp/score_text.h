// Score, verdict, room and permission of a draft in a few words: for the line above it, the hints in it and status
// bars.
#pragma once

#include <string>

#include "lsp/documents.h"

namespace mannerly::lsp {

/// "74 / 100 · revise"
std::string score_words(const DraftResult& result);
/// "312 of 300 characters: 12 too many", "41 characters left of 300"; only the count where no cap is known.
std::string room_words(const Linter& linter, const DraftResult& result);
/// "allowed, costs 1 of 3 InMail credits"; empty when nothing is known.
std::string permission_words(const DraftResult& result);
/// All three on one line.
std::string score_line(const Linter& linter, const DraftResult& result);
/// Several lines: the above, every category, what to change first.
std::string score_page(const Linter& linter, const DraftResult& result);

}  // namespace mannerly::lsp
