// Kinds order and outcome on small packs.
#include <gmock/gmock.h>

#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

const std::vector<std::pair<std::string, std::string>> kClasses = {
    {"ask", "title: ask\nphrases: [{text: can we meet, group: meeting}, {text: tell me, group: tell}]\n"},
    {"context", "title: context\nphrases: [{text: your talk, weight: 2}]\n"}};

TEST(Order, TheFirstClassComesTooEarly) {
  const RuleRunner rule("kind: order\nfirst: ask\nthen: context", kClasses);
  EXPECT_THAT(rule.matches("Can we meet? I liked your talk."), ElementsAre("Can we meet"));
  EXPECT_THAT(rule.matches("I liked your talk. Can we meet?"), IsEmpty());
  EXPECT_THAT(rule.matches("Can we meet? I liked the weather."), IsEmpty()) << "what is missing is not late";
  EXPECT_THAT(rule.matches("Can we meet about your talk?"), IsEmpty()) << "one sentence";
}

TEST(Order, GroupsThresholdAndDistance) {
  const RuleRunner groups("kind: order\nfirst: ask\nthen: context\ngroups: [tell]", kClasses);
  EXPECT_THAT(groups.matches("Can we meet? I liked your talk."), IsEmpty());
  const RuleRunner heavy("kind: order\nfirst: ask\nthen: context\nthreshold: 3", kClasses);
  EXPECT_THAT(heavy.matches("Can we meet? I liked your talk."), IsEmpty());
  EXPECT_THAT(heavy.matches("Can we meet? I liked your talk. Your talk was good."), SizeIs(1));
  const RuleRunner apart("kind: order\nfirst: ask\nthen: context\napart: 2", kClasses);
  EXPECT_THAT(apart.matches("Can we meet? I liked your talk."), IsEmpty());
  EXPECT_THAT(apart.matches("Can we meet? It rains. I liked your talk."), SizeIs(1));
}

TEST(Order, UnknownClassesAreLocated) {
  EXPECT_THAT(RuleRunner("kind: order\nfirst: akss\nthen: context", kClasses).problems, SizeIs(1));
}

}  // namespace
}  // namespace mannerly::test
