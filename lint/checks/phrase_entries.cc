#include "checks/phrase_entries.h"

#include <utility>

namespace mannerly {
namespace {

/// A flag of an entry for each thing that it has.
enum : std::uint8_t { kDeletes = 1, kInstead = 2, kApplicability = 4, kExcept = 8 };

void write(const PhraseEntry& entry, ByteWriter& out) {
  const int flags = (entry.deletes ? kDeletes : 0) | (entry.instead ? kInstead : 0) |
                    (entry.applicability ? kApplicability : 0) | (entry.except ? kExcept : 0);
  out.value(static_cast<std::uint8_t>(flags));
  out.value(static_cast<std::uint8_t>(entry.anchor));
  out.value(entry.weight);
  out.text(entry.group);
  if (entry.instead) out.text(*entry.instead);
  if (entry.applicability) out.value(static_cast<std::uint8_t>(*entry.applicability));
  if (entry.except) out.number(*entry.except);
}

PhraseEntry read(ByteReader in) {
  PhraseEntry out;
  const auto flags = in.value<std::uint8_t>();
  out.anchor = static_cast<Anchor>(in.value<std::uint8_t>());
  out.weight = in.value<double>();
  out.group = in.text();
  out.deletes = (flags & kDeletes) != 0;
  if ((flags & kInstead) != 0) out.instead = in.text();
  if ((flags & kApplicability) != 0) out.applicability = static_cast<Applicability>(in.value<std::uint8_t>());
  if ((flags & kExcept) != 0) out.except = in.number();
  return out;
}

}  // namespace

void PhraseEntries::lay(std::string_view bytes) {
  ByteReader in(bytes);
  Packed& pack = packs_.emplace_back();
  pack.first_list = packed_lists_;
  pack.first = in.array<std::uint32_t>();
  pack.behind = in.array<std::uint32_t>();
  pack.offsets = in.array<std::uint32_t>();
  pack.data = in.text();
  pack.read = std::vector<std::atomic<const PhraseEntry*>>(pack.offsets.size());
  packed_lists_ += pack.behind.size();
}

PhraseEntries::~PhraseEntries() {
  for (const Packed& pack : packs_) {
    for (const auto& entry : pack.read) delete entry.load(std::memory_order_relaxed);
  }
}

ListId PhraseEntries::add_list() {
  own_.emplace_back();
  return static_cast<ListId>(lists() - 1);
}

void PhraseEntries::put(ListId list, std::vector<PhraseEntry> entries) {
  own_[list - packed_lists_] = {std::move(entries), static_cast<ListId>(lists())};
}

const PhraseEntries::Packed& PhraseEntries::pack_of(ListId list) const {
  std::size_t i = packs_.size() - 1;
  while (packs_[i].first_list > list) --i;
  return packs_[i];
}

std::size_t PhraseEntries::size(ListId list) const {
  if (list >= packed_lists_) return own_[list - packed_lists_].entries.size();
  const Packed& pack = pack_of(list);
  const std::size_t row = list - pack.first_list;
  return pack.first[row + 1] - pack.first[row];
}

ListId PhraseEntries::behind(ListId list) const {
  if (list >= packed_lists_) return own_[list - packed_lists_].behind;
  const Packed& pack = pack_of(list);
  return pack.behind[list - pack.first_list];
}

const PhraseEntry& PhraseEntries::at(ListId list, std::size_t entry) const {
  if (list >= packed_lists_) return own_[list - packed_lists_].entries[entry];
  const Packed& pack = pack_of(list);
  const std::size_t place = pack.first[list - pack.first_list] + entry;
  std::atomic<const PhraseEntry*>& slot = pack.read[place];
  const PhraseEntry* known = slot.load(std::memory_order_acquire);
  if (known != nullptr) return *known;
  auto made = std::make_unique<const PhraseEntry>(read(ByteReader(pack.data.substr(pack.offsets[place]))));
  // Another thread may have been faster: its entry stays.
  if (slot.compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) return *made.release();
  return *known;
}

std::string PhraseEntries::packed() const {
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> behind;
  std::vector<std::uint32_t> offsets;
  ByteWriter data;
  for (const Own& list : own_) {
    for (const PhraseEntry& entry : list.entries) {
      offsets.push_back(static_cast<std::uint32_t>(data.size()));
      write(entry, data);
    }
    first.push_back(static_cast<std::uint32_t>(offsets.size()));
    behind.push_back(list.behind);
  }
  ByteWriter out;
  out.array(first);
  out.array(behind);
  out.array(offsets);
  out.text(data.take());
  return out.take();
}

}  // namespace mannerly
