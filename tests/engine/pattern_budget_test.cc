// Expressions of a configuration have a common limit; those of the bundled rules do not count.
#include "engine/pattern_budget.h"

#include <gmock/gmock.h>

#include "mannerly/linter.h"
#include "support/memory_files.h"

namespace mannerly {
namespace {

using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kCostly = "([^ab]{500}|c[^de]{499})";

constexpr const char* kMarks = R"(kind: pattern
severity: warning
title: marks
message: "{match}"
why: they shout
source: [A]
pattern: "!{2,}"
examples: {bad: ["[[!!]]", "a[[!!]]"], good: [a, b]}
)";

/// The faults of a configuration over one rule, and of a rule of its pack.
std::vector<Error> problems_of(const std::string& config, const std::string& rule = kMarks) {
  LinterOptions options;
  options.files = std::make_shared<const test::MemoryOverDisk>(test::MemoryOverDisk{
      {".mannerly.yaml", config}, {"own/spelling/marks.yaml", kMarks}, {"pack/tone/own.yaml", rule}});
  options.config_path = ".mannerly.yaml";
  options.rules_dir = "own";
  const auto linter = Linter::create(options);
  EXPECT_TRUE(linter.has_value()) << (linter ? "" : to_string(linter.error()));
  return linter ? (*linter)->problems() : std::vector<Error>();
}

/// A configuration that gives a rule `count` costly expressions, each on a line of its own.
std::string with_patterns(int count, const std::string& indent) {
  std::string out = indent + "rules:\n" + indent + "  spelling/marks:\n" + indent + "    patterns:\n";
  for (int i = 0; i < count; ++i) {
    out += indent + "      - {pattern: '" + kCostly + "x" + std::to_string(i) + "'}\n";
  }
  return out;
}

void expect_refused(const std::vector<Error>& problems, const std::string& path, std::uint32_t last_line) {
  ASSERT_EQ(problems.size(), 1U);
  EXPECT_THAT(problems[0].message, HasSubstr("too large together"));
  EXPECT_EQ(problems[0].path, path);
  EXPECT_GT(problems[0].line, 3U);
  EXPECT_LT(problems[0].line, last_line);
}

TEST(PatternBudget, IsEnoughForATeamsExpressions) {
  std::string config = "rules:\n  spelling/marks:\n    patterns:\n";
  for (int i = 0; i < 300; ++i) {
    config += "      - {pattern: '(?i)\\b(project|programme)s? (name|code)[- ]?" + std::to_string(i) + "\\b'}\n";
  }
  EXPECT_THAT(problems_of(config), IsEmpty());
}

TEST(PatternBudget, EndsAtTheExpressionThatIsTooMuch) {
  expect_refused(problems_of(with_patterns(100, "")), ".mannerly.yaml", 100);
}

TEST(PatternBudget, CountsTheExpressionsOfOverrides) {
  expect_refused(problems_of("overrides:\n - files: a\n" + with_patterns(100, "   ")), ".mannerly.yaml", 100);
}

TEST(PatternBudget, CountsTheExpressionsOfPacks) {
  std::string rule = "kind: pattern\nseverity: warning\ntitle: t\nmessage: m\nwhy: w\nsource: [A]\npatterns:\n";
  for (int i = 0; i < 100; ++i) rule += std::string("  - {pattern: '") + kCostly + "x" + std::to_string(i) + "'}\n";
  rule += "examples: {bad: [a, b], good: [c, d]}\n";
  expect_refused(problems_of("extends: [recommended, ./pack]\n", rule), "pack/tone/own.yaml", 100);
}

TEST(PatternBudget, TakesNothingForWhatTheRuleHasItself) {
  EXPECT_THAT(problems_of("rules: {'*': {why: our way}}\n"), IsEmpty());
}

}  // namespace
}  // namespace mannerly
