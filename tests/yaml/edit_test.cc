// Changing YAML text without touching the rest of it.
#include "yaml/edit.h"

#include <gtest/gtest.h>

#include "yaml/parsed.h"

namespace mannerly::yaml {
namespace {

std::string without(std::string text, Span span) { return text.erase(span.begin, span.size()); }

std::string without_item(const std::string& text, std::size_t index) {
  const Node root = parsed(text);
  const std::string out = without(text, removal_of_item(text, *root.find("allow"), index));
  EXPECT_EQ(parsed(out).find("allow")->items.size() + 1, root.find("allow")->items.size()) << out;
  return out;
}

std::string without_key(const std::string& text, std::string_view key) {
  const Node root = parsed(text);
  const std::string out = without(text, removal_of_key(text, root, key));
  EXPECT_EQ(parsed(out).find(key), nullptr) << out;
  return out;
}

std::string with(const std::string& text, ListStyle style = ListStyle::kFlow) {
  const std::string out = with_items(text, parsed(text), {"words", style}, {"x", "y"});
  const Node* list = parsed(out).find("words");
  const std::size_t count = list == nullptr ? 0 : parsed(out).find("words")->items.size();
  EXPECT_GE(count, 2U) << out;
  return out;
}

TEST(RemovalOfItem, TakesAShareOfAFlowList) {
  EXPECT_EQ(without_item("allow: [a/b, {rule: c, until: d}, e]\n", 0), "allow: [{rule: c, until: d}, e]\n");
  EXPECT_EQ(without_item("allow: [a/b, {rule: c, until: d}, e]\n", 1), "allow: [a/b, e]\n");
  EXPECT_EQ(without_item("allow: [a/b, {rule: c, until: d}, \"e, f\"]  # why\n", 2),
            "allow: [a/b, {rule: c, until: d}]  # why\n");
}

TEST(RemovalOfItem, TakesTheLinesOfItsOwn) {
  EXPECT_EQ(without_item("allow:\n  # first\n  - a  # old\n  - b\nk: 1\n", 0), "allow:\n  # first\n  - b\nk: 1\n");
  EXPECT_EQ(without_item("allow:\r\n- a\r\n- rule: b\r\n  reason: c-d\r\nk: 1\r\n", 1), "allow:\r\n- a\r\nk: 1\r\n");
  EXPECT_EQ(without_item("allow:\n- rule: b\n  reason: >\n    long\n    text\n- a", 0), "allow:\n- a");
  EXPECT_EQ(without_item("allow:\n- b\n- a", 1), "allow:\n- b\n");
  EXPECT_EQ(without_item("allow: [\n  a,  # why a\n  b   # why b\n]\n", 0), "allow: [\n  b   # why b\n]\n");
  EXPECT_EQ(without_item("allow: [\n  a,  # why a\n  b   # why b\n]\n", 1), "allow: [\n  a,  # why a\n]\n");
}

TEST(RemovalOfKey, TakesTheLinesOrTheShare) {
  EXPECT_EQ(without_key("a: 1\nallow:\n  - x\n  - y # z\nb: 2\n", "allow"), "a: 1\nb: 2\n");
  EXPECT_EQ(without_key("a: 1\r\nallow: x\r\n", "allow"), "a: 1\r\n");
  EXPECT_EQ(without_key("allow:\nb: 2\n", "allow"), "b: 2\n");
  EXPECT_EQ(without_key("{a: 1, allow: [x, y], b: 2}\n", "allow"), "{a: 1, b: 2}\n");
  EXPECT_EQ(without_key("{allow: [x, y], b: 2}\n", "allow"), "{b: 2}\n");
}

TEST(WithItems, AppendsInTheListsOwnStyle) {
  EXPECT_EQ(with("words: [a, b]  # ours\nk: 1\n"), "words: [a, b, x, y]  # ours\nk: 1\n");
  EXPECT_EQ(with("words:\n    - a  # ours\n    - b\n# more\nk: 1\n"),
            "words:\n    - a  # ours\n    - b\n    - x\n    - y\n# more\nk: 1\n");
  EXPECT_EQ(with("words: [\n  a,\n  b\n]\n"), "words: [\n  a,\n  b,\n  x,\n  y\n]\n");
  EXPECT_EQ(with("k: 1\r\nwords:\r\n- a\r\n"), "k: 1\r\nwords:\r\n- a\r\n- x\r\n- y\r\n");
  EXPECT_EQ(with("words:\n- a"), "words:\n- a\n- x\n- y\n");
}

TEST(WithItems, MakesTheList) {
  EXPECT_EQ(with(""), "words: [x, y]\n");
  EXPECT_EQ(with("# only this\n", ListStyle::kBlock), "# only this\nwords:\n  - x\n  - y\n");
  EXPECT_EQ(with("k: 1"), "k: 1\nwords: [x, y]\n");
  EXPECT_EQ(with("words: []\nk: 1\n"), "words: [x, y]\nk: 1\n");
  EXPECT_EQ(with("words: []\nk: 1\n", ListStyle::kBlock), "words:\n  - x\n  - y\nk: 1\n");
  EXPECT_EQ(with("words:  # ours\nk: 1\n"), "words:  # ours\n  - x\n  - y\nk: 1\n");
  EXPECT_EQ(with("words: ~  # ours\n"), "words: [x, y]  # ours\n");
  EXPECT_EQ(with("{k: 1}\n"), "{k: 1, words: [x, y]}\n");
}

TEST(WithItems, IndentsAnItemOfSeveralLines) {
  EXPECT_EQ(with_items("a:\n    - k: 1\n", parsed("a:\n    - k: 1\n"), {"a", ListStyle::kBlock}, {"k: 2\nl: 3"}),
            "a:\n    - k: 1\n    - k: 2\n      l: 3\n");
}

TEST(ScalarText, QuotesWhatCannotStandBare) {
  for (const char* text :
       {"a: b", "# a", "it's", "“a”, “b”", "- a", "a\"b\\c", "", " a ", "[x]", "yes", "2027-01-31"}) {
    EXPECT_EQ(parsed("k: " + scalar_text(text)).find("k")->scalar, text);
  }
}

}  // namespace
}  // namespace mannerly::yaml
