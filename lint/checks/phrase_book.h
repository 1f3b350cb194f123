// All phrases of all rules and classes: the lists, the words that occur in them, and the hits of a document. A book may
// start from the lists of packs, compiled before, one on top of the other; lists added to it stand in an automaton of
// their own.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/cache.h"
#include "checks/phrase_automaton.h"
#include "checks/phrase_entries.h"
#include "checks/phrase_stream.h"
#include "checks/phrase_syntax.h"
#include "mannerly/result.h"
#include "mannerly/span.h"

namespace mannerly {

struct PhraseHit {
  std::uint32_t entry = 0;        ///< index of the phrase within its list
  std::uint32_t first_token = 0;  ///< index into Document::tokens
  std::uint32_t last_token = 0;   ///< the last token of the match, inclusive
  Span span;
};

/// Hits per list, each sorted by (span.begin, longest first).
class PhraseHits {
 public:
  struct Found {
    ListId list = 0;
    PhraseHit hit;
  };

  PhraseHits() = default;
  /// `lists`: how many there are.
  PhraseHits(std::size_t lists, const std::vector<Found>& found);
  std::span<const PhraseHit> operator[](ListId list) const {
    return {hits_.data() + begins_[list], hits_.data() + begins_[list + 1]};
  }
  /// Whether a hit of the list overlaps the span or stands right beside it.
  bool touches(ListId list, Span span) const;

 private:
  std::vector<std::uint32_t> begins_;  ///< by list, and one more
  std::vector<PhraseHit> hits_;
  std::uint32_t longest_ = 0;  ///< of the hits, in bytes
};

/// Filled while rules compile; afterwards immutable and shared by threads.
class PhraseBook {
 public:
  /// The bytes of a book, as packed() gives them; the views must outlive the book.
  struct Packed {
    std::string_view vocabulary;
    std::string_view automaton;
    std::string_view entries;
  };

  /// Takes the lists that were added to a book on top of the same packs. Before the first add_list().
  void lay(const Packed& packed);

  ListId add_list();
  /// Adds a phrase to a list and returns its entry number, or an Error whose column is the byte in `text`.
  Result<std::uint32_t> add(ListId list, std::string_view text, PhraseAt at, PhraseCase letter_case);
  /// Must be called once after the last add().
  void finish();
  /// What the phrases carry; in the same place as long as the book lives.
  PhraseEntries& entries() { return *entries_; }

  /// What was found in sentences: by what their items are made of, tokens counted in place of items; and by what
  /// phrases are compared with, which sentences of other words may share, such as another name.
  struct Memory {
    using Finds = Cache<PhraseFinds, kRememberedSentences / 2>;
    Finds by_source;
    Finds by_items;
  };
  /// Sentences of drafts are found in `memory`, and left there, when there is one.
  PhraseHits match(const Document& document, const CommonWords& common, const Memory* memory = nullptr) const;

  /// The automaton of the lists that were added, after finish().
  const std::string& packed_automaton() const { return own_bytes_; }
  std::string packed_vocabulary() const { return vocabulary_.packed(); }

 private:
  using NodeId = PhraseTrie::NodeId;

  /// The phrases of all lists in a sentence.
  PhraseFinds find(const std::vector<StreamItem>& items, PhraseScratch& scratch, const Memory* memory) const;
  NodeId new_node();
  /// The node behind `items` when they start at `from`; shares nodes with equal items added before.
  NodeId add_items(NodeId from, const std::vector<PhraseItem>& items, PhraseCase letter_case);
  NodeId add_item(NodeId from, const PhraseItem& item, PhraseCase letter_case);

  std::unique_ptr<PhraseEntries> entries_ = std::make_unique<PhraseEntries>();
  std::vector<PhraseAutomaton> known_;  ///< of the packs
  PhraseTrie trie_;
  std::unordered_map<std::string, NodeId> children_;  ///< "parent:item key" → node, while compiling
  std::vector<std::uint32_t> sizes_;                  ///< phrases per list that was added
  std::string own_bytes_;
  PhraseAutomaton own_;
  Vocabulary vocabulary_;
};

}  // namespace mannerly
