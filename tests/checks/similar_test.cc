// Kind similar and the survey of a run: near-duplicates, whose readers differ, found without comparing all pairs.
#include <gmock/gmock.h>

#include "checks/survey.h"
#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::IsEmpty;
using testing::SizeIs;
using Drafts = std::vector<std::shared_ptr<const Draft>>;

std::shared_ptr<const Draft> draft(const std::string& text) {
  ReadResult read = read_drafts("draft.txt", text, {});
  return std::make_shared<const Draft>(std::move(read.drafts.at(0)));
}

std::string message(const std::string& name, const std::string& company, const std::string& more = {}) {
  return "---\nto: {name: " + name + " Lind, company: " + company + "}\n---\nHi " + name +
         ",\n\nI build rosters for small ferry lines and would like to learn how larger ones plan around storms. Could "
         "you tell me which tool you use at " +
         company + " and what you would change about it? " + more + "\n\nAna";
}

TEST(Similarity, IsTheShareOfCommonShingles) {
  const std::string text = "one two three four five six seven eight nine ten eleven twelve";
  EXPECT_EQ(similarity(sketch_of(text, {}, 5), sketch_of(text, {}, 5)), 1);
  EXPECT_DOUBLE_EQ(similarity(sketch_of(text, {}, 5), sketch_of(text + " more", {}, 5)), 10.0 / 11);
  EXPECT_EQ(similarity(sketch_of(text, {}, 5), sketch_of("quite another text of several words here", {}, 5)), 0);
  EXPECT_EQ(similarity(sketch_of("two words", {}, 5), sketch_of("two words", {}, 5)), 0) << "too short to judge";
}

TEST(Similarity, ReadersNamesAreOneSlot) {
  const Sketch a = sketch_of("we would like to see Jo Ann Ek at Orsa very soon", {"jo", "ann", "ek", "orsa"}, 5);
  const Sketch b = sketch_of("we would like to see Marta at Bixa very soon", {"marta", "bixa"}, 5);
  EXPECT_EQ(similarity(a, b), 1);
}

TEST(Survey, TwinsHaveDifferentReaders) {
  const Drafts run = {draft(message("Marta", "Bixa")), draft(message("Jo", "Orsa")), draft(message("Jo", "Orsa"))};
  const Survey survey(run);
  EXPECT_EQ(survey.entry(0).twin, 1U);
  EXPECT_EQ(survey.entry(0).similarity, 1);
  EXPECT_EQ(survey.entry(1).twin, 0U);
  const Survey same({draft(message("Jo", "Orsa")), draft(message("Jo", "Orsa"))});
  EXPECT_EQ(same.entry(0).twin, Survey::kNone);
}

TEST(Survey, UnknownReadersHaveNoTwin) {
  const std::string text = "I build rosters for small ferry lines and would like to learn how larger ones plan.";
  const Survey survey({draft(text), draft(text)});
  EXPECT_EQ(survey.entry(0).twin, Survey::kNone);
}

TEST(Survey, CountsFirstMessages) {
  const Survey survey({draft("Hi Ana, hello there."), draft("---\nrelation: met\n---\nHi Bo, hello."),
                       draft("---\nkind: followup\n---\nHi Bo, hello."), draft("Hi Cem, hello.")});
  EXPECT_EQ(survey.entry(0).first_message, 1);
  EXPECT_EQ(survey.entry(1).first_message, 0);
  EXPECT_EQ(survey.entry(2).first_message, 0);
  EXPECT_EQ(survey.entry(3).first_message, 2);
}

TEST(Survey, TenThousandCopiesStayNearLinear) {
  Drafts run;
  for (int i = 0; i < 10000; ++i)
    run.push_back(draft(message("Reader" + std::to_string(i), "Firm" + std::to_string(i))));
  const Survey survey(run);
  EXPECT_EQ(survey.entry(9999).similarity, 1);
  EXPECT_EQ(survey.entry(9999).twin, 0U);
}

TEST(Similar, EqualTextIsAnErrorAndNamesTheOther) {
  const RuleRunner rule("kind: similar\nmode: text\nsimilarity: 0.85\nequal: 0.95");
  const Drafts run = {draft(message("Marta", "Bixa")), draft(message("Jo", "Orsa"))};
  const auto known = std::make_shared<const Survey>(run);
  ASSERT_THAT(rule.findings_on(run[0], {.now = {}, .survey = known}), SizeIs(1));
  EXPECT_EQ(rule.findings_on(run[0], {.now = {}, .survey = known})[0].severity, Severity::kError);
  EXPECT_THAT(rule.findings_on(run[0], {}), IsEmpty()) << "alone";
  EXPECT_THAT(rule.findings_on(draft(message("Jo", "Orsa")), {.now = {}, .survey = known}), IsEmpty())
      << "a draft that is not of the run";
}

TEST(Similar, ANameOfTheFamilyIsALeak) {
  const RuleRunner rule("kind: similar\nmode: names");
  const auto found = [&](const std::string& text) {
    const Drafts run = {draft(text), draft(message("Jo", "Orsa"))};
    return rule.findings_on(run[0], {.now = {}, .survey = std::make_shared<const Survey>(run)});
  };
  EXPECT_THAT(found(message("Marta", "Bixa")), IsEmpty());
  EXPECT_THAT(found(message("Marta", "Bixa", "The crew at Orsa would gain.")), SizeIs(1));
  EXPECT_THAT(found(message("Marta", "Bixa", "Jo Lind would gain.")), SizeIs(1));
  EXPECT_THAT(found("---\nto: {name: Marta Lind, company: Bixa}\n---\nHi Marta, Orsa has new ferries this year."),
              IsEmpty())
      << "no family, no claim about the reader";
}

}  // namespace
}  // namespace mannerly::test
