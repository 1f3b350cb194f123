// Nodes are made from the ends of the words on; equal nodes become one, which is all that makes the graph minimal. Then
// they are laid: those after few letters, which every walk passes, in front, and behind them what follows each of them.
#include "base/word_graph.h"

#include <algorithm>
#include <map>
#include <utility>

namespace mannerly {

class WordGraphBuilder {
 public:
  WordGraphBuilder(const std::vector<std::vector<std::string>>& sets, std::size_t most_edges)
      : most_edges_(most_edges) {
    constexpr std::size_t kLongest = 255;
    std::map<std::string_view, std::uint32_t> ends;
    for (std::size_t set = 0; set < sets.size(); ++set) {
      for (const std::string& word : sets[set]) {
        if (!word.empty() && word.size() <= kLongest) ends[word] |= WordGraph::ends_of(set);
      }
    }
    words_.assign(ends.begin(), ends.end());
  }

  std::optional<std::vector<std::uint32_t>> build() {
    const Edges root = edges_of(0, words_.size(), 0);
    if (root.size() + edges_.size() > most_edges_) return std::nullopt;
    const auto first = static_cast<Node>(edges_.size());
    edges_.insert(edges_.end(), root.begin(), root.end());
    places_.resize(edges_.size());
    if (!root.empty()) lay_all(first);
    for (std::uint32_t& edge : laid_) {
      const Node next = next_of(edge);
      edge += (places_[next] - next) << WordGraph::kNextShift;
    }
    return std::move(laid_);
  }

 private:
  using Edges = std::vector<std::uint32_t>;
  using Node = WordGraph::Node;

  /// The edges behind the first `depth` letters, which words [begin, end) share.
  Edges edges_of(std::size_t begin, std::size_t end, std::size_t depth) {
    Edges out;
    while (begin < end && edges_.size() <= most_edges_) {
      const char letter = words_[begin].first[depth];
      std::size_t same = begin;
      while (same < end && words_[same].first[depth] == letter) ++same;
      std::uint32_t edge = static_cast<unsigned char>(letter);
      if (words_[begin].first.size() == depth + 1) {
        edge |= words_[begin].second;
        ++begin;
      }
      if (begin < same) edge |= node_of(edges_of(begin, same, depth + 1)) << WordGraph::kNextShift;
      out.push_back(edge);
      begin = same;
    }
    if (!out.empty()) out.back() |= WordGraph::kIsLast;
    return out;
  }

  /// The node with these edges.
  Node node_of(Edges edges) {
    const auto place = static_cast<Node>(edges_.size());
    const auto [row, is_new] = nodes_.try_emplace(std::move(edges), place);
    if (is_new) edges_.insert(edges_.end(), row->first.begin(), row->first.end());
    return row->second;
  }

  static Node next_of(std::uint32_t edge) { return edge >> WordGraph::kNextShift; }

  void lay_all(Node root) {
    constexpr int kFewLetters = 4;
    lay(root);
    std::vector<Node> level{root};
    for (int letters = 0; letters < kFewLetters; ++letters) {
      std::vector<Node> next_level;
      for (const Node node : level) {
        each_next(node, [&](Node next) {
          if (lay(next)) next_level.push_back(next);
        });
      }
      level = std::move(next_level);
    }
    for (const Node node : level) lay_behind(node);
  }

  void lay_behind(Node node) {
    each_next(node, [this](Node next) {
      if (lay(next)) lay_behind(next);
    });
  }

  /// Whether the node was not yet laid.
  bool lay(Node node) {
    if (node == WordGraph::kNowhere || places_[node] != WordGraph::kNowhere) return false;
    places_[node] = static_cast<Node>(laid_.size());
    for (Node edge = node;; ++edge) {
      laid_.push_back(edges_[edge]);
      if ((edges_[edge] & WordGraph::kIsLast) != 0) return true;
    }
  }

  template <class Use>
  void each_next(Node node, const Use& use) const {
    for (Node edge = node;; ++edge) {
      use(next_of(edges_[edge]));
      if ((edges_[edge] & WordGraph::kIsLast) != 0) return;
    }
  }

  std::vector<std::pair<std::string_view, std::uint32_t>> words_;  ///< sorted, and for each whose it is
  std::size_t most_edges_;
  Edges edges_ = Edges(WordGraph::kRoot);  ///< of all nodes, the root last; the first of all is none
  std::map<Edges, Node> nodes_;
  // As they are to lie.
  Edges laid_ = Edges(WordGraph::kRoot);
  std::vector<Node> places_;  ///< by node of edges_: where it is in laid_
};

WordGraph::WordGraph(std::string_view bytes) { edges_ = ByteReader(bytes).array<std::uint32_t>(); }

std::optional<WordGraph::Step> WordGraph::step(Node from, char letter) const {
  if (from == kNowhere) return std::nullopt;
  for (std::uint32_t edge = edges_[from];; edge = edges_[++from]) {
    if (static_cast<char>(edge & kLetter) == letter) return step_of(edge);
    if ((edge & kIsLast) != 0) return std::nullopt;
  }
}

bool WordGraph::contains(std::string_view word) const {
  Step at;
  at.next = root();
  for (const char c : word) {
    const auto next = step(at.next, c);
    if (!next) return false;
    at = *next;
  }
  return at.ends_word;
}

std::optional<std::string> word_graph(const std::vector<std::vector<std::string>>& sets, std::size_t most_edges) {
  const auto edges = WordGraphBuilder(sets, most_edges).build();
  if (!edges) return std::nullopt;
  ByteWriter out;
  out.array(*edges);
  return out.take();
}

}  // namespace mannerly
