// What a fingerprint depends on, and what it does not.
#include "engine/fingerprint.h"

#include <gtest/gtest.h>

#include "engine/support.h"
#include "support/marked_text.h"

namespace mannerly {
namespace {

std::vector<std::string> fingerprints(const std::string& marked, const std::string& rule = "tone/urgency") {
  const test::MarkedText text = test::parse_marked(marked);
  const Document document = analyse(test::draft_of(text.text));
  std::vector<Finding> findings;
  for (const Span span : text.spans) findings.push_back(test::finding(rule, Severity::kWarning, span));
  fill_fingerprints(findings, document);
  std::vector<std::string> out;
  for (const Finding& f : findings) out.push_back(f.fingerprint);
  return out;
}

TEST(Fingerprint, IsSixteenHexDigits) {
  const std::string print = fingerprints("Please [[act now]].").at(0);
  EXPECT_EQ(print.size(), 16U);
  EXPECT_EQ(print.find_first_not_of("0123456789abcdef"), std::string::npos);
}

TEST(Fingerprint, SurvivesEditsElsewhereCaseAndWrapping) {
  const auto first = fingerprints("Hi Ana,\n\nWe met in May. Please [[act now]], if you can.");
  EXPECT_EQ(first, fingerprints("Hi Ana,\n\nWe met in May, in Porto. It rained.\n\nPlease [[act now]], if you can."));
  EXPECT_EQ(first, fingerprints("Hi Ana,\n\nWe met in Porto in May and talked about rafts until the last tram. Please "
                                "[[Act now]],\nif  YOU can."));
}

TEST(Fingerprint, TellsRulesSentencesAndMatchesApart) {
  const auto base = fingerprints("We met. Please [[act now]] here.");
  EXPECT_NE(base, fingerprints("We met. Please [[act now]] here.", "tone/demanding"));
  EXPECT_NE(base, fingerprints("We met. Please [[act now]] there."));
  EXPECT_NE(base, fingerprints("We met. Please act [[now]] here."));
}

TEST(Fingerprint, SurvivesAReworkedMessage) {
  const Document document = analyse(test::draft_of("Please act now."));
  std::vector<Finding> findings = {test::finding("tone/urgency", Severity::kWarning, {7, 14})};
  std::vector<Finding> reworded = findings;
  reworded[0].message = "another message";
  reworded[0].severity = Severity::kError;
  reworded[0].why = "another reason";
  fill_fingerprints(findings, document);
  fill_fingerprints(reworded, document);
  EXPECT_EQ(findings[0].fingerprint, reworded[0].fingerprint);
}

TEST(Fingerprint, OfTheDraftAsAWholeGoesByTheRuleAndWhatIsMeant) {
  const auto of = [](const std::string& text, Span span, const std::string& what) {
    std::vector<Finding> findings = {test::finding("purpose/missing", Severity::kWarning, span)};
    findings[0].about_draft = what;
    fill_fingerprints(findings, analyse(test::draft_of(text)));
    return findings[0].fingerprint;
  };
  EXPECT_EQ(of("Please act now.", {0, 15}, ""), of("Quite another text. It is long.", {0, 19}, ""));
  EXPECT_NE(of("Please act now.", {0, 15}, "Ana"), of("Please act now.", {0, 15}, "Bo"));
}

TEST(Fingerprint, CountsEqualFindings) {
  const auto prints = fingerprints("Please [[reply]]. Please [[reply]].");
  EXPECT_NE(prints.at(0), prints.at(1));
}

}  // namespace
}  // namespace mannerly
