// JSON as nodes: the same as nlohmann-json's tree, whichever library read it.
#include "draft/json_nodes.h"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;

/// A node as text, with its types.
std::string written(const yaml::Node& node) {
  std::string out;
  switch (node.type) {
    case yaml::NodeType::kNull:
      return "null";
    case yaml::NodeType::kScalar:
      return "“" + node.scalar + "”";
    case yaml::NodeType::kList:
      for (const yaml::Node& item : node.items) out += written(item) + ",";
      return "[" + out + "]";
    case yaml::NodeType::kMap:
      for (const yaml::Entry& entry : node.entries) out += entry.first.scalar + ":" + written(entry.second) + ",";
      return "{" + out + "}";
  }
  return out;
}

/// The same of nlohmann-json's tree, in which what is nested deeper than eight levels is null.
std::string written(const Json& json, int depth = 0) {
  constexpr int kDeepest = 8;
  std::string out;
  if (json.is_structured() && depth > kDeepest) return "null";
  if (json.is_object()) {
    for (const auto& [key, value] : json.items()) out += key + ":" + written(value, depth + 1) + ",";
    return "{" + out + "}";
  }
  if (json.is_array()) {
    for (const Json& item : json) out += written(item, depth + 1) + ",";
    return "[" + out + "]";
  }
  if (json.is_null()) return "null";
  return "“" + (json.is_string() ? json.get<std::string>() : json.dump()) + "”";
}

/// nullopt: no JSON.
std::optional<std::string> expected(const std::string& text) {
  const Json json = Json::parse(text, nullptr, false);
  if (json.is_discarded()) return std::nullopt;
  return written(json);
}

std::optional<std::string> read(const std::string& text) {
  const auto node = draft::parse_json(text, "m.jsonl", 3);
  if (!node) {
    EXPECT_EQ(node.error().message, "not valid JSON");
    return std::nullopt;
  }
  return written(*node);
}

std::string nested(std::size_t depth) { return std::string(depth, '[') + "1" + std::string(depth, ']'); }

std::string many_keys(const std::string& last) {
  std::string out = "{";
  for (int i = 0; i < 200; ++i) out += "\"k" + std::to_string(i) + "\":" + std::to_string(i) + ",";
  return out + last + "}";
}

const std::vector<std::string> kTexts = {
    R"({"text": "Hi Ana,\n\nCafé “x” \ud83d\ude00 é \/ \u0000b", "n": [1, -0, -0.0, 1.50, 1e3, 1E-7, 0.1], "t": true})",
    R"([123456789012345678, 1234567890123456789, 18446744073709551615, 18446744073709551616, -9223372036854775809])",
    "[1e999]",
    "[01]",
    "[1.]",
    "[-]",
    "[+1]",
    "[.5]",
    "[NaN]",
    R"({"a": {"b": [null, {"c": []}]}, "a": 2, "d": {}})",
    R"(["\ud800"])",
    R"(["\udc00"])",
    R"(["\udc00\ud800"])",
    R"(["\u12"])",
    R"(["\x41"])",
    "[\"a\tb\"]",
    "[\"\xC3\"]",
    "{\"\xFF\": 1}",
    "[\"a\x7F b\"]",
    "  \r\n[1]\t ",
    "\xEF\xBB\xBF[1]",
    "[1] x",
    std::string("[1]\0", 4),
    std::string("[\"a\0b\"]", 7),
    "",
    "{",
    "[1,]",
    "{\"a\":1,}",
    "{'a': 1}",
    "// no\n1",
    "\"only\"",
    "tru",
    nested(8),
    nested(9),
    nested(10),
    nested(100'000),
    std::string(100'000, '['),
    many_keys("\"k7\": \"again\", \"new\": {\"k7\": 1}, \"new\": [\"k7\"], \"k199\": null"),
};

TEST(JsonNodes, AreThoseOfTheTree) {
  for (const std::string& text : kTexts) EXPECT_EQ(read(text), expected(text)) << text.substr(0, 200);
}

TEST(JsonNodes, AreThoseOfTheTreeHoweverTheTextIsDamaged) {
  std::mt19937 random(11);
  const std::string signs = "{}[]\",:\\u0eE+-.19ntf \n\x80\xF0";
  std::size_t taken = 0;
  for (int round = 0; round < 20'000; ++round) {
    std::string text = kTexts[random() % 10];
    for (std::size_t changes = 1 + random() % 3; changes > 0 && !text.empty(); --changes) {
      const std::size_t at = random() % text.size();
      switch (random() % 3) {
        case 0:
          text.erase(at, 1);
          break;
        case 1:
          text.insert(at, 1, signs[random() % signs.size()]);
          break;
        default:
          text[at] = signs[random() % signs.size()];
      }
    }
    const auto wanted = expected(text);
    ASSERT_EQ(read(text), wanted) << text;
    taken += wanted ? 1 : 0;
  }
  EXPECT_GT(taken, 1000U);
}

}  // namespace
}  // namespace mannerly
