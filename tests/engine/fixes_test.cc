// Choosing and applying fixes: order, overlaps, line ends, and the laws a round keeps.
#include "engine/fixes.h"

#include <gmock/gmock.h>

#include <functional>

#include "engine/scoring.h"
#include "engine/support.h"

namespace mannerly {
namespace {

using test::finding;
using test::fix_of;
using ::testing::IsEmpty;
using ::testing::SizeIs;

/// A rule of the toy linter below: `word` is a finding, `instead` its fix.
struct Toy {
  std::string rule;
  std::string word;
  std::string instead;
  Applicability applicability = Applicability::kSafe;
};

std::optional<DraftResult> toy_lint(const std::string& bytes, const std::vector<Toy>& toys) {
  DraftResult out;
  out.draft = test::draft_of(bytes);
  for (const Toy& toy : toys) {
    for (std::size_t at = bytes.find(toy.word); at != std::string::npos; at = bytes.find(toy.word, at + 1)) {
      const Span span{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + toy.word.size())};
      out.findings.push_back(finding(toy.rule, Severity::kWarning, span));
      out.findings.back().fixes.push_back(fix_of(span, toy.instead, toy.applicability));
    }
  }
  out.score = score(out.findings, {});
  return out;
}

FixResult repair(const std::string& bytes, const std::vector<Toy>& toys, Applicability least = Applicability::kSafe) {
  const Relint relint = [&](const std::string& text) { return toy_lint(text, toys); };
  const FixResult once = fix_rounds(bytes, {.least = least}, relint);
  const FixResult twice = fix_rounds(once.bytes, {.least = least}, relint);
  EXPECT_EQ(twice.bytes, once.bytes) << "applying twice is applying once";
  EXPECT_EQ(twice.applied, 0U);
  return once;
}

TEST(Fixes, AppliesAllSafeOnesInOneRound) {
  const FixResult result =
      repair("Good teh and recieve.\n", {{"spelling/a", "teh", "the"}, {"spelling/b", "recieve", "receive"}});
  EXPECT_EQ(result.bytes, "Good the and receive.\n");
  EXPECT_EQ(result.applied, 2U);
  EXPECT_EQ(result.rounds, 1U);
}

TEST(Fixes, SuggestedOnesNeedToBeAskedFor) {
  const std::vector<Toy> toys = {{"tone/a", "asap", "soon", Applicability::kSuggested}};
  EXPECT_EQ(repair("Reply asap.", toys).bytes, "Reply asap.");
  EXPECT_EQ(repair("Reply asap.", toys, Applicability::kSuggested).bytes, "Reply soon.");
}

TEST(Fixes, DisplayOnesAreNeverApplied) {
  EXPECT_EQ(repair("Reply asap.", {{"tone/a", "asap", "soon", Applicability::kDisplay}}, Applicability::kDisplay).bytes,
            "Reply asap.");
}

TEST(Fixes, OfOverlappingOnesTheSafeOneWins) {
  const std::vector<Toy> toys = {{"tone/a", "act now", "decide", Applicability::kSuggested},
                                 {"spelling/b", "now", "today", Applicability::kSafe}};
  EXPECT_EQ(repair("Please act now.", toys, Applicability::kSuggested).bytes, "Please act today.");
}

TEST(Fixes, WhatOneRoundUncoversTheNextOneRepairs) {
  const FixResult result = repair("a xxxx b", {{"spelling/a", "xx", "x"}});
  EXPECT_EQ(result.bytes, "a x b");
  EXPECT_GT(result.rounds, 1U);
}

TEST(Fixes, AFixThatRaisesANewFindingIsNotAppliedAndTheOthersAre) {
  const std::vector<Toy> toys = {
      {"tone/a", "leverage", "synergy"}, {"sales/b", "synergy", "help"}, {"spelling/c", "teh", "the"}};
  const FixResult result = repair("We leverage teh plan.", toys);
  EXPECT_EQ(result.bytes, "We leverage the plan.");
  EXPECT_EQ(result.applied, 1U);
}

TEST(Fixes, ARejectedFixGivesWayToTheOneItOverlapped) {
  const std::vector<Toy> toys = {
      {"tone/a", "act now", "synergy"}, {"sales/b", "synergy", "help"}, {"tone/c", "now", "later"}};
  EXPECT_EQ(repair("Please act now.", toys).bytes, "Please act later.");
}

TEST(Fixes, TwoFixesThatUndoEachOtherEnd) {
  const FixResult result = fix_rounds("a foo b", {}, [](const std::string& text) {
    return toy_lint(text, {{"tone/a", "foo", "bar"}, {"tone/b", "bar", "foo"}});
  });
  EXPECT_EQ(result.bytes, "a foo b");
}

TEST(Fixes, AtMostTenRounds) {
  const Relint endless = [](const std::string& text) { return toy_lint(text, {{"tone/a", "x.", "xx."}}); };
  EXPECT_EQ(fix_rounds("x.", {}, endless).rounds, 10U);
}

TEST(Fixes, BytesThatCannotBeReadAreGivenBack) {
  const FixResult result = fix_rounds("teh", {}, [](const std::string&) { return std::nullopt; });
  EXPECT_EQ(result.bytes, "teh");
  EXPECT_EQ(result.applied, 0U);
}

TEST(Fixes, InsertedLineEndsAreThoseOfTheFile) {
  EXPECT_EQ(apply_fixes("Hi Ana,\r\nGood day\r\n", {fix_of({7, 7}, "\n")}), "Hi Ana,\r\n\r\nGood day\r\n");
  EXPECT_EQ(apply_fixes("Hi Ana,\nGood day\n", {fix_of({7, 7}, "\r\n")}), "Hi Ana,\n\nGood day\n");
}

TEST(Fixes, EditsOfOneFixAreAppliedTogether) {
  Fix move = fix_of({0, 6}, "");
  move.edits.push_back({{11, 11}, " First"});
  EXPECT_EQ(apply_fixes("First then.", {move}), "then. First");
}

TEST(Fixes, ProtectedBytesRuleACandidateOut) {
  const auto result = toy_lint("We met 12 times.", {{"tone/a", "12 times", "often"}});
  EXPECT_THAT(candidate_fixes(*result, {}), IsEmpty());
  EXPECT_THAT(candidate_fixes(*toy_lint("We met many times.", {{"tone/a", "many times", "often"}}), {}), SizeIs(1));
}

}  // namespace
}  // namespace mannerly
