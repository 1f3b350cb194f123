// What an unknown word was meant to be: candidates one slip away, or two slips away from a frequent word, ranked as a
// person would. Case, possessives and the typo table are the speller's business.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/word_list.h"

namespace mannerly {

/// Word lists in the order of how likely their words are meant.
struct FrequencyLists {
  WordList common;    ///< common.txt
  WordList demons;    ///< demons.txt
  WordList frequent;  ///< frequent.txt
};

/// Immutable; thread safe when `is_word` is.
class Suggester {
 public:
  /// `is_word` says whether a dictionary has a word.
  Suggester(FrequencyLists lists, std::function<bool(const std::string&)> is_word)
      : lists_(lists), is_word_(std::move(is_word)) {}

  /// Words that `lower` may stand for, likeliest first, each once. Empty: it is nothing like English.
  std::vector<std::string> candidates(const std::string& lower) const;
  /// Common, or frequent enough to be among the words people misspell.
  bool is_usual(std::string_view word) const { return lists_.common.contains(word) || lists_.demons.contains(word); }
  /// In one of the lists.
  bool is_listed(std::string_view word) const { return is_usual(word) || lists_.frequent.contains(word); }

 private:
  using Ranked = std::vector<std::pair<double, std::string>>;
  double rarity(std::string_view word) const;
  void add_two_slips_away(const std::string& word, Ranked& ranked) const;

  FrequencyLists lists_;
  std::function<bool(const std::string&)> is_word_;
};

}  // namespace mannerly
