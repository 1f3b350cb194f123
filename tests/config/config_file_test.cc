// Configuration files: own keys, presets, extended files, and where each fault is reported.
#include "config/config_file.h"

#include <gmock/gmock.h>

#include "support/memory_files.h"

namespace mannerly {
namespace {

using test::MemoryFiles;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::Pair;

std::optional<std::string> preset(std::string_view name) {
  if (name == "recommended") return "rules: {length/long: advice}\nwords: [Preset]\n";
  if (name == "strict") return "extends: recommended\nrules: {tone/*: error}\ngate: {fail_under: 80}\n";
  return std::nullopt;
}

class ConfigFile : public ::testing::Test {
 protected:
  Config read(const std::string& yaml) {
    problems_.clear();
    ConfigSources sources{.files = &files_,
                          .preset = preset,
                          .preset_names = {"recommended", "strict"},
                          .rule_ids = {"tone/urgency", "tone/hedge", "sales/buzzword", "length/long"}};
    return read_config("work/.mannerly.yaml", yaml, sources, problems_);
  }
  std::string problem_of(const std::string& yaml) {
    read(yaml);
    EXPECT_EQ(problems_.size(), 1U) << yaml;
    return problems_.empty() ? "" : to_string(problems_.front());
  }
  static std::vector<std::string> patterns(const Config& config) {
    std::vector<std::string> out;
    for (const RuleSetting& row : config.rules) out.push_back(row.pattern);
    return out;
  }

  MemoryFiles files_{{"work/team.yaml", "extends: ../base.yaml\nrules: {sales/*: off}\nkind: note\nwords: [Team]\n"},
                     {"base.yaml", "language: en-GB\nkind: inmail\n"},
                     {"work/a.yaml", "extends: ./b.yaml\n"},
                     {"work/b.yaml", "extends: ./a.yaml\n"}};
  std::vector<Error> problems_;
};

TEST_F(ConfigFile, ReadsEveryKey) {
  const Config config = read(R"(extends: [recommended]
kind: inmail
policy: documented
language: en-GB
rules:
  tone/urgency: error
  sales/*: off
  length/long: {severity: warning, bands: {inmail: {warn: 600}}}
words: [Northwind, idempotency]
gate: {fail_on: warning, fail_under: 70}
)");
  ASSERT_THAT(problems_, IsEmpty());
  EXPECT_EQ(config.path, "work/.mannerly.yaml");
  EXPECT_THAT(config.extends, ElementsAre("recommended"));
  EXPECT_EQ(config.kind, Kind::kInmail);
  EXPECT_EQ(config.policy, "documented");
  EXPECT_EQ(config.language, "en-GB");
  EXPECT_THAT(config.words, ElementsAre("Preset", "Northwind", "idempotency"));
  EXPECT_TRUE(config.gate_given);
  EXPECT_EQ(config.gate.fail_on, Severity::kWarning);
  EXPECT_EQ(config.gate.fail_under, 70);
  ASSERT_THAT(patterns(config), ElementsAre("length/long", "tone/urgency", "sales/*", "length/long"));
  EXPECT_EQ(config.rules[0].where.path, "rules/presets/recommended.yaml");
  EXPECT_EQ(config.rules[2].severity, Severity::kOff);
  EXPECT_EQ(config.rules[3].severity, Severity::kWarning);
  EXPECT_THAT(config.rules[3].parameters, ElementsAre(Pair("bands", "{inmail: {warn: 600}}")));
  EXPECT_EQ(to_string(config.rules[3].where), "work/.mannerly.yaml:8:3: ");
}

TEST_F(ConfigFile, WithoutExtendsThereIsRecommended) {
  EXPECT_THAT(patterns(read("kind: note\n")), ElementsAre("length/long"));
  EXPECT_THAT(patterns(read("")), ElementsAre("length/long"));
  EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(ConfigFile, DefaultConfigIsRecommended) {
  const Config config =
      default_config({.files = nullptr, .preset = preset, .preset_names = {}, .rule_ids = {"length/long"}}, problems_);
  EXPECT_EQ(config.path, "");
  EXPECT_THAT(patterns(config), ElementsAre("length/long"));
  EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(ConfigFile, APresetMayExtendAnother) {
  const Config config = read("extends: strict\ngate: {fail_on: never}\n");
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_THAT(patterns(config), ElementsAre("length/long", "tone/*"));
  EXPECT_EQ(config.gate.fail_under, 80);
  EXPECT_EQ(config.gate.fail_on, Severity::kOff);
}

TEST_F(ConfigFile, ExtendedFilesComeFirstAndOwnKeysWin) {
  const Config config = read("extends: [./team.yaml]\nrules: {sales/buzzword: error}\nwords: [Own]\n");
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_EQ(config.kind, Kind::kNote);
  EXPECT_EQ(config.language, "en-GB");
  EXPECT_THAT(config.words, ElementsAre("Team", "Own"));
  EXPECT_THAT(patterns(config), ElementsAre("sales/*", "sales/buzzword"));
  EXPECT_THAT(config.extends, ElementsAre("./team.yaml"));
}

TEST_F(ConfigFile, AnUnknownLanguageIsALocatedError) {
  EXPECT_EQ(read("language: en-IN\n").language, "en-IN");
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_EQ(read("language: English\n").language, "auto");
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0].line, 1U);
  EXPECT_THAT(problems_[0].message, testing::HasSubstr("known: auto, en, en-US"));
}

TEST_F(ConfigFile, ACycleIsALocatedError) {
  EXPECT_EQ(problem_of("extends: ./a.yaml\n"), "work/b.yaml:1:10: extends: “work/a.yaml” extends itself");
  EXPECT_EQ(problem_of("extends: ./.mannerly.yaml\n"),
            "work/.mannerly.yaml:1:10: extends: “work/.mannerly.yaml” extends itself");
}

TEST_F(ConfigFile, WhatCannotBeExtendedIsALocatedError) {
  EXPECT_EQ(problem_of("extends: [recomended]\n"),
            "work/.mannerly.yaml:1:11: extends: unknown preset “recomended”, did you mean “recommended”?");
  EXPECT_EQ(problem_of("extends: ./none.yaml\n"),
            "work/.mannerly.yaml:1:10: extends: cannot read “work/none.yaml”: no such file");
}

TEST_F(ConfigFile, UnknownNamesNameTheNearest) {
  EXPECT_EQ(problem_of("rulse: {}\n"), "work/.mannerly.yaml:1:1: unknown key “rulse”, did you mean “rules”?");
  EXPECT_EQ(problem_of("rules: {tone/urgncy: error}\n"),
            "work/.mannerly.yaml:1:9: rules: unknown rule “tone/urgncy”, did you mean “tone/urgency”?");
  EXPECT_EQ(problem_of("rules: {sale/*: error}\n"),
            "work/.mannerly.yaml:1:9: rules: no rule matches; unknown pattern “sale/*”, did you mean “sales/*”?");
  EXPECT_EQ(problem_of("rules: {tone/urgency: eror}\n"),
            "work/.mannerly.yaml:1:23: tone/urgency: unknown level “eror”, did you mean “error”?");
  EXPECT_EQ(problem_of("gate: {fail_on: never, fail_under: 170}\n"),
            "work/.mannerly.yaml:1:36: fail_under: expected a score from 0 to 100");
  EXPECT_EQ(problem_of("kind: inmal\n"),
            "work/.mannerly.yaml:1:7: kind: unknown message kind “inmal”, did you mean “inmail”?");
}

TEST_F(ConfigFile, AFaultyRowIsLeftOutAndTheRestStays) {
  const Config config = read("extends: strict\nrules: {tone/urgncy: error, tone/hedge: off}\n");
  EXPECT_EQ(problems_.size(), 1U);
  EXPECT_THAT(patterns(config), ElementsAre("length/long", "tone/*", "tone/hedge"));
}

TEST_F(ConfigFile, TheGateIsOnlyGivenWhenAFileHasOne) {
  EXPECT_FALSE(read("kind: note\n").gate_given);
  EXPECT_TRUE(read("extends: strict\n").gate_given);
}

TEST_F(ConfigFile, BrokenYamlIsOneProblem) {
  read("rules: [");
  EXPECT_EQ(problems_.size(), 1U);
}

}  // namespace
}  // namespace mannerly
