#include "lsp/yaml_cursor.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "base/strings.h"

namespace mannerly::lsp {
namespace {

/// "a/b=" for a value below a and b, "a/b" for a key there; the cursor is the bar.
std::string place(std::string text) {
  const std::size_t bar = text.find('|');
  text.erase(bar, 1);
  const YamlPlace found = place_in(text, static_cast<std::uint32_t>(bar));
  if (found.quoted) return "quiet";
  const std::string word = text.substr(found.word.begin, found.word.size());
  return join(found.keys, "/") + (found.at_value ? "=" : "") + (word.empty() ? "" : " " + word);
}

TEST(YamlCursor, KnowsTheKeysAroundIt) {
  const std::pair<const char*, const char*> cases[] = {
      {"|", ""},
      {"ki|nd", " kind"},
      {"kind: |", "kind="},
      {"kind:|", "kind="},
      {"kind: in|mail\n", "kind= inmail"},
      {"kind: inmail  # a remark |", "quiet"},
      {"# a remark |", "quiet"},
      {"subject: \"Your |", "quiet"},
      {"to:\n  na|", "to na"},
      {"to:\n  name: Ana\n  |", "to"},
      {"to:\n  name: Ana\n|", ""},
      {"to: {name: Ana, de|", "to de"},
      {"to: {name: Ana, degree: |}", "to/degree="},
      {"from: {used: {a: 1, b: |", "from/used/b="},
      {"from: {used: {a: 1}, |", "from"},
      {"allow: [tone/urg|", "allow= tone/urg"},
      {"allow:\n  - tone/|\n", "allow tone/"},
      {"allow:\n- tone/|\n", "allow tone/"},
      {"allow:\n  - {rule: a/b, |", "allow"},
      {"allow:\n  - rule: |\n", "allow/rule="},
      {"allow:\n  - rule: a\n    rea|\n", "allow rea"},
      {"kind: note\nrules:\n  a/b: off\n  |\n", "rules"},
      {"rules:\n  a/b:\n    severity: |", "rules/a/b/severity="},
      {"overrides:\n  - files: x\n    rules:\n      a/b: |\n", "overrides/rules/a/b="},
      {"overrides:\n  - files: x\n    |\n", "overrides"},
      {"gate: {fail_on: |, fail_under: 3}\nkind: note\n", "gate/fail_on="},
      {"kind: note\r\ngate:\r\n  fail_on: |\r\n", "gate/fail_on="},
      {"\"kind\": |", "kind="},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(place(text), wanted) << text;
}

/// The piece that begins at the bar.
std::string piece(std::string text) {
  const std::size_t bar = text.find('|');
  text.erase(bar, 1);
  const Span found = piece_at(text, static_cast<std::uint32_t>(bar));
  return text.substr(found.begin, found.size());
}

TEST(YamlCursor, KnowsWhereAPieceEnds) {
  const std::pair<const char*, const char*> cases[] = {
      {"|kind: note", "kind"},
      {"kind: |nóte  # 😀", "nóte"},
      {"a: |'b: c' # d", "'b: c'"},
      {"a: |\"b\r\nc: d", "\"b"},
      {"a: |[b, {c: d}] # e", "[b, {c: d}]"},
      {"a: {|b: c, d: e}", "b"},
      {"a: {b: |c, d: e}", "c"},
      {"a: [b, |c]", "c"},
      {"a: [b, |\n  c]", "a: [b,"},
      {"a: http://b|c#d\r\ne: f", "c#d"},
      {"|\na: b", ""},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(piece(text), wanted) << text;
}

/// The keys beside the bar, in any order.
std::string beside(std::string text) {
  const std::size_t bar = text.find('|');
  text.erase(bar, 1);
  std::vector<std::string> keys = keys_beside(text, static_cast<std::uint32_t>(bar));
  std::sort(keys.begin(), keys.end());
  return join(keys, " ");
}

TEST(YamlCursor, KnowsTheKeysBesideIt) {
  const std::pair<const char*, const char*> cases[] = {
      {"|", ""},
      {"a: 1\n|\nb: 2\n", "a b"},
      {"a: 1\r\n  c: 3\r\n|\r\nb: 2", "a b"},
      {"a:\n  x: 1\n  |\n  y: 2\nb: 2\n", "x y"},
      {"a:\n  - x: 1\n    |\n    y: 2\n  - z: 3\n", "x y"},
      {"a:\n  - z: 3\n  - |\n    y: 2\n  - w: 3\n", "y"},
      {"# a: 1\n\n|", ""},
  };
  for (const auto& [text, wanted] : cases) EXPECT_EQ(beside(text), wanted) << text;
}

TEST(YamlCursor, AnswersForAnyText) {
  std::mt19937 random(2);
  const std::string bytes = "ab:-{}[], \n\r\"'#é";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += bytes[random() % bytes.size()];
    const YamlPlace found = place_in(text, static_cast<std::uint32_t>(random() % (text.size() + 1)));
    ASSERT_LE(found.word.begin, found.word.end);
    ASSERT_LE(found.word.end, text.size());
    const auto offset = static_cast<std::uint32_t>(random() % (text.size() + 1));
    const Span piece = piece_at(text, offset);
    ASSERT_LE(piece.begin, piece.end);
    ASSERT_LE(piece.end, text.size());
    ASSERT_LE(keys_beside(text, offset).size(), text.size());
  }
}

}  // namespace
}  // namespace mannerly::lsp
