// The prose mask: same length, neutral pieces.
#include "text/mask.h"

#include <gtest/gtest.h>

#include "text/drafts.h"

namespace mannerly {
namespace {

using namespace test;

TEST(ProseMask, KeepsProseAndBlanksTheRest) {
  Draft draft = plain_draft("---\nkind: note\n---\n\nHi Ana.\n\nBye.");
  draft.blocks.erase(draft.blocks.begin());
  EXPECT_EQ(prose_mask(draft), "   \n          \n   \n\nHi Ana.\n\nBye.");
}

TEST(ProseMask, PiecesBecomeCapitalisedFiller) {
  Draft draft = plain_draft("See {né} at `co\nde` *now* {% if %}x {");
  with_placeholder(draft, "{né}", Fills::kOther);
  with_placeholder(draft, "{% if %}", Fills::kControl);
  draft.placeholders.push_back({{37, 38}, "{}", "", Fills::kOther});
  with_mask(draft, "`co\nde`", MaskReason::kCode);
  draft.masks.push_back({{21, 22}, MaskReason::kMarkup});
  draft.masks.push_back({{25, 26}, MaskReason::kMarkup});
  EXPECT_EQ(prose_mask(draft), "See Xxxxx at Xxxxxxx  now          x X");
}

TEST(ProseMask, QuotationsStay) {
  Draft draft = plain_draft("I said \"yes\".");
  with_mask(draft, "\"yes\"", MaskReason::kQuotation);
  EXPECT_EQ(prose_mask(draft), draft.source.bytes());
}

TEST(ProseMask, SpansThatCutACharacterAreWidened) {
  Draft draft = plain_draft("aéb");
  draft.masks.push_back({{2, 3}, MaskReason::kCode});
  EXPECT_EQ(prose_mask(draft), "aXxb");
  draft.masks[0] = {{2, 900}, MaskReason::kMarkup};
  EXPECT_EQ(prose_mask(draft), "a   ");
}

TEST(ProseMask, LineEndsAroundAFenceStay) {
  Draft draft = plain_draft("a\n```\nx\n```\nb");
  with_mask(draft, "```\nx\n```\n", MaskReason::kCode);
  EXPECT_EQ(prose_mask(draft), "a\nXxxxxxxxx\nb");
}

TEST(Atoms, TheOuterOfTwoOverlappingPiecesStays) {
  Draft draft = plain_draft("https://x.com/{id}");
  with_mask(draft, "https://x.com/{id}", MaskReason::kUrl);
  with_placeholder(draft, "{id}", Fills::kOther);
  const std::vector<Atom> atoms = atoms_of(draft);
  ASSERT_EQ(atoms.size(), 1U);
  EXPECT_EQ(atoms[0].kind, TokenKind::kUrl);
}

}  // namespace
}  // namespace mannerly
