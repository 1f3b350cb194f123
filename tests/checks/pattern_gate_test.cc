// Gates: never shut where the expression matches, and shut for most else.
#include "checks/pattern_gate.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "checks/pattern_syntax.h"
#include "checks/regex.h"
#include "support/bundled_patterns.h"

namespace mannerly {
namespace {

struct Case {
  std::string pattern;
  std::vector<std::string> passes;
  std::vector<std::string> shut;
};

const std::vector<Case> kCases = {
    {"\\b([A-Z]{2}\\d{2}(?: ?[A-Z0-9]{4}){3,7})\\b",
     {"DE12 3456 7890 1234 56", "x GB82WEST123456987654 y"},
     {"xDE12 3456 7890 1234", "DE12 3456", "de12 3456 7890 1234"}},
    {"(?i)\\b(its) (?:a|an|been)\\b", {"So ITS an idea", "its been"}, {"its as", "bits a", "it a"}},
    {"^(?:Hi|Dear)( +,)", {"Hi ,", "so\nDear  ,"}, {"Hi,", "O Dear ,", "Dear ;"}},
    {"\\bfor( +)[,.](?:\\s|$)", {"for .", "for , x", "what for .\nx"}, {"for .x", "for."}},
    {"\\Aonly", {"only"}, {" only", "\nonly"}},
    {"end\\z", {"the end"}, {"end.", "end\n"}},
    {"a{3,4}b", {"aaab", "aaaaaab"}, {"aab"}},
    {"a.c", {"abc", "a\u20ACc"}, {"a\nc", "ac"}},
    {"(?s)a.c", {"a\nc"}, {"ac"}},
    {"(?i)kiss", {"Kiss", "\u212Ai\u017F\u017F"}, {"ki s"}},
    {"(?:Stra\u00DFe|[\u00E9-\u00EB])!", {"Stra\u00DFe!", "\u00E9!"}, {"Strae!", "e!"}},
    {"[^a-y]{2}", {"zz", "\u20ACz"}, {"az", "zy"}},
    {"(?i)[^K]s", {"as", "A\u017F"}, {"ks", "KS"}},
    {"x\\B.", {"xy"}, {"x y"}},
    {"\\{\\{ ?[a-z_]+", {"{{ a"}, {"{{ 1", "{ a"}},
    {"[\\w.-]+@", {"a.b-c@d"}, {" @"}},
    {"[]x-]y", {"]y", "-y"}, {"y"}},
    {"\\x41[\\x{2190}-\\x{2bff}]", {"A\u2192"}, {"A", "AB"}},
    {"x{2}|a{,2}", {"xx", "a{,2}"}, {"x", "aa"}},
};

TEST(PatternGate, IsShutWhereTheExpressionCannotMatch) {
  for (const Case& one : kCases) {
    ASSERT_TRUE(Regex::compile(one.pattern).has_value()) << one.pattern;
    const std::string bytes = gate_of(one.pattern);
    ASSERT_FALSE(bytes.empty()) << one.pattern;
    const PatternGate gate(bytes);
    for (const std::string& text : one.passes) EXPECT_TRUE(gate.may_match(text)) << one.pattern << " in " << text;
    for (const std::string& text : one.shut) EXPECT_FALSE(gate.may_match(text)) << one.pattern << " in " << text;
  }
}

TEST(PatternGate, OfListsOfLongLines) {
  std::string words = "support";
  for (char c = 'a'; c <= 'z'; ++c) words += std::string("|") + c + "utomat\\w+|re" + c + "l[- ]time";
  const std::string bytes =
      gate_of("(?i)(?:^|\n)((?:[ \t]*[-*•][ \t]+[^\n]*\\b(?:" + words + ")\\b[^\n]*(?:\n+|$)){3,})");
  ASSERT_FALSE(bytes.empty());
  const PatternGate gate(bytes);
  EXPECT_TRUE(gate.may_match("Hi\n- Support\n* real-time x\n• all automated\n"));
  EXPECT_FALSE(gate.may_match("Support - real-time\nautomated - support\nsupport"));
}

TEST(PatternGate, WithoutWordsInAGroup) {
  const std::string bytes = gate_without_words("(?i)^(?:(hi|dear)((?:,? +[a-z/]+)*?)[,!]|to (whom) it)", 2);
  ASSERT_FALSE(bytes.empty());
  const PatternGate gate(bytes);
  for (const char* text : {"Hi!", "so\ndear,", "Hi / !", "to whom it may"}) EXPECT_TRUE(gate.may_match(text)) << text;
  for (const char* text : {"Dear Miracle,", "Hi 2 you!", "x hi!", "to it"}) EXPECT_FALSE(gate.may_match(text)) << text;
}

TEST(PatternSyntax, TellsWhatStandsBeforeAGroup) {
  EXPECT_TRUE(has_word_before("(?i)^[ *]*((?:hi|dear)( [a-z]+)*)", 2));
  EXPECT_TRUE(has_word_before("(?:a|b+)-( x)", 1));
  EXPECT_TRUE(has_word_before("\\d(x)?( y)", 2));
  EXPECT_FALSE(has_word_before("^[ *]*((?:hi|dear)( [a-z]+)*)", 1));
  EXPECT_FALSE(has_word_before("(a)*(b)", 2)) << "none is enough";
  EXPECT_FALSE(has_word_before("\\W+(b)", 1));
  EXPECT_FALSE(has_word_before("\\p{L}(b)", 1)) << "not read";
}

TEST(PatternGate, LetsAllThroughWhatItDoesNotRead) {
  for (const char* pattern : {"\\p{Lu}x", "[[:alpha:]]x", "(?U)a+b", "(?-i)a", "\\Qa\\Eb", "\\101b", "\\Cx"}) {
    EXPECT_TRUE(gate_of(pattern).empty()) << pattern;
    EXPECT_TRUE(PatternGate(gate_of(pattern)).may_match("")) << pattern;
  }
}

TEST(PatternGate, OfATableTooLargeIsSmallerOrNone) {
  const std::string counted = gate_of("(?:[a-f][0-9]){40}x");
  ASSERT_FALSE(counted.empty()) << "it counts less far";
  EXPECT_FALSE(PatternGate(counted).may_match("a1x"));
  std::string many = "(?i)(?:";
  for (int i = 0; i < 400; ++i) many += "w" + std::to_string(i * 7919) + "|";
  const std::string cut = gate_of(many + "x)");
  ASSERT_FALSE(cut.empty()) << "it looks at how a match begins";
  EXPECT_TRUE(PatternGate(cut).may_match("a w7919 b"));
  EXPECT_FALSE(PatternGate(cut).may_match("wo wa 7919"));
  EXPECT_LT(gate_of("(?:(?:(?:a{0,9}b?){9}c?){9}d?){9}e").size(), std::size_t{64 * 1024});
}

TEST(PatternGate, OfABundledRuleIsOpenWhereverItMatches) {
  const test::BundledPatterns all = test::bundled_patterns();
  std::size_t gates = 0;
  std::size_t expressions = 0;
  std::size_t matches = 0;
  for (const std::string& pattern : all.patterns) {
    const auto regex = Regex::compile(pattern);
    if (!regex) continue;
    ++expressions;
    const std::string bytes = gate_of(pattern);
    gates += bytes.empty() ? 0 : 1;
    const PatternGate gate(bytes);
    for (const Regex::Match& match : regex->find_all(all.text, 0)) {
      const std::string lines = test::lines_of(all.text, match.whole);
      EXPECT_TRUE(gate.may_match(lines)) << pattern << " in " << lines;
      ++matches;
    }
  }
  EXPECT_GT(matches, expressions);
  EXPECT_GT(expressions, 100U);
  EXPECT_GT(gates * 10, expressions * 9) << "of " << expressions;
}

}  // namespace
}  // namespace mannerly
