#include "checks/phrase_book.h"

#include <algorithm>

#include "text/document.h"

namespace mannerly {

/// One walk over a document: where it stands and what it found.
struct PhraseBook::Walk {
  const Document& document;
  const PhraseStream& stream;
  PhraseHits hits;
  std::uint32_t start = 0;
  std::vector<std::vector<NodeId>> frontier;  ///< nodes per position, from `start` on; reused between starts
};

ListId PhraseBook::add_list() {
  lists_.emplace_back();
  return static_cast<ListId>(lists_.size() - 1);
}

Result<std::uint32_t> PhraseBook::add(ListId list, std::string_view text, PhraseAt at, PhraseCase letter_case) {
  const auto items = parse_phrase(text, letter_case);
  if (!items) return fail(items.error());
  const NodeId end = add_items(0, *items, letter_case);
  const auto entry = static_cast<std::uint32_t>(lists_[list].size());
  lists_[list].push_back(at);
  nodes_[end].accepts.push_back({list, entry});
  return entry;
}

PhraseBook::NodeId PhraseBook::new_node() {
  nodes_.emplace_back();
  return static_cast<NodeId>(nodes_.size() - 1);
}

PhraseBook::NodeId PhraseBook::add_items(NodeId from, const std::vector<PhraseItem>& items, PhraseCase letter_case) {
  for (const PhraseItem& item : items) {
    const std::string key = std::to_string(from) + (letter_case == PhraseCase::kExact ? "!" : ":") + item.key;
    const auto known = children_.find(key);
    if (known != children_.end()) {
      from = known->second;
      continue;
    }
    const NodeId next = add_item(from, item, letter_case);
    children_.emplace(key, next);
    from = next;
  }
  return from;
}

PhraseBook::NodeId PhraseBook::add_item(NodeId from, const PhraseItem& item, PhraseCase letter_case) {
  const NodeId next = new_node();
  switch (item.type) {
    case PhraseItem::Type::kWord:
      for (const std::string& word : item.words) {
        const std::string key = letter_case == PhraseCase::kExact ? "\x01" + word : word;
        nodes_[from].words.push_back({vocabulary_.add(key), next});
      }
      break;
    case PhraseItem::Type::kAny:
      nodes_[from].any.push_back(next);
      break;
    case PhraseItem::Type::kGap:
      nodes_[from].gaps.push_back({next, item.gap});
      break;
    case PhraseItem::Type::kClass:
      nodes_[from].classes.push_back({item.token_class, next});
      break;
    case PhraseItem::Type::kGroup:
      for (const auto& alternative : item.alternatives) {
        const NodeId end = add_items(from, alternative, letter_case);
        nodes_[end].skips.push_back(next);
      }
      break;
  }
  if (item.optional) nodes_[from].skips.push_back(next);
  return next;
}

void PhraseBook::finish() {
  children_.clear();
  for (Node& node : nodes_) {
    std::stable_sort(node.words.begin(), node.words.end(),
                     [](const Edge& a, const Edge& b) { return a.word < b.word; });
  }
}

void PhraseBook::step(Walk& walk, std::uint32_t position, NodeId id, std::uint32_t end) const {
  const auto reach = [&](NodeId node, std::uint32_t at) {
    const std::size_t slot = at - walk.start;
    if (walk.frontier.size() <= slot) walk.frontier.resize(slot + 1);
    auto& nodes = walk.frontier[slot];
    if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
  };
  const Node& node = nodes_[id];
  for (const NodeId target : node.skips) reach(target, position);
  for (const Gap& gap : node.gaps) {
    std::uint32_t at = position;
    reach(gap.target, at);
    for (int words = 0; at < end; ++at) {
      const StreamItem& item = walk.stream.items[at];
      if (item.blocked || !(item.is_word || item.is_comma)) break;
      if (item.is_word && ++words > gap.most) break;
      reach(gap.target, at + 1);
    }
  }
  if (position >= end || walk.stream.items[position].blocked) return;
  const StreamItem& item = walk.stream.items[position];
  for (const std::uint32_t word : {item.folded, item.exact}) {
    if (word == Vocabulary::kNone || node.words.empty()) continue;
    auto it = std::lower_bound(node.words.begin(), node.words.end(), word,
                               [](const Edge& edge, std::uint32_t w) { return edge.word < w; });
    for (; it != node.words.end() && it->word == word; ++it) reach(it->target, position + 1);
  }
  for (const ClassEdge& edge : node.classes) {
    const std::uint32_t length = item.lengths[static_cast<std::size_t>(edge.token_class)];
    if (length > 0 && position + length <= end) reach(edge.target, position + length);
  }
  if (item.is_word) {
    for (const NodeId target : node.any) reach(target, position + 1);
  }
}

bool PhraseBook::fits(const Walk& walk, PhraseAt at, const PhraseHit& hit) const {
  const Document& document = walk.document;
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

void PhraseBook::accept(Walk& walk, NodeId id, std::uint32_t position) const {
  if (position == walk.start) return;
  for (const Accept& accept : nodes_[id].accepts) {
    PhraseHit hit;
    hit.entry = accept.entry;
    hit.first_token = walk.stream.items[walk.start].token;
    hit.last_token = walk.stream.items[position - 1].token;
    hit.span = {walk.document.tokens[hit.first_token].span.begin, walk.document.tokens[hit.last_token].span.end};
    if (fits(walk, lists_[accept.list][accept.entry], hit)) walk.hits[accept.list].push_back(hit);
  }
}

void PhraseBook::match_from(Walk& walk, std::uint32_t start, std::uint32_t end) const {
  walk.start = start;
  for (auto& nodes : walk.frontier) nodes.clear();
  if (walk.frontier.empty()) walk.frontier.emplace_back();
  walk.frontier[0].push_back(0);
  for (std::size_t slot = 0; slot < walk.frontier.size(); ++slot) {
    const auto position = static_cast<std::uint32_t>(start + slot);
    if (position > end) break;
    for (std::size_t i = 0; i < walk.frontier[slot].size(); ++i) {
      const NodeId node = walk.frontier[slot][i];
      accept(walk, node, position);
      step(walk, position, node, end);
    }
  }
}

PhraseHits PhraseBook::match(const Document& document, const CommonWords& common) const {
  const PhraseStream stream = make_stream(document, vocabulary_, common);
  Walk walk{document, stream, PhraseHits(lists_.size()), 0, {}};
  for (std::size_t s = 0; s + 1 < stream.sentence_starts.size(); ++s) {
    const std::uint32_t end = stream.sentence_starts[s + 1];
    for (std::uint32_t at = stream.sentence_starts[s]; at < end; ++at) {
      if (!stream.items[at].blocked) match_from(walk, at, end);
    }
  }
  for (auto& hits : walk.hits) {
    std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      return a.span.end != b.span.end ? a.span.end > b.span.end : a.entry < b.entry;
    });
  }
  return std::move(walk.hits);
}

}  // namespace mannerly
