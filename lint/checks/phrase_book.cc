#include "checks/phrase_book.h"

#include <algorithm>

#include "checks/phrase_merge.h"
#include "text/document.h"

namespace mannerly {

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

PhraseHits PhraseBook::match(const Document& document, const CommonWords& common) const {
  const PhraseStream stream = make_stream(document, vocabulary_, common);
  PhraseHits out(entries_->lists());
  for (const PhraseAutomaton& known : known_) known.match(document, stream, out);
  own_.match(document, stream, out);
  for (auto& hits : out) {
    std::sort(hits.begin(), hits.end(), [](const PhraseHit& a, const PhraseHit& b) {
      if (a.span.begin != b.span.begin) return a.span.begin < b.span.begin;
      return a.span.end != b.span.end ? a.span.end > b.span.end : a.entry < b.entry;
    });
  }
  return out;
}

}  // namespace mannerly
