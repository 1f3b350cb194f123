// Trying finds what RE2 finds, group by group: for the bundled expressions, and for random ones; MANNERLY_EXPRESSIONS
// sets how many of them.
#include "checks/pattern_trial.h"

#include <gtest/gtest.h>

#include <cctype>
#include <cstdlib>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include "base/strings.h"
#include "base/utf8.h"
#include "checks/regex.h"
#include "support/bundled_patterns.h"

namespace mannerly {
namespace {

constexpr std::size_t kManySteps = 10'000'000;

/// The matches with all their groups, as text: "[1,5) 1[2,3)".
std::string written(const std::vector<Regex::Match>& matches) {
  std::string out;
  for (const Regex::Match& match : matches) {
    for (const Span span : {match.whole, match.group}) {
      out += "[" + std::to_string(span.begin) + "," + std::to_string(span.end) + ")";
    }
    out += " ";
  }
  return out;
}

/// What trying alone finds; nullopt where it does not know.
std::optional<std::string> tried(const PatternTrial& trial, const std::string& text, int group) {
  if (!trial.serves(text)) return std::nullopt;
  std::vector<Regex::Match> found;
  MatchGroups groups;
  std::size_t steps = kManySteps;
  const auto end = static_cast<std::uint32_t>(text.size());
  for (std::uint32_t at = 0; at <= end;) {
    switch (trial.find(text, {at, end}, PatternTrial::Begin::kAnywhere, groups, steps)) {
      case PatternTrial::Answer::kUnknown:
        return std::nullopt;
      case PatternTrial::Answer::kNone:
        return written(found);
      case PatternTrial::Answer::kMatch:
        break;
    }
    const Span whole = groups.span(0);
    if (!whole.empty() && groups.took_part(group)) found.push_back({whole, groups.span(group)});
    at = whole.empty() ? whole.end + 1 : whole.end;
  }
  return written(found);
}

struct Trying {
  std::string pattern;
  std::vector<std::string> texts;
};

const std::vector<Trying> kTrying = {
    {"(a|ab)(c|bcd)?(d*)", {"abcd", "xabcdd", "acd", "b"}},
    {"(a+?)(a*)b", {"aaab", "ab", "b"}},
    {"(a{2,4}?)(a{0,3})", {"aaaaaaaa", "a"}},
    {"(?:(a)|b)*c", {"abc", "bac", "c", "bbc"}},
    {"(x*)y", {"y", "xxy", "xx"}},
    {"\\b(its) (?:a|an|been)\\b", {"bits a its an", "its as its been"}},
    {"(?i)\\bkiss(es)?\\b", {"Kiss KISSES kis\u017F", "\u212Aiss", "kissed"}},
    {"^(?:Hi|Dear)( +,)", {"Hi ,", "so\nDear  ,", "O Dear ,"}},
    {"(?:^|x)(a)$", {"a\nxa\nba", "xab"}},
    {"\\Aonly|(end)\\z", {"only only end", "\nonly", "end\n"}},
    {"\\B-\\B|-", {"a-b - c-"}},
    {"(?s)a.(b)|c.d", {"a\nb c\nd", "a\u20ACb"}},
    {"[^a-y\\n]+(z?)", {"zz\u20ACz", "\u00E9az", "abc\n"}},
    {"[\u2013\u2014-]+ ?(\\w+)", {"a \u2014 b", "\u2013-\u2014x", "\u2015x"}},
    {"you['\u2019]re (new)", {"you\u2019re new", "you're new", "you\u2018re new"}},
    {"(?i)\u2019s (a)", {"\u2019S A", "\u2019\u017F a"}},
    {"(?i)stra\u00DFe (a)", {"Stra\u00DFe a", "strasse a"}},
    {"[\\W\u2019]x|[^\\W]y(e)?", {"\u2019x", "\u00E9x", "aye", "\u00E9ye"}},
    {"\\x{1f600}(\\S)?", {"\U0001F600\U0001F601", "\U0001F600 a"}},
    {".{2}(.)", {"\u00E9\u20AC\U0001F600", "ab\ncd"}},
};

TEST(PatternTrial, FindsWhatTheExpressionFinds) {
  std::size_t known = 0;
  std::size_t asked = 0;
  for (const Trying& one : kTrying) {
    const auto regex = Regex::compile(one.pattern);
    ASSERT_TRUE(regex.has_value()) << one.pattern;
    const std::string bytes = trial_of(one.pattern);
    ASSERT_FALSE(bytes.empty()) << one.pattern;
    for (const std::string& text : one.texts) {
      for (int group = 0; group <= regex->group_count(); ++group, ++asked) {
        const auto answer = tried(PatternTrial(bytes), text, group);
        if (!answer) continue;
        EXPECT_EQ(*answer, written(regex->find_all(text, group))) << one.pattern << " in " << text;
        ++known;
      }
    }
  }
  EXPECT_GT(known * 10, asked * 9) << "of " << asked;
}

TEST(PatternTrial, KnowsNothingWhereCaseOrStepsDecide) {
  const auto answers = [](const std::string& pattern, const std::string& text) {
    return tried(PatternTrial(trial_of(pattern)), text, 0).has_value();
  };
  EXPECT_FALSE(answers("(?i)stra\u00DFe", "Stra\u1E9Ee"));
  EXPECT_FALSE(answers("(?i)kiss", "\u212Aiss"));
  EXPECT_TRUE(answers("(?i)miss", "Miss \u1E9E"));
  EXPECT_FALSE(answers("(?:(?:a|b)+c?)+(?:a|b)+x", std::string(40, 'a'))) << "steps run out";
  for (const char* pattern : {"\\p{Lu}x", "(?U)a+b", "(?:a?)*b", "(?:\\b|a)+b", "(?:[a-f][0-9]){1000}(?:a{100}){30}"}) {
    EXPECT_TRUE(trial_of(pattern).empty()) << pattern;
    EXPECT_FALSE(PatternTrial(trial_of(pattern)).serves("")) << pattern;
  }
}

/// Lines as people write them wrong: letters dropped, doubled, of other case, and signs from elsewhere between them.
class Scribbler {
 public:
  std::string scribbled(std::string text) {
    static const std::vector<std::string> kSigns = {"\u2019", "\u2014", "\u00E9",  "\u017F", "\u212A", "\U0001F600",
                                                    "\n",     " ",      "\u2022 ", "!",      ".",      ", "};
    for (std::size_t changes = 1 + next(4); changes > 0 && !text.empty(); --changes) {
      const std::size_t at = next(text.size());
      if (is_continuation(text[at]) || static_cast<unsigned char>(text[at]) >= 0x80) continue;
      switch (next(4)) {
        case 0:
          text.erase(at, 1);
          break;
        case 1:
          text.insert(at, 1, text[at]);
          break;
        case 2:
          if (std::isalpha(static_cast<unsigned char>(text[at])) != 0) text[at] = static_cast<char>(text[at] ^ 0x20);
          break;
        default:
          text.insert(at, kSigns[next(kSigns.size())]);
      }
    }
    return text;
  }

 private:
  std::size_t next(std::size_t below) { return random_() % below; }
  std::mt19937 random_{7};
};

TEST(PatternTrial, OfABundledRuleFindsWhatTheExpressionFinds) {
  const test::BundledPatterns all = test::bundled_patterns();
  Scribbler scribbler;
  std::size_t expressions = 0;
  std::size_t trials = 0;
  std::size_t asked = 0;
  std::size_t known = 0;
  std::size_t matches = 0;
  for (const std::string& pattern : all.patterns) {
    const auto regex = Regex::compile(pattern);
    if (!regex) continue;
    ++expressions;
    const std::string bytes = trial_of(pattern);
    if (bytes.empty()) continue;
    ++trials;
    const PatternTrial trial(bytes);
    std::vector<Regex::Match> examples = regex->find_all(all.text, 0);
    if (examples.size() > 12) examples.resize(12);
    for (const Regex::Match& example : examples) {
      std::string lines = test::lines_of(all.text, example.whole);
      for (int round = 0; round < 8; ++round, lines = scribbler.scribbled(lines)) {
        for (int group = 0; group <= regex->group_count(); ++group, ++asked) {
          const auto answer = tried(trial, lines, group);
          if (!answer) continue;
          ++known;
          const std::string expected = written(regex->find_all(lines, group));
          ASSERT_EQ(*answer, expected) << pattern << " in " << lines;
          matches += expected.empty() ? 0 : 1;
        }
      }
    }
  }
  EXPECT_GT(trials * 10, expressions * 9) << "of " << expressions;
  EXPECT_GT(known * 10, asked * 9) << "of " << asked;
  EXPECT_GT(matches, 1000U);
}

/// Expressions and texts of few signs, so that they often have to do with each other.
class Babbler {
 public:
  std::string expression() { return one_of({"", "", "", "(?i)", "(?s)", "(?m)"}) + alternatives(3); }
  std::string text() {
    std::string out;
    for (std::size_t size = next(14); size > 0; --size) {
      out += one_of({"a", "b", "A", "k", "S", " ", "\n", "-", "1", "_", "\u2019", "\u00E9", "\u00C9", "\U0001F600"});
    }
    return out;
  }

 private:
  std::string alternatives(int depth) {
    std::string out = row(depth);
    for (std::size_t more = next(3); more > 0; --more) out += "|" + row(depth);
    return out;
  }
  std::string row(int depth) {
    std::string out;
    for (std::size_t size = 1 + next(3); size > 0; --size) {
      out += atom(depth) + one_of({"", "", "", "", "?", "*", "+", "??", "*?", "+?", "{2}", "{1,2}", "{0,2}?", "{1,}"});
    }
    return out;
  }
  std::string atom(int depth) {
    if (depth > 0 && next(4) == 0) return one_of({"(", "(?:", "(?i:"}) + alternatives(depth - 1) + ")";
    return one_of({"a",
                   "b",
                   "k",
                   "s",
                   "a",
                   "b",
                   "\u2019",
                   "\u00E9",
                   " ",
                   ".",
                   "\\b",
                   "\\B",
                   "^",
                   "$",
                   "\\A",
                   "\\z",
                   "\\w",
                   "\\W",
                   "\\s",
                   "\\d",
                   "[ab]",
                   "[^a]",
                   "[a-k-]",
                   "[^\\W\u2019]",
                   "[\u2018-\u201D]",
                   "[^\u00E9b]"});
  }
  std::string one_of(const std::vector<std::string>& all) { return all[next(all.size())]; }
  std::size_t next(std::size_t below) { return random_() % below; }
  std::mt19937 random_{3};
};

TEST(PatternTrial, OfRandomExpressionsFindsWhatTheExpressionFinds) {
  Babbler babbler;
  std::size_t known = 0;
  std::size_t matches = 0;
  const char* wish = std::getenv("MANNERLY_EXPRESSIONS");
  const int rounds = wish == nullptr ? 6'000 : std::atoi(wish);
  for (int round = 0; round < rounds; ++round) {
    const std::string pattern = babbler.expression();
    const auto regex = Regex::compile(pattern);
    const std::string bytes = trial_of(pattern);
    if (!regex || bytes.empty()) continue;
    for (int texts = 0; texts < 4; ++texts) {
      const std::string text = babbler.text();
      for (int group = 0; group <= regex->group_count(); ++group) {
        const auto answer = tried(PatternTrial(bytes), text, group);
        if (!answer) continue;
        ++known;
        const std::string expected = written(regex->find_all(text, group));
        ASSERT_EQ(*answer, expected) << pattern << " in " << text;
        matches += expected.empty() ? 0 : 1;
      }
    }
  }
  EXPECT_GT(known, 5'000U);
  EXPECT_GT(matches, 1'000U);
}

// An expression is tried first and compiled when that has taken long; rewriting reads the groups of either.
TEST(Regex, FindsTheSameHoweverOftenItWasAsked) {
  const test::BundledPatterns all = test::bundled_patterns();
  const std::size_t often = 1001;
  std::size_t matches = 0;
  for (const std::string& pattern : all.patterns) {
    const auto compiled = Regex::compile(pattern);
    if (!compiled) continue;
    const std::vector<Regex::Match> anywhere = compiled->find_all(all.text, 0);
    if (anywhere.empty()) continue;
    const std::string lines = test::lines_of(all.text, anywhere.front().whole);
    const int group = compiled->group_count();
    const std::string bytes = trial_of(pattern);
    const Regex regex = Regex::accepted(pattern, {}, PatternTrial(bytes));
    const std::string lower = ascii_lower(lines);
    const std::string expected = written(compiled->find_all(lines, group));
    EXPECT_EQ(written(regex.find_all(lines, group)), expected) << pattern << " in " << lines;
    for (const Regex::Match& match : compiled->find_all(lines, 0)) {
      const CasedText text{lines, lower};
      EXPECT_EQ(regex.group_of(text, match.whole, group), compiled->group_of(text, match.whole, group)) << pattern;
      const std::string rewrite = "\\0-\\" + std::to_string(group) + "\\\\";
      EXPECT_EQ(regex.rewrite(text, match.whole, rewrite), compiled->rewrite(text, match.whole, rewrite)) << pattern;
    }
    for (std::size_t i = 0; i < often; ++i) regex.find_all(lines, 0);
    EXPECT_EQ(written(regex.find_all(lines, group)), expected) << pattern << " in " << lines;
    matches += expected.empty() ? 0 : 1;
  }
  EXPECT_GT(matches, 100U);
}

}  // namespace
}  // namespace mannerly
