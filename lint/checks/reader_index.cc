#include "checks/reader_index.h"

#include <string_view>
#include <type_traits>

namespace mannerly {
namespace {

/// From other bits than those a key's first slot is chosen by.
std::uint8_t tag_of(std::uint64_t key) { return static_cast<std::uint8_t>((key >> 56U) | 1U); }

}  // namespace

std::optional<ReaderPlace> ReaderIndex::find(std::uint64_t key) const {
  if (const auto place = in_memory_.find(key); place || !has_moved()) return place;
  key |= 1U;
  for (std::size_t at = (key >> 1U) % kSlots; tags_[at] != 0; at = (at + 1) % kSlots) {
    if (tags_[at] != tag_of(key)) continue;
    if (const Slot slot = read(at); slot.key == key) return slot.place;
  }
  return std::nullopt;
}

void ReaderIndex::insert(std::uint64_t key, ReaderPlace place) {
  if (is_full() || find(key)) return;
  ++size_;
  if (!has_moved() && scratch_ != nullptr && in_memory_.size() == kMostInMemory) move_out();
  if (!has_moved() || !write(key | 1U, place)) in_memory_.insert(key, place);
}

ReaderIndex::Slot ReaderIndex::read(std::size_t at) const {
  Slot slot;
  const std::size_t size = scratch_->read(scratch_parts::kReaders + at * sizeof(slot), &slot, sizeof(slot));
  return size == sizeof(slot) ? slot : Slot{};
}

/// A key that is not there, to the first free slot.
bool ReaderIndex::write(std::uint64_t key, ReaderPlace place) {
  static_assert(std::has_unique_object_representations_v<Slot>);
  std::size_t at = (key >> 1U) % kSlots;
  while (tags_[at] != 0) at = (at + 1) % kSlots;
  const Slot slot{key, place};
  const std::string_view bytes(reinterpret_cast<const char*>(&slot), sizeof(slot));
  if (!scratch_->write(scratch_parts::kReaders + at * sizeof(slot), bytes)) return false;
  tags_[at] = tag_of(key);
  return true;
}

/// Those the scratch has no room for stay in memory.
void ReaderIndex::move_out() {
  tags_.resize(kSlots);
  const ReaderTable all = std::exchange(in_memory_, {});
  all.each([&](std::uint64_t key, ReaderPlace place) {
    if (!write(key, place)) in_memory_.insert(key, place);
  });
}

}  // namespace mannerly
