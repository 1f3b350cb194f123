// Configuration files: own keys, presets, extended files, and where each fault is reported.
#include "config/config_file.h"

#include <gmock/gmock.h>

#include "config/settings.h"
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

  MemoryFiles files_{{".git/HEAD", ""},
                     {"work/team.yaml", "extends: ../base.yaml\nrules: {sales/*: off}\nkind: note\nwords: [Team]\n"},
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
  EXPECT_EQ(problem_of("rules: {urgency: error}\n"),
            "work/.mannerly.yaml:1:9: rules: unknown rule “urgency”, did you mean “tone/urgency”?");
  EXPECT_EQ(problem_of("rules: {tone: off}\n"),
            "work/.mannerly.yaml:1:9: rules: unknown rule “tone”, did you mean “tone/*”?");
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

TEST_F(ConfigFile, WordsAreAddedAndRemoved) {
  const Config config = read("extends: [recommended, ./team.yaml]\nwords: {add: [Own], remove: [Preset, Absent]}\n");
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_THAT(config.words, ElementsAre("Team", "Own"));
  EXPECT_THAT(config.files, ElementsAre("work/.mannerly.yaml", "work/team.yaml", "base.yaml"));
  EXPECT_EQ(problem_of("words: {ad: [x]}\n"), "work/.mannerly.yaml:1:9: unknown key “ad”, did you mean “add”?");
}

TEST_F(ConfigFile, TemplatesAndTheirFields) {
  EXPECT_EQ(read("kind: note\n").fields, std::nullopt);
  const Config list = read("template: true\nfields: [first_name, company]\n");
  EXPECT_EQ(list.is_template, true);
  EXPECT_EQ(list.fields, (DeclaredFields{{"first_name", {}}, {"company", {}}}));
  const Config map = read("fields: {first_name: Priya, talk title: 'On: retries', company: }\n");
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_EQ(map.fields, (DeclaredFields{{"first_name", {"Priya"}}, {"talk title", {"On: retries"}}, {"company", {}}}));
  EXPECT_EQ(read("fields: []\n").fields, DeclaredFields{});
  EXPECT_EQ(problem_of("fields: [name, name]\n"), "work/.mannerly.yaml:1:9: fields: the field “name” is given twice");
  EXPECT_EQ(problem_of("fields: {name: {a: b}}\n"),
            "work/.mannerly.yaml:1:9: fields: the sample of “name” should be text, or a list of texts");
  EXPECT_EQ(problem_of("fields: name\n"),
            "work/.mannerly.yaml:1:9: fields: expected a list of field names, or a map of names and sample values");
}

TEST_F(ConfigFile, OverridesComeInOrderExtendedOnesFirst) {
  files_ = {{".git/HEAD", ""}, {"work/team.yaml", "overrides: [{files: '*.txt', kind: note}]\n"}};
  const Config config = read(R"(extends: [./team.yaml]
overrides:
  - files: ["templates/**", "!templates/sent/**"]
    template: true
    fields: {first_name: Priya}
  - kinds: note
    template: false
)");
  ASSERT_THAT(problems_, IsEmpty());
  ASSERT_EQ(config.overrides.size(), 3U);
  EXPECT_THAT(config.overrides[0].files, ElementsAre("*.txt"));
  EXPECT_EQ(config.overrides[0].where.path, "work/team.yaml");
  EXPECT_THAT(config.overrides[2].kinds, ElementsAre(Kind::kNote));
  const InputOptions text = input_defaults(config, "templates/cold/a.txt");
  EXPECT_EQ(text.kind, Kind::kNote);
  ASSERT_EQ(text.by_kind.size(), 2U);
  EXPECT_EQ(text.by_kind[0].is_template, true);
  EXPECT_EQ(text.by_kind[0].fields, (DeclaredFields{{"first_name", {"Priya"}}}));
  EXPECT_THAT(text.by_kind[1].kinds, ElementsAre(Kind::kNote));
  EXPECT_EQ(text.by_kind[1].is_template, false);
  EXPECT_EQ(input_defaults(config, "templates/sent/a.md").by_kind.size(), 1U);
}

TEST_F(ConfigFile, AnOverrideSaysWhichDraftsItIsFor) {
  EXPECT_EQ(problem_of("overrides: [{template: true}]\n"),
            "work/.mannerly.yaml:1:13: overrides: an override needs “files” or “kinds”: which drafts it is for");
  EXPECT_EQ(problem_of("overrides: [{kinds: [note], kind: inmail}]\n"),
            "work/.mannerly.yaml:1:13: overrides: “kind” says what the files are; with “kinds” it cannot be set");
  EXPECT_EQ(problem_of("overrides: [{files: 'a/../../b'}]\n"),
            "work/.mannerly.yaml:1:21: files: “a/../../b” leaves the configuration's folder; globs start there");
  EXPECT_EQ(problem_of("overrides: [{files: a, kinds: [nota]}]\n"),
            "work/.mannerly.yaml:1:31: kinds: unknown message kind “nota”, did you mean “note”?");
  EXPECT_EQ(problem_of("overrides: [{file: a, kinds: [note]}]\n"),
            "work/.mannerly.yaml:1:14: unknown key “file”, did you mean “files”?");
  EXPECT_EQ(
      problem_of("overrides: [{files: *.md}]\n"),
      "work/.mannerly.yaml:1:21: broken YAML: the referenced anchor is not defined; put a text that starts with “*” in "
      "quotation marks");
  EXPECT_EQ(problem_of("overrides: {files: a}\n"),
            "work/.mannerly.yaml:1:12: overrides: expected a list of overrides, each with “files” or “kinds”");
  EXPECT_EQ(problem_of("overrides: [{files: '" + std::string(1000, '*') + "'}]\n"),
            "work/.mannerly.yaml:1:21: files: a glob is longer than 256 bytes");
}

TEST_F(ConfigFile, GlobsStartAtTheConfigurationsFolder) {
  EXPECT_EQ(ConfigPlace("/team/.mannerly.yaml", "/team/outreach").relative("a/b.md"), "outreach/a/b.md");
  EXPECT_EQ(ConfigPlace("sub/.mannerly.yaml", "/team").relative("sub/a.md"), "a.md");
  EXPECT_EQ(ConfigPlace("sub/.mannerly.yaml", "").relative("./sub/x/../a.md"), "a.md");
  EXPECT_EQ(ConfigPlace(".mannerly.yaml", "").relative("a.md"), "a.md");
  EXPECT_EQ(ConfigPlace(".mannerly.yaml", "/team").relative("a/b.md"), "a/b.md");
  EXPECT_EQ(ConfigPlace(".mannerly.yaml", "/team").relative("/team/a/b.md"), "a/b.md");
  EXPECT_EQ(ConfigPlace(".mannerly.yaml", "/team").relative("/teams/b.md"), "/teams/b.md");
  EXPECT_EQ(ConfigPlace("sub/.mannerly.yaml", "/team").relative("subs/a.md"), "/team/subs/a.md");
  EXPECT_EQ(ConfigPlace("sub/.mannerly.yaml", "/team").relative("sub/../a.md"), "/team/a.md");
  EXPECT_EQ(ConfigPlace("sub/.mannerly.yaml", "/team").relative("sub//x/./a.md"), "x/a.md");
  EXPECT_EQ(ConfigPlace("../.mannerly.yaml", "/team/outreach").relative("a.md"), "outreach/a.md");
}

TEST_F(ConfigFile, APackIsAFolderOfRulesWithAnOwnConfiguration) {
  files_ = {{"work/pack/tone/own.yaml", "kind: phrase\n"},
            {"work/pack/classes/thing.yaml", ""},
            {"work/pack/deep/er/x.yaml", ""},
            {"work/pack/.mannerly.yaml", "rules: {tone/own: error}\nwords: [Packed]\n"},
            {"work/empty/readme.txt", ""}};
  const Config config = read("extends: [recommended, ./pack]\nrules: {tone/own: advice}\n");
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_THAT(config.packs, ElementsAre("work/pack"));
  EXPECT_THAT(config.words, ElementsAre("Preset", "Packed"));
  EXPECT_THAT(patterns(config), ElementsAre("length/long", "tone/own", "tone/own"));
  EXPECT_EQ(problem_of("extends: ./empty\n"),
            "work/.mannerly.yaml:1:10: extends: “work/empty” is no pack: a folder of rules, CATEGORY/PROBLEM.yaml");
}

TEST_F(ConfigFile, AFolderCannotBeAPackOfItself) {
  for (const char* name : {"./", "."}) {
    const std::string problem = problem_of("extends: " + std::string(name) + "\n");
    EXPECT_THAT(problem, testing::HasSubstr("extends itself"));
  }
}

TEST_F(ConfigFile, TheScoreHasItsOwnWeights) {
  const Config config = read("score: {weights: {tone: 30}, costs: {error: 15}, repeat: 0.5, send_from: 90}\n");
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_THAT(config.score, testing::UnorderedElementsAre(Pair("weights.tone", 30), Pair("costs.error", 15),
                                                          Pair("repeat", 0.5), Pair("send_from", 90)));
  EXPECT_EQ(problem_of("score: {weights: {tome: 30}}\n"),
            "work/.mannerly.yaml:1:19: unknown key “tome”, did you mean “tone”?");
  EXPECT_EQ(problem_of("score: {repeat: 2}\n"), "work/.mannerly.yaml:1:17: repeat: expected a share from 0 to 1");
}

TEST_F(ConfigFile, APolicyFileStandsBesideTheFileThatNamesIt) {
  files_ = {{".git/HEAD", ""}, {"rules/base.yaml", "policy: ./ours.yaml\n"}};
  EXPECT_EQ(read("extends: ../rules/base.yaml\n").policy, "rules/ours.yaml");
  EXPECT_THAT(problems_, IsEmpty());
}

TEST_F(ConfigFile, BrokenYamlIsOneProblem) {
  read("rules: [");
  EXPECT_EQ(problems_.size(), 1U);
}

}  // namespace
}  // namespace mannerly
