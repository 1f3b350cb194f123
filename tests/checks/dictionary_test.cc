// A dictionary written out form by form agrees with Hunspell on every form, on the words of the corpus, and on edits of
// them; MANNERLY_EDITS sets how many edits are tried.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <set>

#include "base/bytes.h"
#include "base/pack.h"
#include "base/strings.h"
#include "checks/affixes.h"
#include "checks/dictionaries.h"
#include "checks/form_table.h"
#include "checks/near_words.h"
#include "checks/slips.h"
#include "support/places.h"
#include "text/document.h"

namespace mannerly {
namespace {

const std::string kFolder = "/usr/share/hunspell/";

std::string read(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

/// Words of the labelled messages, as written.
std::vector<std::string> corpus_words() {
  std::set<std::string> out;
  for (const char* set : {"a", "c", "d", "e", "g", "h", "own_dev", "real_dev"}) {
    std::string word;
    for (const char c : read(test::source_dir() + "/tests/accuracy/" + set + ".messages.jsonl")) {
      const bool part = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'' || (word.size() > 1 && c == '.');
      if (part) {
        word += c;
      } else if (!word.empty()) {
        out.insert(std::exchange(word, {}));
      }
    }
  }
  return {out.begin(), out.end()};
}

std::string edited(std::string word, std::mt19937& random) {
  static constexpr std::string_view kLetters = "abcdefghijklmnopqrstuvwxyzABCIMS'.";
  const auto pick = [&](std::size_t n) { return std::uniform_int_distribution<std::size_t>(0, n - 1)(random); };
  for (std::size_t left = 1 + pick(2); left > 0; --left) {
    const std::size_t at = pick(word.size() + 1);
    switch (pick(4)) {
      case 0:
        word.insert(at, 1, kLetters[pick(kLetters.size())]);
        break;
      case 1:
        if (at < word.size()) word.erase(at, 1);
        break;
      case 2:
        if (at < word.size() && static_cast<unsigned char>(word[at]) < 0x80) word[at] = kLetters[pick(kLetters.size())];
        break;
      default:
        if (at + 1 < word.size()) std::swap(word[at], word[at + 1]);
    }
  }
  return word;
}

class DictionaryTest : public ::testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    static const std::string kSection = dictionary_section({kFolder}, *disk_file_system()).second;
    for (ByteReader in(kSection); table_.empty() && !in.at_end();) {
      std::size_t at = 0;
      const std::size_t count = in.number();
      for (std::size_t i = 0; i < count; ++i) {
        if (in.text() == GetParam()) at = i + 1;
        in.value<std::uint64_t>();
        in.value<std::uint64_t>();
      }
      const std::string_view table = in.text();
      if (at > 0) table_ = FormTable(table, at - 1);
    }
    ASSERT_FALSE(table_.empty());
  }
  /// Words that the table leaves to Hunspell agree by themselves.
  void expect_agreement(const std::string& word) {
    const auto known = table_.spells(word);
    if (known) {
      ++asked_;
      EXPECT_EQ(*known, hunspell_(word)) << word;
    }
  }

  FormTable table_;
  std::function<bool(const std::string&)> hunspell_ = hunspell_oracle(kFolder + GetParam());
  std::size_t asked_ = 0;
};

TEST_P(DictionaryTest, AgreesWithHunspellOnEveryFormInEveryCasing) {
  const auto forms = expand_dictionary(read(kFolder + GetParam() + ".aff"), read(kFolder + GetParam() + ".dic"));
  ASSERT_TRUE(forms);
  std::size_t n = 0;
  for (const std::string& form : *forms) {
    expect_agreement(form);
    if (++n % 8 != 0) continue;
    for (const std::string& other : {to_lower(form), to_upper(form), capitalised(form), form + "."})
      expect_agreement(other);
  }
  EXPECT_GT(asked_, 100000U);
}

TEST_P(DictionaryTest, AgreesWithHunspellOnTheCorpusAndOnEdits) {
  const std::vector<std::string> words = corpus_words();
  ASSERT_GT(words.size(), 5000U);
  for (const std::string& word : words) expect_agreement(word);
  const char* wish = std::getenv("MANNERLY_EDITS");
  const long edits = wish == nullptr ? 50000 : std::atol(wish);
  std::mt19937 random(7);
  for (long i = 0; i < edits; ++i) {
    const std::string word =
        edited(words[std::uniform_int_distribution<std::size_t>(0, words.size() - 1)(random)], random);
    expect_agreement(word);
    if (i % 4 == 0) expect_agreement(to_upper(word));
  }
}

TEST_P(DictionaryTest, LeavesNoWordOfLettersToHunspell) {
  for (const char* word : {"DVDS", "IPHONES", "STALLHOLDERS", "XQZTW", "MCDONALD'S", "O'BRIEN", "привет", "Hanım",
                           "Nguyễn", "TRẦN", "東京", "สวัสดี", "Straße"}) {
    const auto known = table_.spells(word);
    const bool odd = std::string_view(word) == "Straße";
    EXPECT_EQ(known.has_value(), !odd) << word;
    expect_agreement(word);
  }
}

INSTANTIATE_TEST_SUITE_P(Dictionaries, DictionaryTest, ::testing::Values("en_US", "en_GB"));

TEST(Affixes, WriteOutStemsPrefixesSuffixesAndBoth) {
  const std::string aff =
      "SET UTF-8\nPFX U Y 1\nPFX U 0 un .\nSFX D Y 3\nSFX D 0 ed [^ey]\nSFX D 0 d e\nSFX D y ied [^aeiou]y\n";
  const auto forms = expand_dictionary(aff, "3\nlock/UD\ntry/D\nMay\n");
  ASSERT_TRUE(forms);
  EXPECT_EQ(*forms, (std::vector<std::string>{"May", "lock", "locked", "tried", "try", "unlock", "unlocked"}));
}

TEST(Affixes, WhatCannotBeWrittenOutIsLeft) {
  for (const char* aff : {"SET ISO8859-1\n", "FLAG long\n", "SET UTF-8\nSFX D Y 1\nSFX D 0 ed/S .\n",
                          "COMPOUNDFLAG x\n", "CHECKSHARPS\n"}) {
    EXPECT_FALSE(expand_dictionary(aff, "1\na\n")) << aff;
  }
  EXPECT_FALSE(expand_dictionary("COMPOUNDRULE 1\nCOMPOUNDRULE xy\n", "1\na/x\n"));
  EXPECT_TRUE(expand_dictionary("COMPOUNDRULE 1\nCOMPOUNDRULE n*t\n", "1\n1/n\n"));
}

TEST(NearWords, AreThoseThatComparingEveryWordFinds) {
  std::vector<std::string> words;
  std::mt19937 random(3);
  for (int i = 0; i < 3000; ++i) words.push_back("a" + edited(edited("bracat", random), random));
  const std::string bytes = word_graph({words}).value();
  const WordGraph graph(bytes);
  for (int i = 0; i < 60; ++i) {
    const std::string word = "a" + edited(edited("bracat", random), random);
    std::set<std::string> expected;
    for (const std::string& other : words) {
      if (edit_distance(word, other, 2) <= 2) expected.insert(other);
    }
    const auto found = words_near(graph, word, 2);
    EXPECT_EQ(std::set<std::string>(found.begin(), found.end()), expected) << word;
    EXPECT_EQ(found.size(), expected.size());
  }
  EXPECT_TRUE(words_near(WordGraph(), "a", 2).empty());
  EXPECT_TRUE(words_near(graph, "zebra", 2).empty());
}

TEST(NearWords, OneEditAwayAreThoseThatTryingEveryEditFinds) {
  std::vector<std::string> words{"a", "ab", "aab", "can't", "caf\u00e9"};
  std::mt19937 random(5);
  for (int i = 0; i < 3000; ++i) words.push_back(edited(edited("bracat", random), random));
  const std::string bytes = word_graph({words}).value();
  const WordGraph graph(bytes);
  const std::set<std::string> known(words.begin(), words.end());
  std::size_t found = 0;
  for (std::string word : {"a", "b", "aa", "aaab", "cant", "cafe\u0301", "caf\u00e9s", "bracat", "bbracat"}) {
    for (int i = 0; i < 20; ++i, word = edited(word.empty() ? "bracat" : word, random)) {
      std::vector<std::string> expected = one_edit_away(word);
      std::erase_if(expected, [&](const std::string& near) { return near.empty() || !known.contains(near); });
      std::vector<std::string> near = words_one_edit_away(graph, word);
      std::sort(expected.begin(), expected.end());
      std::sort(near.begin(), near.end());
      EXPECT_EQ(near, expected) << word;
      found += near.size();
    }
  }
  EXPECT_GT(found, 100U);
  EXPECT_TRUE(words_one_edit_away(WordGraph(), "a").empty());
}

}  // namespace
}  // namespace mannerly
