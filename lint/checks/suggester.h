// What an unknown word was meant to be: candidates one slip away, or two slips away from a frequent word, ranked as a
// person would. Case, possessives and the typo table are the speller's business.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/word_graph.h"
#include "checks/word_lists.h"

namespace mannerly {

/// Immutable; thread safe when what it asks is.
class Suggester {
 public:
  /// What is asked about the dictionaries of a language.
  struct Words {
    std::function<bool(const std::string&)> has;                         ///< whether a word may be suggested
    std::function<std::vector<std::string>(const std::string&)> around;  ///< of their words, those one edit away
  };

  /// The lists must outlive this.
  Suggester(const WordLists& lists, Words words) : lists_(lists), words_(std::move(words)) {}

  /// Words that `lower` may stand for, likeliest first, each once. Empty: it is nothing like English.
  std::vector<std::string> candidates(const std::string& lower) const;
  /// Whether a word one edit away is common, or frequent enough to be among the words people misspell.
  bool is_near_usual(const std::string& word) const;
  /// In one of the lists.
  bool is_listed(std::string_view word) const {
    return lists_.in_any(word, List::kCommon | List::kDemons | List::kFrequent);
  }

 private:
  using Ranked = std::vector<std::pair<double, std::string>>;
  double rarity(std::string_view word) const;
  void add_two_slips_away(const std::string& word, Ranked& ranked) const;

  const WordLists& lists_;
  Words words_;
};

}  // namespace mannerly
