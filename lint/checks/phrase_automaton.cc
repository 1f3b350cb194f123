#include "checks/phrase_automaton.h"

#include <algorithm>
#include <array>
#include <bit>
#include <limits>
#include <type_traits>

namespace mannerly {
namespace {

/// Two ways through the trie can end in one phrase at one place. Finds of one start stand together at the end.
bool is_known(const PhraseFinds& finds, const PhraseFind& find) {
  for (auto it = finds.rbegin(); it != finds.rend() && it->first == find.first; ++it) {
    if (it->list == find.list && it->entry == find.entry && it->last == find.last) return true;
  }
  return false;
}

/// The highest bits of a node's needs: which sorts of edges it has besides words, of which the other bits tell.
constexpr std::uint64_t kClasses = std::uint64_t{1} << 63U;
constexpr std::uint64_t kAny = std::uint64_t{1} << 62U;
constexpr std::uint64_t kSkips = std::uint64_t{1} << 61U;
constexpr std::uint64_t kGaps = std::uint64_t{1} << 60U;
constexpr std::uint64_t kAccepts = std::uint64_t{1} << 59U;
constexpr std::uint64_t kAllSorts = kClasses | kAny | kSkips | kGaps | kAccepts;
constexpr std::uint64_t kWords = ~kAllSorts;

/// The sorts in the order in which a node's edges lie.
struct SortOfEdge {
  std::uint64_t bits = 0;
  std::size_t numbers = 0;
};
constexpr std::array<SortOfEdge, 6> kSorts = {
    {{kWords, 2}, {kAccepts, 3}, {kGaps, 2}, {kClasses, 2}, {kAny, 1}, {kSkips, 1}}};

/// The bit that stands for a word. A node from which only words lead on needs one of their bits: most words that follow
/// have none of them, and the node need not be looked at.
constexpr std::uint32_t kSigns = 59;
std::uint64_t sign_of(std::uint32_t word) { return std::uint64_t{1} << (word % kSigns); }

/// Another bit for it: few words that pass by one of a node's bits pass by both.
std::uint32_t second_sign_of(std::uint32_t word) { return std::uint32_t{1} << (word * 0x9E3779B1U >> 27U); }

std::uint32_t second_signs_of(const PhraseTrie::Node& node) {
  std::uint32_t out = 0;
  for (const PhraseTrie::Edge& edge : node.words) out |= second_sign_of(edge.word);
  return out;
}

std::uint64_t sign_if_known(std::uint32_t word) { return word == Vocabulary::kNone ? 0 : sign_of(word); }

std::uint64_t needs_of(const PhraseTrie::Node& node) {
  std::uint64_t out = (node.classes.empty() ? 0 : kClasses) | (node.any.empty() ? 0 : kAny) |
                      (node.skips.empty() ? 0 : kSkips) | (node.gaps.empty() ? 0 : kGaps) |
                      (node.accepts.empty() ? 0 : kAccepts);
  for (const PhraseTrie::Edge& edge : node.words) out |= sign_of(edge.word);
  return out;
}

/// Where each word leads from a node; nothing when a word leads to several nodes, or nodes are reached without a word.
std::vector<PhraseTrie::NodeId> starts_of(const PhraseTrie::Node& node) {
  std::vector<PhraseTrie::NodeId> out;
  if (!node.skips.empty()) return out;
  for (const PhraseTrie::Edge& edge : node.words) {
    if (out.size() <= edge.word) out.resize(edge.word + 1);
    if (out[edge.word] != 0) return {};
    out[edge.word] = edge.target;
  }
  return out;
}

/// The nodes that are reached from a node, each as often as edges lead there.
template <class Trie, class Use>
void each_target(Trie& node, const Use& use) {
  for (auto& edge : node.words) use(edge.target);
  for (auto& edge : node.classes) use(edge.target);
  for (auto& gap : node.gaps) use(gap.target);
  for (auto& target : node.any) use(target);
  for (auto& target : node.skips) use(target);
}

/// The same trie with the nodes that follow starts first, and behind them what follows each, as one reads on.
PhraseTrie near_ordered(const PhraseTrie& trie) {
  using NodeId = PhraseTrie::NodeId;
  std::vector<NodeId> order{0};
  std::vector<NodeId> number(trie.nodes.size());
  const auto take = [&](NodeId node) {
    if (node == 0 || number[node] != 0) return false;
    number[node] = static_cast<NodeId>(order.size());
    order.push_back(node);
    return true;
  };
  each_target(trie.nodes[0], take);
  const std::size_t starts = order.size();
  std::vector<NodeId> open;
  const auto visit = [&](NodeId node) {
    if (take(node)) open.push_back(node);
  };
  for (std::size_t i = 1; i < starts; ++i) {
    for (each_target(trie.nodes[order[i]], visit); !open.empty();) {
      const NodeId next = open.back();
      open.pop_back();
      each_target(trie.nodes[next], visit);
    }
  }
  PhraseTrie out;
  out.nodes.clear();
  for (const NodeId node : order) {
    each_target(out.nodes.emplace_back(trie.nodes[node]), [&](NodeId& target) { target = number[target]; });
  }
  return out;
}

}  // namespace

/// Whether one of the items may follow whose signs these are.
bool PhraseAutomaton::Node::may_follow(std::uint64_t signs, std::uint32_t second_signs) const {
  return (needs & signs) != 0 && ((needs & kAllSorts) != 0 || (seconds & second_signs) != 0);
}

/// One walk over a sentence: where it stands and what it found. Positions count the sentence's items.
struct PhraseAutomaton::Walk {
  const StreamItem* items;
  PhraseScratch& scratch;
  PhraseFinds& finds;
  std::uint32_t start = 0;

  /// Whether what a node waits for stands at `position`; at the end of the sentence, whether it waits for no word.
  bool has(const Node& node, std::uint32_t position, std::uint32_t end) const {
    return position < end ? node.may_follow(scratch.signs[position].own, scratch.signs[position].second)
                          : (node.needs & kAllSorts) != 0;
  }
};

/// Notes a place to go on from, unless nothing can follow there.
void PhraseAutomaton::reach(Walk& walk, NodeId node, std::uint32_t position, std::uint32_t end) const {
  if (walk.has(nodes_[node], position, end)) note(walk, node, position);
}

void PhraseAutomaton::note(Walk& walk, NodeId node, std::uint32_t position) {
  auto& places = walk.scratch.places;
  const PhraseScratch::Place place{node, position};
  if (std::find(places.begin(), places.end(), place) == places.end()) places.push_back(place);
}

template <class Edge>
PhraseAutomaton::Edges<Edge> PhraseAutomaton::edges(const Node& node, std::uint64_t sort) const {
  const std::size_t width = is_narrow_ ? sizeof(std::uint16_t) : sizeof(std::uint32_t);
  std::size_t at = node.begin;
  for (const SortOfEdge& next : kSorts) {
    if ((node.needs & next.bits) == 0) continue;
    const std::string_view here = row_.substr(at);
    const std::uint32_t count = is_narrow_ ? FlatArray<std::uint16_t>(here)[0] : FlatArray<std::uint32_t>(here)[0];
    at += width;
    if (next.bits == sort) {
      const std::string_view bytes = here.substr(width);
      if (is_narrow_) return {FlatArray<std::uint16_t>(bytes), {}, count};
      return {{}, FlatArray<std::uint32_t>(bytes), count};
    }
    at += count * next.numbers * width;
  }
  return {};
}

PhraseAutomaton::PhraseAutomaton(std::string_view bytes) {
  ByteReader in(bytes);
  nodes_ = in.array<Node>();
  starts_ = in.array<NodeId>();
  is_narrow_ = in.value<bool>();
  row_ = in.text();
}

std::string PhraseAutomaton::packed(const PhraseTrie& written) {
  const PhraseTrie trie = near_ordered(written);
  std::vector<Node> nodes;
  std::vector<std::uint32_t> row;
  const auto write = [&](const auto& edges) {
    using Edge = typename std::decay_t<decltype(edges)>::value_type;
    if (edges.empty()) return;
    row.push_back(static_cast<std::uint32_t>(edges.size()));
    for (const Edge& edge : edges) {
      const auto numbers = std::bit_cast<std::array<std::uint32_t, Edges<Edge>::kNumbers>>(edge);
      row.insert(row.end(), numbers.begin(), numbers.end());
    }
  };
  for (PhraseTrie::Node node : trie.nodes) {
    nodes.push_back({needs_of(node), second_signs_of(node), static_cast<std::uint32_t>(row.size())});
    std::stable_sort(node.words.begin(), node.words.end(),
                     [](const PhraseTrie::Edge& a, const PhraseTrie::Edge& b) { return a.word < b.word; });
    write(node.words);
    write(node.accepts);
    write(node.gaps);
    write(node.classes);
    write(node.any);
    write(node.skips);
  }
  const bool is_narrow = std::all_of(
      row.begin(), row.end(), [](std::uint32_t number) { return number <= std::numeric_limits<std::uint16_t>::max(); });
  for (Node& node : nodes) {
    node.begin *= static_cast<std::uint32_t>(is_narrow ? sizeof(std::uint16_t) : sizeof(std::uint32_t));
  }
  ByteWriter out;
  out.array(nodes);
  out.array(starts_of(trie.nodes[0]));
  out.value(is_narrow);
  if (is_narrow) {
    out.array(std::vector<std::uint16_t>(row.begin(), row.end()));
  } else {
    out.array(row);
  }
  return out.take();
}

void PhraseAutomaton::follow_word(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t word,
                                  std::uint32_t end) const {
  if (word == Vocabulary::kNone || (node.needs & sign_of(word)) == 0) return;
  if ((node.seconds & second_sign_of(word)) == 0) return;
  const auto words = edges<PhraseTrie::Edge>(node, kWords);
  std::uint32_t low = 0;
  std::uint32_t high = words.count;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (words[middle].word < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < words.count && words[low].word == word; ++low) reach(walk, words[low].target, position + 1, end);
}

void PhraseAutomaton::follow_gaps(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t end) const {
  const auto gaps = edges<PhraseTrie::Gap>(node, kGaps);
  for (std::uint32_t i = 0; i < gaps.count; ++i) {
    const PhraseTrie::Gap gap = gaps[i];
    const Node next = nodes_[gap.target];
    // Most gaps end before a word that does not follow in the sentence.
    if (position + 1 < end) {
      const PhraseScratch::Signs& follow = walk.scratch.signs[position + 1];
      if (!next.may_follow(follow.ahead, follow.second_ahead)) continue;
    }
    std::uint32_t words = 0;
    for (std::uint32_t at = position; at < end; ++at) {
      const StreamItem& item = walk.items[at];
      if (item.blocked || !(item.is_word || item.is_comma)) break;
      if (item.is_word && ++words > gap.most) break;
      if (walk.has(next, at + 1, end)) note(walk, gap.target, at + 1);
    }
  }
}

/// Edges that ask for a sort of token, not for a word.
void PhraseAutomaton::follow_kind(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t end) const {
  const StreamItem& item = walk.items[position];
  if (item.has_class) {
    const auto classes = edges<PhraseTrie::ClassEdge>(node, kClasses);
    for (std::uint32_t i = 0; i < classes.count; ++i) {
      const PhraseTrie::ClassEdge edge = classes[i];
      const std::uint32_t length = item.lengths[edge.token_class];
      if (length > 0 && position + length <= end) reach(walk, edge.target, position + length, end);
    }
  }
  if (!item.is_word) return;
  const auto any = edges<NodeId>(node, kAny);
  for (std::uint32_t i = 0; i < any.count; ++i) reach(walk, any[i], position + 1, end);
}

void PhraseAutomaton::step(Walk& walk, std::uint32_t position, const Node& node, std::uint32_t end) const {
  if ((node.needs & kSkips) != 0) {
    const auto skips = edges<NodeId>(node, kSkips);
    for (std::uint32_t i = 0; i < skips.count; ++i) reach(walk, skips[i], position, end);
  }
  if (position >= end || walk.items[position].blocked) return;
  if ((node.needs & kGaps) != 0) follow_gaps(walk, position, node, end);
  const StreamItem& item = walk.items[position];
  follow_word(walk, position, node, item.folded, end);
  follow_word(walk, position, node, item.exact, end);
  if ((node.needs & (kClasses | kAny)) != 0) follow_kind(walk, position, node, end);
}

void PhraseAutomaton::accept(Walk& walk, const Node& node, std::uint32_t position) const {
  if ((node.needs & kAccepts) == 0) return;
  const auto accepts = edges<PhraseTrie::Accept>(node, kAccepts);
  for (std::uint32_t i = 0; i < accepts.count; ++i) {
    const PhraseTrie::Accept accept = accepts[i];
    const PhraseFind find{accept.list, accept.entry, accept.at, walk.start, position - 1};
    if (!is_known(walk.finds, find)) walk.finds.push_back(find);
  }
}

void PhraseAutomaton::start_with(Walk& walk, std::uint32_t word, std::uint32_t end) const {
  if (word >= starts_.size()) return;
  if (const NodeId target = starts_[word]; target != 0) reach(walk, target, walk.start + 1, end);
}

void PhraseAutomaton::match_from(Walk& walk, std::uint32_t start, std::uint32_t end) const {
  walk.start = start;
  auto& places = walk.scratch.places;
  places.clear();
  const Node first = nodes_[0];
  if (starts_.size() == 0) {
    step(walk, start, first, end);
  } else {
    const StreamItem& item = walk.items[start];
    start_with(walk, item.folded, end);
    start_with(walk, item.exact, end);
    follow_gaps(walk, start, first, end);
    follow_kind(walk, start, first, end);
  }
  for (std::size_t i = 0; i < places.size(); ++i) {
    const PhraseScratch::Place place = places[i];
    const Node node = nodes_[place.node];
    if (place.position > start) accept(walk, node, place.position);
    step(walk, place.position, node, end);
  }
}

void PhraseAutomaton::find(const StreamItem* items, std::uint32_t count, PhraseScratch& scratch,
                           PhraseFinds& finds) const {
  if (empty()) return;
  Walk walk{items, scratch, finds};
  for (std::uint32_t at = 0; at < count; ++at) {
    if (!items[at].blocked) match_from(walk, at, count);
  }
}

void PhraseScratch::look_at(const StreamItem* items, std::uint32_t count) {
  signs.resize(count);
  for (std::uint32_t at = count; at-- > 0;) {
    const StreamItem& item = items[at];
    Signs& here = signs[at];
    here.own = here.ahead = kAllSorts | sign_if_known(item.folded) | sign_if_known(item.exact);
    here.second = here.second_ahead = second_sign_of(item.folded) | second_sign_of(item.exact);
    if (at + 1 == count) continue;
    here.ahead |= signs[at + 1].ahead;
    here.second_ahead |= signs[at + 1].second_ahead;
  }
}

}  // namespace mannerly
