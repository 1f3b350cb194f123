#include "checks/phrase_book.h"

#include <algorithm>
#include <numeric>

#include "checks/phrase_merge.h"
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

/// Of a find that counts tokens.
PhraseHit hit_of(const PhraseFind& find, const Document& document, const Sentence& sentence) {
  PhraseHit hit;
  hit.entry = find.entry;
  hit.first_token = sentence.first + find.first;
  hit.last_token = sentence.first + find.last;
  hit.span = {document.tokens[hit.first_token].span.begin, document.tokens[hit.last_token].span.end};
  return hit;
}

/// All that phrases are compared with in a sentence.
std::string key_of(const std::vector<StreamItem>& items) {
  std::string out;
  out.reserve(items.size() * (2 * sizeof(std::uint32_t) + 1));
  const auto add = [&](const auto& value) { out.append(reinterpret_cast<const char*>(&value), sizeof(value)); };
  for (const StreamItem& item : items) {
    const auto sorts = static_cast<std::uint8_t>(int{item.blocked} | int{item.is_word} << 1 | int{item.is_comma} << 2 |
                                                 int{item.has_class} << 3);
    add(sorts);
    add(item.folded);
    add(item.exact);
    if (item.has_class) add(item.lengths);
  }
  return out;
}

}  // namespace

PhraseHits::PhraseHits(std::size_t lists, const std::vector<Found>& found) : begins_(lists + 1), hits_(found.size()) {
  for (const Found& one : found) ++begins_[one.list];
  std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());  // where each list ends
  for (auto one = found.rbegin(); one != found.rend(); ++one) {
    hits_[--begins_[one->list]] = one->hit;
    longest_ = std::max(longest_, one->hit.span.size());
  }
  const auto stands_before = [](const PhraseHit& a, const PhraseHit& b) {
    if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
    return a.span.end != b.span.end ? a.span.end > b.span.end : a.entry < b.entry;
  };
  for (std::size_t list = 0; list < lists; ++list) {
    if (begins_[list + 1] - begins_[list] < 2) continue;
    std::sort(hits_.begin() + begins_[list], hits_.begin() + begins_[list + 1], stands_before);
  }
}

bool PhraseHits::touches(ListId list, Span span) const {
  const std::span<const PhraseHit> hits = (*this)[list];
  const auto first = std::partition_point(hits.begin(), hits.end(),
                                          [&](const PhraseHit& hit) { return hit.span.begin + longest_ < span.begin; });
  const auto last =
      std::partition_point(first, hits.end(), [&](const PhraseHit& hit) { return hit.span.begin <= span.end; });
  return std::any_of(first, last, [&](const PhraseHit& hit) { return hit.span.touches(span); });
}

void PhraseBook::lay(const Packed& packed) {
  entries_->lay(packed.entries);
  known_.emplace_back(packed.automaton);
  vocabulary_.lay(packed.vocabulary);
}

ListId PhraseBook::add_list() {
  const ListId list = entries_->add_list();
  sizes_.resize(list + 1);
  return list;
}

Result<std::uint32_t> PhraseBook::add(ListId list, std::string_view text, PhraseAt at, PhraseCase letter_case) {
  const auto items = parse_phrase(text, letter_case);
  if (!items) return fail(items.error());
  const NodeId end = add_items(0, *items, letter_case);
  const std::uint32_t entry = sizes_[list]++;
  trie_.nodes[end].accepts.push_back({list, entry, at});
  return entry;
}

PhraseBook::NodeId PhraseBook::new_node() {
  trie_.nodes.emplace_back();
  return static_cast<NodeId>(trie_.nodes.size() - 1);
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
  auto& nodes = trie_.nodes;
  switch (item.type) {
    case PhraseItem::Type::kWord:
      for (const std::string& word : item.words) {
        const std::uint32_t id =
            letter_case == PhraseCase::kExact ? vocabulary_.add_exact(word) : vocabulary_.add(word);
        nodes[from].words.push_back({id, next});
      }
      break;
    case PhraseItem::Type::kAny:
      nodes[from].any.push_back(next);
      break;
    case PhraseItem::Type::kGap:
      nodes[from].skips.push_back(next);
      nodes[from].gaps.push_back({next, static_cast<std::uint32_t>(item.gap)});
      break;
    case PhraseItem::Type::kClass:
      nodes[from].classes.push_back({static_cast<std::uint32_t>(item.token_class), next});
      break;
    case PhraseItem::Type::kGroup:
      for (const auto& alternative : item.alternatives) {
        const NodeId end = add_items(from, alternative, letter_case);
        nodes[end].skips.push_back(next);
      }
      break;
  }
  if (item.optional) nodes[from].skips.push_back(next);
  return next;
}

void PhraseBook::finish() {
  children_.clear();
  if (sizes_.empty()) return;
  own_bytes_ = PhraseAutomaton::packed(merged(trie_));
  trie_ = {};
  own_ = PhraseAutomaton(own_bytes_);
}

PhraseFinds PhraseBook::find(const std::vector<StreamItem>& items, PhraseScratch& scratch, const Memory* memory) const {
  const auto look = [&] {
    PhraseFinds finds;
    const auto count = static_cast<std::uint32_t>(items.size());
    scratch.look_at(items.data(), count);
    for (const PhraseAutomaton& known : known_) known.find(items.data(), count, scratch, finds);
    own_.find(items.data(), count, scratch, finds);
    return finds;
  };
  return memory == nullptr ? look() : memory->by_items.get(key_of(items), look);
}

PhraseHits PhraseBook::match(const Document& document, const CommonWords& common, const Memory* memory) const {
  StreamMaker maker(document, vocabulary_, common);
  std::vector<PhraseHits::Found> found;
  PhraseScratch scratch;
  for (const Sentence& sentence : document.sentences) {
    const std::optional<std::string> source = memory == nullptr ? std::nullopt : maker.source(sentence);
    const Memory* const own = source ? memory : nullptr;
    const auto in_tokens = [&] {
      const std::vector<StreamItem>& items = maker.items(sentence);
      PhraseFinds finds = find(items, scratch, own);
      for (PhraseFind& one : finds) {
        one.first = items[one.first].token - sentence.first;
        one.last = items[one.last].token - sentence.first;
      }
      return finds;
    };
    const PhraseFinds finds = source ? memory->by_source.get(*source, in_tokens) : in_tokens();
    for (const PhraseFind& one : finds) {
      const PhraseHit hit = hit_of(one, document, sentence);
      if (fits(document, one.at, hit)) found.push_back({one.list, hit});
    }
  }
  return {entries_->lists(), found};
}

}  // namespace mannerly
