// Overrides as drafts feel them: levels, parameters, words, the gate, and where each value says it was set.
#include "engine/profiles.h"

#include <gmock/gmock.h>

#include "support/memory_files.h"

namespace mannerly {
namespace {

using test::MemoryFiles;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

constexpr const char* kUrgency = R"(kind: phrase
severity: {default: warning, note: error}
title: pressure
message: "“{match}” presses"
why: it presses
source: [A]
phrases: [act now, asap]
except: [no rush asap]
examples: {bad: ["[[act now]]", "[[asap]]"], good: [a, b]}
)";
constexpr const char* kLong = R"(kind: limit
severity: warning
title: long
message: "{value} words"
why: it is long
source: [A]
metric: words
bands: {default: {warn: 5, cap: 50}}
examples: {bad: [a, b], good: [c, d]}
)";
constexpr const char* kConfig = R"(gate: {fail_under: 50}
overrides:
  - files: "templates/**"
    template: true
    rules: {tone/urgency: error}
  - files: ["templates/old/**", "!templates/old/kept.md"]
    rules:
      tone/urgency: {phrases: {add: [hurry], remove: [act now]}}
      length/long: {bands: {default: {warn: 8}}}
    gate: {fail_on: never}
    score: {costs: {error: 1}}
  - kinds: [note]
    rules: {tone/*: off}
    gate: {fail_under: 0}
)";

class ProfilesTest : public ::testing::Test {
 protected:
  std::shared_ptr<const Linter> linter(const std::string& config) {
    LinterOptions options;
    options.files = std::make_shared<MemoryFiles>(MemoryFiles{{"pack/tone/urgency.yaml", kUrgency},
                                                              {"pack/length/long.yaml", kLong},
                                                              {".mannerly.yaml", config},
                                                              {"/usr/share/hunspell/en_US.aff", "SET UTF-8\n"},
                                                              {"/usr/share/hunspell/en_US.dic", "1\nDana\n"},
                                                              {"/usr/share/hunspell/en_GB.aff", "SET UTF-8\n"},
                                                              {"/usr/share/hunspell/en_GB.dic", "1\nDana\n"}});
    options.rules_dir = "pack";
    options.config_path = ".mannerly.yaml";
    auto made = Linter::create(options);
    EXPECT_TRUE(made.has_value()) << (made ? "" : to_string(made.error()));
    return made.value_or(nullptr);
  }
  static std::shared_ptr<const Draft> draft(const Linter& linter, const std::string& path, const std::string& text) {
    ReadResult read = read_drafts(path, text, linter.input_for(path));
    return std::make_shared<const Draft>(std::move(read.drafts.at(0)));
  }
  /// "error act now" for every finding, in order.
  static std::vector<std::string> findings(const Linter& linter, const std::string& path, const std::string& text) {
    const auto read = draft(linter, path, text);
    std::vector<std::string> out;
    for (const Finding& finding : linter.lint(read).findings) {
      out.push_back(std::string(to_string(finding.severity)) + " " + finding.message);
    }
    return out;
  }
  static std::vector<std::string> problems(const Linter& linter) {
    std::vector<std::string> out;
    for (const Error& problem : linter.problems()) out.push_back(to_string(problem));
    return out;
  }
};

TEST_F(ProfilesTest, LaterOverridesWinOnTheDraftsTheyGovern) {
  const auto made = linter(kConfig);
  ASSERT_THAT(problems(*made), IsEmpty());
  const std::string text = "Please act now, hurry, asap.\n";
  EXPECT_THAT(findings(*made, "a.md", text), ElementsAre("warning “act now” presses", "warning “asap” presses"));
  EXPECT_THAT(findings(*made, "templates/a.md", text), ElementsAre("error “act now” presses", "error “asap” presses"));
  EXPECT_THAT(findings(*made, "templates/old/a.md", text),
              ElementsAre("error “hurry” presses", "error “asap” presses"));
  EXPECT_THAT(findings(*made, "templates/old/kept.md", text),
              ElementsAre("error “act now” presses", "error “asap” presses"));
  EXPECT_THAT(findings(*made, "templates/a.md", "---\nkind: note\n---\n" + text), IsEmpty());
}

TEST_F(ProfilesTest, MapsAreMergedAndTheRestOfTheBandStays) {
  const auto made = linter(kConfig);
  const std::string six = "One two three four five six.\n";
  EXPECT_THAT(findings(*made, "templates/a.md", six), ElementsAre("warning 6 words"));
  EXPECT_THAT(findings(*made, "templates/old/a.md", six), IsEmpty());
  std::string sixty;
  for (int i = 0; i < 60; ++i) sixty += "word ";
  EXPECT_THAT(findings(*made, "templates/old/a.md", sixty), ElementsAre(HasSubstr("60 words")));
}

TEST_F(ProfilesTest, TheGateAndTheScoreFollow) {
  const auto made = linter(kConfig);
  const auto gate = [&](const std::string& path, const std::string& text) {
    return made->config_for(*draft(*made, path, text))->gate;
  };
  EXPECT_EQ(gate("a.md", "Hi.\n").fail_under, 50);
  EXPECT_EQ(gate("templates/old/a.md", "Hi.\n").fail_on, Severity::kOff);
  EXPECT_EQ(gate("templates/old/a.md", "---\nkind: note\n---\nHi.\n").fail_under, 0);
  EXPECT_EQ(gate("a.md", "Hi.\n").fail_on, Severity::kError);
  const auto points = [&](const std::string& path) {
    const auto result = made->lint(draft(*made, path, "Please reply asap.\n"));
    return result.score.categories;
  };
  EXPECT_NE(points("templates/a.md"), points("templates/old/a.md"));
}

TEST_F(ProfilesTest, FieldsAreEditedInOrderAndByKind) {
  const auto made = linter(R"(template: true
fields: [first_name, company]
overrides:
  - files: "t/**"
    fields: {add: {topic: storms}, remove: company}
  - kinds: [note]
    fields: {add: [company], remove: [topic, nothing]}
  - files: "t/own/**"
    fields: [event]
)");
  ASSERT_THAT(problems(*made), IsEmpty());
  const auto fields = [&](const std::string& path, const std::string& kind) {
    const auto read = draft(*made, path, "---\nkind: " + kind + "\n---\nHi there.\n");
    std::string out;
    for (const DeclaredField& field : read->fields.value_or(DeclaredFields{})) {
      out += field.name + (field.samples.empty() ? "" : "=" + field.samples[0]) + " ";
    }
    return out;
  };
  EXPECT_EQ(fields("a.md", "inmail"), "first_name company ");
  EXPECT_EQ(fields("t/a.md", "inmail"), "first_name topic=storms ");
  EXPECT_EQ(fields("t/a.md", "note"), "first_name company ");
  EXPECT_EQ(fields("t/own/a.md", "note"), "event ");
}

TEST_F(ProfilesTest, EveryValueSaysWhereItWasSet) {
  const auto made = linter(kConfig);
  const EffectiveConfig config = made->effective(*draft(*made, "templates/old/a.md", "---\nkind: inmail\n---\nHi.\n"));
  const auto place = [&](const std::string& key) {
    for (const EffectiveValue& value : config.values) {
      if (value.key == key) return value.value + " " + to_string(value.where);
    }
    return std::string("no " + key);
  };
  EXPECT_EQ(place("kind"), "inmail templates/old/a.md:2:7: ");
  EXPECT_EQ(place("template"), "true .mannerly.yaml:4:15: ");
  EXPECT_EQ(place("gate.fail_on"), "never .mannerly.yaml:10:21: ");
  EXPECT_EQ(place("gate.fail_under"), "50 .mannerly.yaml:1:20: ");
  EXPECT_EQ(place("score.costs.error"), "1 .mannerly.yaml:11:28: ");
  EXPECT_EQ(place("score.repeat"), "0.6 ");
  ASSERT_GE(config.rules.size(), 2U);
  const EffectiveRule& limit = config.rules[0];
  EXPECT_EQ(limit.id, "length/long");
  EXPECT_EQ(limit.level.where.path, "pack/length/long.yaml");
  EXPECT_EQ(limit.level.where.line, 2U);
}

TEST_F(ProfilesTest, FaultsOfOverridesAreLocatedBeforeAnyDraftComes) {
  EXPECT_THAT(problems(*linter("overrides: [{files: a, rules: {tone/urgency: {phrses: [x]}}}]\n")),
              ElementsAre(".mannerly.yaml:1:47: tone/urgency: unknown parameter “phrses”, did you mean “phrases”?"));
  EXPECT_THAT(problems(*linter("overrides: [{files: a, rules: {tone/urgency: {phrases: {remove: [act nwo]}}}}]\n")),
              ElementsAre(".mannerly.yaml:1:66: remove: the list has no “act nwo”, did you mean “act now”?"));
  EXPECT_THAT(problems(*linter("rules: {length/long: {bands: {default: {wran: 3}}}}\n")),
              ElementsAre(".mannerly.yaml:1:41: unknown key “wran”, did you mean “warn”?"));
  EXPECT_THAT(
      problems(*linter("overrides: [{files: a, policy: documentd}]\n")),
      ElementsAre(HasSubstr(".mannerly.yaml:1:32: policy: unknown policy “documentd”, did you mean “documented”?")));
}

TEST_F(ProfilesTest, AnythingARuleSaysOfItselfCanBeChanged) {
  const auto made =
      linter("rules:\n  tone/urgency: {message: no pressure, applies: {kinds: [inmail]}, severity: {note: advice}}\n");
  ASSERT_THAT(problems(*made), IsEmpty());
  EXPECT_THAT(findings(*made, "a.md", "Please reply asap.\n"), IsEmpty());
  EXPECT_THAT(findings(*made, "a.md", "---\nkind: inmail\n---\nPlease reply asap.\n"),
              ElementsAre("warning no pressure"));
}

TEST_F(ProfilesTest, TheAccountOfARuleNamesWhatKeptItFromFiring) {
  const auto made = linter(kConfig);
  const auto account = [&](const std::string& text) {
    return made->account(draft(*made, "a.md", text), "tone/urgency", {});
  };
  const RuleAccount fired = account("Please reply asap.\n");
  EXPECT_EQ(fired.findings.size(), 1U);
  EXPECT_THAT(fired.facts, ElementsAre("“asap” in line 1 counts"));
  EXPECT_THAT(account("There is no rush asap.\n").facts,
              ElementsAre("“asap” in line 1 does not count: an exception stands there"));
  EXPECT_THAT(account("Take your time.\n").facts, ElementsAre("none of its phrases occurs"));
  const RuleAccount off = account("---\nkind: note\n---\nPlease reply asap.\n");
  EXPECT_THAT(off.reasons, ElementsAre("its level is off for this kind and relation"));
  EXPECT_EQ(off.rule.level.where.line, 13U);
  const RuleAccount allowed = account("---\nallow: [tone/urgency]\n---\nPlease reply asap.\n");
  EXPECT_THAT(allowed.findings, IsEmpty());
  EXPECT_THAT(allowed.suppressed, ElementsAre("“asap” in line 4: allowed in line 2"));
}

TEST_F(ProfilesTest, ManyThreadsShareTheProfiles) {
  const auto made = linter(kConfig);
  std::vector<std::shared_ptr<const Draft>> drafts;
  for (int i = 0; i < 40; ++i) {
    const char* folder = i % 3 == 0 ? "templates/old/" : i % 3 == 1 ? "templates/" : "";
    drafts.push_back(draft(*made, folder + std::to_string(i) + ".md", "Please hurry, act now.\n"));
  }
  const auto one = lint_all(*made, drafts, 1);
  const auto eight = lint_all(*linter(kConfig), drafts, 8);
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    ASSERT_EQ(one[i].findings.size(), eight[i].findings.size());
    EXPECT_EQ(one[i].score.overall, eight[i].score.overall);
  }
}

}  // namespace
}  // namespace mannerly
