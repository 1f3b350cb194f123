// What phrases are matched against: a document's tokens without hyphens and quotation marks, each with its word ids
// and the token classes that start there.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/phrase_syntax.h"
#include "text/document.h"

namespace mannerly {

/// Dense ids for the words that occur in phrases. Filled while phrases compile, then only read.
class Vocabulary {
 public:
  static constexpr std::uint32_t kNone = 0;

  std::uint32_t add(const std::string& word);
  /// The id of a word, or kNone.
  std::uint32_t find(std::string_view word) const;
  std::size_t size() const { return ids_.size() + 1; }

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> ids_;
};

struct StreamItem {
  std::uint32_t token = 0;                               ///< index into Document::tokens
  std::uint32_t folded = 0;                              ///< id of the folded word
  std::uint32_t exact = 0;                               ///< id of the word as written (for case: exact)
  bool blocked = false;                                  ///< quoted text, brackets, dashes: nothing matches across it
  bool is_word = false;                                  ///< counts in gaps and matches `_`
  bool is_comma = false;                                 ///< passes free within a gap
  std::array<std::uint8_t, kTokenClassCount> lengths{};  ///< items taken by each class starting here; 0: none
};

/// Stream items, and the first item of each sentence (one more at the end).
struct PhraseStream {
  std::vector<StreamItem> items;
  std::vector<std::uint32_t> sentence_starts;
};

/// Words that are judged common; a capitalised word that is not may be a name even at a sentence start.
class CommonWords {
 public:
  virtual ~CommonWords() = default;
  virtual bool is_common(std::string_view folded) const = 0;
};

PhraseStream make_stream(const Document& document, const Vocabulary& vocabulary, const CommonWords& common);

}  // namespace mannerly
