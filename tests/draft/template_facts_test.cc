// What a template says about its data: marks that do not fit, fields it names, how long it gets.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>
#include <utility>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

Draft form_of(const std::string& text, const std::string& keys = "", const std::string& path = "draft.txt") {
  return test::draft_of("---\ntemplate: true\n" + keys + "---\n" + text, path);
}

/// Text with ⟦marks⟧ around the faults.
void expect_faults(std::string_view marked) {
  std::string text;
  std::vector<std::string> wanted;
  for (std::size_t i = 0; i < marked.size();) {
    if (marked.substr(i, 3) == "⟦") {
      wanted.emplace_back(marked.substr(i + 3, marked.find("⟧", i) - i - 3));
      i += 3;
    } else if (marked.substr(i, 3) == "⟧") {
      i += 3;
    } else {
      text += marked[i++];
    }
  }
  const Draft draft = form_of(text);
  std::vector<std::string> found;
  for (const TemplateFault& fault : draft.template_facts.faults) found.emplace_back(draft.source.text(fault.span));
  EXPECT_EQ(found, wanted) << marked;
}

TEST(TemplateFaults, AreBlocksThatNeverClose) {
  expect_faults("Hi {{first_name}}, ⟦{% if talk %}⟧your {{talk}} was good.");
  expect_faults("⟦{{#if talk}}⟧Your {{talk}} was good.");
  expect_faults("⟦*|IF:TALK|*⟧Your *|TALK|* was good.");
  expect_faults("{% if a %}x {% for p in b %}y{% endfor %}{% endif %} ⟦{% unless c %}⟧z");
}

TEST(TemplateFaults, AreBlocksThatNothingOpens) {
  expect_faults("Your {{talk}} was good.⟦{% endif %}⟧");
  expect_faults("Your {{talk}}⟦{{/if}}⟧ was ⟦{{else}}⟧ good.");
  expect_faults("{% if a %}x{% else %}y{% endif %} and ⟦{% else %}⟧ z");
}

TEST(TemplateFaults, AreBlocksThatCross) {
  expect_faults("{% if a %}⟦{% for p in b %}⟧x{% endif %}⟦{% endfor %}⟧");
  expect_faults("{{#company}}x⟦{{/comapny}}⟧{{/company}}");
  expect_faults("⟦{% if a %}⟧x⟦{{else}}⟧y⟦{{/if}}⟧");
}

TEST(TemplateFaults, AreBracesWithoutPartner) {
  expect_faults("Hi ⟦{{first_name⟧, your note helped.");
  expect_faults("Hi ⟦{{first_name}⟧, your note on {{topic}} helped.");
  expect_faults("Hi ⟦{first_name}}⟧, your note on {{topic}} helped.");
  expect_faults("Hi ⟦first_name}}⟧, your note helped.");
  expect_faults("⟦{% if talk }}⟧Your {{talk}} was good.");
  expect_faults("Hi ⟦*|FNAME⟧, your note helped.");
  expect_faults("Hi {first_name}, your ⟦{role⟧ at {company} fits.");
  expect_faults("Hi [Name], your ⟦[role⟧ at [Company] fits.");
}

TEST(TemplateFaults, AreNotInGoodTemplates) {
  expect_faults("Hi {{first_name | default: \"there\"}}, {% if a %}x{% elsif b == \"c\" %}y{% else %}z{% endif %}.");
  expect_faults("{{#if a}}x{{else}}y{{/if}} {{#each posts}}{{this}}{{/each}} {{^c}}z{{/c}} {{#d}}w{{/d}} {{! note }}");
  expect_faults("*|IF:A|*x*|ELSE:|*y*|END:IF|* %FNAME% {!Contact.FirstName} [Name] <<Name>> {Hi|Hey {{first_name}}}");
  expect_faults("{{#if a}}x{{#else}}y{{#endif}} {{if b}}z{{end}}");
  expect_faults("We ship a map {\"a\": 1}, cost {1, 2}, faces :-{ and [1] or [sic], see [our site](https://x.org).");
}

TEST(TemplateFaults, AChoiceNeedsBothBraces) {
  expect_faults("⟦{Hi|Hello⟧ {{first_name}}, could you {tell me|say} more?");
  expect_faults("Hi {{first_name}}, ⟦{could you|would⟧ you\ntell me more?");
  expect_faults("⟦Hi|Hello}⟧ {{first_name}}, {thanks|thank you}.");
  expect_faults("{Hi|Hello {{first_name}}}, a | b, {see | above}.");
}

TEST(TemplateFaults, OfferTheMissingMark) {
  const Draft draft = form_of("Hi {{first_name, your note helped.");
  ASSERT_EQ(draft.template_facts.faults.size(), 1U);
  const TemplateFault& fault = draft.template_facts.faults[0];
  EXPECT_THAT(fault.message, HasSubstr("never closed"));
  ASSERT_TRUE(fault.fix);
  EXPECT_EQ(fault.fix->title, "write “{{first_name}}”");
  const Draft crossed = form_of("{{#if a}}x{{/unless}}");
  ASSERT_FALSE(crossed.template_facts.faults.empty());
  const auto closes = [](const TemplateFault& f) { return f.fix && f.fix->edits[0].text == "{{/if}}"; };
  EXPECT_TRUE(std::any_of(crossed.template_facts.faults.begin(), crossed.template_facts.faults.end(), closes));
}

std::vector<std::string> uses_of(const std::string& text) {
  const Draft draft = form_of(text);
  std::vector<std::string> out;
  for (const FieldUse& use : draft.template_facts.uses) {
    EXPECT_EQ(draft.source.text(use.span), use.name);
    const char* guard = use.guard == Guard::kFallback ? "|" : use.guard == Guard::kCondition ? "?" : "";
    out.push_back(use.name + guard);
  }
  return out;
}

TEST(FieldUses, AreFoundInSlotsAndConditions) {
  EXPECT_THAT(uses_of("Hi {{ first_name }}, {{contact.company | upcase}} and {{{TITLE|your team}}}."),
              ElementsAre("first_name", "contact.company", "TITLE|"));
  EXPECT_THAT(uses_of("{% if talk and not event == \"x\" %}Your {{talk}} at {{place}}.{% endif %}"),
              ElementsAre("talk?", "event?", "talk?", "place"));
  EXPECT_THAT(uses_of("{{name | default: \"there\"}} {{name|there}} {{default name \"x\"}} {{ name or 'x' }}"),
              ElementsAre("name|", "name|", "name|", "name|"));
  EXPECT_THAT(uses_of("Hi [First Name] of <<Company>>, %CITY% and *|FNAME|*."),
              ElementsAre("First Name", "Company", "CITY", "FNAME"));
}

TEST(FieldUses, LeaveOutWhatBlocksBind) {
  EXPECT_THAT(uses_of("{% for p in posts %}{{p.title}} by {{author}}{% endfor %}"), ElementsAre("posts?", "author"));
  EXPECT_THAT(uses_of("{{#each posts}}{{title}} {{this}}{{/each}} {{city}}"), ElementsAre("posts?", "city"));
  EXPECT_THAT(uses_of("{{#company}}at {{company}}{{/company}}"), ElementsAre("company?", "company?"));
  EXPECT_THAT(uses_of("{Hi {{first_name}}|Hey there}, {{topic}}"), ElementsAre("first_name", "topic"));
}

/// The longest and shortest texts, without white space at their ends.
using Extremes = std::pair<std::string, std::string>;

/// The shortest and the longest filled body.
Extremes extremes(const std::string& text, const std::string& keys) {
  const Draft draft = form_of(text, keys);
  const auto filled = [&](const std::vector<Filling>& fillings) {
    std::string out;
    std::uint32_t at = draft.body.begin;
    for (const Filling& filling : fillings) {
      EXPECT_LE(at, filling.span.begin);
      out += std::string(draft.source.text({at, filling.span.begin})) + filling.text;
      at = filling.span.end;
    }
    return out + std::string(draft.source.text({at, draft.body.end}));
  };
  return {filled(draft.template_facts.shortest), filled(draft.template_facts.longest)};
}

TEST(Fillings, TakeTheShortestAndTheLongestSample) {
  EXPECT_EQ(extremes("Hi {{name}}!", "fields: {name: [Jo, Priyanka, Émile]}\n"), Extremes("Hi Jo!", "Hi Priyanka!"));
  EXPECT_EQ(extremes("Hi {{name|there}}!", "fields: {name: [Jo, \"\"]}\n"), Extremes("Hi Jo!", "Hi there!"));
  EXPECT_EQ(extremes("{Hi|Hello} {{name}}", "fields: {name: Jo}\n"), Extremes("Hi Jo", "Hello Jo"));
  EXPECT_EQ(extremes("A{% if x %}bcd{% else %}e{% endif %}.", ""), Extremes("Ae.", "Abcd."));
  EXPECT_EQ(extremes("A{% if x %}b{{name}}{% endif %}.", "fields: {name: Jo}\n"), Extremes("A.", "AbJo."));
  EXPECT_EQ(extremes("{A|B {{name}}|}!", "fields: {name: Jo}\n"), Extremes("!", "B Jo!"));
}

TEST(Fillings, TakeWhatIsKnownOrUsual) {
  EXPECT_EQ(extremes("Hi {{first_name}}!", "to: {name: Priya Raman}\n").second, "Hi Priya!");
  EXPECT_EQ(extremes("Hi {{first_name}}!", "").second, "Hi Jordan!");
  EXPECT_EQ(extremes("I read [one sentence about what they wrote].", "").second,
            "I read one sentence about what they wrote.");
}

TEST(Fillings, AreOfTemplatesOnly) {
  const Draft draft = test::draft_of("Hi {{first_name}, {% if x %}y");
  EXPECT_THAT(draft.template_facts.longest, IsEmpty());
  EXPECT_THAT(draft.template_facts.faults, IsEmpty());
}

TEST(Fillings, SurviveDeepAndManyBlocks) {
  std::string deep;
  for (int i = 0; i < 5000; ++i) deep += "{% if a %}{a|{b|";
  const Draft draft = form_of(deep + std::string(5000, '}'));
  EXPECT_FALSE(draft.template_facts.faults.empty());
}

}  // namespace
}  // namespace mannerly
