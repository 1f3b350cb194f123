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

}  // namespace

/// One walk over a document: where it stands and what it found.
struct PhraseAutomaton::Walk {
  const Document& document;
  const PhraseStream& stream;
  PhraseHits& hits;
  std::uint32_t start = 0;
  std::vector<std::vector<NodeId>> frontier;  ///< nodes per position, from `start` on; reused between starts
  std::size_t used = 0;                       ///< how many positions of the frontier may hold nodes

  void reach(NodeId node, std::uint32_t at) {
    const std::size_t slot = at - start;
    if (frontier.size() <= slot) frontier.resize(slot + 1);
    used = std::max(used, slot + 1);
    auto& nodes = frontier[slot];
    if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
  }
};

PhraseAutomaton::PhraseAutomaton(std::string_view bytes) {
  ByteReader in(bytes);
  nodes_ = in.array<Node>();
  words_ = in.array<PhraseTrie::Edge>();
  classes_ = in.array<PhraseTrie::ClassEdge>();
  any_ = in.array<NodeId>();
  skips_ = in.array<NodeId>();
  gaps_ = in.array<PhraseTrie::Gap>();
  accepts_ = in.array<PhraseTrie::Accept>();
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
  for (PhraseTrie::Node node : trie.nodes) {
    mark();
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
  out.array(all.words);
  out.array(all.classes);
  out.array(all.any);
  out.array(all.skips);
  out.array(all.gaps);
  out.array(all.accepts);
  return out.take();
}

void PhraseAutomaton::follow_word(Walk& walk, std::uint32_t position, const Node& node, const Node& next,
                                  std::uint32_t word) const {
  std::uint32_t low = node.words;
  std::uint32_t high = next.words;
  while (low < high) {
    const std::uint32_t middle = low + (high - low) / 2;
    if (words_[middle].word < word) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  for (; low < next.words && words_[low].word == word; ++low) walk.reach(words_[low].target, position + 1);
}

void PhraseAutomaton::step(Walk& walk, std::uint32_t position, NodeId id, std::uint32_t end) const {
  const Node node = nodes_[id];
  const Node next = nodes_[id + 1];
  for (std::uint32_t i = node.skips; i < next.skips; ++i) walk.reach(skips_[i], position);
  for (std::uint32_t i = node.gaps; i < next.gaps; ++i) {
    const PhraseTrie::Gap gap = gaps_[i];
    std::uint32_t at = position;
    walk.reach(gap.target, at);
    for (std::uint32_t words = 0; at < end; ++at) {
      const StreamItem& item = walk.stream.items[at];
      if (item.blocked || !(item.is_word || item.is_comma)) break;
      if (item.is_word && ++words > gap.most) break;
      walk.reach(gap.target, at + 1);
    }
  }
  if (position >= end || walk.stream.items[position].blocked) return;
  const StreamItem& item = walk.stream.items[position];
  if (node.words != next.words) {
    if (item.folded != Vocabulary::kNone) follow_word(walk, position, node, next, item.folded);
    if (item.exact != Vocabulary::kNone) follow_word(walk, position, node, next, item.exact);
  }
  for (std::uint32_t i = node.classes; i < next.classes; ++i) {
    const PhraseTrie::ClassEdge edge = classes_[i];
    const std::uint32_t length = item.lengths[edge.token_class];
    if (length > 0 && position + length <= end) walk.reach(edge.target, position + length);
  }
  if (!item.is_word) return;
  for (std::uint32_t i = node.any; i < next.any; ++i) walk.reach(any_[i], position + 1);
}

void PhraseAutomaton::accept(Walk& walk, NodeId id, std::uint32_t position) const {
  if (position == walk.start) return;
  for (std::uint32_t i = nodes_[id].accepts; i < nodes_[id + 1].accepts; ++i) {
    const PhraseTrie::Accept accept = accepts_[i];
    PhraseHit hit;
    hit.entry = accept.entry;
    hit.first_token = walk.stream.items[walk.start].token;
    hit.last_token = walk.stream.items[position - 1].token;
    hit.span = {walk.document.tokens[hit.first_token].span.begin, walk.document.tokens[hit.last_token].span.end};
    if (fits(walk.document, accept.at, hit)) walk.hits[accept.list].push_back(hit);
  }
}

void PhraseAutomaton::match_from(Walk& walk, std::uint32_t start, std::uint32_t end) const {
  walk.start = start;
  walk.used = 0;
  walk.reach(0, start);
  for (std::size_t slot = 0; slot < walk.used; ++slot) {
    const auto position = static_cast<std::uint32_t>(start + slot);
    if (position > end) break;
    for (std::size_t i = 0; i < walk.frontier[slot].size(); ++i) {
      const NodeId node = walk.frontier[slot][i];
      accept(walk, node, position);
      step(walk, position, node, end);
    }
  }
  for (std::size_t slot = 0; slot < walk.used; ++slot) walk.frontier[slot].clear();
}

void PhraseAutomaton::match(const Document& document, const PhraseStream& stream, PhraseHits& hits) const {
  if (empty()) return;
  Walk walk{document, stream, hits, 0, {}, 0};
  for (std::size_t s = 0; s + 1 < stream.sentence_starts.size(); ++s) {
    const std::uint32_t end = stream.sentence_starts[s + 1];
    for (std::uint32_t at = stream.sentence_starts[s]; at < end; ++at) {
      if (!stream.items[at].blocked) match_from(walk, at, end);
    }
  }
}

}  // namespace mannerly
