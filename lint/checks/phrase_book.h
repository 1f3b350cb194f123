// All phrases of all rules and classes: the lists, the words that occur in them, and the hits of a document. A book may
// start from the lists of packs, compiled before, one on top of the other; lists added to it stand in an automaton of
// their own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/phrase_automaton.h"
#include "checks/phrase_entries.h"
#include "checks/phrase_stream.h"
#include "checks/phrase_syntax.h"
#include "mannerly/result.h"

namespace mannerly {

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

  PhraseHits match(const Document& document, const CommonWords& common) const;

  /// The automaton of the lists that were added, after finish().
  const std::string& packed_automaton() const { return own_bytes_; }
  std::string packed_vocabulary() const { return vocabulary_.packed(); }

 private:
  using NodeId = PhraseTrie::NodeId;

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
