#include "yaml/dict_reader.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "yaml/parsed.h"

namespace mannerly::yaml {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

struct Values {
  std::string title;
  int count = 0;
  double share = 0;
  bool on = false;
  std::vector<std::string> words;
};

std::vector<Error> read(std::string_view text, Values& out) {
  DictReader reader("r.yaml");
  reader.on("title", [&](const Node& n) { return read_string(n, out.title); }).required();
  reader.on("count", [&](const Node& n) { return read_int(n, out.count); });
  reader.on("share", [&](const Node& n) { return read_number(n, out.share); });
  reader.on("on", [&](const Node& n) { return read_flag(n, out.on); });
  reader.on("words", [&](const Node& n) { return read_strings(n, out.words); });
  std::vector<Error> problems;
  const bool clean = reader.read(parsed(text), problems);
  EXPECT_EQ(clean, problems.empty());
  return problems;
}

TEST(DictReader, ReadsEveryType) {
  Values v;
  EXPECT_THAT(read("{title: 7 up, count: 012, share: -0.5, on: true, words: [a, b]}", v), IsEmpty());
  EXPECT_EQ(v.title, "7 up");
  EXPECT_EQ(v.count, 12);
  EXPECT_EQ(v.share, -0.5);
  EXPECT_TRUE(v.on);
  EXPECT_THAT(v.words, ElementsAre("a", "b"));
}

TEST(DictReader, OneTextStandsForAList) {
  Values v;
  EXPECT_THAT(read("{title: t, words: solo}", v), IsEmpty());
  EXPECT_THAT(v.words, ElementsAre("solo"));
}

TEST(DictReader, UnknownKeyNamesTheNearestAndTheRestIsRead) {
  Values v;
  const auto problems = read("titel: x\ntitle: t\ncount: 3\n", v);
  ASSERT_EQ(problems.size(), 1u);
  EXPECT_EQ(problems[0].line, 1u);
  EXPECT_EQ(problems[0].column, 1u);
  EXPECT_THAT(problems[0].message, HasSubstr("“titel”"));
  EXPECT_THAT(problems[0].message, HasSubstr("“title”"));
  EXPECT_EQ(v.count, 3);
}

TEST(DictReader, EveryFaultHasItsPlace) {
  Values v;
  const auto problems = read("count: many\non: yes\nwords: []\nshare: [1]\n", v);
  EXPECT_THAT(problems, ElementsAre(Error{"count: expected a whole number", "r.yaml", 1, 8},
                                    Error{"on: expected true or false", "r.yaml", 2, 5},
                                    Error{"words: the list is empty", "r.yaml", 3, 8},
                                    Error{"share: expected a number", "r.yaml", 4, 8},
                                    Error{"missing key “title”", "r.yaml", 1, 1}));
}

TEST(DictReader, RefusesWhatIsNoMap) {
  Values v;
  EXPECT_THAT(read("[a]", v), ElementsAre(Error{"expected a map of keys and values", "r.yaml", 1, 1}));
}

TEST(DictReader, NumbersMustBeWholeTokens) {
  int i = 0;
  double d = 0;
  EXPECT_NE(read_int(parsed("12px"), i), "");
  EXPECT_NE(read_int(parsed("99999999999"), i), "");
  EXPECT_NE(read_int(parsed("1.5"), i), "");
  EXPECT_NE(read_number(parsed(".inf"), d), "");
  EXPECT_EQ(read_int(parsed("-3"), i), "");
  EXPECT_EQ(i, -3);
}

}  // namespace
}  // namespace mannerly::yaml
