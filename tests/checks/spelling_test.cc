// Kind spelling: which unknown words of a draft are reported, and with which fix.
#include <gmock/gmock.h>

#include "checks/analysis.h"
#include "checks/kinds.h"
#include "checks/speller.h"
#include "support/marked_text.h"

namespace mannerly::test {
namespace {

using testing::IsEmpty;

class SpellingTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    const auto made = make_speller({}, {});
    ASSERT_TRUE(made) << made.error().message;
    book_ = std::make_unique<Rulebook>();
    book_->speller = *made;
    book_->common = *made;
    book_->words = {"Northwindish", "frobnicate"};
    book_->phrases.finish();
    book_->regexes.finish();
  }
  static void TearDownTestSuite() { book_.reset(); }

  static std::vector<Finding> check(const std::string& text) {
    RuleSpec spec;
    spec.words.message = "“{match}”: “{instead}”?";
    std::vector<Error> problems;
    spec.params = *yaml::parse("mixed: \"{match}: {value} in {limit}, {instead}\"", {});
    CompileContext context{*book_, problems};
    ReadResult read = read_drafts("draft.md", text, {});
    const Analysis analysis(*book_, std::make_shared<const Draft>(std::move(read.drafts.at(0))));
    std::vector<Finding> out;
    FindingSink sink(analysis, spec, Severity::kWarning, out);
    compile_spelling(spec, context)->run(analysis, sink);
    return out;
  }

  /// Checks that exactly the marked words are reported.
  static void expect(const std::string& marked) {
    const MarkedText text = parse_marked(marked);
    std::vector<Span> spans;
    for (const Finding& finding : check(text.text)) spans.push_back(finding.span);
    EXPECT_EQ(spans, text.spans) << marked;
  }

 private:
  static inline std::unique_ptr<Rulebook> book_;
};

TEST_F(SpellingTest, ReportsSlips) {
  expect("Hi Ana,\n\nDid you [[recieve]] the map? It is [[definately]] the old chart of the harbour.");
  expect("Hi Ana,\n\nWe fill the [[reservior]] and measure the [[hydrolgy]] of it in spring.");
}

TEST_F(SpellingTest, TableFixesAreSafeAndKeepTheCase) {
  const auto findings = check("Hi Ana,\n\nTommorow we sail.");
  ASSERT_EQ(findings.size(), 1U);
  ASSERT_EQ(findings[0].fixes.size(), 1U);
  EXPECT_EQ(findings[0].fixes[0].edits[0].text, "Tomorrow");
  EXPECT_EQ(findings[0].fixes[0].applicability, Applicability::kSafe);
}

TEST_F(SpellingTest, GuessesAreSuggested) {
  const auto findings = check("Hi Ana,\n\nWe measure the hydrolgy of the lake in spring.");
  ASSERT_EQ(findings.size(), 1U);
  EXPECT_EQ(findings[0].fixes[0].edits[0].text, "hydrology");
  EXPECT_EQ(findings[0].fixes[0].applicability, Applicability::kSuggested);
}

TEST_F(SpellingTest, NamesStaySilent) {
  expect(
      "Hi Qvenzil,\n\nThe people of Brossard and Fennimark showed us the quay. Thank you, qvenzil.\n\nBest,\nTruvolda");
  expect("Hi Ana,\n\nVexbridge is where we met. I like Vexbridge.");
}

TEST_F(SpellingTest, NearMissOfAContextNameIsReported) {
  expect(
      "---\nto: {name: Marguerite Oyelaru, company: Fenwycke}\n---\nHi Marguerite,\n\nI read about [[Fenwyke]] in the "
      "paper.");
}

TEST_F(SpellingTest, NamesOfTheContextStaySilentInAnyForm) {
  const std::string facts =
      "---\nto: {name: José Quintzel-Varnø, company: Brovik & Dahlmer, also: [Quizzo], groups: [Kremvale Circle]}\n"
      "from: {company: Snaplo.io}\n---\nHi Jose,\n\n";
  expect(facts + "We met quintzel's team and Varnø; jose said BROVIK is Dahlmer's home, and dahlmers' too.");
  expect(facts + "QUINTZEL-VARNØ and quintzelvarnø, Quizzo's quizzo and the kremvale of snaplo.io and Snaplo.");
}

TEST_F(SpellingTest, TheMinorityOfMixedVarietiesIsReported) {
  expect("Hi Ana,\n\nThe colour of the harbour suits the theatre, and the [[center]] is grey.");
  expect("Hi Ana,\n\nThe color of the harbor suits the theater, and the [[favour]] is gray.");
}

TEST_F(SpellingTest, ConsistentAndUnsettledDraftsStaySilent) {
  expect("Hi Ana,\n\nThe colour of the harbour is one we organize, realize and recognize at the centre.");
  expect("Hi Ana,\n\nThe colour of the center is fine.");
  expect("Hi Ana,\n\nThe colour of the harbour is what we analyze and fulfill, and the Lincoln Center shows it.");
  expect("Hi Ana,\n\nThe color of the harbor was cancelled, travelled and labelled, in my judgement.");
  expect("Hi Ana,\n\nThe colour of the harbour is in “center” and text-center and center.example.");
}

TEST_F(SpellingTest, ADraftMayNameItsLanguage) {
  expect("---\nlanguage: en-US\n---\nHi Ana,\n\nThe [[colour]] of the center is gray.");
  expect("---\nlanguage: en-GB\n---\nHi Ana,\n\nThe colour of the [[center]] is what we organize and organise.");
  expect("---\nlanguage: en-IN\n---\nHi Ana,\n\nThe [[color]] of two lakh maps is what we preponed.");
}

TEST_F(SpellingTest, ForeignWordsStaySilent) {
  expect("Hi Ana,\n\nThe map is lovely. Go raibh maith agat for making it open.");
  expect("Hi Ana,\n\nWe would be very grateful, asante sana.");
  expect("Hi Ana,\n\nThe map is lovely. Obrigado!");
}

TEST_F(SpellingTest, SkipsQuotedMaskedAndOwnWords) {
  expect("Hi Ana,\n\nThe entry for \"recieve\" is odd; see `definately` and https://recieve.example and {{recieve}}.");
  expect("Hi Ana,\n\nWe frobnicate at northwindish speed.");
  expect("Hi Ana,\n\nThe ﬁnd of the oﬃce is in 𝗯𝗼𝗹𝗱 and Ｗｉｄｅ letters, and don’t ﬁx it.");
  expect("Hi Ana,\n\nThe price&nbsp;is 20k for 5pm, gonna be fun.");
}

}  // namespace
}  // namespace mannerly::test
