#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using test::draft_of;
using test::masked;
using testing::ElementsAre;
using testing::IsEmpty;

TEST(Markdown, MarksAreMaskedWhereTheyStand) {
  const Draft draft = draft_of("Hi **Ana** and *you*, see [my talk](https://x.org/t) \\* now.\n", "d.md");
  EXPECT_THAT(masked(draft, MaskReason::kMarkup), ElementsAre("**", "**", "*", "*", "[", "](", ")", "\\"));
  EXPECT_THAT(masked(draft, MaskReason::kUrl), ElementsAre("https://x.org/t"));
}

TEST(Markdown, CodeSpansAndBlocks) {
  const Draft draft = draft_of("Run `make x` or ``a`b``.\n\n```sh\nmake [Name]\n```\n", "d.md");
  EXPECT_THAT(masked(draft, MaskReason::kCode), ElementsAre("`make x`", "``a`b``", "make [Name]"));
  EXPECT_THAT(draft.placeholders, IsEmpty());
}

TEST(Markdown, CommentsAreNoProse) {
  const Draft draft =
      draft_of("<!-- note to [self] -->\nHi Ana,\n\nText <!-- inner --> goes on. <!-- end -->\n", "d.md");
  EXPECT_THAT(masked(draft, MaskReason::kMarkup),
              ElementsAre("<!-- note to [self] -->", "<!-- inner -->", "<!-- end -->"));
  EXPECT_THAT(test::parts_of(draft), ElementsAre("greeting: Hi Ana,", "opening: Text <!-- inner --> goes on."));
  EXPECT_THAT(draft.placeholders, IsEmpty());
}

TEST(Markdown, AllowCommentCoversTheNextParagraph) {
  const Draft draft = draft_of(
      "Hi Ana,\n\n<!-- mannerly: allow tone/urgency, a real deadline -->\n\nPlease act now.\n\nBye now to you all.\n",
      "d.md");
  ASSERT_EQ(draft.allows.size(), 1u);
  EXPECT_EQ(draft.allows[0].rule, "tone/urgency");
  EXPECT_EQ(draft.allows[0].reason, "a real deadline");
  EXPECT_EQ(draft.source.text(draft.allows[0].where), "Please act now.");
  EXPECT_EQ(draft.source.text(draft.allows[0].span), "<!-- mannerly: allow tone/urgency, a real deadline -->");
}

TEST(Markdown, AllowCommentInsideAParagraphCoversIt) {
  const Draft draft = draft_of("Please <!-- mannerly: allow sales/* --> act now.\n\nMore text here.\n", "d.md");
  ASSERT_EQ(draft.allows.size(), 1u);
  EXPECT_EQ(draft.allows[0].rule, "sales/*");
  EXPECT_EQ(draft.source.text(draft.allows[0].where), "Please <!-- mannerly: allow sales/* --> act now.");
}

TEST(Markdown, SubjectLineMayBeBold) {
  const Draft draft = draft_of("**Subject:** Your talk\n\nHi Ana,\n\nText.\n", "d.md");
  ASSERT_TRUE(draft.subject.has_value());
  EXPECT_EQ(draft.source.text(*draft.subject), "Your talk");
  EXPECT_THAT(test::parts_of(draft), ElementsAre("subject: Your talk", "greeting: Hi Ana,", "opening: Text."));
}

TEST(Markdown, GreetingInBold) {
  EXPECT_THAT(test::parts_of(draft_of("**Hi Ana,**\n\nText here.\n", "d.md")),
              ElementsAre("greeting: **Hi Ana,**", "opening: Text here."));
}

}  // namespace
}  // namespace mannerly
