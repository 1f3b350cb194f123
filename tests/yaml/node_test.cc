#include "yaml/node.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "yaml/parsed.h"

namespace mannerly::yaml {
namespace {

using testing::HasSubstr;

Error refused(std::string_view text) {
  const Result<Node> node = parse(text, {.path = "rule.yaml"});
  EXPECT_FALSE(node.has_value()) << to_flow(node.value_or(Node{}));
  return node ? Error{} : node.error();
}

std::string_view bytes(std::string_view text, const Node& node) {
  return text.substr(node.span.begin, node.span.size());
}

const Node& at(const Node& map, std::string_view key) {
  const Node* node = map.find(key);
  EXPECT_NE(node, nullptr) << key;
  static const Node empty;
  return node == nullptr ? empty : *node;
}

TEST(Node, EmptyTextIsNull) {
  EXPECT_TRUE(parsed("").is_null());
  EXPECT_TRUE(parsed("# nothing\n").is_null());
}

TEST(Node, ScalarsKeepTheirText) {
  const Node node = parsed("a: 012\nb: yes\nc: \"x\"\nd: ~\ne:\nf: 'it''s'\n");
  EXPECT_EQ(at(node, "a").scalar, "012");
  EXPECT_EQ(at(node, "b").scalar, "yes");
  EXPECT_FALSE(at(node, "b").quoted);
  EXPECT_TRUE(at(node, "c").quoted);
  EXPECT_TRUE(at(node, "d").is_null());
  EXPECT_TRUE(at(node, "e").is_null());
  EXPECT_EQ(at(node, "f").scalar, "it's");
}

TEST(Node, SpansAreTheWrittenBytes) {
  const std::string text =
      "título: é “x”  # note\nq: \"a \\\" b\"\nlist: [one, {k: v}]\nblock: |\n  first\n  second\nlast: 'o''k'\n";
  const Node node = parsed(text);
  EXPECT_EQ(bytes(text, node.entries[0].first), "título");
  EXPECT_EQ(bytes(text, node.entries[0].second), "é “x”");
  EXPECT_EQ(bytes(text, at(node, "q")), "\"a \\\" b\"");
  EXPECT_EQ(bytes(text, at(node, "list")), "[one, {k: v}]");
  EXPECT_EQ(bytes(text, at(node, "list").items[1]), "{k: v}");
  EXPECT_EQ(bytes(text, at(node, "block")), "|\n  first\n  second");
  EXPECT_EQ(bytes(text, at(node, "last")), "'o''k'");
}

TEST(Node, PlacesCountCodePointsAndTheCallersFirstLine) {
  const std::string text = "to: {é: 1, name: Ana}\nkind: note\n";
  const Node node = parse(text, {.path = "d.md", .first_line = 2, .base = 4}).value();
  const Node& name = at(at(node, "to"), "name");
  EXPECT_EQ(name.line, 2u);
  EXPECT_EQ(name.column, 18u);
  EXPECT_EQ(at(node, "kind").line, 3u);
  EXPECT_EQ(at(node, "kind").span, (Span{4 + 29, 4 + 33}));
}

TEST(Node, CrLfAndByteOrderMarkKeepOffsetsTrue) {
  const std::string text =
      "\xEF\xBB\xBF"
      "a: x\r\nb: [y, z]\r\n";
  const Node node = parsed(text);
  EXPECT_EQ(bytes(text, at(node, "a")), "x");
  EXPECT_EQ(bytes(text, at(node, "b")), "[y, z]");
  EXPECT_EQ(at(node, "b").line, 2u);
}

TEST(Node, MultiLinePlainScalarEndsAtItsLastWord) {
  const std::string text = "why: a stranger\n  owes no reply\nnext: 1\n";
  EXPECT_EQ(bytes(text, at(parsed(text), "why")), "a stranger\n  owes no reply");
}

TEST(Node, RejectsWhatStrangersMayNotWrite) {
  EXPECT_EQ(refused("a: 1\nb: 2\na: 3\n"), (Error{"the key “a” is given twice", "rule.yaml", 3, 1}));
  EXPECT_EQ(refused("a: {x: 1, x: 2}").column, 11u);
  EXPECT_THAT(refused("a: &x 1\n").message, HasSubstr("anchors"));
  EXPECT_THAT(refused("a: &x 1\nb: *x\n").message, HasSubstr("anchors"));
  EXPECT_THAT(refused("a: *x\n").line, 1u);
  EXPECT_THAT(refused("a: !!binary x\n").message, HasSubstr("tags"));
  EXPECT_THAT(refused("[a, b]: 1\n").message, HasSubstr("key must be plain text"));
  EXPECT_THAT(refused("~: 1\n").message, HasSubstr("key is empty"));
  EXPECT_THAT(refused("a: 1\n---\nb: 2\n").message, HasSubstr("more than one document"));
  EXPECT_THAT(refused("a: [1, 2\n").message, HasSubstr("broken YAML"));
  EXPECT_EQ(refused("ok: 1\nbad: \xFF\n"), (Error{"invalid UTF-8", "rule.yaml", 2, 6}));
  EXPECT_EQ(refused(std::string("a: \0b", 5)).message, "a NUL byte");
}

TEST(Node, SaysWhatWasMeantByTextWithoutQuotationMarks) {
  EXPECT_EQ(refused("kind: inmail\nsubject: {{role}} in {{city}}\n"),
            (Error{"“{{role}} in {{city}}” starts like a map; put the text in quotation marks", "rule.yaml", 2, 10}));
  EXPECT_EQ(refused("subject: [Role] in Porto\nkind: note\n"),
            (Error{"“[Role] in Porto” starts like a list; put the text in quotation marks", "rule.yaml", 1, 10}));
  EXPECT_EQ(refused("phrases:\n  - {{first_name}}, act now\n").column, 5U);
  EXPECT_EQ(refused("subject: {{role}}\n").column, 10U);
  EXPECT_THAT(refused("a: [1, 2]\nb: [\n  x,\n").message, HasSubstr("broken YAML"));
  EXPECT_THAT(refused("a: [1, 2] # both\nb: {x: 1\n").message, HasSubstr("broken YAML"));
}

TEST(Node, SaysThatATabCannotIndent) {
  EXPECT_EQ(refused("rules:\n\ttone/urgency: error\n"),
            (Error{"a tab cannot indent YAML; use blanks", "rule.yaml", 2, 1}));
  EXPECT_TRUE(parse("a: |\n  x\n  \ty\n", {}).has_value());
}

TEST(Node, DepthAndSizeAreBounded) {
  EXPECT_TRUE(parse(std::string(32, '[') + std::string(32, ']'), {}).has_value());
  EXPECT_THAT(refused(std::string(33, '[') + std::string(33, ']')).message, HasSubstr("deeper than 32"));
  EXPECT_FALSE(parse(std::string(100'000, '['), {}).has_value());
  std::string dashes;
  for (int i = 0; i < 5'000; ++i) dashes += "- ";
  EXPECT_FALSE(parse(dashes, {}).has_value());
  EXPECT_THAT(refused(std::string((4u << 20) + 1, '#')).message, HasSubstr("4 MiB"));
}

TEST(Node, FlowTextReadsBackAsTheSameValue) {
  const std::string text = "{phrases: [\"a, b\", act now], text: \"x: \\\"y\\\"\", n: 3, none: null}";
  EXPECT_EQ(to_flow(parsed(text)), text);
}

TEST(Node, AnyShortTextReadsBackFromAFlowList) {
  constexpr std::string_view kSigns = "a ?:-,[]{}#&*!|>'\"%@`~\\\t\n=(";
  for (const char first : kSigns) {
    for (const char second : kSigns) {
      for (const char third : kSigns) {
        Node item;
        item.type = NodeType::kScalar;
        item.scalar = {first, second, third};
        Node list;
        list.type = NodeType::kList;
        list.items = {item, item};
        const auto back = parse(to_flow(list), {});
        ASSERT_TRUE(back.has_value()) << to_flow(list);
        ASSERT_EQ(back->items.size(), 2U) << to_flow(list);
        EXPECT_EQ(back->items[1].scalar, item.scalar) << to_flow(list);
      }
    }
  }
}

}  // namespace
}  // namespace mannerly::yaml
