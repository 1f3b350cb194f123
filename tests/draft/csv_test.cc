#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Csv, QuotesLineBreaksCrlfAndByteOrderMark) {
  const ReadResult result = read_drafts("m.csv",
                                        "\xEF\xBB\xBFid,text,subject,to.name,extra\r\n"
                                        "a,\"Hi Ana,\r\n\r\nI said \"\"yes\"\".\",On tea,Ana Li,1\r\n"
                                        "\r\n"
                                        ",Hello,,,\r\n",
                                        {});
  EXPECT_THAT(result.problems, IsEmpty());
  ASSERT_EQ(result.drafts.size(), 2u);
  const Draft& first = result.drafts[0];
  EXPECT_EQ(first.source.bytes(), "Hi Ana,\r\n\r\nI said \"yes\".\nOn tea");
  EXPECT_EQ(first.source.text(first.subject.value()), "On tea");
  EXPECT_EQ(first.context.to.name, "Ana Li");
  EXPECT_EQ(first.id, "a");
  EXPECT_EQ(result.drafts[1].id, "2");
  EXPECT_EQ(result.drafts[1].source.bytes(), "Hello");
}

TEST(Csv, SemicolonsAndTabsWhereTheHeaderHasThem) {
  EXPECT_EQ(read_drafts("m.csv", "text;id\na, b;1\n", {}).drafts.at(0).source.bytes(), "a, b");
  EXPECT_EQ(read_drafts("m.csv", "text\tid\na; b\t1\n", {}).drafts.at(0).source.bytes(), "a; b");
}

TEST(Csv, ListsInOneCell) {
  const ReadResult result = read_drafts("m.csv", "text,groups,to.degree,template\nHi,A; B,2,TRUE\n", {});
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(result.drafts.at(0).context.groups, ElementsAre("A", "B"));
  EXPECT_EQ(result.drafts[0].context.reach.degree, Degree::kSecond);
  EXPECT_TRUE(result.drafts[0].is_template);
}

TEST(Csv, BadRowsAreLocatedAndTheRestGoesOn) {
  const ReadResult result = read_drafts("m.csv", "id,text\n1,\"a\nb\"\n2\n3,\"x\"y\n4,\xFF\n5,ok\n6,\"open\n", {});
  ASSERT_EQ(result.drafts.size(), 2u);
  EXPECT_EQ(result.drafts[1].id, "5");
  EXPECT_EQ(result.drafts[0].record_line, 2u);
  EXPECT_EQ(result.drafts[1].record_line, 7u);
  std::vector<std::uint32_t> lines;
  for (const Error& e : result.problems) lines.push_back(e.line);
  EXPECT_THAT(lines, ElementsAre(4u, 5u, 6u, 8u));
  EXPECT_THAT(result.problems[0].message, HasSubstr("1 fields where the header has 2"));
  EXPECT_THAT(result.problems[3].message, HasSubstr("never closed"));
}

TEST(Csv, AFileWithoutTextColumnSaysWhatItHas) {
  const ReadResult result = read_drafts("m.csv", "id,Message\n1,Hi\n", {});
  EXPECT_THAT(result.drafts, IsEmpty());
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("id, Message"));
  InputOptions options;
  options.columns = {{"text", "Message"}};
  EXPECT_EQ(read_drafts("m.csv", "id,Message\n1,Hi\n", options).drafts.size(), 1u);
}

}  // namespace
}  // namespace mannerly
