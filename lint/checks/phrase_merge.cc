#include "checks/phrase_merge.h"

#include <algorithm>
#include <map>
#include <optional>

namespace mannerly {
namespace {

using NodeId = PhraseTrie::NodeId;
using Nodes = std::vector<NodeId>;  ///< nodes of the trie, sorted, no node twice

/// Alternatives of alternatives can need a number of sets that grows exponentially; no sane list comes near this.
constexpr std::size_t kMostSetsPerNode = 8;
constexpr std::size_t kMostSetsMore = 4096;

class Merger {
 public:
  explicit Merger(const PhraseTrie& trie) : trie_(trie), most_(trie.nodes.size() * kMostSetsPerNode + kMostSetsMore) {}

  std::optional<PhraseTrie> merge() {
    id_of({0});
    for (std::size_t i = 0; i < sets_.size(); ++i) {
      if (sets_.size() > most_) return std::nullopt;
      PhraseTrie::Node node = node_of(*sets_[i]);
      out_.nodes.resize(sets_.size());
      out_.nodes[i] = std::move(node);
    }
    return std::move(out_);
  }

 private:
  /// The node for a set and all that is reached from it without a token. Nodes that only lead there count for nothing:
  /// the alternatives of a group end in one node.
  NodeId id_of(Nodes nodes) {
    for (std::size_t i = 0; i < nodes.size(); ++i) {
      for (const NodeId next : trie_.nodes[nodes[i]].skips) add(nodes, next);
    }
    std::erase_if(nodes, [&](NodeId node) { return only_skips(trie_.nodes[node]); });
    std::sort(nodes.begin(), nodes.end());
    const auto [known, is_new] = ids_.try_emplace(std::move(nodes), static_cast<NodeId>(sets_.size()));
    if (is_new) sets_.push_back(&known->first);
    return known->second;
  }

  PhraseTrie::Node node_of(const Nodes& nodes) {
    std::map<std::uint32_t, Nodes> words;
    std::map<std::uint32_t, Nodes> classes;
    std::map<std::uint32_t, Nodes> gaps;
    Nodes any;
    PhraseTrie::Node out;
    for (const NodeId id : nodes) {
      const PhraseTrie::Node& node = trie_.nodes[id];
      for (const auto& edge : node.words) add(words[edge.word], edge.target);
      for (const auto& edge : node.classes) add(classes[edge.token_class], edge.target);
      for (const auto& gap : node.gaps) add(gaps[gap.most], gap.target);
      for (const NodeId next : node.any) add(any, next);
      out.accepts.insert(out.accepts.end(), node.accepts.begin(), node.accepts.end());
    }
    for (auto& [word, targets] : words) out.words.push_back({word, id_of(std::move(targets))});
    for (auto& [token_class, targets] : classes) out.classes.push_back({token_class, id_of(std::move(targets))});
    for (auto& [most, targets] : gaps) out.gaps.push_back({id_of(std::move(targets)), most});
    if (!any.empty()) out.any.push_back(id_of(std::move(any)));
    return out;
  }

  static bool only_skips(const PhraseTrie::Node& node) {
    return node.words.empty() && node.classes.empty() && node.any.empty() && node.gaps.empty() && node.accepts.empty();
  }

  static void add(Nodes& nodes, NodeId node) {
    if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
  }

  const PhraseTrie& trie_;
  std::size_t most_;
  std::map<Nodes, NodeId> ids_;
  std::vector<const Nodes*> sets_;  ///< by id; the keys of ids_
  PhraseTrie out_;
};

}  // namespace

PhraseTrie merged(const PhraseTrie& trie) {
  std::optional<PhraseTrie> out = Merger(trie).merge();
  return out ? std::move(*out) : trie;
}

}  // namespace mannerly
