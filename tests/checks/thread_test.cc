// Kind thread: days and counts, with the time of the run given.
#include <gmock/gmock.h>

#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

std::vector<Finding> on(const RuleRunner& rule, const std::string& facts, const std::string& now,
                        const std::string& text = "Hi Ola, is May still free?") {
  ReadResult read = read_drafts("draft.txt", "---\n" + facts + "\n---\n" + text, {});
  return rule.findings_on(std::make_shared<const Draft>(std::move(read.drafts.at(0))),
                          {.now = time_from_string(now), .survey = nullptr});
}

TEST(Thread, TooSoonCountsCalendarDays) {
  const RuleRunner rule("kind: thread\nfact: too-soon\ndays: 7\nerror_days: 3");
  const std::string facts = "thread: {unanswered: 1, last_sent: 2027-02-25}";
  EXPECT_EQ(on(rule, facts, "2027-02-25T23:59").at(0).severity, Severity::kError);
  EXPECT_EQ(on(rule, facts, "2027-02-28").at(0).severity, Severity::kWarning);
  EXPECT_THAT(on(rule, facts, "2027-03-03"), SizeIs(1));
  EXPECT_THAT(on(rule, facts, "2027-03-04"), IsEmpty());
  EXPECT_THAT(on(rule, facts, "2027-02-20"), IsEmpty()) << "a last message in the future says nothing";
  EXPECT_THAT(on(rule, facts, ""), IsEmpty()) << "without a time of the run";
  EXPECT_THAT(on(rule, "kind: reply\n" + facts, "2027-02-26"), IsEmpty());
  EXPECT_THAT(on(rule, "thread: {last_sent: 2027-02-25}", "2027-02-26"), IsEmpty());
  EXPECT_THAT(on(rule, "kind: followup\nthread: {last_sent: 2027-02-25}", "2027-02-26"), SizeIs(1));
}

TEST(Thread, TooManyGrowsToAnError) {
  const RuleRunner rule("kind: thread\nfact: too-many\nmost: 1\nerror_most: 2");
  EXPECT_THAT(on(rule, "thread: {unanswered: 1}", ""), IsEmpty());
  EXPECT_EQ(on(rule, "thread: {unanswered: 2}", "").at(0).severity, Severity::kWarning);
  EXPECT_EQ(on(rule, "thread: {unanswered: 3}", "").at(0).severity, Severity::kError);
}

TEST(Thread, SendTimeKnowsTheReadersOffset) {
  const RuleRunner rule("kind: thread\nfact: send-time\nweekdays: [friday]\nutc_offset: 9");
  EXPECT_THAT(on(rule, "kind: message", "2027-03-11T16:00"), SizeIs(1)) << "Friday one o'clock in Tokyo";
  EXPECT_THAT(on(rule, "kind: message", "2027-03-10T14:00"), SizeIs(1)) << "eleven at night";
  EXPECT_THAT(on(rule, "kind: message", "2027-03-10T02:00"), IsEmpty());
  const RuleRunner days("kind: thread\nfact: send-time\nweekdays: [friday]");
  EXPECT_THAT(on(days, "kind: message", "2027-03-10T23:30"), IsEmpty()) << "no offset, no night";
}

TEST(Thread, DuplicateOfTheLastMessageDespiteGreetingAndSignature) {
  const RuleRunner rule("kind: thread\nfact: duplicate\nsimilarity: 0.85");
  const std::string sent =
      "thread: {sent: ['We map the eelgrass beds off Bergen and would like to borrow two divers.']}";
  EXPECT_THAT(on(rule, sent, "",
                 "Hi Ola,\n\nwe map the eelgrass beds off Bergen and would like to borrow two divers.\n\nBest, Jo"),
              SizeIs(1));
  EXPECT_THAT(on(rule, sent, "", "Hi Ola,\n\nthe county has lent two divers for the eelgrass beds off Bergen."),
              IsEmpty());
}

TEST(Thread, FaultsInTheRuleAreLocated) {
  EXPECT_THAT(RuleRunner("kind: thread\nfact: too-son").problems.at(0).message, HasSubstr("did you mean “too-soon”"));
  EXPECT_THAT(RuleRunner("kind: thread\nfact: send-time\nweekdays: [firday]").problems, SizeIs(1));
  EXPECT_THAT(RuleRunner("kind: thread\nfact: send-time\nutc_offset: 40").problems, SizeIs(1));
}

}  // namespace
}  // namespace mannerly::test
