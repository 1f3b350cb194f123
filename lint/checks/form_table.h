// A dictionary as the graph of its forms, asked as Hunspell asks its own: which casings of a word are tried, and what
// becomes of full stops behind it. Made by dictionaries.h; agrees with Hunspell for every word it answers for. Several
// dictionaries may share a graph.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/word_graph.h"

namespace mannerly {

/// Immutable view; shared by threads.
class FormTable {
 public:
  FormTable() = default;
  /// The n-th of the dictionaries of which packed() gave `bytes`; they must outlive this.
  FormTable(std::string_view bytes, std::size_t n);
  /// The forms of dictionaries, at most WordGraph::kMostSets. Words that are right in capitals only because of capitals
  /// inside (DVDS) are among the forms. Nothing when they are too many for a table.
  static std::optional<std::string> packed(const std::vector<std::vector<std::string>>& dictionaries);

  bool empty() const { return forms_.empty(); }
  /// Whether the dictionary has the word. Nullopt for what is left to Hunspell: words with anything but letters,
  /// apostrophes and full stops.
  std::optional<bool> spells(std::string_view word) const;
  /// The forms one edit away from a word of a-z and apostrophes, in any order; the edits are those of slips.h.
  std::vector<std::string> one_edit_away(std::string_view word) const;

 private:
  bool has(const std::string& word, bool stopped) const;

  WordGraph forms_;
  bool has_foreign_ = false;  ///< letters of scripts that the dictionary's language is not written in
};

}  // namespace mannerly
