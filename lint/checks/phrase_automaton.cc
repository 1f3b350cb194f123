#include "checks/phrase_automaton.h"

#include <algorithm>

#include "text/document.h"

namespace mannerly {
namespace {

bool fits(const Document& document, PhraseAt at, const PhraseHit& hit) {
  const Sentence& sentence = document.sentences[document.tokens[hit.first_token].sentence];
  const auto only_marks = [&](std::uint32_t from, std::uint32_t to) {
    return std::all_of(document.tokens.begin() + from, document.tokens.begin() + to,
                       [](const Token& t) { return t.kind == TokenKind::kMark || t.kind == TokenKind::kEmoji; });
  };
  switch (at) {
    case PhraseAt::kAnywhere:
      return true;
    case PhraseAt::kDraftStart:
      return document.text(Span{document.draft->body.begin, hit.span.begin}).find_first_not_of(" \t\r\n*_#>\"'") ==
                 std::string_view::npos &&
             hit.span.begin >= document.draft->body.begin;
    case PhraseAt::kLineStart: {
      const SourceText& source = document.draft->source;
      const Span line = source.line_span(source.position(hit.span.begin).line);
      return source.text({line.begin, hit.span.begin}).find_first_not_of(" \t*_#>-") == std::string_view::npos;
    }
    case PhraseAt::kSentenceStart:
      return only_marks(sentence.first, hit.first_token);
    case PhraseAt::kSentenceEnd:
      return only_marks(hit.last_token + 1, sentence.last);
  }
  return true;
}

/// Two ways through the trie can end in one phrase at one place. Hits of one start stand together at the end.
bool is_known(const std::vector<PhraseHit>& hits, const PhraseHit& hit) {
  for (auto it = hits.rbegin(); it != hits.rend() && it->first_token == hit.first_token; ++it) {
    if (it->entry == hit.entry && it->last_token == hit.last_token) return true;
  }
  return false;
}

/// The highest bits of a node's needs: which sorts of edges it has besides words.
constexpr std::uint64_t kClasses = std::uint64_t{1} << 63U;
constexpr std::uint64_t kAny = std::uint64_t{1} << 62U;
constexpr std::uint64_t kSkips = std::uint64_t{1} << 61U;
constexpr std::uint64_t kGaps = std::uint64_t{1} << 60U;
constexpr std::uint64_t kAccepts = std::uint64_t{1} << 59U;
constexpr std::uint64_t kAllSorts = kClasses | kAny | kSkips | kGaps | kAccepts;

/// The bit that stands for a word. A node from which only words lead on needs one of their bits: most words that follow
/// have none of them, and the node need not be looked at.
constexpr std::uint32_t kSigns = 59;
std::uint64_t sign_of(std::uint32_t word) { return std::uint64_t{1} << (word % kSigns); }

/// Another bit for it: few words that pass by one of a node's bits pass by both.
std::uint64_t second_sign_of(std::uint32_t word) { return std::uint64_t{1} << (word * 0x9E3779B1U >> 26U); }

std::uint64_t second_signs_of(const PhraseTrie::Node& node) {
  std::uint64_t out = 0;
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

}  // namespace

/// One walk over a document: where it stands and what it found.
struct PhraseAutomaton::Walk {
  struct Place {
    NodeId node = 0;
    std::uint32_t position = 0;
    bool operator==(const Place&) const = default;
  };

  const Document& document;
  const PhraseStream& stream;
  PhraseHits& hits;
  std::uint32_t start = 0;
  std::vector<std::uint64_t> signs;  ///< of the items
  std::vector<std::uint64_t> second_signs;
  std::vector<Place> places;  ///< reached from `start`; reused between starts
};

/// Notes a place to go on from, unless nothing can follow there.
void PhraseAutomaton::reach(Walk& walk, NodeId node, std::uint32_t position, std::uint32_t end) const {
  const std::uint64_t shown = position < end ? walk.signs[position] : kAllSorts;
  const std::uint64_t needs = needs_[node];
  if ((needs & shown) == 0) return;
  if ((needs & kAllSorts) == 0 && (seconds_[node] & walk.second_signs[position]) == 0) return;
  const Walk::Place place{node, position};
  if (std::find(walk.places.begin(), walk.places.end(), place) == walk.places.end()) walk.places.push_back(place);
}

PhraseAutomaton::PhraseAutomaton(std::string_view bytes) {
  ByteReader in(bytes);
  nodes_ = in.array<Node>();
  needs_ = in.array<std::uint64_t>();
  seconds_ = in.array<std::uint64_t>();
  words_ = in.array<PhraseTrie::Edge>();
  classes_ = in.array<PhraseTrie::ClassEdge>();
  any_ = in.array<NodeId>();
  skips_ = in.array<NodeId>();
  gaps_ = in.array<PhraseTrie::Gap>();
  accepts_ = in.array<PhraseTrie::Accept>();
  starts_ = in.array<NodeId>();
}

std::string PhraseAutomaton::packed(const PhraseTrie& trie) {
  std::vector<Node> nodes;
  PhraseTrie::Node all;
  const auto append = [](auto& to, const auto& from) { to.insert(to.end(), from.begin(), from.end()); };
  const auto mark = [&] {
    nodes.push_back({static_cast<std::uint32_t>(all.words.size()), static_cast<std::uint32_t>(all.classes.size()),
                     static_cast<std::uint32_t>(all.any.size()), static_cast<std::uint32_t>(all.skips.size()),
                     static_cast<std::uint32_t>(all.gaps.size()), static_cast<std::uint32_t>(all.accepts.size())});
  };
  std::vector<std::uint64_t> needs;
  std::vector<std::uint64_t> seconds;
  for (PhraseTrie::Node node : trie.nodes) {
    mark();
    needs.push_back(needs_of(node));
    seconds.push_back(second_signs_of(node));
    std::stable_sort(node.words.begin(), node.words.end(),
                     [](const PhraseTrie::Edge& a, const PhraseTrie::Edge& b) { return a.word < b.word; });
    append(all.words, node.words);
    append(all.classes, node.classes);
    append(all.any, node.any);
    append(all.skips, node.skips);
    append(all.gaps, node.gaps);
    append(all.accepts, node.accepts);
  }
  mark();
  ByteWriter out;
  out.array(nodes);
  out.array(needs);
  out.array(seconds);
  out.array(all.words);
  out.array(all.classes);
  out.array(all.any);
  out.array(all.skips);
  out.array(all.gaps);
  out.array(all.accepts);
  out.array(starts_of(trie.nodes[0]));
  return out.take();
}

void PhraseAutomaton::follow_word(Walk& walk, std::uint32_t position, NodeId id, std::uint32_t word,
                                  std::uint32_t end) const {
  if (word == Vocabulary::kNone || (needs_[id] & sign_of(word)) == 0) return;
  if ((seconds_[id] & second_sign_of(word)) == 0) return;
  const std::uint32_t last = nodes_[id + 1].words;
  std::uint32_t low = nodes_[id].words;
  std::uint32_t high = last;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (words_[middle].word < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < last && words_[low].word == word; ++low) reach(walk, words_[low].target, position + 1, end);
}

void PhraseAutomaton::follow_gaps(Walk& walk, std::uint32_t position, NodeId id, std::uint32_t end) const {
  const std::uint32_t last = nodes_[id + 1].gaps;
  for (std::uint32_t i = nodes_[id].gaps; i < last; ++i) {
    const PhraseTrie::Gap gap = gaps_[i];
    std::uint32_t words = 0;
    for (std::uint32_t at = position; at < end; ++at) {
      const StreamItem& item = walk.stream.items[at];
      if (item.blocked || !(item.is_word || item.is_comma)) break;
      if (item.is_word && ++words > gap.most) break;
      reach(walk, gap.target, at + 1, end);
    }
  }
}

/// Edges that ask for a sort of token, not for a word.
void PhraseAutomaton::follow_kind(Walk& walk, std::uint32_t position, NodeId id, std::uint32_t end) const {
  const StreamItem& item = walk.stream.items[position];
  const Node node = nodes_[id];
  const Node next = nodes_[id + 1];
  for (std::uint32_t i = node.classes; i < next.classes && item.has_class; ++i) {
    const PhraseTrie::ClassEdge edge = classes_[i];
    const std::uint32_t length = item.lengths[edge.token_class];
    if (length > 0 && position + length <= end) reach(walk, edge.target, position + length, end);
  }
  if (!item.is_word) return;
  for (std::uint32_t i = node.any; i < next.any; ++i) reach(walk, any_[i], position + 1, end);
}

void PhraseAutomaton::step(Walk& walk, std::uint32_t position, NodeId id, std::uint32_t end) const {
  const std::uint64_t sorts = needs_[id];
  if ((sorts & kSkips) != 0) {
    const std::uint32_t last = nodes_[id + 1].skips;
    for (std::uint32_t i = nodes_[id].skips; i < last; ++i) reach(walk, skips_[i], position, end);
  }
  if (position >= end || walk.stream.items[position].blocked) return;
  if ((sorts & kGaps) != 0) follow_gaps(walk, position, id, end);
  const StreamItem& item = walk.stream.items[position];
  follow_word(walk, position, id, item.folded, end);
  follow_word(walk, position, id, item.exact, end);
  if ((sorts & (kClasses | kAny)) != 0) follow_kind(walk, position, id, end);
}

void PhraseAutomaton::accept(Walk& walk, NodeId id, std::uint32_t position) const {
  if ((needs_[id] & kAccepts) == 0) return;
  for (std::uint32_t i = nodes_[id].accepts; i < nodes_[id + 1].accepts; ++i) {
    const PhraseTrie::Accept accept = accepts_[i];
    PhraseHit hit;
    hit.entry = accept.entry;
    hit.first_token = walk.stream.items[walk.start].token;
    hit.last_token = walk.stream.items[position - 1].token;
    hit.span = {walk.document.tokens[hit.first_token].span.begin, walk.document.tokens[hit.last_token].span.end};
    auto& hits = walk.hits[accept.list];
    if (is_known(hits, hit)) continue;
    if (fits(walk.document, accept.at, hit)) hits.push_back(hit);
  }
}

void PhraseAutomaton::start_with(Walk& walk, std::uint32_t word, std::uint32_t end) const {
  if (word >= starts_.size()) return;
  if (const NodeId target = starts_[word]; target != 0) reach(walk, target, walk.start + 1, end);
}

void PhraseAutomaton::match_from(Walk& walk, std::uint32_t start, std::uint32_t end) const {
  walk.start = start;
  walk.places.clear();
  if (starts_.size() == 0) {
    step(walk, start, 0, end);
  } else {
    const StreamItem& item = walk.stream.items[start];
    start_with(walk, item.folded, end);
    start_with(walk, item.exact, end);
    follow_gaps(walk, start, 0, end);
    follow_kind(walk, start, 0, end);
  }
  for (std::size_t i = 0; i < walk.places.size(); ++i) {
    const Walk::Place place = walk.places[i];
    if (place.position > start) accept(walk, place.node, place.position);
    step(walk, place.position, place.node, end);
  }
}

void PhraseAutomaton::match(const Document& document, const PhraseStream& stream, PhraseHits& hits) const {
  if (empty()) return;
  Walk walk{document, stream, hits, 0, {}, {}, {}};
  walk.signs.reserve(stream.items.size());
  walk.second_signs.reserve(stream.items.size());
  for (const StreamItem& item : stream.items) {
    walk.signs.push_back(kAllSorts | sign_if_known(item.folded) | sign_if_known(item.exact));
    walk.second_signs.push_back(second_sign_of(item.folded) | second_sign_of(item.exact));
  }
  for (std::size_t s = 0; s + 1 < stream.sentence_starts.size(); ++s) {
    const std::uint32_t end = stream.sentence_starts[s + 1];
    for (std::uint32_t at = stream.sentence_starts[s]; at < end; ++at) {
      if (!stream.items[at].blocked) match_from(walk, at, end);
    }
  }
}

}  // namespace mannerly
