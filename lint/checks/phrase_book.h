// All phrases of all rules and classes, compiled into one automaton over word ids, and the hits of a document.
//
// The automaton is a trie over phrase items (words, groups, gaps, classes): phrases with a common beginning share its
// nodes, and a text token is looked up in a node's edges by its word id, so the cost depends on the text and not on
// the number of phrases. Matching keeps a set of (node, position) pairs from each start, hence no backtracking.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "checks/phrase_stream.h"
#include "checks/phrase_syntax.h"
#include "mannerly/result.h"
#include "mannerly/span.h"

namespace mannerly {

/// Where a phrase may stand.
enum class PhraseAt { kAnywhere, kDraftStart, kLineStart, kSentenceStart, kSentenceEnd };

/// Index of a list of phrases within its PhraseBook.
using ListId = std::uint32_t;

struct PhraseHit {
  std::uint32_t entry = 0;        ///< index of the phrase within its list
  std::uint32_t first_token = 0;  ///< index into Document::tokens
  std::uint32_t last_token = 0;   ///< the last token of the match, inclusive
  Span span;
};

/// Hits per list, each sorted by (span.begin, longest first).
using PhraseHits = std::vector<std::vector<PhraseHit>>;

/// Filled while rules compile; afterwards immutable and shared by threads.
class PhraseBook {
 public:
  ListId add_list();
  /// Adds a phrase to a list and returns its entry number, or an Error whose column is the byte in `text`.
  Result<std::uint32_t> add(ListId list, std::string_view text, PhraseAt at, PhraseCase letter_case);
  /// Must be called once after the last add().
  void finish();

  PhraseHits match(const Document& document, const CommonWords& common) const;

 private:
  using NodeId = std::uint32_t;
  struct Edge {
    std::uint32_t word = 0;
    NodeId target = 0;
  };
  struct Gap {
    NodeId target = 0;
    int most = 0;
  };
  struct ClassEdge {
    TokenClass token_class = TokenClass::kNumber;
    NodeId target = 0;
  };
  struct Accept {
    ListId list = 0;
    std::uint32_t entry = 0;
  };
  struct Node {
    std::vector<Edge> words;  ///< sorted by word after finish()
    std::vector<ClassEdge> classes;
    std::vector<NodeId> any;
    std::vector<NodeId> skips;  ///< reached without taking a token (optional items)
    std::vector<Gap> gaps;
    std::vector<Accept> accepts;
  };
  struct Walk;

  NodeId new_node();
  /// The node behind `items` when they start at `from`; shares nodes with equal items added before.
  NodeId add_items(NodeId from, const std::vector<PhraseItem>& items, PhraseCase letter_case);
  NodeId add_item(NodeId from, const PhraseItem& item, PhraseCase letter_case);
  void match_from(Walk& walk, std::uint32_t start, std::uint32_t end) const;
  void step(Walk& walk, std::uint32_t position, NodeId node, std::uint32_t end) const;
  void accept(Walk& walk, NodeId node, std::uint32_t position) const;
  bool fits(const Walk& walk, PhraseAt at, const PhraseHit& hit) const;

  std::vector<Node> nodes_ = std::vector<Node>(1);
  std::unordered_map<std::string, NodeId> children_;  ///< "parent:item key" → node, while compiling
  std::vector<std::vector<PhraseAt>> lists_;          ///< per list, per entry
  Vocabulary vocabulary_;
};

}  // namespace mannerly
