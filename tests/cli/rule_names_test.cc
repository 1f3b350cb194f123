#include "cli/rule_names.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "cli/marked_example.h"

namespace mannerly::cli {
namespace {

using ::testing::HasSubstr;

std::vector<RuleInfo> rules() {
  std::vector<RuleInfo> rules(3);
  rules[0].id = "tone/urgency";
  rules[1].id = "length/long";
  rules[2].id = "structure/long";
  return rules;
}

TEST(FindRule, ByIdOrByItsUniqueLastPart) {
  const std::vector<RuleInfo> all = rules();
  EXPECT_EQ(find_rule(all, "tone/urgency"), &all[0]);
  EXPECT_EQ(find_rule(all, "urgency"), &all[0]);
  EXPECT_EQ(find_rule(all, "long"), nullptr) << "two rules end so";
}

TEST(UnknownRule, NamesTheNearest) {
  EXPECT_THAT(unknown_rule(rules(), "tone/urgancy"), HasSubstr("did you mean “tone/urgency”?"));
  EXPECT_THAT(unknown_rule(rules(), "urgnecy"), HasSubstr("did you mean “tone/urgency”?"));
  EXPECT_THAT(unknown_rule(rules(), "zzz"), HasSubstr("mannerly rules list"));
}

TEST(LevelsOf, NamesTheCases) {
  RuleInfo rule;
  rule.severity = {{"default", Severity::kWarning}, {"note", Severity::kError}};
  EXPECT_EQ(levels_of(rule), "warning (note: error)");
}

TEST(ShowExample, MarksBecomeALineBelow) {
  EXPECT_EQ(show_example("Please [[act now]], Dana.\n[[🚀]] ok", 2),
            "  Please act now, Dana.\n         ~~~~~~~\n  🚀 ok\n  ~~\n");
  EXPECT_EQ(show_example("Hi \\[\\[name]]", 2), "  Hi [[name]]\n");
  EXPECT_EQ(show_example("Hi [[[Name]]],", 2), "  Hi [Name],\n     ~~~~~~\n")
      << "brackets of the text are inside the mark";
}

}  // namespace
}  // namespace mannerly::cli
