// Metrics of the prose.
#include "checks/metrics_prose.h"

#include <gmock/gmock.h>

#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::SizeIs;

TEST(Syllables, AreGroupsOfVowelsLessSilentEndings) {
  for (const auto& [word, count] : std::vector<std::pair<const char*, int>>{{"cat", 1},
                                                                            {"time", 1},
                                                                            {"table", 2},
                                                                            {"jumped", 1},
                                                                            {"wanted", 2},
                                                                            {"boxes", 2},
                                                                            {"makes", 1},
                                                                            {"organisation", 5},
                                                                            {"syllable", 3},
                                                                            {"rhythm", 1},
                                                                            {"I", 1},
                                                                            {"café", 2},
                                                                            {"the", 1},
                                                                            {"people", 2},
                                                                            {"happy", 2},
                                                                            {"read", 1}}) {
    EXPECT_EQ(syllables(word), count) << word;
  }
}

TEST(ReadingGrade, FollowsTheFormula) {
  // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 - 15.59 = -1.45; the limit tells it from -1.4 and -1.5.
  const std::string text = "The cat sat on the mat.";
  EXPECT_THAT(RuleRunner("kind: limit\nmetric: reading_grade\nbands: {default: {warn: -1.46}}").matches(text),
              SizeIs(1));
  EXPECT_THAT(RuleRunner("kind: limit\nmetric: reading_grade\nbands: {default: {warn: -1.44}}").matches(text),
              IsEmpty());
}

TEST(SignatureSize, CountsLinesAndSpareLinks) {
  const RuleRunner rule("kind: limit\nmetric: signature_size\nscope: [signature]\nbands: {default: {warn: 2}}");
  EXPECT_THAT(rule.matches("Hi Ada,\n\nwhich oil?\n\nBest regards,\nIvo Kovač\nBoat builder"), IsEmpty());
  EXPECT_THAT(rule.matches("Hi Ada,\n\nwhich oil?\n\nBest regards,\nIvo Kovač\nBoat builder\nKovač Yard"), SizeIs(1));
}

TEST(IdleQuestions, OpenOnesAndRequestsAreNone) {
  const RuleRunner rule("kind: limit\nmetric: idle_questions\nbands: {default: {warn: 0}}",
                        {{"ask", "title: ask\nphrases: [could you, you could]\n"}});
  EXPECT_THAT(rule.matches("Is it hard? I hope you could tell me."), ElementsAre("Is it hard?"));
  EXPECT_THAT(rule.matches("Is it hard?"), IsEmpty()) << "the question is the request";
  EXPECT_THAT(rule.matches("Is it hard? Why did you do it? You could tell me."), IsEmpty());
  EXPECT_THAT(rule.matches("Could you send the map?"), IsEmpty());
  EXPECT_THAT(rule.matches("It is hard."), IsEmpty());
}

TEST(SubjectOverlap, InflectionsCountAndShortSubjectsAreNotJudged) {
  const RuleRunner rule("kind: limit\nmetric: subject_overlap\nscope: [subject]\nbands: {default: {min: 1}}");
  const auto draft = [](const std::string& subject) {
    return "---\nkind: inmail\nsubject: " + subject + "\n---\nHi Ada, how do you oil the planks of a skiff?";
  };
  EXPECT_THAT(rule.matches(draft("Winter rosters Bergen")), ElementsAre("Winter rosters Bergen"));
  EXPECT_THAT(rule.matches(draft("Planking with larch")), IsEmpty());
  EXPECT_THAT(rule.matches(draft("Rosters")), IsEmpty());
}

}  // namespace
}  // namespace mannerly::test
