#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"
#include "draft/placeholders.h"

namespace mannerly {
namespace {

using test::draft_of;
using testing::ElementsAre;
using testing::IsEmpty;

/// Text with ⟦marks⟧ around the placeholders: square brackets are taken.
void expect_placeholders(std::string_view marked, const std::string& path = "draft.txt") {
  std::string text;
  std::vector<Span> spans;
  for (std::size_t i = 0; i < marked.size();) {
    const auto here = static_cast<std::uint32_t>(text.size());
    if (marked.substr(i, 3) == "⟦") {
      spans.push_back({here, here});
      i += 3;
    } else if (marked.substr(i, 3) == "⟧") {
      spans.back().end = here;
      i += 3;
    } else {
      text += marked[i++];
    }
  }
  EXPECT_EQ(test::placeholder_spans(draft_of(text, path)), spans) << marked;
}

struct SyntaxCase {
  std::string text;
  std::string syntax;
  std::string name;
};

class Syntaxes : public testing::TestWithParam<SyntaxCase> {};

TEST_P(Syntaxes, IsFoundWithItsName) {
  const std::string text = "Hello there, about " + GetParam().text + " and you.";
  const Draft draft = draft_of(text);
  ASSERT_EQ(draft.placeholders.size(), 1u) << text;
  EXPECT_EQ(draft.source.text(draft.placeholders[0].span), GetParam().text);
  EXPECT_EQ(draft.placeholders[0].syntax, GetParam().syntax);
  EXPECT_EQ(draft.placeholders[0].name, GetParam().name);
}

INSTANTIATE_TEST_SUITE_P(
    InTheWild, Syntaxes,
    testing::Values(
        SyntaxCase{"[Your Name]", "[]", "Your Name"}, SyntaxCase{"[specific topic]", "[]", "specific topic"},
        SyntaxCase{"[COMPANY]", "[]", "COMPANY"}, SyntaxCase{"{{company}}", "{{}}", "company"},
        SyntaxCase{"{{prospect.first_name}}", "{{}}", "prospect.first_name"},
        SyntaxCase{"{{First Name}}", "{{}}", "First Name"}, SyntaxCase{"{name}", "{}", "name"},
        SyntaxCase{"{FirstName}", "{}", "FirstName"}, SyntaxCase{"{role title}", "{}", "role title"},
        SyntaxCase{"${name}", "${}", "name"}, SyntaxCase{"{$surname}", "{$}", "surname"},
        SyntaxCase{"<first name>", "<>", "first name"}, SyntaxCase{"<<Name>>", "<<>>", "Name"},
        SyntaxCase{"{Hi|Hey}", "spintax", "Hi|Hey"},
        SyntaxCase{"{Hi|{Good|Nice} day}", "spintax", "Hi|{Good|Nice} day"},
        SyntaxCase{"{first_name|there}", "{}", "first_name"}, SyntaxCase{"{{first_name|there}}", "{{}}", "first_name"},
        SyntaxCase{"{{a | default: \"x\"}}", "{{}}", "a"}, SyntaxCase{"{{{FIRST_NAME|there}}}", "{{{}}}", "FIRST_NAME"},
        SyntaxCase{"%FIRSTNAME%", "%%", "FIRSTNAME"}, SyntaxCase{"%%FIRST NAME%%", "%%%%", "FIRST NAME"},
        SyntaxCase{"*|FNAME|*", "*||*", "FNAME"}, SyntaxCase{"{!Contact.FirstName}", "{!}", "Contact.FirstName"},
        SyntaxCase{"#FirstName#", "##", "FirstName"},
        SyntaxCase{"[[customer.firstname]]", "[[]]", "customer.firstname"}, SyntaxCase{"<%= city %>", "<%%>", "city"},
        SyntaxCase{"__date__", "____", "date"}));

class Controls : public testing::TestWithParam<std::string> {};

TEST_P(Controls, PrintNothing) {
  const Draft draft = draft_of("See " + GetParam() + " x");
  ASSERT_EQ(draft.placeholders.size(), 1u);
  EXPECT_EQ(draft.placeholders[0].fills, Fills::kControl);
}

INSTANTIATE_TEST_SUITE_P(InTheWild, Controls,
                         testing::Values("{% if x %}", "{{#if x}}", "{{/if}}", "{{else}}", "{# note #}",
                                         "<% if (x) { %>", "*|IF:MEMBER|*", "*|END:IF|*"));

TEST(Placeholders, ConditionKeepsItsTextAsProse) {
  expect_placeholders("I saw ⟦{% if talk %}⟧your ⟦{{ talk }}⟧⟦{% endif %}⟧ today.");
}

TEST(Placeholders, OrdinaryTextHasNone) {
  expect_placeholders("He wrote “recieve” [sic] on page [1], see array[0] and vector<int>.");
  expect_placeholders("It costs $500, 50% off, or 20% more; a < b and c > d; <3");
  expect_placeholders("The #AI #ML crowd, <b>bold</b>, <a@b.org>, <https://x.org>, [ ] open and [x] done […]");
  expect_placeholders("A map {\"a\": 1} and code { return 0; } and {} and [] and {{}} and <>");
  expect_placeholders("my_snake__case name and 100%free%");
}

TEST(Placeholders, LinksAreNone) {
  expect_placeholders("See [my portfolio](https://x.org) and ⟦[link]⟧.");
  expect_placeholders("See [my portfolio](https://x.org) and ![a chart](c.png).", "draft.md");
}

TEST(Placeholders, MayRunOverALineEndButNotOverABlankLine) {
  expect_placeholders("About ⟦[one new sentence\nof value]⟧ today.");
  EXPECT_EQ(draft_of("About [one\r\nnew thing] today.").placeholders[0].name, "one new thing");
  expect_placeholders("About [one\n\nof value] today.");
}

TEST(Placeholders, InnermostBracketsCount) { expect_placeholders("See [the call on ⟦[Date]⟧ at noon]."); }

TEST(Placeholders, StandSideBySide) { expect_placeholders("At ⟦{{a}}⟧⟦{{b}}⟧ and ⟦{c}⟧,⟦{d}⟧"); }

TEST(Placeholders, BackquotesAroundOneAreMarkup) {
  for (const std::string path : {"draft.txt", "draft.md"}) {
    expect_placeholders("Hello `⟦[Participant name]⟧` and `code[0]`.", path);
    const Draft draft = draft_of("Hello `[Participant name]` and `code[0]`.", path);
    EXPECT_THAT(test::masked(draft, MaskReason::kMarkup), ElementsAre("`", "`")) << path;
    EXPECT_THAT(test::masked(draft, MaskReason::kCode), ElementsAre("`code[0]`")) << path;
  }
}

TEST(Placeholders, InTheSubjectToo) {
  const Draft draft = draft_of("---\nsubject: \"About {{company}}\"\n---\nHi {{first_name}},\n");
  ASSERT_EQ(draft.placeholders.size(), 2u);
  EXPECT_EQ(draft.source.text(draft.placeholders[0].span), "{{company}}");
  EXPECT_EQ(draft.source.text(draft.placeholders[1].span), "{{first_name}}");
}

TEST(Placeholders, AngleLabelsSurviveMarkdown) {
  expect_placeholders("Hi ⟦<First Name>⟧,\n\n⟦<Company>⟧ is great.", "draft.md");
}

TEST(Placeholders, PlaceSaysWhoseNameItIs) {
  const Draft draft = draft_of("Hi [Vet],\n\nI'm [Name], a friend of [Name].\n\nBest,\n[Name]\n");
  ASSERT_EQ(draft.placeholders.size(), 4u);
  EXPECT_EQ(draft.placeholders[0].fills, Fills::kPersonName);
  EXPECT_EQ(draft.placeholders[1].fills, Fills::kSenderName);
  EXPECT_EQ(draft.placeholders[2].fills, Fills::kPersonName);
  EXPECT_EQ(draft.placeholders[3].fills, Fills::kSenderName);
}

TEST(Placeholders, NoneInsideFencedCode) {
  EXPECT_THAT(draft_of("Text.\n\n```\n[Name]\n```\n").placeholders, IsEmpty());
}

}  // namespace
}  // namespace mannerly
