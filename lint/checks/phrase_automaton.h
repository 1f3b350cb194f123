// The phrases of a book as a trie over word ids, in one row of bytes: words, groups, gaps and classes are edges, and
// phrases with a common beginning share nodes. phrase_book.h builds it and reads YAML; this only walks.
//
// A text token is looked up in a node's edges by its word id, so the cost depends on the text and not on the number of
// phrases; at a start by one look into a row. Matching keeps a set of (node, position) pairs from each start, hence no
// backtracking. Nodes that follow each other lie near each other, because a short run pays for every page it touches.
#pragma once

#include <array>
#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "checks/phrase_entries.h"
#include "checks/phrase_stream.h"
#include "checks/phrase_syntax.h"

namespace mannerly {

/// Where a phrase may stand.
enum class PhraseAt : std::uint32_t { kAnywhere, kDraftStart, kLineStart, kSentenceStart, kSentenceEnd };

/// A phrase in a sentence; whether it stands where it may is not asked yet. Depends on the sentence's items alone.
struct PhraseFind {
  ListId list = 0;
  std::uint32_t entry = 0;  ///< index of the phrase within its list
  PhraseAt at = PhraseAt::kAnywhere;
  std::uint32_t first = 0;  ///< item, counted in the sentence
  std::uint32_t last = 0;   ///< inclusive
};
using PhraseFinds = std::vector<PhraseFind>;

/// What walks over one sentence after the other note, to be used again for the next.
struct PhraseScratch {
  struct Signs {
    std::uint64_t own = 0;
    std::uint64_t ahead = 0;  ///< of the item and of all that follow it in the sentence
    std::uint32_t second = 0;
    std::uint32_t second_ahead = 0;
  };
  struct Place {
    std::uint32_t node = 0;
    std::uint32_t position = 0;
    bool operator==(const Place&) const = default;
  };
  /// To be called with the items of a sentence before automata look for phrases in it.
  void look_at(const StreamItem* items, std::uint32_t count);

  std::vector<Signs> signs;   ///< by item
  std::vector<Place> places;  ///< reached from one start
};

/// The trie while it grows. Node 0 is where phrases start.
struct PhraseTrie {
  using NodeId = std::uint32_t;
  struct Edge {
    std::uint32_t word = 0;
    NodeId target = 0;
  };
  struct Gap {
    NodeId target = 0;
    std::uint32_t most = 0;  ///< words; reached after one item at least
  };
  struct ClassEdge {
    std::uint32_t token_class = 0;
    NodeId target = 0;
  };
  struct Accept {
    ListId list = 0;
    std::uint32_t entry = 0;
    PhraseAt at = PhraseAt::kAnywhere;
  };
  struct Node {
    std::vector<Edge> words;
    std::vector<ClassEdge> classes;
    std::vector<NodeId> any;
    std::vector<NodeId> skips;  ///< reached without taking a token (optional items)
    std::vector<Gap> gaps;
    std::vector<Accept> accepts;
  };
  std::vector<Node> nodes = std::vector<Node>(1);
};

/// Immutable view of packed bytes, which must outlive it; shared by threads.
class PhraseAutomaton {
 public:
  PhraseAutomaton() = default;
  explicit PhraseAutomaton(std::string_view bytes);

  /// The bytes of a trie.
  static std::string packed(const PhraseTrie& trie);

  bool empty() const { return nodes_.size() < 2; }
  /// Adds the phrases among the items of a sentence, those of one start together. `scratch` has looked at the items.
  void find(const StreamItem* items, std::uint32_t count, PhraseScratch& scratch, PhraseFinds& finds) const;

 private:
  using NodeId = PhraseTrie::NodeId;
  /// The edges of a node of one sort, as they lie in the row: numbers, each in two bytes or each in four.
  template <class Edge>
  struct Edges {
    static constexpr std::size_t kNumbers = sizeof(Edge) / sizeof(std::uint32_t);
    FlatArray<std::uint16_t> narrow;
    FlatArray<std::uint32_t> wide;  ///< when narrow is empty
    std::uint32_t count = 0;

    Edge operator[](std::size_t i) const {
      std::array<std::uint32_t, kNumbers> numbers;
      for (std::size_t n = 0; n < kNumbers; ++n) {
        numbers[n] = narrow.size() != 0 ? narrow[i * kNumbers + n] : wide[i * kNumbers + n];
      }
      return std::bit_cast<Edge>(numbers);
    }
  };
  /// A node but for its edges: most nodes that are reached are left again without a look at those.
  struct Node {
    std::uint64_t needs = 0;    ///< its sorts of edges, and what the next item must show; see sign_of()
    std::uint32_t seconds = 0;  ///< other bits of its words; see second_sign_of()
    std::uint32_t begin = 0;    ///< where its edges begin in row_

    bool may_follow(std::uint64_t signs, std::uint32_t second_signs) const;
  };
  struct Walk;

  /// `sort` is one of the bits of the node's needs.
  template <class Edge>
  Edges<Edge> edges(const Node& node, std::uint64_t sort) const;

  void match_from(Walk& walk, std::uint32_t start, std::uint32_t end) const;
  void reach(Walk& walk, NodeId node, std::uint32_t position, std::uint32_t end) const;
  static void note(Walk& walk, NodeId node, std::uint32_t position);
  void start_with(Walk& walk, std::uint32_t word, std::uint32_t end) const;
  void step(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t end) const;
  void follow_gaps(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t end) const;
  void follow_word(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t word, std::uint32_t end) const;
  void follow_kind(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t end) const;
  void accept(Walk& walk, const Node& node, std::uint32_t position) const;

  FlatArray<Node> nodes_;
  std::string_view row_;      ///< of each node, sort by sort and only those that it has: how many edges, and the edges
  bool is_narrow_ = false;    ///< the numbers of the row have two bytes
  FlatArray<NodeId> starts_;  ///< by word: where it leads from node 0; 0: nowhere. Empty where a word leads to several
};

}  // namespace mannerly
