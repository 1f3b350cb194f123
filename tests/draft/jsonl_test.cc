#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

TEST(Jsonl, OneDraftALine) {
  const ReadResult result =
      read_drafts("m.jsonl",
                  "{\"id\": \"a\", \"text\": \"Hi Ana,\\n\\nCafé.\", \"subject\": \"On tea\", \"kind\": \"note\"}\n"
                  "\n"
                  "{\"body\": \"Hello\", \"template\": true}\n",
                  {});
  EXPECT_THAT(result.problems, IsEmpty());
  ASSERT_EQ(result.drafts.size(), 2u);
  const Draft& first = result.drafts[0];
  EXPECT_EQ(first.id, "a");
  EXPECT_EQ(first.source.path(), "m.jsonl");
  EXPECT_EQ(first.source.bytes(), "Hi Ana,\n\nCafé.\nOn tea");
  EXPECT_EQ(first.source.text(first.body), "Hi Ana,\n\nCafé.");
  EXPECT_EQ(first.source.text(first.subject.value()), "On tea");
  EXPECT_FALSE(first.source.writable());
  EXPECT_EQ(first.kind, Kind::kNote);
  EXPECT_EQ(result.drafts[1].id, "2");
  EXPECT_TRUE(result.drafts[1].is_template);
  EXPECT_FALSE(result.drafts[1].subject.has_value());
}

TEST(Jsonl, FlatAndNestedFacts) {
  const ReadResult result = read_drafts(
      "m.ndjson",
      R"({"text": "x", "to": {"name": "Ana", "degree": 2, "note": "?"}, "from.name": "Tom",)"
      R"( "thread.unanswered": 1, "relation": "warm", "to.company": "Halden", "groups": ["G"], "score": 3})",
      {});
  EXPECT_THAT(result.problems, IsEmpty());
  const Context& context = result.drafts.at(0).context;
  EXPECT_EQ(context.to.name, "Ana");
  EXPECT_EQ(context.to.company, "Halden");
  EXPECT_EQ(context.reach.degree, Degree::kSecond);
  EXPECT_EQ(context.from.name, "Tom");
  EXPECT_EQ(context.thread.unanswered, 1);
  EXPECT_EQ(context.relation, Relation::kWarm);
  EXPECT_THAT(context.groups, ElementsAre("G"));
}

TEST(Jsonl, BadRecordsAreLocatedAndTheRestGoesOn) {
  const std::string bytes =
      "{\"text\": \"a\"}\n{\"text\": \"b\",}\n[1]\n{\"id\": 3}\n{\"text\": \"a\\u0000b\"}\n{\"text\": "
      "\"\xFF\"}\n{\"text\": \"c\"}\n";
  const ReadResult result = read_drafts("m.jsonl", bytes, {});
  ASSERT_EQ(result.drafts.size(), 2u);
  EXPECT_EQ(result.drafts[1].id, "7");
  EXPECT_EQ(result.drafts[0].record_line, 1u);
  EXPECT_EQ(result.drafts[1].record_line, 7u);
  std::vector<std::string> places;
  for (const Error& e : result.problems) places.push_back(std::to_string(e.line) + ":" + std::to_string(e.column));
  EXPECT_THAT(places, ElementsAre("2:14", "3:1", "4:1", "5:1", "6:11"));
  EXPECT_THAT(result.problems[2].message, HasSubstr("“text”"));
}

TEST(Jsonl, ANumberBeyondAllBoundsIsABrokenRecord) {
  const ReadResult result = read_drafts("m.jsonl", "{\"text\": \"a\", \"score\": 1e999}\n{\"text\": \"b\"}\n", {});
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(to_string(result.problems[0]), HasSubstr("m.jsonl:1:28: broken record"));
  ASSERT_EQ(result.drafts.size(), 1u);
}

TEST(Jsonl, OfAKeyThatStandsTwiceTheLastCounts) {
  const ReadResult result = read_drafts("m.jsonl", R"({"text": "a", "id": "x", "text": "b"})", {});
  EXPECT_THAT(result.problems, IsEmpty());
  ASSERT_EQ(result.drafts.size(), 1u);
  EXPECT_EQ(result.drafts[0].source.text(result.drafts[0].body), "b");
}

TEST(Jsonl, WrongFactLeavesTheDraft) {
  const ReadResult result = read_drafts("m.jsonl", "\n{\"text\": \"a\", \"kind\": \"nota\", \"to\": 5}\n", {});
  ASSERT_EQ(result.drafts.size(), 1u);
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_EQ(result.problems[0].line, 2u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("“note”"));
}

TEST(Jsonl, ColumnsRenameFields) {
  InputOptions options;
  options.columns = {{"text", "Message"}, {"to.name", "Who"}};
  options.kind = Kind::kEmail;
  const ReadResult result = read_drafts("m.jsonl", R"({"Message": "Hi", "text": "other", "Who": "Ana"})", options);
  ASSERT_EQ(result.drafts.size(), 1u);
  EXPECT_EQ(result.drafts[0].source.bytes(), "Hi");
  EXPECT_EQ(result.drafts[0].context.to.name, "Ana");
  EXPECT_EQ(result.drafts[0].kind, Kind::kEmail);
  EXPECT_FALSE(result.drafts[0].context.kind.has_value());
}

TEST(Jsonl, DeepNestingIsHarmless) {
  const std::string deep = "{\"text\": \"a\", \"x\": " + std::string(100'000, '[') + std::string(100'000, ']') + "}";
  EXPECT_EQ(read_drafts("m.jsonl", deep, {}).drafts.size(), 1u);
}

}  // namespace
}  // namespace mannerly
