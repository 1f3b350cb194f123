#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "mannerly/words.h"

namespace mannerly {
namespace {

using Strings = std::vector<std::string>;

Strings words(const std::string& bytes, std::vector<Error>& problems) {
  Strings out;
  for (const OwnWord& own : word_list("words.txt", bytes, problems)) {
    out.push_back(own.word + ":" + std::to_string(own.where.line));
  }
  return out;
}

TEST(WordList, HasAWordALine) {
  std::vector<Error> problems;
  EXPECT_EQ(words("\xEF\xBB\xBF# mine\r\nfoo\r\n\r\n  Bär \n#x\nC++", problems), (Strings{"foo:2", "Bär:4", "C++:6"}));
  EXPECT_EQ(words("", problems), Strings{});
  EXPECT_TRUE(problems.empty());
}

TEST(WordList, NamesTheLinesThatAreNoWord) {
  std::vector<Error> problems;
  EXPECT_EQ(words("foo\nbar baz\n\xFF\nqux\n", problems), (Strings{"foo:1", "qux:4"}));
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(to_string(problems[0]), "words.txt:2:1: “bar baz” is more than one word; write each on a line of its own");
  EXPECT_EQ(to_string(problems[1]), "words.txt:3:1: the word is no valid UTF-8");
}

TEST(WordList, TakesWhatIsNew) {
  EXPECT_EQ(with_listed_words("", {"foo", "bar", "foo"}), "foo\nbar\n");
  EXPECT_EQ(with_listed_words("# mine\r\nfoo", {"foo", "bar"}), "# mine\r\nfoo\r\nbar\r\n");
  EXPECT_EQ(with_listed_words("a b\nfoo\n", {"foo"}), "a b\nfoo\n");
}

}  // namespace
}  // namespace mannerly
