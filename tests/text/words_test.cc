// Tokens of prose: what is one word, one number, one mark.
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "text/drafts.h"

namespace mannerly {
namespace {

using namespace test;

TEST(Words, ApostrophesBelongToTheirWord) {
  EXPECT_EQ(words_of("I'm sure y'all don't know O'Hey."), "I'm|sure|y'all|don't|know|O'Hey|.");
  EXPECT_EQ(words_of("I’m sure you don’t."), "I’m|sure|you|don’t|.");
  EXPECT_EQ(words_of("the teams' notes, 'really'"), "the|teams|'|notes|,|'|really|'");
}

TEST(Words, HyphensAndSlashesAreMarks) {
  EXPECT_EQ(words_of("a K-12 follow-up and/or call"), "a|K|-|12|follow|-|up|and|/|or|call");
}

TEST(Words, Numbers) {
  EXPECT_EQ(words_of("10x, 2nd, 3.5, 1,000 and 9:30am at 9:30."), "10x|,|2nd|,|3.5|,|1,000|and|9:30am|at|9:30|.");
  EXPECT_EQ(words_of("$500 or 50% of €1.5M, 24/7"), "$|500|or|50|%|of|€|1.5M|,|24|/|7");
  EXPECT_EQ(words_of("½ day in 10-15 days"), "½|day|in|10|-|15|days");
  const Document document = analysed("10x ½ 2nd v2.0");
  EXPECT_EQ(document.tokens[0].kind, TokenKind::kNumber);
  EXPECT_EQ(document.tokens[1].kind, TokenKind::kNumber);
  EXPECT_EQ(document.tokens[2].kind, TokenKind::kNumber);
  EXPECT_EQ(document.tokens[3].kind, TokenKind::kWord);
}

TEST(Words, RunsOfOneMarkAreOneToken) {
  EXPECT_EQ(words_of("Hi!!! What?! Well... ok…"), "Hi|!!!|What|?|!|Well|...|ok|…");
  EXPECT_EQ(words_of("a -- b ____ c"), "a|--|b|____|c");
  EXPECT_EQ(words_of("no ! ! run"), "no|!|!|run");
}

TEST(Words, DotsInsideNamesAndAbbreviations) {
  EXPECT_EQ(words_of("Node.js v2.0 e.g. the U.S. market at 9 a.m."), "Node.js|v2.0|e.g.|the|U.S.|market|at|9|a.m.");
  EXPECT_EQ(words_of("We use Node.js."), "We|use|Node.js|.");
  EXPECT_EQ(words_of("Dr. Lis, Inc. and etc..."), "Dr.|Lis|,|Inc.|and|etc|...");
  EXPECT_EQ(words_of("No. 5 is on. No. I am."), "No.|5|is|on|.|No|.|I|am|.");
  EXPECT_EQ(words_of("J. K. Rowling and Plan B. We go."), "J.|K.|Rowling|and|Plan|B|.|We|go|.");
  EXPECT_EQ(words_of("In Jan. 2024 or Jan. then"), "In|Jan.|2024|or|Jan|.|then");
}

TEST(Words, StopsThatLostTheirSpace) {
  EXPECT_EQ(words_of("Great talk.Thanks"), "Great|talk|.|Thanks");
  EXPECT_EQ(words_of("your talk.I liked it"), "your|talk|.|I|liked|it");
  EXPECT_EQ(words_of("Socket.Io and Booking.com and Ph.D. and ASP.NET"),
            "Socket.Io|and|Booking.com|and|Ph.D.|and|ASP.NET");
}

TEST(Words, MarksThatIcuWouldJoin) {
  EXPECT_EQ(words_of("PS:thanks"), "PS|:|thanks");
  EXPECT_EQ(words_of("see @ noon, me@ you"), "see|@|noon|,|me|@|you");
  EXPECT_EQ(words_of("_really_ first_name __x__"), "_|really|_|first_name|__|x|__");
  EXPECT_EQ(words_of("C++ and C# and AT&T use .NET"), "C|++|and|C|#|and|AT|&|T|use|.|NET");
}

TEST(Words, CasingCountsLettersOnly) {
  const Document document = analysed("I I'm NASA U.S. iPhone hello Ana 30 Éva don't");
  const Casing expected[] = {Casing::kCapital, Casing::kCapital, Casing::kUpper, Casing::kUpper,   Casing::kMixed,
                             Casing::kLower,   Casing::kCapital, Casing::kNone,  Casing::kCapital, Casing::kLower};
  ASSERT_EQ(document.tokens.size(), 10U);
  for (std::size_t i = 0; i < 10; ++i) EXPECT_EQ(document.tokens[i].casing, expected[i]) << i;
}

TEST(Words, FoldedForMatching) {
  const Document document = analysed("I’M “Straße” 𝗮𝗰𝘁");
  EXPECT_EQ(document.tokens[0].folded, "i'm");
  EXPECT_EQ(document.tokens[1].folded, "\"");
  EXPECT_EQ(document.tokens[2].folded, "strasse");
  EXPECT_EQ(document.tokens[4].folded, "act");
}

TEST(Words, MaskedPiecesAreOneTokenEach) {
  Draft draft = plain_draft("See https://x.com/a?b=1, mail a.b@c.de, `x = 1` @ana #hiring.");
  with_mask(draft, "https://x.com/a?b=1", MaskReason::kUrl);
  with_mask(draft, "a.b@c.de", MaskReason::kMail);
  with_mask(draft, "`x = 1`", MaskReason::kCode);
  with_mask(draft, "@ana", MaskReason::kHandle);
  with_mask(draft, "#hiring", MaskReason::kHashtag);
  const Document document = analysed(std::move(draft));
  EXPECT_EQ(joined(token_texts(document)), "See|https://x.com/a?b=1|,|mail|a.b@c.de|,|`x = 1`|@ana|#hiring|.");
  EXPECT_EQ(document.tokens[1].kind, TokenKind::kUrl);
  EXPECT_EQ(document.tokens[4].kind, TokenKind::kMail);
  EXPECT_EQ(document.tokens[6].kind, TokenKind::kCode);
  EXPECT_EQ(document.tokens[7].kind, TokenKind::kHandle);
  EXPECT_EQ(document.tokens[8].kind, TokenKind::kHashtag);
}

TEST(Words, PlaceholdersKeepTheirNeighbours) {
  Draft draft = plain_draft("Hi {{first_name}}'s team, {id}.Thanks {% if x %}yes");
  with_placeholder(draft, "{{first_name}}", Fills::kPersonName);
  with_placeholder(draft, "{id}", Fills::kOther);
  with_placeholder(draft, "{% if x %}", Fills::kControl);
  const Document document = analysed(std::move(draft));
  EXPECT_EQ(joined(token_texts(document)), "Hi|{{first_name}}|'s|team|,|{id}|.|Thanks|yes");
  EXPECT_EQ(document.tokens[1].kind, TokenKind::kPlaceholder);
  EXPECT_EQ(document.tokens[1].folded, "{}");
  EXPECT_EQ(document.tokens[1].casing, Casing::kNone);
}

TEST(Words, EmojiAreOneTokenAsAReaderSeesThem) {
  const Document document = analysed("Great👍🏽 1️⃣ 🇵🇱🇩🇪 👨‍👩‍👧x ©");
  EXPECT_EQ(joined(token_texts(document)), "Great|👍🏽|1️⃣|🇵🇱|🇩🇪|👨‍👩‍👧|x|©");
  EXPECT_EQ(document.tokens[1].kind, TokenKind::kEmoji);
  EXPECT_EQ(document.tokens[2].kind, TokenKind::kEmoji);
  EXPECT_EQ(document.tokens[7].kind, TokenKind::kMark);
}

TEST(Words, QuotedWordsAreMarked) {
  Draft draft = plain_draft("You said \"act now\" twice");
  with_mask(draft, "\"act now\"", MaskReason::kQuotation);
  const Document document = analysed(std::move(draft));
  EXPECT_EQ(joined(token_texts(document)), "You|said|\"|act|now|\"|twice");
  EXPECT_FALSE(document.tokens[1].quoted);
  EXPECT_TRUE(document.tokens[3].quoted);
  EXPECT_TRUE(document.tokens[4].quoted);
  EXPECT_FALSE(document.tokens[6].quoted);
}

TEST(Words, AQuotedReplyIsQuoted) {
  Draft draft = plain_draft("> see you\n\nFine.");
  draft.blocks[0].kind = BlockKind::kQuote;
  with_mask(draft, "> ", MaskReason::kMarkup);
  const Document document = analysed(std::move(draft));
  EXPECT_EQ(joined(token_texts(document)), "see|you|Fine|.");
  EXPECT_TRUE(document.tokens[0].quoted);
  EXPECT_FALSE(document.tokens[2].quoted);
}

TEST(Words, InvisibleCharactersDoNotHideAWord) {
  const Document document = analysed("ac\u00ADt now\u200B !");
  EXPECT_EQ(document.tokens[0].folded, "act");
  EXPECT_EQ(document.tokens.size(), 3U);
}

}  // namespace
}  // namespace mannerly
