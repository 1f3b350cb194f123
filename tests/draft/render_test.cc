// Templates filled with rows: what comes out, where it came from, and what is not guessed.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

Row row_of(const std::string& yaml) {
  ReadRows read = read_rows("row.yaml", yaml);
  EXPECT_THAT(read.problems, IsEmpty());
  return read.rows.empty() ? Row{} : read.rows.front();
}

Rendered rendered(const std::string& text, const std::string& yaml, const RenderOptions& options = {}) {
  return render(test::draft_of("---\ntemplate: true\n---\n" + text), row_of(yaml), options);
}

std::string body(const Rendered& result) {
  for (const Error& problem : result.problems) ADD_FAILURE() << to_string(problem);
  return std::string(result.draft.source.text(result.draft.body));
}

struct Case {
  std::string form;
  std::string row;
  std::string message;
};

class RenderedSyntaxes : public testing::TestWithParam<Case> {};

TEST_P(RenderedSyntaxes, AreFilled) { EXPECT_EQ(body(rendered(GetParam().form, GetParam().row)), GetParam().message); }

INSTANTIATE_TEST_SUITE_P(
    Slots, RenderedSyntaxes,
    testing::Values(Case{"Hi {{first_name}}.", "first_name: Priya", "Hi Priya."},
                    Case{"Hi {{ contact.first_name }}.", "first_name: Priya", "Hi Priya."},
                    Case{"Hi {{contact.first_name}}.", "contact: {first_name: Priya}", "Hi Priya."},
                    Case{"Hi {{First Name}}.", "first_name: Priya", "Hi Priya."},
                    Case{"Hi [First Name] of [COMPANY].", "{firstName: Priya, company: Halden}", "Hi Priya of Halden."},
                    Case{"Hi {first_name}, ${first_name}, {$first_name}.", "first_name: Jo", "Hi Jo, Jo, Jo."},
                    Case{"Hi %FIRSTNAME% and *|FIRSTNAME|*.", "first_name: Jo", "Hi Jo and Jo."},
                    Case{"Hi {!Contact.FirstName} <<First Name>>.", "first_name: Jo", "Hi Jo Jo."},
                    Case{"Hi {{name | default: \"there\"}}.", "name: \"\"", "Hi there."},
                    Case{"Hi {{name|there}} {{{name|you}}}.", "x: y", "Hi there you."},
                    Case{"Hi {{name | default: \"there\"}}.", "name: Jo", "Hi Jo."},
                    Case{"{{name | upcase}} {{name | downcase}} {{name | append: \"!\"}}", "name: Jo", "JO jo Jo!"},
                    Case{"{Hi|Hey} {{name}}.", "name: Jo", "Hi Jo."},
                    Case{"{Hi {{name}}|Hey}.", "name: Jo", "Hi Jo."}));

INSTANTIATE_TEST_SUITE_P(
    Blocks, RenderedSyntaxes,
    testing::Values(
        Case{"A{% if x %}b{% endif %}c", "x: y", "Abc"}, Case{"A{% if x %}b{% endif %}c", "x: ", "Ac"},
        Case{"{% if a == \"b\" %}1{% elsif a %}2{% else %}3{% endif %}", "a: b", "1"},
        Case{"{% if a == \"b\" %}1{% elsif a %}2{% else %}3{% endif %}", "a: c", "2"},
        Case{"{% if a == \"b\" %}1{% elsif a %}2{% else %}3{% endif %}", "z: c", "3"},
        Case{"{% unless a %}1{% else %}2{% endunless %}", "a: x", "2"},
        Case{"{% if n > 9 and not m %}many{% else %}few{% endif %}", "n: 10", "many"},
        Case{"{% if a contains \"rust\" %}1{% endif %}{% if a != \"x\" %}2{% endif %}", "a: trust", "12"},
        Case{"{% for p in posts %}{{p.title}}; {% endfor %}end", "posts: [{title: A}, {title: B}]", "A; B; end"},
        Case{"{{#each posts}}<{{title}}>{{else}}none{{/each}}", "posts: [{title: A}, {title: B}]", "<A><B>"},
        Case{"{{#each posts}}{{this}} {{/each}}", "posts: [a, b]", "a b "},
        Case{"{{#each posts}}x{{else}}none{{/each}}", "posts: []", "none"},
        Case{"{{#if a}}1{{else if b}}2{{else}}3{{/if}}", "b: x", "2"},
        Case{"{{#company}}at {{company}}{{/company}}{{^city}}nowhere{{/city}}", "company: Orsa", "at Orsanowhere"},
        Case{"{{#list}}{{name}},{{/list}}", "list: [{name: a}, {name: b}]", "a,b,"},
        Case{"*|IF:A|*x*|ELSE:|*y*|END:IF|*", "a: ", "y"},
        Case{"One\n{{#if a}}\nTwo\n{{/if}}\nThree", "a: x", "One\nTwo\nThree"},
        Case{"One {%- if a -%} two {%- endif %} three", "a: x", "Onetwo three"},
        Case{"A{# note #}{{! note }}B{% comment %}C{% endcomment %}", "a: x", "AB"}));

std::vector<std::string> filled(const Rendered& result) {
  std::vector<std::string> out;
  for (const Filled& f : result.draft.filled) {
    out.push_back(f.slot + "=" + std::string(result.draft.source.text(f.span)));
  }
  return out;
}

TEST(Render, SaysWhichSlotMadeWhichBytes) {
  const Rendered result =
      rendered("Subject: To {{company}}\n\nHi {{name}}, at {{company}}.", "{name: Jo, company: Orsa}");
  EXPECT_THAT(filled(result), ElementsAre("{{name}}=Jo", "{{company}}=Orsa", "{{company}}=Orsa"));
  ASSERT_TRUE(result.draft.subject);
  EXPECT_EQ(result.draft.source.text(*result.draft.subject), "To Orsa");
  EXPECT_EQ(body(result), "Hi Jo, at Orsa.");
  EXPECT_FALSE(result.draft.is_template);
  EXPECT_EQ(result.draft.context.to.company, "Orsa");
  EXPECT_EQ(result.draft.context.to.name, "Jo");
}

TEST(Render, LeavesASlotWithoutAFieldAndAHoleForAnEmptyValue) {
  const Rendered result = rendered("Hi {{name}} at {{company}}.", "company: \"\"");
  EXPECT_EQ(body(result), "Hi {{name}} at .");
  EXPECT_THAT(filled(result), ElementsAre("{{name}}={{name}}", "{{company}}="));
  EXPECT_THAT(result.draft.placeholders, SizeIs(1));
}

TEST(Render, NeverReadsValuesAsTemplates) {
  const Rendered result = rendered("Hi {{a}} and {{b}}.", "{a: \"{{b}}\", b: \"{% if x %}\\nsecond line\"}");
  EXPECT_EQ(body(result), "Hi {{b}} and {% if x %}\nsecond line.");
}

TEST(Render, ChoosesSpintaxBySeed) {
  const std::string form = "{a|b|c|d}{a|b|c|d}{a|b|c|d}{a|b|c|d}";
  const std::string first = body(rendered(form, "x: y", {.seed = 1}));
  EXPECT_EQ(first, body(rendered(form, "x: y", {.seed = 1})));
  EXPECT_NE(first, body(rendered(form, "x: y", {.seed = 2})));
  EXPECT_EQ(body(rendered(form, "x: y")), "aaaa");
}

TEST(Render, SaysWhatItDoesNotCompute) {
  for (const auto& [form, message] : {std::pair{"A {{name | date: \"%Y\"}}", "filter “date”"},
                                      {"A {% if (a) %}b{% endif %}", "condition"},
                                      {"A {% assign a = 1 %}b", "does not compute"},
                                      {"A {{#with a}}b{{/with}}", "keeps its text"},
                                      {"A {{list}}", "several values"},
                                      {"A {% if a %}b", "never closed"},
                                      {"A {{helper (b) c}}", "does not compute"}}) {
    const Rendered result = rendered(form, "{name: Jo, list: [a, b]}");
    ASSERT_THAT(result.problems, SizeIs(1)) << form;
    EXPECT_THAT(result.problems[0].message, HasSubstr(message));
    EXPECT_EQ(result.problems[0].line, 4U);
    EXPECT_GT(result.problems[0].column, 0U);
  }
}

TEST(Render, StopsBeforeTheMessageGrowsWithoutEnd) {
  std::string form = "Start ";
  for (int i = 0; i < 8; ++i) form += "{% for p in list %}";
  form += "word ";
  for (int i = 0; i < 8; ++i) form += "{% endfor %}";
  std::string list = "list: [";
  for (int i = 0; i < 50; ++i) list += "a, ";
  const Rendered result = rendered(form, list + "b]");
  EXPECT_LT(result.draft.source.size(), 2 * kMaxRenderedBytes);
  ASSERT_THAT(result.problems, SizeIs(1));
  EXPECT_THAT(result.problems[0].message, HasSubstr("grows"));
}

std::vector<std::string> first_values(const ReadRows& read) {
  std::vector<std::string> out;
  for (const Row& row : read.rows) {
    const auto& entries = row.fields.entries;
    out.push_back(std::to_string(row.number) + ":" + std::to_string(row.line) + " " +
                  (entries.empty() ? "" : entries[0].second.text));
  }
  return out;
}

TEST(Rows, ComeFromTables) {
  const ReadRows read = read_rows("people.csv", "name;company\nJo;Orsa\n\"Ana\n\"\"B\"\"\";Bixa\n");
  EXPECT_THAT(read.problems, IsEmpty());
  EXPECT_THAT(first_values(read), ElementsAre("1:2 Jo", "2:3 Ana\n\"B\""));
}

TEST(Rows, ComeFromYamlAndJson) {
  EXPECT_THAT(first_values(read_rows("a.yaml", "- {name: Jo}\n- name: Ana\n")), ElementsAre("1:1 Jo", "2:2 Ana"));
  EXPECT_THAT(first_values(read_rows("a.yaml", "name: Jo\ncompany: Orsa\n")), ElementsAre("1:1 Jo"));
  EXPECT_THAT(first_values(read_rows("a.json", "[{\"name\": \"Jo\"}, {\"name\": 7}]")), ElementsAre("1:0 Jo", "2:0 7"));
  EXPECT_THAT(first_values(read_rows("a.jsonl", "{\"name\": \"Jo\"}\n\n{\"name\": \"Ana\"}\n")),
              ElementsAre("1:1 Jo", "2:3 Ana"));
}

TEST(Rows, ReportWhatIsBrokenAndKeepTheRest) {
  const ReadRows read = read_rows("people.csv", "name,company\nJo\nAna,Bixa\n");
  EXPECT_THAT(first_values(read), ElementsAre("2:3 Ana"));
  ASSERT_THAT(read.problems, SizeIs(1));
  EXPECT_EQ(to_string(read.problems[0]), "people.csv:2:1: broken row: 1 fields where the header has 2");
  EXPECT_THAT(read_rows("p.csv", "a,a\n1,2\n").problems, SizeIs(1));
  EXPECT_THAT(read_rows("p.json", "[1, {\"a\": 2}]").problems, SizeIs(1));
  EXPECT_THAT(read_rows("p.json", "{\"a\": ").problems, SizeIs(1));
  EXPECT_THAT(read_rows("p.yaml", "").problems, SizeIs(1));
  EXPECT_THAT(read_rows("p.csv", std::string("a\n\0\n", 4)).problems, SizeIs(1));
}

}  // namespace
}  // namespace mannerly
