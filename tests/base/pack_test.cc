// Bytes that are read where they lie: tables of words, and packs that tell whether they are whole.
#include "base/pack.h"

#include <gtest/gtest.h>

#include <limits>
#include <random>
#include <set>

#include "base/flat_table.h"
#include "base/word_graph.h"

namespace mannerly {
namespace {

TEST(FlatTable, FindsEveryWordAndNoOther) {
  std::vector<std::pair<std::string, std::uint32_t>> words;
  for (std::uint32_t i = 0; i < 5000; ++i) words.emplace_back("word" + std::to_string(i * 7), i * 999983U);
  words.emplace_back("", 77);
  words.emplace_back(std::string(300, 'x'), std::numeric_limits<std::uint32_t>::max());
  const std::string bytes = flat_table(words);
  const FlatTable table(bytes);
  EXPECT_EQ(table.size(), words.size());
  for (const auto& [word, number] : words) EXPECT_EQ(table.find(word), number) << word;
  for (const char* absent : {"word1", "word", "Word0", "word35001"}) EXPECT_FALSE(table.contains(absent)) << absent;
}

TEST(FlatTable, AnEmptyOneHasNothing) {
  EXPECT_FALSE(FlatTable().contains(""));
  EXPECT_FALSE(FlatTable(flat_table({})).contains("a"));
}

TEST(WordGraph, SpellsItsWordsAndNoOther) {
  std::mt19937 random(11);
  const auto word = [&] {
    constexpr std::string_view kLetters = "abet\xC3\xA9'";
    std::string out;
    for (std::size_t size = random() % 6; size > 0; --size) out += kLetters[random() % kLetters.size()];
    return out;
  };
  std::vector<std::string> words;
  for (int i = 0; i < 4000; ++i) words.push_back(word());
  words.push_back(std::string(255, 'x'));
  const std::string bytes = word_graph({words}).value();
  const WordGraph graph(bytes);
  const std::set<std::string> known(words.begin(), words.end());
  for (const std::string& one : words) EXPECT_EQ(graph.contains(one), !one.empty()) << one;
  for (int i = 0; i < 4000; ++i) {
    const std::string one = word() + word();
    EXPECT_EQ(graph.contains(one), !one.empty() && known.contains(one)) << one;
  }
  EXPECT_FALSE(graph.contains(std::string(254, 'x')));
}

TEST(WordGraph, IsNotMadeOfMoreThanItCanNumber) {
  const std::vector<std::string> words = {"walked", "walking", "talked", "talking", "stalked", "stalking"};
  const std::size_t edges = word_graph({words}).value().size() / sizeof(std::uint32_t);
  EXPECT_TRUE(word_graph({words}, edges));
  EXPECT_FALSE(word_graph({words}, edges / 2));
  EXPECT_FALSE(word_graph({words}, 1));
}

TEST(WordGraph, SharesBeginningsAndEndings) {
  const std::string five = word_graph({{"walked", "walking", "talked", "talking", "stalked", "stalking"}}).value();
  const std::string two = word_graph({{"stalked", "stalking"}}).value();
  EXPECT_LE(five.size(), two.size() + 3 * sizeof(std::uint32_t));
}

TEST(WordGraph, FewLettersLieBeforeMany) {
  const std::vector<std::string> words = {"walked", "walking", "talked", "talking", "stalked", "be"};
  const std::string bytes = word_graph({words}).value();
  const WordGraph graph(bytes);
  const auto behind = [&](std::string_view beginning) {
    WordGraph::Node at = graph.root();
    for (const char letter : beginning) at = graph.step(at, letter).value().next;
    return at;
  };
  std::vector<WordGraph::Node> nodes;
  for (const std::string_view beginning : {"b", "s", "t", "st", "ta", "sta", "tal", "stal", "talk"}) {
    nodes.push_back(behind(beginning));
  }
  EXPECT_TRUE(std::is_sorted(nodes.begin(), nodes.end())) << testing::PrintToString(nodes);
}

TEST(WordGraph, TellsTheSetsThatShareItApart) {
  const std::vector<std::vector<std::string>> sets = {{"colour", "tea"}, {"color", "tea"}, {"", "te"}};
  const std::string bytes = word_graph(sets).value();
  for (std::size_t set = 0; set < sets.size(); ++set) {
    const WordGraph graph(bytes, set);
    for (const char* word : {"colour", "color", "tea", "te", "colou", "t"}) {
      const bool is_in = std::find(sets[set].begin(), sets[set].end(), word) != sets[set].end();
      EXPECT_EQ(graph.contains(word), is_in) << word << " in " << set;
    }
  }
  EXPECT_TRUE(WordGraph(bytes).contains("colour"));
  EXPECT_TRUE(WordGraph(bytes).contains("te"));
  EXPECT_FALSE(WordGraph(bytes).contains("colou"));
}

TEST(WordGraph, AnEmptyOneHasNothing) {
  const std::string bytes = word_graph({{""}}).value();
  EXPECT_TRUE(WordGraph(bytes).empty());
  EXPECT_TRUE(WordGraph().empty());
  EXPECT_FALSE(WordGraph(bytes).contains("a"));
  EXPECT_FALSE(WordGraph(bytes).contains(""));
}

TEST(Pack, GivesItsSections) {
  const std::string bytes = pack_bytes({{"one", "first"}, {"two", std::string("\0\1", 2)}, {"none", ""}}, 5);
  const auto pack = Pack::open(bytes, 5);
  ASSERT_TRUE(pack);
  EXPECT_EQ(pack->section("one"), "first");
  EXPECT_EQ(pack->section("two"), std::string_view("\0\1", 2));
  EXPECT_EQ(pack->section("none"), "");
  EXPECT_EQ(pack->section("three"), "");
}

TEST(Pack, RefusesOtherContentsAndEveryDamage) {
  const std::string bytes = pack_bytes({{"one", "first"}, {"two", "second"}}, 5);
  EXPECT_FALSE(Pack::open(bytes, 6));
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    std::string damaged = bytes;
    damaged[i] = static_cast<char>(damaged[i] ^ 1);
    EXPECT_FALSE(Pack::open(damaged, 5)) << i;
    EXPECT_FALSE(Pack::open(std::string_view(bytes).substr(0, i), 5)) << i;
  }
}

}  // namespace
}  // namespace mannerly
