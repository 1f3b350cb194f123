#include "base/flat_table.h"

#include <bit>

namespace mannerly {
namespace {

constexpr std::size_t kStep = 4;

/// Never 0, which marks an empty slot. The place of a slot comes from the other end of the hash.
std::uint8_t tag_of(std::uint64_t hash) { return static_cast<std::uint8_t>((hash >> 56U) | 1U); }

}  // namespace

std::uint64_t stable_hash(std::string_view bytes) {
  StableHash hash;
  hash.add(bytes);
  return hash.value();
}

FlatTable::FlatTable(std::string_view bytes) {
  ByteReader in(bytes);
  size_ = in.number();
  tags_ = in.array<std::uint8_t>();
  places_ = in.array<std::uint32_t>();
  words_ = in.text();
}

ByteReader FlatTable::entry(std::size_t slot) const {
  const std::size_t step = slot / kStep;
  ByteReader out(words_.substr(places_[step]));
  for (std::size_t i = step * kStep; i < slot; ++i) {
    if (tags_[i] == 0) continue;
    out.short_number();
    out.short_text();
  }
  return out;
}

std::optional<std::uint32_t> FlatTable::find(std::string_view word, std::uint64_t hash) const {
  if (size_ == 0) return std::nullopt;
  const std::size_t mask = tags_.size() - 1;
  const std::uint8_t wanted = tag_of(hash);
  for (std::size_t i = hash & mask;; i = (i + 1) & mask) {
    const std::uint8_t tag = tags_[i];
    if (tag == 0) return std::nullopt;
    if (tag != wanted) continue;
    ByteReader found = entry(i);
    const std::uint32_t number = found.short_number();
    if (found.short_text() == word) return number;
  }
}

std::string flat_table(const std::vector<std::pair<std::string, std::uint32_t>>& words) {
  const std::size_t slots = std::bit_ceil(words.size() * 3 / 2 + 1);
  std::vector<std::uint8_t> tags(slots);
  std::vector<const std::pair<std::string, std::uint32_t>*> in_slots(slots);
  for (const auto& entry : words) {
    const std::uint64_t hash = stable_hash(entry.first);
    std::size_t i = hash & (slots - 1);
    while (tags[i] != 0) i = (i + 1) & (slots - 1);
    tags[i] = tag_of(hash);
    in_slots[i] = &entry;
  }
  std::vector<std::uint32_t> places;
  ByteWriter entries;
  for (std::size_t i = 0; i < slots; ++i) {
    if (i % kStep == 0) places.push_back(static_cast<std::uint32_t>(entries.size()));
    if (in_slots[i] == nullptr) continue;
    entries.short_number(in_slots[i]->second);
    entries.short_text(in_slots[i]->first);
  }
  ByteWriter out;
  out.number(words.size());
  out.array(tags);
  out.array(places);
  out.text(entries.take());
  return out.take();
}

}  // namespace mannerly
