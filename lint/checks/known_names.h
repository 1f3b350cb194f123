// The names a draft's context states (people, companies, groups, titles, places), in every form a writer may give them.
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/context.h"

namespace mannerly {

/// Folded words. Thread safe once filled.
class KnownNames {
 public:
  KnownNames() = default;
  explicit KnownNames(const Context& context);

  /// Adds the words of a name, and what it becomes when written together, split at its marks, or without accents.
  void add(std::string_view name);
  /// Whether a folded word, a possessive included, is part of a name.
  bool contains(std::string_view folded) const;
  const std::set<std::string, std::less<>>& words() const { return words_; }

 private:
  void add_word(const std::string& word);

  std::set<std::string, std::less<>> words_;
};

/// "ana's" and "teams'" without the ending.
std::string without_possessive(std::string_view folded);

}  // namespace mannerly
