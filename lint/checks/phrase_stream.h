// What phrases are matched against: a document's tokens without hyphens and quotation marks, each with its word ids
// and the token classes that start there.
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/flat_table.h"
#include "checks/phrase_syntax.h"
#include "text/document.h"

namespace mannerly {

/// Dense ids for the words that occur in phrases, those of packs first. Filled while phrases compile, then only read.
class Vocabulary {
 public:
  static constexpr std::uint32_t kNone = 0;

  /// Takes the words that packed() wrote of a vocabulary on top of the same packs; `bytes` must outlive this. Before
  /// the first add().
  void lay(std::string_view bytes);

  std::uint32_t add(const std::string& word);
  /// A word in this very casing; another id than the word itself.
  std::uint32_t add_exact(const std::string& word);
  /// The id of a word, or kNone; `hash` is its stable_hash().
  std::uint32_t find(std::string_view word, std::uint64_t hash) const;
  std::uint32_t find_exact(std::string_view word, std::uint64_t hash) const;

  /// The words that were added.
  std::string packed() const;

 private:
  /// The words of one pack.
  struct Known {
    FlatTable folded;
    FlatTable exact;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view s) const { return std::hash<std::string_view>{}(s); }
  };
  using Ids = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;
  std::uint32_t next() const;
  std::uint32_t find_known(FlatTable Known::*table, std::string_view word, std::uint64_t hash) const;

  std::vector<Known> known_;
  Ids ids_;
  Ids exact_;
};

struct StreamItem {
  std::uint32_t token = 0;                               ///< index into Document::tokens
  std::uint32_t folded = 0;                              ///< id of the folded word
  std::uint32_t exact = 0;                               ///< id of the word as written (for case: exact)
  bool blocked = false;                                  ///< quoted text, brackets, dashes: nothing matches across it
  bool is_word = false;                                  ///< counts in gaps and matches `_`
  bool is_comma = false;                                 ///< passes free within a gap
  bool has_class = false;                                ///< one of the lengths is not 0
  std::array<std::uint8_t, kTokenClassCount> lengths{};  ///< items taken by each class starting here; 0: none
};

/// Words that are judged common; a capitalised word that is not may be a name even at a sentence start.
class CommonWords {
 public:
  virtual ~CommonWords() = default;
  virtual bool is_common(std::string_view folded) const = 0;
};

/// Makes the items of one sentence after the other. What it is made of must outlive it. Not thread safe.
class StreamMaker {
 public:
  StreamMaker(const Document& document, const Vocabulary& vocabulary, const CommonWords& common);
  ~StreamMaker();

  /// Those of a sentence; they stay until the next call.
  const std::vector<StreamItem>& items(const Sentence& sentence);
  /// All that they are made of: sentences that have it in common have the same items, counted from their first token.
  /// Nullopt for a sentence too long to be met again.
  std::optional<std::string> source(const Sentence& sentence);

 private:
  struct Names;
  class ClassJudge;

  const Document& document_;
  const Vocabulary& vocabulary_;
  const CommonWords& common_;
  std::unique_ptr<const Names> names_;  ///< made when first needed, as is facts_
  std::string facts_;                   ///< what source() tells of the draft
  std::vector<StreamItem> items_;
};

}  // namespace mannerly
