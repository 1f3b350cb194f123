// Nodes are made from the ends of the words on; equal nodes become one, which is all that makes the graph minimal.
#include "base/word_graph.h"

#include <algorithm>
#include <map>

namespace mannerly {

class WordGraphBuilder {
 public:
  /// `words` are sorted and different from each other.
  WordGraphBuilder(const std::vector<std::string>& words, std::size_t most_edges)
      : words_(words), most_edges_(most_edges) {}

  std::optional<std::vector<std::uint32_t>> build() {
    const Edges root = edges_of(0, words_.size(), 0);
    if (root.size() + edges_.size() >= most_edges_) return std::nullopt;
    Edges out(WordGraph::kRoot);
    // The places of nodes were counted from the first edge behind those of the root.
    const auto add = [&](std::uint32_t edge) {
      const bool leads_on = (edge >> WordGraph::kNextShift) != WordGraph::kNowhere;
      out.push_back(leads_on ? edge + (static_cast<std::uint32_t>(root.size()) << WordGraph::kNextShift) : edge);
    };
    std::for_each(root.begin(), root.end(), add);
    std::for_each(edges_.begin(), edges_.end(), add);
    return out;
  }

 private:
  using Edges = std::vector<std::uint32_t>;

  /// The edges behind the first `depth` letters, which words [begin, end) share.
  Edges edges_of(std::size_t begin, std::size_t end, std::size_t depth) {
    Edges out;
    while (begin < end && edges_.size() < most_edges_) {
      const char letter = words_[begin][depth];
      std::size_t same = begin;
      while (same < end && words_[same][depth] == letter) ++same;
      std::uint32_t edge = static_cast<unsigned char>(letter);
      if (words_[begin].size() == depth + 1) {
        edge |= WordGraph::kEndsWord;
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
  WordGraph::Node node_of(Edges edges) {
    const auto place = static_cast<WordGraph::Node>(edges_.size() + WordGraph::kRoot);
    const auto [row, is_new] = nodes_.try_emplace(std::move(edges), place);
    if (is_new) edges_.insert(edges_.end(), row->first.begin(), row->first.end());
    return row->second;
  }

  const std::vector<std::string>& words_;
  std::size_t most_edges_;
  Edges edges_;  ///< of all nodes but the root
  std::map<Edges, WordGraph::Node> nodes_;
};

WordGraph::WordGraph(std::string_view bytes) { edges_ = ByteReader(bytes).array<std::uint32_t>(); }

std::optional<WordGraph::Step> WordGraph::step(Node from, char letter) const {
  if (from == kNowhere) return std::nullopt;
  for (std::uint32_t edge = edges_[from];; edge = edges_[++from]) {
    if (static_cast<char>(edge & 0xFFU) == letter) return step_of(edge);
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

std::optional<std::string> word_graph(std::vector<std::string> words, std::size_t most_edges) {
  constexpr std::size_t kLongest = 255;
  std::erase_if(words, [](const std::string& word) { return word.empty() || word.size() > kLongest; });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  const auto edges = WordGraphBuilder(words, most_edges).build();
  if (!edges) return std::nullopt;
  ByteWriter out;
  out.array(*edges);
  return out.take();
}

}  // namespace mannerly
