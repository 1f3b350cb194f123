// The speller's own lists (dictionaries/*.txt, *.tsv) as tables: a word is looked up once and tells all the lists that
// have it. The common words, which most words of a draft are, lie close together in a small table of their own, and
// those that only rank suggestions are graphs: a draft touches little of the rest. Which list means what is the
// speller's business.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/flat_table.h"
#include "base/word_graph.h"

namespace mannerly {

enum class List : std::uint32_t {
  kProfessional = 1,
  kNames = 2,
  kCommon = 4,
  kInformal = 8,
  kDemons = 16,
  kFrequent = 32,
  kIndian = 64,
  kTypos = 128,
  kVarieties = 256,
};

/// Immutable view; shared by threads.
class WordLists {
 public:
  /// The texts of the lists. Lines "word" or "word<TAB>value"; lines that start with `#` are skipped.
  struct Texts {
    std::string_view professional = {};
    std::string_view names = {};
    std::string_view common = {};
    std::string_view informal = {};
    std::string_view demons = {};
    std::string_view frequent = {};
    std::string_view indian = {};
    std::string_view typos = {};
    std::string_view varieties = {};
  };

  static std::string packed(const Texts& texts);
  /// `bytes` as packed() gave them; they must outlive this.
  explicit WordLists(std::string_view bytes);

  /// Whether one of `lists` (joined by |) has the word, its ASCII letters in any casing.
  bool in_any(std::string_view word, std::uint32_t lists) const { return among(word, lists) != 0; }
  bool in(std::string_view word, List list) const { return in_any(word, static_cast<std::uint32_t>(list)); }
  /// Those of `lists` that have the word.
  std::uint32_t among(std::string_view word, std::uint32_t lists) const { return entry(word, lists) & lists; }
  /// All lists that have the word.
  std::uint32_t of(std::string_view word) const;
  /// The lists that have a word in lower case but those that only rank suggestions, by its stable_hash().
  std::uint32_t judging(std::string_view lower, std::uint64_t hash) const;
  /// The words of common.txt, demons.txt and frequent.txt, for walks around a word.
  const WordGraph& usual() const { return usual_; }
  /// The word's value in typos.tsv or varieties.tsv, or nullopt.
  std::optional<std::string_view> value(std::string_view word, List list) const;

 private:
  /// What a table says of the word, sought where the words of `lists` are; 0 for none.
  std::uint32_t entry(std::string_view word, std::uint32_t lists) const;

  // Tables of words with all their lists, and above these where their values start in texts_.
  FlatTable common_;
  FlatTable judged_;  ///< of lists that say whether a word is right
  WordGraph usual_;
  // Of the same graph, those that are in no other list.
  WordGraph demons_;
  WordGraph frequent_;
  std::string_view texts_;  ///< of a word its value in typos.tsv, then that in varieties.tsv
};

constexpr std::uint32_t operator|(List a, List b) {
  return static_cast<std::uint32_t>(a) | static_cast<std::uint32_t>(b);
}
constexpr std::uint32_t operator|(std::uint32_t a, List b) { return a | static_cast<std::uint32_t>(b); }

/// Calls `use(word, value)` for every line of a list's text; the value is empty where there is none.
template <class Use>
void for_each_line(std::string_view text, const Use& use) {
  while (!text.empty()) {
    const std::size_t end = text.find('\n');
    const std::string_view line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (line.empty() || line.front() == '#') continue;
    const std::size_t tab = line.find('\t');
    use(line.substr(0, tab), tab == std::string_view::npos ? std::string_view{} : line.substr(tab + 1));
  }
}

}  // namespace mannerly
