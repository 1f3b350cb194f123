// Score, verdict, room and permission of a draft in a few words: for the line above it, the hints in it and status
// bars.
#pragma once

#include <string>
#include <vector>

#include "lsp/documents.h"

namespace mannerly::lsp {

/// What all findings of a rule cost together, in whole points.
struct RuleCost {
  std::string rule;
  long points = 0;
};

/// The rules that cost most, dearest first, five at most; those of less than a point are left out.
std::vector<RuleCost> change_first(const DraftResult& result);
/// "74 / 100 · revise"
std::string score_words(const DraftResult& result);
/// "12 characters over 300", "41 characters left of 300"; only the count where no cap is known.
std::string room_words(const Linter& linter, const DraftResult& result);
/// "allowed, costs 1 of 3 InMail credits"; empty when nothing is known.
std::string permission_words(const DraftResult& result);
/// All three on one line.
std::string score_line(const Linter& linter, const DraftResult& result);
/// Several lines: the above, every category, what to change first.
std::string score_page(const Linter& linter, const DraftResult& result);

}  // namespace mannerly::lsp
