#include "draft/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using test::draft_of;
using testing::ElementsAre;
using testing::HasSubstr;

TEST(FrontMatter, SetsEveryFact) {
  const Draft draft = draft_of(
      "---\nkind: inmail\nsubject: Your talk on retries\ntemplate: true\n"
      "to: {name: Priya Raman, preferred: Pri, aliases: [PR], company: Halden, title: Staff Engineer, school: ETH, "
      "location: Oslo, degree: 2nd}\n"
      "from: {name: Tomasz Lis, tier: premium-career, credits: 3}\n"
      "thread: {messages: 4, unanswered: 2, declined: false, last_sent: 2024-05-01}\n"
      "groups: [Rust Oslo]\nmutuals: Ana Li\nsource: GitHub\nrelation: cold\n---\nHi Pri,\n");
  EXPECT_EQ(draft.kind, Kind::kInmail);
  EXPECT_TRUE(draft.kind_given);
  EXPECT_TRUE(draft.is_template);
  EXPECT_EQ(draft.source.text(draft.subject.value()), "Your talk on retries");
  EXPECT_EQ(draft.context.to.name, "Priya Raman");
  EXPECT_EQ(draft.context.to.preferred, "Pri");
  EXPECT_THAT(draft.context.to.aliases, ElementsAre("PR"));
  EXPECT_EQ(draft.context.to.degree, 2);
  EXPECT_EQ(draft.context.from.credits, 3);
  EXPECT_EQ(draft.context.from.tier, "premium-career");
  EXPECT_EQ(draft.context.thread.unanswered, 2);
  EXPECT_EQ(draft.context.thread.declined, false);
  EXPECT_EQ(draft.context.thread.last_sent, "2024-05-01");
  EXPECT_THAT(draft.context.groups, ElementsAre("Rust Oslo"));
  EXPECT_THAT(draft.context.mutuals, ElementsAre("Ana Li"));
  EXPECT_EQ(draft.context.source, "GitHub");
  EXPECT_EQ(draft.context.relation, Relation::kCold);
  EXPECT_EQ(draft.source.text(draft.body), "Hi Pri,\n");
}

TEST(FrontMatter, AllowsAsTextAndMap) {
  const Draft draft =
      draft_of("---\nallow: [sales/*, {rule: tone/urgency, reason: a deadline, until: 2027-01-31}]\n---\nHi\n");
  ASSERT_EQ(draft.allows.size(), 2u);
  EXPECT_EQ(draft.allows[0].rule, "sales/*");
  EXPECT_EQ(draft.source.text(draft.allows[0].span), "sales/*");
  EXPECT_EQ(draft.allows[1].rule, "tone/urgency");
  EXPECT_EQ(draft.allows[1].reason, "a deadline");
  EXPECT_EQ(draft.allows[1].until, "2027-01-31");
  EXPECT_EQ(draft.allows[1].where, (Span{0, draft.source.size()}));
}

TEST(FrontMatter, UnknownKeyIsLocatedAndTheDraftGoesOn) {
  const ReadResult result = read_drafts("d.md", "---\nkind: note\nto: {nmae: Ana}\nrelatoin: cold\n---\nHi Ana\n", {});
  ASSERT_EQ(result.drafts.size(), 1u);
  EXPECT_EQ(result.drafts[0].kind, Kind::kNote);
  ASSERT_EQ(result.problems.size(), 2u);
  EXPECT_THAT(to_string(result.problems[0]), HasSubstr("d.md:4:1"));
  EXPECT_THAT(result.problems[0].message, HasSubstr("“relation”"));
  EXPECT_THAT(to_string(result.problems[1]), HasSubstr("d.md:3:6"));
  EXPECT_THAT(result.problems[1].message, HasSubstr("“name”"));
}

TEST(FrontMatter, WrongValueIsLeftOut) {
  const ReadResult result = read_drafts("d.txt", "---\nkind: inmial\nto: {degree: 4}\n---\nHi\n", {});
  ASSERT_EQ(result.drafts.size(), 1u);
  EXPECT_FALSE(result.drafts[0].kind_given);
  EXPECT_FALSE(result.drafts[0].context.to.degree.has_value());
  ASSERT_EQ(result.problems.size(), 2u);
  EXPECT_THAT(result.problems[0].message, HasSubstr("“inmail”"));
  EXPECT_EQ(result.problems[1].line, 3u);
}

TEST(FrontMatter, BrokenYamlSkipsTheDraft) {
  const ReadResult result = read_drafts("d.md", "---\nto: {name: Ana\n---\nHi Ana\n", {});
  EXPECT_TRUE(result.drafts.empty());
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_GE(result.problems[0].line, 2u);
  EXPECT_THAT(read_drafts("d.md", "---\nkind: note\nHi Ana\n", {}).problems[0].message, HasSubstr("no closing"));
}

TEST(FrontMatter, QuotedSubjectIsItsTextOnly) {
  const Draft draft = draft_of("---\nsubject: \"Re: talk\"\n---\nHi\n");
  EXPECT_EQ(draft.source.text(draft.subject.value()), "Re: talk");
}

TEST(FrontMatter, ARuleAtTheTopIsNoFrontMatter) {
  EXPECT_EQ(test::part_of(draft_of("---\nHi Ana, welcome\n"), Part::kGreeting), "Hi Ana,");
}

TEST(FrontMatter, LineEndsOfAnySystemAndAByteOrderMark) {
  const Draft draft = draft_of("\xEF\xBB\xBF---\r\nkind: note\r\n---\r\nHi Ana,\r\n");
  EXPECT_EQ(draft.kind, Kind::kNote);
  EXPECT_THAT(test::parts_of(draft), ElementsAre("greeting: Hi Ana,"));
}

}  // namespace
}  // namespace mannerly
