// Rule files: what is read, and where each fault is reported.
#include "config/rule_file.h"

#include <gmock/gmock.h>

#include <string>

#include "config/rule_keys.h"

namespace mannerly {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Pair;

constexpr const char* kUrgency = R"(kind: phrase
severity: {default: warning, note: error, warm: advice, reply: off}
title: time pressure on the reader
message: "“{match}” presses for time"
why: A stranger owes no reply.
source: [A, E]
applies: {kinds: [inmail, note], relation: cold, template: false, min_words: 5}
scope: [opening, body]
superseded_by: tone/aggressive
phrases:
  - act (now|today)
unless_near: {phrases: [if you can], within: 8}
examples:
  bad:
    - "Please [[act now]], Dana."
    - {text: "Please reply [[asap]].", fixed: "Please reply.", kind: note, subject: "Hi: [[asap]]"}
  good:
    - {text: "We act.", template: true, to: {name: Dana Lee}, relation: warm}
)";

struct Read {
  std::optional<RuleSpec> spec;
  std::vector<Error> problems;
};

Read read(const std::string& yaml) {
  Read out;
  out.spec = read_rule("tone/urgency", yaml, "rules/tone/urgency.yaml", out.problems);
  return out;
}

std::string with(std::string line, const std::string& replacement) {
  std::string yaml = kUrgency;
  return yaml.replace(yaml.find(line), line.size(), replacement);
}

/// The one problem of a file that is read to nothing.
std::string problem_of(const std::string& yaml) {
  const Read result = read(yaml);
  EXPECT_FALSE(result.spec);
  EXPECT_EQ(result.problems.size(), 1U);
  return result.problems.empty() ? "" : to_string(result.problems.front());
}

TEST(RuleFile, ReadsTheCommonPart) {
  const Read result = read(kUrgency);
  ASSERT_THAT(result.problems, IsEmpty());
  const RuleSpec& spec = *result.spec;
  EXPECT_EQ(spec.id, "tone/urgency");
  EXPECT_EQ(spec.category, "tone");
  EXPECT_EQ(spec.kind, "phrase");
  EXPECT_EQ(spec.title, "time pressure on the reader");
  EXPECT_THAT(spec.words.source, ElementsAre("A", "E"));
  EXPECT_THAT(spec.applies.kinds, ElementsAre(Kind::kInmail, Kind::kNote));
  EXPECT_EQ(spec.applies.relation, Relation::kCold);
  EXPECT_EQ(spec.applies.is_template, false);
  EXPECT_EQ(spec.applies.min_words, 5);
  EXPECT_THAT(spec.scope, ElementsAre(Part::kOpening, Part::kBody));
  EXPECT_THAT(spec.superseded_by, ElementsAre("tone/aggressive"));
  EXPECT_EQ(spec.weight, 1);
}

TEST(RuleFile, TheWeightIsANumberFromZeroToFive) {
  EXPECT_EQ(read(with("kind: phrase\n", "kind: phrase\nweight: 2.25\n")).spec->weight, 2.25);
  EXPECT_EQ(read(with("kind: phrase\n", "kind: phrase\nweight: 0\n")).spec->weight, 0);
  for (const char* wrong : {"-1", "5.5", "nan"}) {
    EXPECT_THAT(problem_of(with("kind: phrase\n", "kind: phrase\nweight: " + std::string(wrong) + "\n")),
                HasSubstr(":2:9: weight: "));
  }
}

TEST(RuleFile, KeepsTheKindsOwnKeysAsNodes) {
  const RuleSpec spec = *read(kUrgency).spec;
  ASSERT_EQ(spec.params->entries.size(), 2U);
  EXPECT_EQ(yaml::to_flow(spec.params),
            "{phrases: [act (now|today)], unless_near: {phrases: [if you can], within: 8}}");
  EXPECT_EQ(spec.params->find("phrases")->line, 11U);
}

TEST(RuleFile, SeverityIsByKindThenRelationThenDefault) {
  const SeverityTable table = read(kUrgency).spec->severity;
  EXPECT_EQ(table.of(Kind::kInmail, Relation::kCold), Severity::kWarning);
  EXPECT_EQ(table.of(Kind::kInmail, Relation::kUnknown), Severity::kWarning);
  EXPECT_EQ(table.of(Kind::kInmail, Relation::kWarm), Severity::kAdvice);
  EXPECT_EQ(table.of(Kind::kNote, Relation::kWarm), Severity::kError);
  EXPECT_EQ(table.of(Kind::kReply, Relation::kWarm), Severity::kOff);
}

TEST(RuleFile, ColdSeverityCoversAnUnknownRelation) {
  const SeverityTable table{.fallback = Severity::kAdvice, .cases = {{"cold", Severity::kError}}};
  EXPECT_EQ(table.of(Kind::kMessage, Relation::kUnknown), Severity::kError);
  EXPECT_EQ(table.of(Kind::kMessage, Relation::kWarm), Severity::kAdvice);
}

TEST(RuleFile, AnExampleIsAWholeDraft) {
  const RuleSpec spec = *read(kUrgency).spec;
  ASSERT_EQ(spec.examples.size(), 3U);
  EXPECT_TRUE(spec.examples[0].bad);
  EXPECT_EQ(example_draft(spec.examples[0]), "---\nkind: inmail\n---\nPlease [[act now]], Dana.");
  EXPECT_EQ(example_draft(spec.examples[1]), "---\nkind: note\nsubject: \"Hi: [[asap]]\"\n---\nPlease reply [[asap]].");
  EXPECT_EQ(fixed_draft(spec.examples[1]), "---\nkind: note\nsubject: \"Hi: [[asap]]\"\n---\nPlease reply.");
  EXPECT_FALSE(spec.examples[2].bad);
  EXPECT_EQ(example_draft(spec.examples[2]),
            "---\nkind: inmail\ntemplate: true\nto: {name: Dana Lee}\nrelation: warm\n---\nWe act.");
}

TEST(RuleFile, ExamplesOfAWarmRuleAreWarm) {
  const RuleSpec spec = *read(with("relation: cold", "relation: warm")).spec;
  EXPECT_EQ(spec.examples[0].front_matter, "kind: inmail\nrelation: warm\n");
}

TEST(RuleFile, UnknownKeysNameTheNearest) {
  EXPECT_EQ(problem_of(with("phrases:\n", "phrase:\n")),
            "rules/tone/urgency.yaml:10:1: unknown key “phrase”, did you mean “phrases”?");
  EXPECT_EQ(problem_of(with("kind: phrase", "kind: phrse")),
            "rules/tone/urgency.yaml:1:7: unknown rule kind “phrse”, did you mean “phrase”?");
  EXPECT_EQ(problem_of(with("relation: cold", "relatoin: cold")),
            "rules/tone/urgency.yaml:7:34: unknown key “relatoin”, did you mean “relation”?");
  EXPECT_EQ(problem_of(with("fixed:", "fixd:")),
            "rules/tone/urgency.yaml:16:40: unknown key “fixd”, did you mean “fixed”?");
}

TEST(RuleFile, AKeyOfAnotherKindIsUnknown) {
  EXPECT_THAT(problem_of(with("unless_near:", "metric:")), HasSubstr(":12:1: unknown key “metric”"));
}

TEST(RuleFile, UnknownValuesNameTheNearest) {
  EXPECT_EQ(problem_of(with("default: warning", "default: waning")),
            "rules/tone/urgency.yaml:2:21: default: unknown severity “waning”, did you mean “warning”?");
  EXPECT_EQ(problem_of(with("[inmail, note]", "[inmial]")),
            "rules/tone/urgency.yaml:7:18: kinds: unknown message kind “inmial”, did you mean “inmail”?");
  EXPECT_EQ(problem_of(with("[opening, body]", "[openning]")),
            "rules/tone/urgency.yaml:8:8: scope: unknown part “openning”, did you mean “opening”?");
}

TEST(RuleFile, MissingKeysAreReported) {
  for (const char* key : {"title", "message", "why", "source", "examples"}) {
    std::string yaml = kUrgency;
    const std::size_t begin = yaml.find(std::string("\n") + key + ":") + 1;
    const std::size_t end = std::string(key) == "examples" ? yaml.size() : yaml.find('\n', begin) + 1;
    yaml.erase(begin, end - begin);
    EXPECT_EQ(problem_of(yaml), "rules/tone/urgency.yaml:1:1: missing key “" + std::string(key) + "”");
  }
  EXPECT_EQ(problem_of("title: x\n"), "rules/tone/urgency.yaml:1:1: missing key “kind”");
}

TEST(RuleFile, EmptyTextsAndListsAreFaults) {
  EXPECT_THAT(problem_of(with("[A, E]", "[]")), HasSubstr("source: the list is empty"));
  EXPECT_THAT(problem_of(with("A stranger owes no reply.", "\"\"")), HasSubstr("why: the text is empty"));
}

TEST(RuleFile, AllFaultsAreReportedAtOnce) {
  std::string yaml = with("[A, E]", "[]");
  yaml.replace(yaml.find("scope:"), 6, "scop: ");
  EXPECT_THAT(read(yaml).problems, ::testing::SizeIs(2));
}

TEST(RuleKeys, NoKeyOfAKindIsACommonOne) {
  for (const RuleKind& kind : rule_kinds()) {
    for (const KeyInfo& common : rule_keys("").keys) {
      EXPECT_THAT(keys_of(kind), ::testing::Not(::testing::Contains(common.name))) << kind.name;
    }
  }
}

}  // namespace
}  // namespace mannerly
