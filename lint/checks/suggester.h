// What an unknown word was meant to be: candidates one slip away, or two slips away from a frequent word, ranked as a
// person would. Case, possessives and the typo table are the speller's business.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/near_words.h"
#include "checks/word_lists.h"

namespace mannerly {

/// Immutable; thread safe when `is_word` is.
class Suggester {
 public:
  /// `usual` are the words of common.txt, demons.txt and frequent.txt; both outlive this. `is_word` says whether a
  /// dictionary has a word.
  Suggester(const WordLists& lists, const NearWords& usual, std::function<bool(const std::string&)> is_word)
      : lists_(lists), usual_(usual), is_word_(std::move(is_word)) {}

  /// Words that `lower` may stand for, likeliest first, each once. Empty: it is nothing like English.
  std::vector<std::string> candidates(const std::string& lower) const;
  /// Common, or frequent enough to be among the words people misspell.
  bool is_usual(std::string_view word) const { return lists_.in_any(word, List::kCommon | List::kDemons); }
  /// In one of the lists.
  bool is_listed(std::string_view word) const {
    return lists_.in_any(word, List::kCommon | List::kDemons | List::kFrequent);
  }

 private:
  using Ranked = std::vector<std::pair<double, std::string>>;
  double rarity(std::string_view word) const;
  void add_two_slips_away(const std::string& word, Ranked& ranked) const;

  const WordLists& lists_;
  const NearWords& usual_;
  std::function<bool(const std::string&)> is_word_;
};

}  // namespace mannerly
