// Patterns of the pack that ignore case are searched in a text of lower case: they find there what they find in the
// text as it was written.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "base/embedded.h"
#include "checks/regex.h"
#include "rules/pack.h"
#include "yaml/node.h"

namespace mannerly::test {
namespace {

void add_patterns(const yaml::Node& node, std::vector<std::string>& out) {
  for (const auto& [key, value] : node.entries) {
    const bool is_pattern = key.scalar == "pattern" || key.scalar == "except";
    if (is_pattern && !value.scalar.empty()) out.push_back(value.scalar);
    add_patterns(value, out);
  }
  for (const yaml::Node& item : node.items) add_patterns(item, out);
}

/// Those that begin with (?i).
std::vector<std::string> patterns_without_case() {
  std::vector<std::string> all;
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.ends_with(".yaml")) continue;
    const auto node = yaml::parse(file.bytes, {.path = std::string(file.path)});
    const yaml::Node* kind = node ? node->find("kind") : nullptr;
    if (kind != nullptr && kind->scalar == "pattern") add_patterns(*node, all);
  }
  std::erase_if(all, [](const std::string& pattern) { return !pattern.starts_with("(?i)"); });
  return all;
}

TEST(Patterns, FindTheSameInLowerCase) {
  std::string text = "STRASSE \u00C9COLE 10X \u201CDON\u2019T\u201D\n";
  for (const DraftPtr& draft : example_drafts()) text += draft->source.bytes() + "\n";
  std::string shouted = text;
  for (char& c : shouted) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  const std::vector<std::string> patterns = patterns_without_case();
  ASSERT_GT(patterns.size(), 100U);
  std::size_t found = 0;
  for (const std::string& pattern : patterns) {
    const auto in_lower_case = Regex::compile(pattern);
    const auto as_written = Regex::compile("(?:)" + pattern);
    ASSERT_TRUE(in_lower_case && as_written) << pattern;
    for (const std::string& one : {text, shouted}) {
      const auto matches = in_lower_case->find_all(one, 0);
      const auto expected = as_written->find_all(one, 0);
      ASSERT_EQ(matches.size(), expected.size()) << pattern;
      for (std::size_t i = 0; i < matches.size(); ++i) EXPECT_EQ(matches[i].whole, expected[i].whole) << pattern;
      found += matches.size();
    }
  }
  EXPECT_GT(found, patterns.size());
}

}  // namespace
}  // namespace mannerly::test
