// The bundled pack and the rule files it was made from say the same.
#include "base/pack.h"

#include <gtest/gtest.h>

#include <map>

#include "rules/pack.h"
#include "support/memory_files.h"
#include "support/places.h"

namespace mannerly {
namespace {

using test::DraftPtr;
using test::MemoryOverDisk;

constexpr const char* kConfig = "memory/.mannerly.yaml";

std::shared_ptr<const Linter> from_files(LinterOptions options = {}) {
  options.rules_dir = test::source_dir() + "/rules";
  auto linter = Linter::create(options);
  return linter ? *linter : nullptr;
}

std::string told(const DraftResult& result) {
  std::string out = std::to_string(result.score.overall) + "\n";
  for (const Finding& f : result.findings) {
    out += f.rule + " " + std::string(to_string(f.severity)) + " " + std::to_string(f.span.begin) + "-" +
           std::to_string(f.span.end) + " " + f.message + " " + f.why + " " + f.fingerprint;
    for (const Fix& fix : f.fixes) out += " " + fix.title;
    for (const std::string& note : f.notes) out += " " + note;
    out += "\n";
  }
  return out;
}

/// Every so many drafts, so that the test is quick.
void expect_the_same(const Linter& packed, const Linter& read, std::size_t step) {
  const std::vector<DraftPtr> drafts = test::example_drafts();
  for (std::size_t i = 0; i < drafts.size(); i += step) {
    EXPECT_EQ(told(packed.lint(drafts[i])), told(read.lint(drafts[i]))) << drafts[i]->source.bytes();
  }
}

TEST(Pack, SaysWhatTheFilesSay) {
  ASSERT_NE(Pack::bundled(), nullptr);
  const auto read = from_files();
  ASSERT_NE(read, nullptr);
  expect_the_same(test::pack(), *read, 5);
}

TEST(Pack, TellsOfRulesWhatTheFilesTell) {
  const auto read = from_files();
  const auto& packed = test::pack().rules();
  ASSERT_EQ(packed.size(), read->rules().size());
  for (std::size_t i = 0; i < packed.size(); ++i) {
    const RuleInfo& a = packed[i];
    const RuleInfo& b = read->rules()[i];
    EXPECT_EQ(a.id, b.id);
    EXPECT_EQ(a.severity, b.severity) << a.id;
    EXPECT_EQ(a.parameters, b.parameters) << a.id;
    EXPECT_EQ(a.title + a.why + a.applies, b.title + b.why + b.applies) << a.id;
    EXPECT_EQ(a.examples.size(), b.examples.size()) << a.id;
  }
}

TEST(Pack, AConfigurationChangesItAsItChangesTheFiles) {
  LinterOptions options;
  options.files = std::make_shared<const MemoryOverDisk>(MemoryOverDisk{
      {kConfig,
       "extends: [strict]\nrules:\n"
       "  tone/urgency: {severity: error, phrases: [\"(hope|right now|away)\", zzz~1 yyy], class: apology}\n"
       "  length/*: off\n"
       "  spelling/confusable: {patterns: [{pattern: '(?i)\\bthe\\b', instead: teh}]}\n"
       "  purpose/*: error\n"}});
  options.config_path = kConfig;
  const auto packed = Linter::create(options);
  const auto read = from_files(options);
  ASSERT_TRUE(packed && read != nullptr);
  EXPECT_EQ((*packed)->problems().size(), read->problems().size());
  expect_the_same(**packed, *read, 9);
  const auto& rules = read->rules();
  for (std::size_t i = 0; i < rules.size(); ++i) EXPECT_EQ((*packed)->rules()[i].parameters, rules[i].parameters);
}

/// Keeps bytes in memory and damages them on request.
class MemoryStore final : public ByteStore {
 public:
  std::optional<std::string> find(const std::string& name) const override {
    const auto it = kept.find(name);
    return it == kept.end() ? std::nullopt : std::optional<std::string>(it->second);
  }
  void keep(const std::string& name, const std::string& bytes) const override {
    ++times_kept;
    kept[name] = bytes;
  }
  mutable std::map<std::string, std::string> kept;
  mutable int times_kept = 0;
};

/// A rule of its own, one in the place of a bundled one, a class that both may use, and a configuration that looks into
/// the first.
std::string rule_file(const std::string& body) {
  return "severity: warning\ntitle: a test\nmessage: \"“{match}” is what the test looks for\"\nwhy: It is a test.\n"
         "source: [A]\n" +
         body;
}

MemoryOverDisk extending(const std::string& rules, const std::string& own) {
  return MemoryOverDisk{
      {kConfig, "extends: [./house]\n" + rules},
      {"memory/house/house/team.yaml", own},
      {"memory/house/house/the.yaml", rule_file("kind: pattern\npattern: '(?i)\\b(the|zqzq) [a-z]+'\nexamples: {bad: "
                                                "[\"In [[the end]].\"], good: [It is.]}\n")},
      {"memory/house/tone/urgency.yaml",
       rule_file("kind: phrase\nclass: [thanks-again, urgency]\nphrases: [you would, (hope|wish) ~2 you]\n"
                 "except: [if you would]\nexamples: {bad: [\"[[You would]] see.\"], good: [It is.]}\n")},
      {"memory/house/classes/thanks-again.yaml",
       "title: a word of thanks\nphrases: [thanks, thank you, {text: much appreciated, weight: 2}]\n"}};
}

constexpr const char* kTeam =
    "kind: phrase\nphrases: [{text: our team, instead: we}, {text: (let me know|the team), group: us}, your "
    "<number> teams]\nexamples: {bad: [\"[[Our team]] is there.\"], good: [It is.]}\n";

LinterOptions with(MemoryOverDisk files, std::shared_ptr<const ByteStore> store = nullptr) {
  LinterOptions options;
  options.files = std::make_shared<const MemoryOverDisk>(std::move(files));
  options.config_path = kConfig;
  options.store = std::move(store);
  return options;
}

TEST(Pack, RulesOfAFolderAreKeptAndMadeAgainWhenDamaged) {
  const auto store = std::make_shared<MemoryStore>();
  LinterOptions options;
  options.store = store;
  const auto first = from_files(options);
  ASSERT_EQ(store->times_kept, 1);
  const auto second = from_files(options);
  EXPECT_EQ(store->times_kept, 1);
  expect_the_same(*first, *second, 40);
  expect_the_same(test::pack(), *second, 40);
  std::string& bytes = store->kept.begin()->second;
  bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
  const auto third = from_files(options);
  EXPECT_EQ(store->times_kept, 2);
  expect_the_same(*first, *third, 40);
}

std::vector<std::string> problems_of(const Linter& linter) {
  std::vector<std::string> out;
  for (const Error& problem : linter.problems()) out.push_back(to_string(problem));
  return out;
}

TEST(Pack, RulesOnTopOfTheBundledOnesSayWhatAllSayCompiledTogether) {
  const std::string rules = "rules:\n  house/the: {pattern: '(?i)\\bthe [a-z]+'}\n  tone/*: error\n";
  const auto store = std::make_shared<MemoryStore>();
  const auto together = from_files(with(extending(rules, rule_file(kTeam))));
  ASSERT_NE(together, nullptr);
  EXPECT_EQ(problems_of(*together), std::vector<std::string>{});
  for (const int run : {1, 2}) {
    const auto on_top = Linter::create(with(extending(rules, rule_file(kTeam)), store));
    ASSERT_TRUE(on_top) << run;
    EXPECT_EQ(store->times_kept, 1);
    EXPECT_EQ(problems_of(**on_top), std::vector<std::string>{});
    expect_the_same(**on_top, *together, 11);
    for (std::size_t i = 0; i < together->rules().size(); ++i) {
      EXPECT_EQ((*on_top)->rules()[i].id, together->rules()[i].id);
      EXPECT_EQ((*on_top)->rules()[i].parameters, together->rules()[i].parameters);
    }
  }
}

TEST(Pack, ARuleInThePlaceOfABundledOneIsTheOnlyOneOfItsName) {
  const auto linter = Linter::create(with(extending("", rule_file(kTeam))));
  ASSERT_TRUE(linter);
  EXPECT_EQ((*linter)->rules().size(), test::pack().rules().size() + 2);
  const DraftPtr draft = test::draft_from("Please reply asap. I hope that you agree. Our team met.");
  const std::string all = told((*linter)->lint(draft));
  EXPECT_NE(all.find("“hope that you” is what the test looks for"), std::string::npos) << all;
  EXPECT_NE(all.find("“reply asap” is what the test looks for"), std::string::npos) << all;
  EXPECT_NE(all.find("house/team"), std::string::npos) << all;
}

TEST(Pack, FaultsOfRulesOnTopAreToldEveryTimeAndOfRulesThatAreOffNever) {
  const auto store = std::make_shared<MemoryStore>();
  const std::string broken =
      rule_file("kind: phrase\nphrases: [our team, \"(left\"]\nexamples: {bad: [\"[[x]]\"], good: [It is.]}\n");
  for (const int run : {1, 2}) {
    const auto linter = Linter::create(with(extending("", broken), store));
    ASSERT_TRUE(linter) << run;
    const auto told = problems_of(**linter);
    ASSERT_EQ(told.size(), 1U) << testing::PrintToString(told);
    EXPECT_NE(told[0].find("house/team.yaml:7:21"), std::string::npos) << told[0];
    EXPECT_EQ(store->times_kept, 0);
  }
  const auto off = Linter::create(with(extending("rules: {house/team: off}\n", broken), store));
  ASSERT_TRUE(off);
  EXPECT_EQ(problems_of(**off), std::vector<std::string>{});
}

TEST(Pack, AFaultyRuleInThePlaceOfABundledOneIsLeftOut) {
  const std::string unread = "kind: phrase\n";
  const std::string unfit = rule_file("kind: pattern\npattern: 'ab(c'\nexamples: {bad: [\"[[x]]\"], good: [y]}\n");
  const std::string classes = "title: a word of thanks\nphrases: [thanks]\n";
  for (const std::string& rule : {unread, unfit}) {
    for (const char* beside : {"memory/house/classes/own.yaml", "memory/house/classes/gratitude.yaml"}) {
      const auto linter = Linter::create(with(MemoryOverDisk{
          {kConfig, "extends: [./house]\n"}, {"memory/house/tone/urgency.yaml", rule}, {beside, classes}}));
      ASSERT_TRUE(linter);
      EXPECT_FALSE((*linter)->problems().empty());
      const std::string all = told((*linter)->lint(test::draft_from("Hi Ana,\n\nplease act now.\n")));
      EXPECT_EQ(all.find("tone/urgency"), std::string::npos) << rule << beside << all;
    }
  }
}

TEST(Pack, APackMayHaveNothingButClasses) {
  const auto linter = Linter::create(with(
      MemoryOverDisk{{kConfig, "extends: [./house]\n"},
                     {"memory/house/classes/urgency.yaml", "title: the season\nphrases: [before the snow melts]\n"}}));
  ASSERT_TRUE(linter);
  EXPECT_EQ(problems_of(**linter), std::vector<std::string>{});
}

TEST(Pack, AClassInThePlaceOfABundledOneServesBundledRules) {
  MemoryOverDisk files{{kConfig, "extends: [./house]\n"},
                       {"memory/house/classes/urgency.yaml", "title: the season\nphrases: [before the snow melts]\n"}};
  const auto linter = Linter::create(with(std::move(files)));
  ASSERT_TRUE(linter);
  const std::string all = told((*linter)->lint(test::draft_from("Reply asap, before the snow melts.")));
  EXPECT_NE(all.find("“before the snow melts” presses for time"), std::string::npos) << all;
  EXPECT_EQ(all.find("“Reply asap” presses"), std::string::npos) << all;
}

}  // namespace
}  // namespace mannerly
