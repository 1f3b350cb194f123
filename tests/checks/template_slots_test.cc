// Rules that hold a template against its declared fields, on small templates.
#include <gmock/gmock.h>

#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const std::string kUnknown = "kind: placeholder\nmode: unknown\nknown: [first_name, company]";
const std::string kLeft = "kind: placeholder\nmode: left";

std::string form(const std::string& keys, const std::string& text) {
  return "---\ntemplate: true\n" + keys + "---\n" + text;
}

TEST(UnknownSlots, AreThoseThatNobodyDeclared) {
  const RuleRunner rule(kUnknown);
  const std::string fields = "fields: [first_name, company, talk title]\n";
  EXPECT_THAT(rule.matches(form(fields, "Hi {{firstName}} of {{contact.company}}, {{Talk Title}}!")), IsEmpty());
  EXPECT_THAT(rule.matches(form(fields, "Hi {{frist_name}} of {{account.comapny}} in {{city}}.")),
              ElementsAre("{{frist_name}}", "{{account.comapny}}", "{{city}}"));
  EXPECT_THAT(rule.matches(form(fields, "{% if compny and talk_title %}x{% endif %}")), ElementsAre("compny"));
  EXPECT_THAT(rule.matches(form("fields: []\n", "Hi {{first_name}}.")), ElementsAre("{{first_name}}"));
  EXPECT_THAT(rule.matches(form("", "Hi {{season}} of {{compnay}}.")), ElementsAre("{{compnay}}"));
}

TEST(UnknownSlots, OfferTheNearestField) {
  const RuleRunner rule(kUnknown);
  const auto found = rule.findings(form("fields: [first_name, company]\n", "Hi {{ contact.frist_name | upcase }}."));
  ASSERT_THAT(found, SizeIs(1));
  ASSERT_THAT(found[0].fixes, SizeIs(1));
  EXPECT_EQ(found[0].fixes[0].title, "write “first_name”");
  const std::string text = form("fields: [first_name, company]\n", "Hi {{ contact.frist_name | upcase }}.");
  const Edit& edit = found[0].fixes[0].edits[0];
  EXPECT_EQ(text.substr(edit.span.begin, edit.span.size()), "frist_name");
  const auto far = rule.findings(form("fields: [first_name, company]\n", "Hi {{weather}}."));
  ASSERT_THAT(far, SizeIs(1));
  EXPECT_THAT(far[0].fixes, IsEmpty());
  EXPECT_THAT(far[0].notes, ElementsAre("the fields are first_name, company"));
}

TEST(UnknownSlots, LeaveWordsForTheWriterAlone) {
  const RuleRunner rule(kUnknown);
  EXPECT_THAT(rule.matches(form("fields: [first_name]\n", "Hi {{first_name}}, [one line about their talk].")),
              IsEmpty());
  EXPECT_THAT(rule.matches(form("fields: [name, company]\n", "Hi [Name] of [Compny].")), ElementsAre("[Compny]"));
}

TEST(UnknownSlots, ReportMarksWithoutPartner) {
  const RuleRunner rule(kUnknown);
  const auto found = rule.findings(form("", "Hi {{first_name, {% if x %}your note helped."));
  ASSERT_THAT(found, SizeIs(2));
  EXPECT_THAT(found[0].message, HasSubstr("“{{first_name” is never closed"));
  EXPECT_THAT(found[1].message, HasSubstr("“{% if x %}” is never closed"));
}

TEST(SlotsWithoutFallback, AreNamedWhereOthersHaveOne) {
  const RuleRunner rule(kLeft);
  EXPECT_THAT(rule.matches(form("", "Hi {{first_name}}, thanks {{company}}.")), IsEmpty());
  EXPECT_THAT(rule.matches(form("", "Hi {{first_name}}, thanks {{company | default: \"you\"}}.")),
              ElementsAre("{{first_name}}"));
  EXPECT_THAT(rule.matches(form("", "Hi {{first_name|there}}, thanks {{company | default: \"you\"}}.")), IsEmpty());
  EXPECT_THAT(rule.matches(form("", "Hi {% if first_name %}{{first_name}}{% else %}you{% endif %}.")), IsEmpty());
  EXPECT_THAT(rule.matches(form("fields: {city: [Graz, \"\"]}\n", "Hi you in {{city}}.")), ElementsAre("{{city}}"));
  const auto found = rule.findings(form("fields: {city: \"\"}\n", "Hi you in {{city}}."));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_EQ(found[0].severity, Severity::kAdvice);
}

TEST(Lengths, AreThoseOfTheFilledTemplate) {
  const RuleRunner rule("kind: limit\nmetric: chars\nbands: {default: {cap: 20}}");
  const std::string text = "Hi {{the_first_name_of_the_reader}}, bye.";
  EXPECT_THAT(rule.matches(form("fields: {the_first_name_of_the_reader: [Jo, Ana]}\n", text)), IsEmpty());
  const auto found = rule.findings(form("fields: {the_first_name_of_the_reader: [Jo, Maximiliane-Luise]}\n", text));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].notes, ElementsAre("counted with the slots filled: 11 to 26"));
  EXPECT_THAT(rule.matches(form("", "Hi {a|Good evening, good evening} {b|c}.")), SizeIs(1));
  EXPECT_THAT(rule.matches(form("", "{% if a %}x{% elsif b %}y{% endif %}{{#if c}}{{/if}}")), IsEmpty());
}

TEST(Lengths, ShortestCountsForTheLeast) {
  const RuleRunner rule("kind: limit\nmetric: words\nbands: {default: {min: 5}}");
  ASSERT_THAT(rule.problems, IsEmpty());
  EXPECT_THAT(rule.matches(form("fields: {talk: [a talk about night trains]}\n", "I liked {{talk}}.")), IsEmpty());
  const auto found = rule.findings(form("fields: {talk: [trains, a talk about trains]}\n", "I liked {{talk}}."));
  ASSERT_THAT(found, SizeIs(1));
  EXPECT_THAT(found[0].notes, ElementsAre("counted with the slots filled: 3 to 6"));
}

TEST(Articles, AreJudgedWithTheSamples) {
  const RuleRunner rule("kind: mechanics\ncheck: a-an");
  EXPECT_THAT(rule.matches(form("fields: {role: [planner, engineer]}\n", "You need a {{role}} now.")),
              ElementsAre("a"));
  EXPECT_THAT(rule.matches(form("fields: {role: [planner, driver]}\n", "You need a {{role}} now.")), IsEmpty());
  EXPECT_THAT(rule.matches(form("fields: {role: Engineer}\n", "You need an {{role}} now.")), IsEmpty());
  EXPECT_THAT(rule.matches(form("fields: [role]\n", "You need a {{role}} or an {{other}}.")), IsEmpty());
}

}  // namespace
}  // namespace mannerly::test
