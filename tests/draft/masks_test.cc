#include "draft/masks.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"
#include "support/marked_text.h"

namespace mannerly {
namespace {

using test::draft_of;
using test::masked;
using testing::ElementsAre;
using testing::IsEmpty;

void expect_masks(MaskReason reason, std::string_view marked, const std::string& path = "draft.txt") {
  const test::MarkedText wanted = test::parse_marked(marked);
  const Draft draft = draft_of(wanted.text, path);
  std::vector<Span> found;
  for (const Mask& mask : draft.masks) {
    if (mask.reason == reason) found.push_back(mask.span);
  }
  EXPECT_EQ(found, wanted.spans) << marked;
}

TEST(Masks, UrlsWithoutTheMarksAroundThem) {
  expect_masks(MaskReason::kUrl, "See [[https://x.org/a?b=c#d]], or ([[http://y.org/wiki/C_(x)]]).");
  expect_masks(MaskReason::kUrl, "At [[www.example.com]]: [[bit.ly/3xY]]! and [[example.com]].");
  expect_masks(MaskReason::kUrl, "My page—[[https://x.org/a]]—is “[[y.co.uk]]”.");
  expect_masks(MaskReason::kUrl, "Write to <[[mailto:a@b.org]]> or [[calendly.com/ana/30min]]?");
}

TEST(Masks, OrdinaryDotsAndSlashesAreNoUrls) {
  expect_masks(MaskReason::kUrl,
               "We use Node.js and ASP.NET and/or 3.5 vs. v2.0, e.g. at Booking.com, i.e.now.then no.");
  expect_masks(MaskReason::kUrl, "It is done.it was 24/7 w/o help... see Node.js/Express");
}

TEST(Masks, MailHandleHashtag) {
  const std::string text =
      "Write ana.b+c@example.co.uk, ping @ana_b. Meet @ 5pm, #100DaysOfCode, issue #12, C# and a@b.";
  const Draft draft = draft_of(text);
  EXPECT_THAT(masked(draft, MaskReason::kMail), ElementsAre("ana.b+c@example.co.uk"));
  EXPECT_THAT(masked(draft, MaskReason::kHandle), ElementsAre("@ana_b"));
  EXPECT_THAT(masked(draft, MaskReason::kHashtag), ElementsAre("#100DaysOfCode"));
  expect_masks(MaskReason::kHashtag, "The [[#Zürich]] crowd");
}

TEST(Masks, QuotationsOfTwoWords) {
  expect_masks(MaskReason::kQuotation,
               "You said [[\"act now\"]] and [[“never again”]], [[„sofort bitte“]] and [[«tout de suite»]].");
  expect_masks(MaskReason::kQuotation, "A \"yes\" is “plenty”.");
}

TEST(Masks, ApostrophesAndInchesQuoteNothing) {
  expect_masks(MaskReason::kQuotation, "It's the boys' 6\" pipe, rock 'n' roll, don’t; a 5\" one too.");
}

TEST(Masks, QuotationEndsWithItsParagraph) {
  expect_masks(MaskReason::kQuotation, "He said \"act now\n\nand we did\" then.");
  expect_masks(MaskReason::kQuotation, "He said “act now\n\nand [[“be quick”]] then.");
  expect_masks(MaskReason::kQuotation, "He said [[“act\nnow”]] then.");
}

TEST(Masks, AreDisjointWhereTheyMeet) {
  const Draft draft = draft_of("He wrote “see https://x.org and {{name}} soon”.");
  EXPECT_THAT(masked(draft, MaskReason::kQuotation), ElementsAre("“see ", " and ", " soon”"));
  EXPECT_THAT(masked(draft, MaskReason::kUrl), ElementsAre("https://x.org"));
}

TEST(Masks, PlaceholderCutsAUrlThatStillCountsOnce) {
  const Draft draft = draft_of("Book at https://cal.com/{{user}}/30 today.");
  EXPECT_THAT(masked(draft, MaskReason::kUrl), ElementsAre("https://cal.com/"));
  EXPECT_THAT(masked(draft, MaskReason::kMarkup), ElementsAre("/30"));
  EXPECT_EQ(draft.source.text(draft.placeholders[0].span), "{{user}}");
}

TEST(Masks, InlineCodeAndStrayBackquotes) {
  expect_masks(MaskReason::kCode, "Run [[`make all`]] first, it`s easy, don`t wait.");
  expect_masks(MaskReason::kUrl, "Not in `https://x.org` code.");
}

TEST(Masks, BoldMarksAreMarkup) { expect_masks(MaskReason::kMarkup, "A [[**]]bold[[**]] word, 2 * 3."); }

TEST(Masks, PlainTextHasNone) { EXPECT_THAT(draft_of("Hi Ana,\n\nThank you.").masks, IsEmpty()); }

}  // namespace
}  // namespace mannerly
