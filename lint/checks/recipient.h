// The facts kind `recipient` compares the text with. recipient.cc is the table; recipient_claims.cc holds what the text
// may wrongly claim, recipient_gaps.cc what it leaves unused.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "checks/analysis.h"
#include "checks/check.h"
#include "checks/phrase_list.h"

namespace mannerly {

struct RecipientParams {
  std::optional<PhraseList> phrases;  ///< where the claim stands; an entry's group says what kind of claim it is
  std::vector<ListId> except;
  std::vector<const PhraseClass*> classes;
  std::vector<std::string> grounds;  ///< of ground: the common ground to look for, in this order
  double threshold = 1;              ///< of group-rules: weight of the class's hits
  int most_chars = 300;              ///< of invitation: what fits into a note, in graphemes
};

using RecipientFact = void (*)(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);

// The text says what the facts deny. All are silent where the fact concerned is unknown.
void check_greeted_other(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_greeted_slip(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_organisation(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_mutual_claim(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_group_claim(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_history_claim(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_group_rules(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_degree(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);

// The facts hold something that the text leaves out.
void check_ground_unused(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_mutual_unused(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_group_unnamed(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_tie_unused(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_sender_unnamed(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);
void check_invitation_unused(const Analysis& analysis, const RecipientParams& params, FindingSink& sink);

/// Hits of the rule's phrases in its scope.
std::vector<PhraseHit> claims(const Analysis& analysis, const RecipientParams& params, const FindingSink& sink);

}  // namespace mannerly
