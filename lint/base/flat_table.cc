#include "base/flat_table.h"

#include <bit>

namespace mannerly {
namespace {

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> 32U); }

}  // namespace

std::uint64_t stable_hash(std::string_view bytes) {
  StableHash hash;
  hash.add(bytes);
  return hash.value();
}

FlatTable::FlatTable(std::string_view bytes) {
  ByteReader in(bytes);
  size_ = in.number();
  slots_ = in.array<Slot>();
  words_ = in.text();
}

std::optional<std::uint32_t> FlatTable::find(std::string_view word) const {
  if (size_ == 0) return std::nullopt;
  const std::uint64_t hash = stable_hash(word);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const Slot slot = slots_[i];
    if (slot.place == 0) return std::nullopt;
    if (slot.hash != tag_of(hash)) continue;
    ByteReader entry(words_.substr(slot.place - 1));
    const std::uint32_t number = entry.number();
    if (entry.text() == word) return number;
  }
}

std::string flat_table(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  std::vector<FlatTable::Slot> slots(std::bit_ceil(words.size() * 2 + 1));
  ByteWriter entries;
  for (const auto& [word, number] : words) {
    const std::uint64_t hash = stable_hash(word);
    std::size_t i = hash & (slots.size() - 1);
    while (slots[i].place != 0) i = (i + 1) & (slots.size() - 1);
    slots[i] = {tag_of(hash), static_cast<std::uint32_t>(entries.size() + 1)};
    entries.number(number);
    entries.text(word);
  }
  ByteWriter out;
  out.number(words.size());
  out.array(slots);
  out.text(entries.take());
  return out.take();
}

}  // namespace mannerly
