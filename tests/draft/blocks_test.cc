#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using test::draft_of;
using testing::ElementsAre;

std::vector<std::string> blocks_of(const Draft& draft) {
  std::vector<std::string> out;
  for (const Block& block : draft.blocks) {
    out.push_back(std::string(1, "PLHQ"[static_cast<int>(block.kind)]) + " " +
                  std::string(draft.source.text(block.span)));
  }
  return out;
}

TEST(PlainBlocks, BlankLinesDivideParagraphs) {
  EXPECT_THAT(blocks_of(draft_of("\n  Hi Ana,\nhow are\r\n  you?  \r\n \t\r\nBest\n")),
              ElementsAre("P Hi Ana,\nhow are\r\n  you?", "P Best"));
}

TEST(PlainBlocks, ListItemsWithoutTheirMarks) {
  EXPECT_THAT(blocks_of(draft_of("Points:\n- one\n  more\n* two\n• three\n1. four\n2) five\nThanks,\nBob")),
              ElementsAre("P Points:", "L one\n  more", "L two", "L three", "L four", "L five", "P Thanks,\nBob"));
}

TEST(PlainBlocks, DashesInsideASentenceAreNoItems) {
  EXPECT_THAT(
      blocks_of(
          draft_of("A long enough line of ordinary prose that was wrapped here\n- as some people do - and goes on")),
      ElementsAre("P A long enough line of ordinary prose that was wrapped here\n- as some people do - and goes on"));
  EXPECT_THAT(blocks_of(draft_of("-5 degrees\n2019 was cold")), ElementsAre("P -5 degrees\n2019 was cold"));
}

TEST(PlainBlocks, HeadingsAndRules) {
  EXPECT_THAT(blocks_of(draft_of("# Title\nText\n---\n## Two\n#tag is text")),
              ElementsAre("H Title", "P Text", "H Two", "P #tag is text"));
}

TEST(PlainBlocks, QuotedReplies) {
  EXPECT_THAT(blocks_of(draft_of("Sure.\n> you asked\n> twice\nYes.")),
              ElementsAre("P Sure.", "Q > you asked\n> twice", "P Yes."));
  EXPECT_THAT(blocks_of(draft_of("Sure.\nOn Monday, Ana <a@b.org> wrote:\nold text\n\nmore")),
              ElementsAre("P Sure.", "Q On Monday, Ana <a@b.org> wrote:\nold text", "Q more"));
  EXPECT_THAT(blocks_of(draft_of("Sure.\n\n-----Original Message-----\nold text")),
              ElementsAre("P Sure.", "Q -----Original Message-----\nold text"));
}

TEST(PlainBlocks, FencedCodeIsNoBlock) {
  const Draft draft = draft_of("Run:\n```\nmake\n\nmore\n```\nThanks.");
  EXPECT_THAT(blocks_of(draft), ElementsAre("P Run:", "P Thanks."));
  EXPECT_THAT(test::masked(draft, MaskReason::kCode), ElementsAre("```\nmake\n\nmore\n```"));
}

TEST(MarkdownBlocks, FollowMarkdown) {
  const std::string text =
      "# Plan\n\nHi **Ana**,\nnew line\n\n* one\n* two\n  - inner\n\n> quoted\n> more\n\n```\ncode\n```\nEnd.\n";
  EXPECT_THAT(blocks_of(draft_of(text, "d.md")), ElementsAre("H Plan", "P Hi **Ana**,\nnew line", "L one", "L two",
                                                             "L inner", "Q quoted\n> more", "P End."));
}

TEST(MarkdownBlocks, QuotedReply) {
  EXPECT_THAT(blocks_of(draft_of("Sure.\n\nOn Monday, Ana wrote:\n\nold text\n", "d.md")),
              ElementsAre("P Sure.", "Q On Monday, Ana wrote:", "Q old text"));
}

}  // namespace
}  // namespace mannerly
