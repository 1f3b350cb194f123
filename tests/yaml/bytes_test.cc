// Nodes and rules in rows of bytes come back as they were.
#include <gtest/gtest.h>

#include "yaml/node_bytes.h"
#include "yaml/rule_bytes.h"

namespace mannerly {
namespace {

constexpr const char* kText =
    "a: plain\nb: \"quoted # text\"\nc: [1, {x: 012, y: ~}, []]\nd:\n  - deep:\n      deeper: [é, \"\"]\n  - {}\n";

/// Every node with its place, but for spans.
void describe(const yaml::Node& node, std::string& out) {
  out += std::to_string(static_cast<int>(node.type)) + "@" + std::to_string(node.line) + ":" +
         std::to_string(node.column) + (node.quoted ? "!" : "=") + node.scalar + "\n";
  for (const yaml::Node& item : node.items) describe(item, out);
  for (const auto& [key, value] : node.entries) {
    describe(key, out);
    describe(value, out);
  }
}

std::string described(const yaml::Node& node) {
  std::string out;
  describe(node, out);
  return out;
}

TEST(NodeBytes, KeepTypesTextsAndPlaces) {
  const auto node = yaml::parse(kText, {.path = "x.yaml"});
  ASSERT_TRUE(node);
  ByteWriter out;
  yaml::write_node(*node, out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  EXPECT_EQ(described(yaml::read_node(in)), described(*node));
  EXPECT_TRUE(in.at_end());
}

TEST(NodeBytes, AnEarlyEndGivesLessAndNeverHangs) {
  const auto node = yaml::parse(kText, {.path = "x.yaml"});
  ByteWriter out;
  yaml::write_node(*node, out);
  const std::string bytes = out.take();
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    ByteReader in(std::string_view(bytes).substr(0, size));
    EXPECT_LE(described(yaml::read_node(in)).size(), described(*node).size());
  }
}

TEST(RuleBytes, KeepAllThatRunningARuleNeeds) {
  RuleSpec spec;
  spec.id = "tone/urgency";
  spec.category = "tone";
  spec.kind = "phrase";
  spec.severity = {Severity::kAdvice, {{"note", Severity::kError}, {"cold", Severity::kOff}}};
  spec.weight = 1.75;
  spec.words.message = "“{match}” presses";
  spec.words.why = "because";
  spec.words.source = {"A", "B"};
  spec.applies = {{Kind::kNote, Kind::kReply}, Relation::kCold, false, 12};
  spec.scope = {Part::kBody};
  spec.superseded_by = {"tone/other"};
  spec.model = *yaml::parse("{label: pitch}", {});
  spec.params = *yaml::parse("{once: true}", {});
  ByteWriter out;
  write_rule_head(spec, out);
  write_parameters(spec, out);
  const std::string bytes = out.take();
  ByteReader in(bytes);
  RuleSpec back;
  read_rule_head(in, back);
  EXPECT_TRUE(back.params->is_null());
  read_parameters(in, back);
  EXPECT_TRUE(in.at_end());
  EXPECT_EQ(back.id, spec.id);
  EXPECT_EQ(back.severity.fallback, spec.severity.fallback);
  EXPECT_EQ(back.severity.cases, spec.severity.cases);
  EXPECT_EQ(back.weight, 1.75);
  const RuleWords words = words_of(back);
  EXPECT_EQ(words.source, spec.words.source);
  EXPECT_EQ(back.applies.kinds, spec.applies.kinds);
  EXPECT_EQ(back.applies.relation, Relation::kCold);
  EXPECT_EQ(back.applies.is_template, false);
  EXPECT_EQ(back.applies.min_words, 12);
  EXPECT_EQ(back.scope, spec.scope);
  EXPECT_EQ(back.superseded_by, spec.superseded_by);
  EXPECT_EQ(back.category + back.kind, spec.category + spec.kind);
  EXPECT_EQ(words.message + words.why, spec.words.message + spec.words.why);
  EXPECT_EQ(described(back.model) + described(back.params), described(spec.model) + described(spec.params));
}

}  // namespace
}  // namespace mannerly
