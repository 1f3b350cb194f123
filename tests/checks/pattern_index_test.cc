// Which strings an expression needs, and which expressions a text can match.
#include "checks/pattern_index.h"

#include <gmock/gmock.h>

#include "base/strings.h"
#include "checks/pattern_lines.h"
#include "checks/regex.h"

namespace mannerly {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::UnorderedElementsAre;

TEST(RequiredStrings, AreTheFewestThatServe) {
  EXPECT_THAT(required_strings("(?i)\\bin (regards) to\\b"), ElementsAre(ElementsAre("in regards to")));
  EXPECT_THAT(required_strings("!{2,}"), ElementsAre(ElementsAre("!")));
  EXPECT_THAT(required_strings("[^a]+"), IsEmpty());
  const auto both = required_strings("(?i)\\byour [a-z]+ (?:fault|mistake)\\b");
  EXPECT_THAT(both, ElementsAre(UnorderedElementsAre(" fault", " mistake"), ElementsAre("your ")));
}

std::vector<bool> candidates(const PatternIndex& index, PatternText kind, const std::string& text) {
  const std::string lower = ascii_lower(text);
  const PatternPlaces places = index.places(kind, {text, lower});
  std::vector<bool> out;
  for (std::uint32_t id = 0; id < index.size(kind); ++id) out.push_back(places.may_match(id));
  return out;
}

TEST(Regex, PatternsThatIgnoreCaseFindWhatTheyFindAsWritten) {
  const std::vector<std::pair<std::string, std::string>> cases = {
      {"(?i)kelvin", "\u212Aelvin Kelvin"},
      {"(?i)stra[^a-z]e", "stra\u017Fe"},
      {"(?i)go\\Wnow", "go\u212Anow GO NOW"},
      {"(?i)x[[:upper:]]+y", "xABy xaby"},
      {"(?i)foo[!-_]bar", "fooqbar FOO_BAR"},
      {"(?i)q[!-\u2014]z", "q\u2C62z"},
      {"(?i)\\101bcd", "abcd ABCD"},
      {"(?i)q\\x{24D0}z", "q\u24B6z"},
      {"(?i)q[^\\x{24D0}]z", "q\u24B6z"},
      {"(?i)\\b(don\u2019t|follow-up)\\b", "DON\u2019T Follow-Up"},
      {"(?i)[a-z0-9-]+ [\\x{2190}-\\x{2bff}]", "A-1 \u2192"}};
  for (const auto& [pattern, text] : cases) {
    const auto found = Regex::compile(pattern)->find_all(text, 0);
    const auto expected = Regex::compile("(?:)" + pattern)->find_all(text, 0);
    ASSERT_EQ(found.size(), expected.size()) << pattern;
    for (std::size_t i = 0; i < found.size(); ++i) EXPECT_EQ(found[i].whole, expected[i].whole) << pattern;
  }
}

class PatternIndexTest : public ::testing::Test {
 protected:
  void add(const std::string& pattern) {
    patterns_.push_back(pattern);
    index_.add(PatternText::kProse, pattern);
  }
  /// Every pattern that matches must be among those that can.
  void expect_no_miss(const std::string& text) {
    const std::vector<bool> can = candidates(index_, PatternText::kProse, text);
    for (std::size_t i = 0; i < patterns_.size(); ++i) {
      const bool matches = !Regex::compile(patterns_[i])->find_all(text, 0).empty();
      EXPECT_TRUE(can[i] || !matches) << patterns_[i] << " in " << text;
    }
  }

  PatternIndex index_;
  std::vector<std::string> patterns_;
};

TEST_F(PatternIndexTest, NeverMissesAndRulesOutMost) {
  for (const char* pattern :
       {"(?i)\\b(?:he|she|it) (don't)\\b", "(?i)kiss", "\\?\\?+", "(?i)Straße|é", "x", "[0-9]{3}", "(?i)\\bstop\\b"}) {
    add(pattern);
  }
  index_.finish();
  for (const char* text : {"She DON'T know", "it don't matter", "KISS", "\u212Ai\u017F\u017F", "what??",
                           "STRASSE straße", "É", "", "x", "tax 123", "Stop", "s", "nothing of it"}) {
    expect_no_miss(text);
  }
  const std::vector<bool> can = candidates(index_, PatternText::kProse, "a plain sentence of no interest");
  EXPECT_THAT(can, testing::Each(false));
}

TEST_F(PatternIndexTest, CapitalsWaitForCapitals) {
  for (const char* pattern : {"\\b(?:NOT|STILL)\\b", "(?i:NOT) now", "\\bASAP[.!]", "DON.T", "(?i)NEVER", "[A-Z]{4}"}) {
    add(pattern);
  }
  index_.finish();
  for (const char* text : {"not", "It is STILL so", "not now", "asap.", "ASAP.", "DON'T", "DONxT", "Never", "don't"}) {
    expect_no_miss(text);
  }
  EXPECT_THAT(candidates(index_, PatternText::kProse, "it is still not done, asap. never don't"),
              ElementsAre(false, false, false, false, true, true));
  EXPECT_THAT(candidates(index_, PatternText::kProse, "STILL ASAP! DON'T"),
              ElementsAre(true, false, true, true, false, true));
}

TEST(StaysInLine, IsWhatTakesNoLineEnd) {
  for (const char* pattern : {"a.b", "(?i)\\bof (?:a|b)\\b", "^[ \\t]*x$", "[^\\n,]+ x", "[\\w.-]+@", "\\$\\d+",
                              "\\p{Lu}x", "a\\x{1f600}", "(?m)^Hi(?P<n>!)", "\\S+ly"}) {
    EXPECT_TRUE(stays_in_line(pattern)) << pattern;
  }
  for (const char* pattern :
       {"a\\sb", "(?s)a.b", "[^a]b", "\\Wx", "\\Dx", "a\nb", "\\x0a", "[\\s,]x", "\\PLx", "[[:space:]]x", "a[ \n]b",
        "a[\\t- ]b", "a[\t- ]b", "a[^\\\\n]b", "a\\\nb", "\\p{Cc}", "x\\z"}) {
    EXPECT_FALSE(stays_in_line(pattern)) << pattern;
  }
}

TEST_F(PatternIndexTest, LinesThatHaveAllAreSearched) {
  add("(?i)\\byour [a-z]+ (?:fault|mistake)\\b");
  add("act\\s+now");
  add("(?i)\\bcafé\\b");
  index_.finish();
  const std::string text = "your own\nfault. Your big fault\nact\nnow, not your mistake\n";
  const PatternPlaces places = index_.places(PatternText::kProse, {text, ascii_lower(text)});
  EXPECT_THAT(places.parts(0), ElementsAre(Span{9, 30}, Span{35, 56}));
  EXPECT_THAT(places.parts(1), ElementsAre(Span{0, 57})) << "it may go beyond a line";
  EXPECT_THAT(places.parts(2), IsEmpty());
}

TEST_F(PatternIndexTest, LinesThatWereMetAreKnown) {
  for (const char* pattern :
       {"(?i)\\byour [a-z]+ (?:fault|mistake)\\b", "act\\s+now", "\\bNOT\\b", "(?i)\\b(dont)\\b"}) {
    add(pattern);
  }
  index_.finish();
  const NeedleIndex::Memory memory;
  for (int round = 0; round < 3; ++round) {
    for (const std::string text : {"your own fault\ndo NOT act\n\nnow", "do not act\nyour own fault", "do NOT act",
                                   "dont\nyour\nfault", "donts now\nact", "a NOTE\ndont"}) {
      const std::string lower = ascii_lower(text);
      const PatternPlaces fresh = index_.places(PatternText::kProse, {text, lower});
      const PatternPlaces known = index_.places(PatternText::kProse, {text, lower}, &memory);
      for (std::uint32_t id = 0; id < index_.size(PatternText::kProse); ++id) {
        EXPECT_EQ(known.may_match(id), fresh.may_match(id)) << patterns_[id] << " in " << text;
        EXPECT_EQ(known.parts(id), fresh.parts(id)) << patterns_[id] << " in " << text;
      }
    }
  }
}

TEST_F(PatternIndexTest, APackedIndexIsContinued) {
  add("first");
  index_.finish();
  const std::string bytes = index_.packed();
  PatternIndex more;
  more.lay(bytes);
  EXPECT_EQ(more.add(PatternText::kProse, "second"), 1U);
  more.finish();
  EXPECT_THAT(candidates(more, PatternText::kProse, "the FIRST"), ElementsAre(true, false));
  EXPECT_THAT(candidates(more, PatternText::kProse, "a second"), ElementsAre(false, true));
  EXPECT_THAT(candidates(more, PatternText::kRaw, "a second"), ElementsAre());
}

}  // namespace
}  // namespace mannerly
