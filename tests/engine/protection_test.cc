// Which edits touch bytes that must stay.
#include "engine/protection.h"

#include <gtest/gtest.h>

#include "engine/support.h"
#include "support/marked_text.h"

namespace mannerly {
namespace {

/// Whether replacing the marked span by `text` keeps what must be kept.
bool kept(const std::string& marked, const std::string& text) {
  const test::MarkedText parsed = test::parse_marked(marked);
  auto draft = test::draft_of(parsed.text);
  draft->context.to.name = "Priya Raman";
  draft->context.to.company = "Halden";
  return keeps(test::fix_of(parsed.spans.at(0), text), *draft, protected_spans(*draft));
}

TEST(Protection, PlainWordsMayChange) {
  EXPECT_TRUE(kept("Hi Priya,\n\nPlease [[utilise]] it.", "use"));
  EXPECT_TRUE(kept("Hi Priya,\n\nGood[[!!!]]", "!"));
}

TEST(Protection, NamesKeepTheirBytes) {
  EXPECT_FALSE(kept("Hi [[Priya]],\n\nGood day.", "Marta"));
  EXPECT_FALSE(kept("Hi Ana,\n\nI like [[Halden]].", "it"));
  EXPECT_TRUE(kept("Hi [[priya]],\n\nGood day.", "Priya"));
  EXPECT_TRUE(kept("Hi Ana,\n\n[[Haldenite is rare]].", "Rocks are rare"));
}

TEST(Protection, PlaceholdersUrlsAndNumbersKeepTheirBytes) {
  EXPECT_FALSE(kept("Hi {{[[first_name]]}},\n\nGood day.", "name"));
  EXPECT_FALSE(kept("Hi Ana,\n\nSee https://example.com/[[teh]] here.", "the"));
  EXPECT_FALSE(kept("Hi Ana,\n\nWe met [[12 times]].", "often"));
  EXPECT_FALSE(kept("Hi Ana,\n\nWe met 1[[]]2 times.", ","));
  EXPECT_TRUE(kept("Hi Ana,\n\nGood day [[1\xEF\xB8\x8F\xE2\x83\xA3]].", ""));
}

TEST(Protection, QuotationsKeepTheirInsideButNotTheirMarks) {
  EXPECT_FALSE(kept("Hi Ana,\n\nYour talk “Retries for [[teh]] rest of us” helped.", "the"));
  EXPECT_TRUE(kept("Hi Ana,\n\nYour talk [[“]]Retries for the rest of us” helped.", "\""));
}

TEST(Protection, MovingAPieceWholeKeepsIt) {
  EXPECT_TRUE(kept("Hi Ana,\n\n[[We met 12 times]].", "12 times we met"));
  EXPECT_FALSE(kept("Hi Ana,\n\n[[12 of 12 met]].", "12 met"));
}

}  // namespace
}  // namespace mannerly
