#include "lsp/json.h"

#include <gtest/gtest.h>

#include <string>

namespace mannerly::lsp {
namespace {

TEST(Json, AStrangeCharacterBecomesOneReplacement) {
  EXPECT_EQ(text_or(*parse_json("\"a\\uD83Db\"")), "a\uFFFDb");
  EXPECT_EQ(text_or(*parse_json("\"a\\uDE00\\uD83D\\uDE00\"")), "a\uFFFD😀");
  EXPECT_EQ(text_or(*parse_json("\"\\\\uD83D\\uDC00\"")), "\\uD83D\uFFFD");
  EXPECT_EQ(text_or(*parse_json("\"a\xFFz\xC3\"")), "a\uFFFDz\uFFFD");
}

TEST(Json, NonsenseIsNoValue) {
  for (const char* text : {"", "{", "[1,]", "nul", "\"", "{\"a\":1}x", "\xFF", "\\uD800"}) {
    EXPECT_FALSE(parse_json(text)) << text;
  }
}

TEST(Json, LookingNeverThrows) {
  const Json json = *parse_json(R"({"a": [1], "n": 18446744073709551615, "f": 1.5, "m": -3})");
  EXPECT_TRUE(member(json, {"a", "b", "c"}).is_null());
  EXPECT_TRUE(member(Json(3), "a").is_null());
  EXPECT_EQ(whole_number(member(json, "n")), std::nullopt);
  EXPECT_EQ(whole_number(member(json, "f")), std::nullopt);
  EXPECT_EQ(whole_number(member(json, "m")), -3);
  EXPECT_EQ(text_or(member(json, "m"), "none"), "none");
}

TEST(Json, DeepNestingIsNoTrouble) {
  const std::string deep = std::string(200'000, '[') + std::string(200'000, ']');
  EXPECT_TRUE(parse_json(deep));
}

}  // namespace
}  // namespace mannerly::lsp
