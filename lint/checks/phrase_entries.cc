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

PhraseEntries::PhraseEntries(std::string_view bytes) {
  ByteReader in(bytes);
  first_ = in.array<std::uint32_t>();
  behind_ = in.array<std::uint32_t>();
  offsets_ = in.array<std::uint32_t>();
  data_ = in.text();
  read_ = std::vector<std::atomic<const PhraseEntry*>>(offsets_.size());
}

PhraseEntries::~PhraseEntries() {
  for (const auto& entry : read_) delete entry.load(std::memory_order_relaxed);
}

ListId PhraseEntries::add_list() {
  own_.emplace_back();
  return static_cast<ListId>(lists() - 1);
}

void PhraseEntries::put(ListId list, std::vector<PhraseEntry> entries) {
  own_[list - packed_lists()] = {std::move(entries), static_cast<ListId>(lists())};
}

std::size_t PhraseEntries::size(ListId list) const {
  if (list >= packed_lists()) return own_[list - packed_lists()].entries.size();
  return first_[list + 1] - first_[list];
}

ListId PhraseEntries::behind(ListId list) const {
  return list < packed_lists() ? behind_[list] : own_[list - packed_lists()].behind;
}

const PhraseEntry& PhraseEntries::at(ListId list, std::size_t entry) const {
  if (list >= packed_lists()) return own_[list - packed_lists()].entries[entry];
  const std::size_t place = first_[list] + entry;
  const PhraseEntry* known = read_[place].load(std::memory_order_acquire);
  if (known != nullptr) return *known;
  auto made = std::make_unique<const PhraseEntry>(read(ByteReader(data_.substr(offsets_[place]))));
  // Another thread may have been faster: its entry stays.
  if (read_[place].compare_exchange_strong(known, made.get(), std::memory_order_acq_rel)) return *made.release();
  return *known;
}

std::string PhraseEntries::packed() const {
  std::vector<std::uint32_t> first{0};
  std::vector<std::uint32_t> behind;
  std::vector<std::uint32_t> offsets;
  ByteWriter data;
  for (ListId list = 0; list < lists(); ++list) {
    for (std::size_t i = 0; i < size(list); ++i) {
      offsets.push_back(static_cast<std::uint32_t>(data.size()));
      write(at(list, i), data);
    }
    first.push_back(static_cast<std::uint32_t>(offsets.size()));
    behind.push_back(this->behind(list));
  }
  ByteWriter out;
  out.array(first);
  out.array(behind);
  out.array(offsets);
  out.text(data.take());
  return out.take();
}

}  // namespace mannerly
