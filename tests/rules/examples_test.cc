// The examples in every rule file, the trap sentences, and the good and the bad message.
#include <gmock/gmock.h>

#include <set>

#include "rules/pack.h"

namespace mannerly::test {
namespace {

using testing::IsEmpty;

std::vector<std::string> rules_fired(const DraftPtr& draft) {
  std::vector<std::string> out;
  for (const Finding& f : pack().lint(draft).findings)
    out.push_back(f.rule + " “" + std::string(draft->source.text(f.span)) + "”");
  return out;
}

TEST(Examples, EveryRuleDoesWhatItsExamplesSay) {
  for (const RuleTestFailure& failure : pack().test_rules()) {
    ADD_FAILURE() << failure.rule << ": " << failure.message << "\n  " << failure.example;
  }
}

/// The machine's files, and a configuration that switches on what is off by default.
class DiskWithConfig final : public FileSystem {
 public:
  Result<std::string> read(const std::string& path) const override {
    if (path != "all.yaml") return disk_->read(path);
    return std::string("rules: {purpose/advice-recipient-view: advice, followup/schedule: advice,\n") +
           "        etiquette/send-time: advice}\n";
  }
  Result<std::vector<std::string>> list(const std::string& folder) const override { return disk_->list(folder); }
  bool exists(const std::string& path) const override { return disk_->exists(path); }

 private:
  std::shared_ptr<const FileSystem> disk_ = disk_file_system();
};

TEST(Examples, RulesThatAreOffByDefaultDoToo) {
  auto files = std::make_shared<DiskWithConfig>();
  const auto linter = Linter::create({.files = files, .rules_dir = {}, .config_path = "all.yaml", .now = {}});
  ASSERT_TRUE(linter.has_value());
  for (const RuleInfo& rule : (*linter)->rules()) EXPECT_NE(rule.severity.front().second, Severity::kOff) << rule.id;
  for (const RuleTestFailure& failure : (*linter)->test_rules()) {
    ADD_FAILURE() << failure.rule << ": " << failure.message << "\n  " << failure.example;
  }
}

TEST(Examples, EveryRuleHasTwoOfEach) {
  for (const RuleInfo& rule : pack().rules()) {
    const auto bad =
        std::count_if(rule.examples.begin(), rule.examples.end(), [](const RuleExample& e) { return e.bad; });
    EXPECT_GE(bad, 2) << rule.id;
    EXPECT_GE(static_cast<std::ptrdiff_t>(rule.examples.size()) - bad, 2) << rule.id;
  }
}

/// Sentences that share words with faults and are none. Only findings about wording count: a lone sentence has no
/// greeting, no thanks and so on.
TEST(Traps, AreSilent) {
  const std::set<std::string> about_wording = {"sales", "tone", "emoji", "safety", "etiquette", "template", "followup"};
  const std::set<std::string> about_words = {"spelling/unknown-word",
                                             "spelling/confusable",
                                             "spelling/repeated-word",
                                             "spelling/a-an",
                                             "personalization/flattery-generic",
                                             "personalization/greeting-generic",
                                             "length/filler-opener"};
  for (const char* text : {"Feel free to decline.",
                           "There is a great deal of respect for your team here.",
                           "I accepted the job offer.",
                           "Dear Mr. Hey,\n\nthank you for the tour of the mill.",
                           "She is Loan Guarantee Officer.",
                           "Killer whale research needs patience.",
                           "We hit our limit.",
                           "Best Buy and Free Now are customers.",
                           "Dr. Yo spoke.",
                           "I wrote to you and your team.",
                           "The U.S. office is closed.",
                           "IMO regulations on ballast water changed.",
                           "The on-call rota is full.",
                           "The call for papers closes Friday.",
                           "There is no rush at all.",
                           "Compare array[0] and vector<int>.",
                           "Scunthorpe Assessment Ltd moved.",
                           "He had had it.",
                           "NASA and CERN agreed.",
                           "The iPhone app works.",
                           "Thanks to Priya I found you.",
                           "Please ignore this if it is not relevant.",
                           "It is a single tenant, and a beautiful design.",
                           "I can't guarantee I'll be there.",
                           "I am a lead engineer.",
                           "The risk-free rate rose.",
                           "The clinical trial ended.",
                           "The freight platform 9 is shut.",
                           "Our CI pipeline broke.",
                           "The urgent-care clinic opens at nine.",
                           "The licence expired.",
                           "Notwithstanding that clause, we agreed.",
                           "You kindly offered a lift.",
                           "The lit review is done.",
                           "Check-mate in three moves.",
                           "He codes in R and C.",
                           "I finish by Friday.",
                           "Thank you for the fire safety plan.",
                           "She rented a toll-free number."}) {
    const auto draft = draft_from(text);
    for (const Finding& f : pack().lint(draft).findings) {
      EXPECT_FALSE(about_wording.contains(f.category) || about_words.contains(f.rule))
          << f.rule << " “" << draft->source.text(f.span) << "” in: " << text;
    }
  }
}

TEST(Placeholders, OfEverySyntaxAreNeitherMisspeltNorSentenceBreakers) {
  for (const char* slot : {"[Name]",
                           "[specific topic]",
                           "{{company}}",
                           "{{prospect.first_name}}",
                           "{{First Name}}",
                           "{{firstName}}",
                           "{name}",
                           "{FirstName}",
                           "{role title}",
                           "[COMPANY]",
                           "${name}",
                           "<first name>",
                           "{Hi|Hey}",
                           "{{a | default: \"x\"}}",
                           "{{first_name|there}}",
                           "{{{FIRST_NAME|there}}}",
                           "%FIRSTNAME%",
                           "%%nmae%%",
                           "*|FNAME|*",
                           "{!Contact.FirstName}",
                           "#FirstName#",
                           "[[customer.firstname]]",
                           "<<Nmae>>"}) {
    const auto draft = draft_from("---\ntemplate: true\n---\nThe note for " + std::string(slot) +
                                  " is on the desk. The rest is here.");
    ASSERT_NE(draft, nullptr);
    ASSERT_EQ(draft->placeholders.size(), 1U) << slot;
    EXPECT_EQ(draft->source.text(draft->placeholders[0].span), slot);
    for (const Finding& f : pack().lint(draft).findings) {
      EXPECT_NE(f.category, "spelling") << slot << " " << f.rule << " “" << draft->source.text(f.span) << "”";
    }
  }
}

/// Our own pair in the manner of the product's purpose: silence on a plain good message, many names for a bad one.
constexpr const char* kGood =
    "Hi Leonie,\n\nYour note on tide gauges at the Brest workshop solved a puzzle that my group at Kestrel Survey had "
    "carried for a year. Could you tell me which clock you chose for the offshore loggers?\n\nI run our buoy "
    "maintenance and am not selling anything. One line would do.\n\nThanks,\nMatti\n";
constexpr const char* kBad =
    "Hey there buddy!!! 🚀🚀\n\nHope you're doing well! I was super impressed by your profile. We help companies like "
    "yours 10x their pipeline with our cutting-edge, game-changing platform, results GUARANTEED.\n\nAct now and get "
    "30% "
    "off, this is a limited time offer. Book a demo here: bit.ly/abc. I'd love to pick your brain asap, thx.\n\nDid "
    "you "
    "see my last message? I guess you're too busy to answer, and I definately deserve a reply.\n";

TEST(Pair, GoodMessageHasNoWarning) {
  for (const Finding& f : pack().lint(draft_from(kGood)).findings) EXPECT_EQ(f.severity, Severity::kAdvice) << f.rule;
  EXPECT_EQ(pack().lint(draft_from(kGood)).score.verdict, SendVerdict::kSend);
}

TEST(Pair, BadMessageHasTwelveDistinctFaults) {
  std::set<std::string> rules;
  for (const Finding& f : pack().lint(draft_from(kBad)).findings) {
    if (f.severity != Severity::kAdvice || f.category != "length") rules.insert(f.rule);
  }
  EXPECT_GE(rules.size(), 12U) << testing::PrintToString(rules_fired(draft_from(kBad)));
}

}  // namespace
}  // namespace mannerly::test
