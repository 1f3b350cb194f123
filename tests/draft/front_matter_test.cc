#include "draft/front_matter.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using test::draft_of;
using testing::ElementsAre;
using testing::HasSubstr;

Draft with_defaults(const std::string& text, const InputOptions& options, const std::string& path = "draft.txt") {
  ReadResult result = read_drafts(path, text, options);
  for (const Error& problem : result.problems) ADD_FAILURE() << to_string(problem);
  return result.drafts.empty() ? Draft{} : std::move(result.drafts[0]);
}

TEST(FrontMatter, DeclaresFieldsAndSamples) {
  EXPECT_EQ(draft_of("Hi {{first_name}},\n").fields, std::nullopt);
  const Draft draft = draft_of("---\nfields: {first_name: Priya, company: }\n---\nHi {{first_name}},\n");
  EXPECT_EQ(draft.fields, (DeclaredFields{{"first_name", {"Priya"}}, {"company", {}}}));
  ASSERT_EQ(draft.stated.size(), 1U);
  EXPECT_EQ(draft.stated[0].key, "fields");
  EXPECT_EQ(draft.source.text(draft.stated[0].value), "{first_name: Priya, company: }");
}

TEST(FrontMatter, WinsOverWhatTheConfigurationSays) {
  InputOptions options;
  options.kind = Kind::kInmail;
  options.is_template = true;
  options.fields = DeclaredFields{{"company", {}}};
  options.by_kind.push_back({{Kind::kNote}, false, DeclaredFields{{"name", {}}}});
  const Draft silent = with_defaults("Hi,\n", options);
  EXPECT_EQ(silent.kind, Kind::kInmail);
  EXPECT_TRUE(silent.is_template);
  EXPECT_EQ(silent.fields, options.fields);
  const Draft note = with_defaults("---\nkind: note\n---\nHi,\n", options);
  EXPECT_FALSE(note.is_template);
  EXPECT_EQ(note.fields, (DeclaredFields{{"name", {}}}));
  const Draft stating = with_defaults("---\nkind: note\ntemplate: true\nfields: [a]\n---\nHi,\n", options);
  EXPECT_TRUE(stating.is_template);
  EXPECT_EQ(stating.fields, (DeclaredFields{{"a", {}}}));
  const Draft record =
      with_defaults("{\"text\": \"Hi,\", \"template\": false, \"fields\": {\"a\": \"x\"}}\n", options, "a.jsonl");
  EXPECT_FALSE(record.is_template);
  EXPECT_EQ(record.fields, (DeclaredFields{{"a", {"x"}}}));
}

TEST(FrontMatter, SetsEveryFact) {
  const Draft draft = draft_of(
      "---\nkind: inmail\nsubject: Your talk on retries\ntemplate: true\n"
      "to: {name: Priya Raman, preferred: Pri, aliases: [PR], company: Halden, title: Staff Engineer, school: ETH, "
      "location: Oslo, degree: 2nd}\n"
      "from: {name: Tomasz Lis, tier: premium-career, credits: 3}\n"
      "thread: {messages: 4, unanswered: 2, declined: false, last_sent: 2024-05-01}\n"
      "groups: [Rust Oslo]\nmutuals: Ana Li\nsource: GitHub\nrelation: cold\n---\nHi Pri,\n");
  EXPECT_EQ(draft.kind, Kind::kInmail);
  EXPECT_TRUE(draft.context.kind.has_value());
  EXPECT_TRUE(draft.is_template);
  EXPECT_EQ(draft.source.text(draft.subject.value()), "Your talk on retries");
  EXPECT_EQ(draft.context.to.name, "Priya Raman");
  EXPECT_EQ(draft.context.to.preferred, "Pri");
  EXPECT_THAT(draft.context.to.also, ElementsAre("PR"));
  EXPECT_EQ(draft.context.reach.degree, Degree::kSecond);
  EXPECT_EQ(draft.context.account.credits, 3);
  EXPECT_EQ(draft.context.account.tier, Tier::kPremiumCareer);
  EXPECT_EQ(draft.context.thread.unanswered, 2);
  EXPECT_EQ(draft.context.thread.declined, false);
  EXPECT_EQ(draft.context.thread.last_sent, day_from_string("2024-05-01"));
  EXPECT_THAT(draft.context.groups, ElementsAre("Rust Oslo"));
  EXPECT_THAT(draft.context.reach.mutuals, ElementsAre("Ana Li"));
  EXPECT_EQ(draft.context.source, "GitHub");
  EXPECT_EQ(draft.context.relation, Relation::kCold);
  EXPECT_EQ(draft.source.text(draft.body), "Hi Pri,\n");
}

TEST(FrontMatter, SetsWhatIsKnownOfTheAccountAndTheWayToTheReader) {
  const Context context =
      draft_of(
          "---\nfrom: {tier: recruiter-lite, lapsed_from: sales-navigator, status: limited, response_rate: 0.21, "
          "connections: 812, groups: [Rail Data, Ports], used: {unique_today: 4, notes_month: 2}}\n"
          "to: {degree: outside, premium: true, open_profile: false, blocked: by-me, messages_from: connections, "
          "invitations_from: email-or-imported, visibility: limited, email_known: false, groups: [rail data], "
          "mutuals: [], facts: [\"talk: retries\"]}\n"
          "relation: alumni\nvia: inmail\ngroup: {name: Rail Data, messages: connected-only, promotion: false}\n"
          "thread: {invite_pending: true, invite_withdrawn: 2026-10-20, connected: 2026-01-02, sent: [Hi "
          "Ana]}\n---\nHi\n")
          .context;
  EXPECT_EQ(context.account.tier, Tier::kRecruiterLite);
  EXPECT_EQ(context.account.lapsed_from, Tier::kSalesNavigator);
  EXPECT_EQ(context.account.status, AccountStatus::kLimited);
  EXPECT_EQ(context.account.response_rate, 0.21);
  EXPECT_EQ(context.account.used.notes_month, 2);
  EXPECT_EQ(context.reach.degree, Degree::kOutside);
  EXPECT_EQ(context.reach.blocked, Blocked::kByMe);
  EXPECT_EQ(context.reach.messages_from, MessagesFrom::kConnections);
  EXPECT_EQ(context.reach.invitations_from, InvitationsFrom::kEmailOrImported);
  EXPECT_EQ(context.reach.visibility, Visibility::kLimited);
  EXPECT_TRUE(context.mutuals_known);
  EXPECT_THAT(context.reach.mutuals, testing::IsEmpty());
  EXPECT_THAT(shared_groups(context), ElementsAre("Rail Data"));
  EXPECT_EQ(context.tie, Tie::kAlumni);
  EXPECT_EQ(context.relation, Relation::kWarm);
  EXPECT_EQ(context.via, Kind::kInmail);
  EXPECT_EQ(context.group.messages, GroupMessages::kConnectedOnly);
  EXPECT_EQ(context.thread.invite_withdrawn, day_from_string("2026-10-20"));
  EXPECT_THAT(context.thread.sent, ElementsAre("Hi Ana"));
}

TEST(FrontMatter, AContextFileAndFlagsWinOverIt) {
  InputOptions options;
  options.context_file = Facts{"context.yaml", "kind: inmail\nto: {name: Ana Li, degree: 3}\n"};
  options.flags = Facts{"flags", "to: {degree: 1}"};
  const ReadResult result = read_drafts("d.md", "---\nkind: note\nto: {name: Bo, company: Orsa}\n---\nHi\n", options);
  ASSERT_EQ(result.drafts.size(), 1U);
  const Draft& draft = result.drafts[0];
  EXPECT_EQ(draft.kind, Kind::kInmail);
  EXPECT_EQ(draft.context.to.name, "Ana Li");
  EXPECT_EQ(draft.context.to.company, "Orsa");
  EXPECT_EQ(draft.context.reach.degree, Degree::kFirst);
}

TEST(FrontMatter, AllowsAsTextAndMap) {
  const Draft draft =
      draft_of("---\nallow: [sales/*, {rule: tone/urgency, reason: a deadline, until: 2027-01-31}]\n---\nHi\n");
  ASSERT_EQ(draft.allows.size(), 2u);
  EXPECT_EQ(draft.allows[0].rule, "sales/*");
  EXPECT_EQ(draft.source.text(draft.allows[0].span), "sales/*");
  EXPECT_EQ(draft.allows[1].rule, "tone/urgency");
  EXPECT_EQ(draft.allows[1].reason, "a deadline");
  EXPECT_EQ(draft.allows[1].until, day_from_string("2027-01-31"));
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

TEST(FrontMatter, NamesALanguage) {
  EXPECT_EQ(draft_of("---\nlanguage: en-AU\n---\nHi\n").language, "en-AU");
  EXPECT_EQ(draft_of("Hi\n").language, "");
  const ReadResult result = read_drafts("d.md", "---\nlanguage: en-UK\n---\nHi\n", {});
  ASSERT_EQ(result.problems.size(), 1u);
  EXPECT_THAT(to_string(result.problems[0]), HasSubstr("d.md:2:11"));
  EXPECT_THAT(result.problems[0].message, HasSubstr("did you mean “en-US”"));
}

TEST(FrontMatter, WrongValueIsLeftOut) {
  const ReadResult result = read_drafts("d.txt", "---\nkind: inmial\nto: {degree: fourth}\n---\nHi\n", {});
  ASSERT_EQ(result.drafts.size(), 1u);
  EXPECT_FALSE(result.drafts[0].context.kind.has_value());
  EXPECT_FALSE(result.drafts[0].context.reach.degree.has_value());
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
