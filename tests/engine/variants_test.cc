// Spintax: every alternative is judged, in the template's own bytes.
#include "engine/variants.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/variants.h"
#include "engine/support.h"

namespace mannerly {
namespace {

using testing::ElementsAre;

std::shared_ptr<Draft> form_of(const std::string& text) {
  InputOptions options;
  options.is_template = true;
  return test::draft_of(text, options);
}

std::string chosen(const Draft& form, std::size_t choice) {
  const auto variant = draft::choose_alternatives(form, choice);
  return std::string(variant.draft()->source.text(variant.draft()->body));
}

TEST(Variants, ChooseOneAlternativeEverywhere) {
  const auto form = form_of("{Hi|Hey {{name}}|} and {a|b}{% if x %}{c|d}{% endif %}.");
  EXPECT_EQ(form->template_facts.variants, 3U);
  EXPECT_EQ(chosen(*form, 0), "Hi and a{% if x %}c{% endif %}.");
  EXPECT_EQ(chosen(*form, 1), "Hey {{name}} and b{% if x %}d{% endif %}.");
  EXPECT_EQ(chosen(*form, 2), " and a{% if x %}c{% endif %}.");
  EXPECT_EQ(form_of("Hi {{name}}.")->template_facts.variants, 1U);
}

/// Finds every "bad", with a fix, and "long" over the whole text.
std::vector<Finding> find_bad(std::shared_ptr<const Draft> draft) {
  std::vector<Finding> out{test::finding("length/long", Severity::kAdvice, draft->body)};
  const std::string& text = draft->source.bytes();
  for (std::size_t at = text.find("bad"); at != std::string::npos; at = text.find("bad", at + 1)) {
    const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + 3)};
    out.push_back(test::finding("tone/bad", Severity::kError, span));
    out.back().fixes.push_back(test::fix_of(span, "good"));
  }
  return out;
}

TEST(Variants, FindingsStandInTheTemplate) {
  const auto form = form_of("{A good|A bad|Some bad} day, bad luck.");
  std::vector<std::string> found;
  for (const Finding& finding : find_in_variants(*form, find_bad)) {
    found.push_back(finding.rule + " " + std::to_string(finding.span.begin) + " " +
                    std::string(form->source.text(finding.span)));
    for (const Fix& fix : finding.fixes) EXPECT_EQ(form->source.text(fix.edits[0].span), "bad");
  }
  EXPECT_THAT(found, ElementsAre("length/long 1 A good|A bad|Some bad} day, bad luck.", "tone/bad 29 bad",
                                 "tone/bad 10 bad", "tone/bad 19 bad"));
}

TEST(Variants, OfTheWholeGoFirst) {
  std::vector<Finding> whole{test::finding("length/cap", Severity::kError, {0, 4})};
  std::vector<Finding> found{test::finding("length/cap", Severity::kError, {0, 3}),
                             test::finding("tone/bad", Severity::kError, {1, 2})};
  const std::vector<Finding> merged = merge_variants(whole, found);
  ASSERT_EQ(merged.size(), 2U);
  EXPECT_EQ(merged[0].span, (Span{0, 4}));
  EXPECT_EQ(merged[1].rule, "tone/bad");
}

}  // namespace
}  // namespace mannerly
