#include "lsp/yaml_cursor.h"

#include <gtest/gtest.h>

#include <random>
#include <string>

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

TEST(YamlCursor, AnswersForAnyText) {
  std::mt19937 random(2);
  const std::string bytes = "ab:-{}[], \n\r\"'#é";
  for (int round = 0; round < 3000; ++round) {
    std::string text;
    for (std::size_t n = random() % 40; n > 0; --n) text += bytes[random() % bytes.size()];
    const YamlPlace found = place_in(text, static_cast<std::uint32_t>(random() % (text.size() + 1)));
    ASSERT_LE(found.word.begin, found.word.end);
    ASSERT_LE(found.word.end, text.size());
  }
}

}  // namespace
}  // namespace mannerly::lsp
