// Sets of words as the smallest graph that spells them: words with a common beginning share its letters, words with a
// common ending share that (a minimal acyclic automaton, also called a DAWG). Sets that have many words in common, as
// the dictionaries of two varieties of a language, share a graph, which tells of each word whose it is. The forms of a
// dictionary take a twentieth of what a table of them would, so that looking at any of them touches little memory; and
// nodes after few letters, which every walk passes, lie in front. Written once, read where it lies.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace mannerly {

/// Immutable view of a graph's words, or of those of one of its sets; the bytes must outlive it.
class WordGraph {
 public:
  /// A place between letters.
  using Node = std::uint32_t;
  /// From one node to the next.
  struct Step {
    char letter = 0;         ///< a byte of UTF-8
    bool ends_word = false;  ///< the letters so far are a word
    Node next = kNowhere;
  };

  static constexpr std::size_t kMostSets = 3;
  static constexpr std::size_t kMostEdges = std::size_t{1} << 20U;

  WordGraph() = default;
  /// `bytes` as word_graph() wrote them.
  explicit WordGraph(std::string_view bytes);
  /// One of the sets that word_graph() was given.
  WordGraph(std::string_view bytes, std::size_t set) : WordGraph(bytes) { ends_ = ends_of(set); }

  bool empty() const { return edges_.size() <= kRoot; }
  bool contains(std::string_view word) const;

  /// The node before the first letter.
  Node root() const { return empty() ? kNowhere : kRoot; }
  std::optional<Step> step(Node from, char letter) const;
  /// Calls `use(step)` for every step from a node, in the order of their letters.
  template <class Use>
  void each_step(Node from, const Use& use) const {
    if (from == kNowhere) return;
    for (std::uint32_t edge = edges_[from];; edge = edges_[++from]) {
      use(step_of(edge));
      if ((edge & kIsLast) != 0) return;
    }
  }

 private:
  friend class WordGraphBuilder;

  // An edge is one number: the letter's byte, a bit for each set of which the letters so far are a word, the last one,
  // and above them where the edges of the next node begin.
  static constexpr std::uint32_t kLetter = 0xFF;
  static constexpr std::uint32_t kEndsWord = 0x700;
  static constexpr std::uint32_t kIsLast = 0x800;  ///< of its node
  static constexpr std::uint32_t kNextShift = 12;
  static constexpr std::uint32_t ends_of(std::size_t set) { return 0x100U << set; }

  static constexpr Node kNowhere = 0;
  static constexpr Node kRoot = 1;

  Step step_of(std::uint32_t edge) const {
    return {static_cast<char>(edge & kLetter), (edge & ends_) != 0, edge >> kNextShift};
  }

  std::uint32_t ends_ = kEndsWord;
  FlatArray<std::uint32_t> edges_;  ///< those of a node one behind the other; the first of all is none
};

/// The bytes of the graph of the words of at most kMostSets sets, each in any order, the words of under 256 bytes; the
/// empty word is left out. Nothing when it would have more than `most_edges`: that many have a number.
std::optional<std::string> word_graph(const std::vector<std::vector<std::string>>& sets,
                                      std::size_t most_edges = WordGraph::kMostEdges);

}  // namespace mannerly
