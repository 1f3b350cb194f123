// Unicode's own conformance files for the raw boundaries, where they are installed. Lines on which ICU's root rules
// deliberately differ from the plain algorithm are counted, so that a change in either shows.
#include "text/segment.h"

#include <gtest/gtest.h>

#include <cstdint>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "base/utf8.h"

namespace mannerly {
namespace {

struct Conformance {
  std::size_t lines = 0;
  std::vector<std::string> excepted;  ///< lines that hold an excepted code point and differ
  std::vector<std::string> failed;
};

using BoundariesOf = std::vector<std::uint32_t> (*)(std::string_view);

/// Runs one *BreakTest.txt: "÷ 0061 × 0062 ÷ # comment".
Conformance run(std::istream& file, BoundariesOf boundaries, const std::vector<std::string>& excepted_code_points) {
  Conformance out;
  for (std::string line; std::getline(file, line);) {
    const std::string rule = line.substr(0, line.find('#'));
    std::istringstream in(rule);
    std::string text;
    std::vector<std::uint32_t> expected;
    bool excepted = false;
    for (std::string item; in >> item;) {
      if (item == "÷") {
        expected.push_back(static_cast<std::uint32_t>(text.size()));
      } else if (item != "×") {
        append_utf8(text, static_cast<char32_t>(std::stoul(item, nullptr, 16)));
        for (const std::string& code_point : excepted_code_points) excepted = excepted || item == code_point;
      }
    }
    if (text.empty()) continue;
    ++out.lines;
    if (boundaries(text) != expected) (excepted ? out.excepted : out.failed).push_back(line);
  }
  return out;
}

Conformance run_file(const std::string& name, BoundariesOf boundaries, const std::vector<std::string>& excepted) {
  std::ifstream file("/usr/share/unicode/auxiliary/" + name);
  return file ? run(file, boundaries, excepted) : Conformance{};
}

/// Excepted: U+003A COLON. UAX #29 makes it MidLetter ("a:b" is one word, for Swedish); CLDR's root rules, which ICU
/// follows, do not.
TEST(Segment, UnicodeWordBreakTest) {
  const Conformance result = run_file("WordBreakTest.txt", &word_boundaries, {"003A"});
  if (result.lines == 0) GTEST_SKIP() << "unicode-data is not installed";
  EXPECT_GT(result.lines, 1800U);
  EXPECT_EQ(result.excepted.size(), 15U);
  for (const std::string& line : result.failed) ADD_FAILURE() << line;
}

TEST(Segment, UnicodeSentenceBreakTest) {
  const Conformance result = run_file("SentenceBreakTest.txt", &sentence_boundaries, {});
  if (result.lines == 0) GTEST_SKIP() << "unicode-data is not installed";
  EXPECT_GT(result.lines, 500U);
  for (const std::string& line : result.failed) ADD_FAILURE() << line;
}

TEST(Segment, UnicodeGraphemeBreakTest) {
  const Conformance result = run_file("GraphemeBreakTest.txt", &grapheme_boundaries, {});
  if (result.lines == 0) GTEST_SKIP() << "unicode-data is not installed";
  EXPECT_GT(result.lines, 600U);
  for (const std::string& line : result.failed) ADD_FAILURE() << line;
}

TEST(Segment, EmptyTextHasNoBoundaries) {
  EXPECT_TRUE(word_boundaries("").empty());
  EXPECT_TRUE(sentence_boundaries("").empty());
  EXPECT_TRUE(grapheme_boundaries("").empty());
}

TEST(Segment, BoundariesAreBytes) {
  EXPECT_EQ(word_boundaries("é b"), (std::vector<std::uint32_t>{0, 2, 3, 4}));
  EXPECT_EQ(sentence_boundaries("É. Á"), (std::vector<std::uint32_t>{0, 4, 6}));
  EXPECT_EQ(grapheme_boundaries("e\u0301x"), (std::vector<std::uint32_t>{0, 3, 4}));
}

}  // namespace
}  // namespace mannerly
