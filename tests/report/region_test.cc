#include "report/region.h"

#include <gtest/gtest.h>

#include "report/sample.h"

namespace mannerly {
namespace {

TEST(RegionOf, CountsInTheUnitAskedFor) {
  const DraftResult result = test::sample_result("a.md", "Hi\n🚀 Zoë [[act now]] please\n");
  const Span span = result.findings[0].span;
  EXPECT_EQ(region_of(*result.draft, span, ColumnUnit::kBytes).start, (Position{2, 11}));
  EXPECT_EQ(region_of(*result.draft, span, ColumnUnit::kUtf16).start, (Position{2, 8}));
  EXPECT_EQ(region_of(*result.draft, span, ColumnUnit::kCodePoints).start, (Position{2, 7}));
  EXPECT_EQ(region_of(*result.draft, span, ColumnUnit::kCodePoints).end, (Position{2, 14}));
}

TEST(RegionOf, ARecordStandsForItsLine) {
  const DraftResult result = test::sample_record("17", "Hi\n\nplease [[act now]]");
  const Region region = region_of(*result.draft, result.findings[0].span, ColumnUnit::kUtf16);
  EXPECT_EQ(region.start, (Position{4, 1}));
  EXPECT_EQ(region.end, (Position{4, 2}));
  EXPECT_EQ(message_of(*result.draft, result.findings[0]), "record “17”: presses for time");
}

TEST(RepositoryPath, StartsAtTheRoot) {
  ReportOptions options;
  options.folder = "/home/a/repo/outreach";
  options.root = "/home/a/repo";
  EXPECT_EQ(repository_path("drafts/b.md", options), "outreach/drafts/b.md");
  EXPECT_EQ(repository_path("./b.md", options), "outreach/b.md");
  EXPECT_EQ(repository_path("../c.md", options), "c.md");
  EXPECT_EQ(repository_path("/home/a/repo/d.md", options), "d.md");
  EXPECT_EQ(repository_path("/elsewhere/d.md", options), "/elsewhere/d.md");
  EXPECT_EQ(repository_path("../../x.md", options), "../../x.md") << "outside of the repository";
  EXPECT_EQ(repository_path("./b/../c.md", {}), "c.md");
}

TEST(PathUri, EncodesAllButUnreserved) {
  EXPECT_EQ(path_uri("drafts/a-b_c.~1.md"), "drafts/a-b_c.~1.md");
  EXPECT_EQ(path_uri("für Zoë/100%#1:a.md"), "f%C3%BCr%20Zo%C3%AB/100%25%231%3Aa.md");
  EXPECT_EQ(path_uri("/tmp/a b.md"), "file:///tmp/a%20b.md");
  EXPECT_EQ(path_uri("a\xff.md"), "a%FF.md");
}

TEST(MergedEdit, JoinsEditsWithTheTextBetween) {
  const SourceText source("a.md", "one two three", Writable::kYes);
  const Edit edit = merged_edit(source, {.title = "", .edits = {{{0, 3}, "1"}, {{8, 13}, "3"}}});
  EXPECT_EQ(edit, (Edit{{0, 13}, "1 two 3"}));
}

TEST(IdentitiesOf, AreUniqueAndKnowNoLines) {
  DraftResult first = test::sample_result("a.md", "[[act now]] [[act now]]");
  Identities identities;
  const std::string one = identities.of("a.md", *first.draft, first.findings[0]);
  const std::string two = identities.of("a.md", *first.draft, first.findings[1]);
  EXPECT_NE(one, two) << "equal findings are told apart";
  EXPECT_NE(identities.of("b.md", *first.draft, first.findings[0]), one);
  const DraftResult moved = test::sample_result("a.md", "\n\n\nnew [[act now]]");
  EXPECT_EQ(Identities().of("a.md", *moved.draft, moved.findings[0]), one);
}

}  // namespace
}  // namespace mannerly
