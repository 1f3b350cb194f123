#include "permit/exports_ids.h"

#include <functional>

namespace mannerly::permit {
namespace {

constexpr std::size_t kFirstSlots = 1024;

std::uint32_t hash_of(std::string_view text) {
  const std::size_t hash = std::hash<std::string_view>()(text);
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

}  // namespace

/// The slot that holds `text`, or the free one where it belongs.
std::size_t StringIds::slot_of(std::string_view wanted, std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  for (;; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.id == kFree) return at;
    const bool alike = slot.hash == hash && slot.place.length == wanted.size();
    if (alike && std::string_view(arena_).substr(slot.place.begin, wanted.size()) == wanted) return at;
  }
}

std::uint32_t StringIds::id_of(std::string_view text) {
  if (slots_.size() < 2 * (std::size_t{size()} + 1)) grow();
  const std::uint32_t hash = hash_of(text);
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.id != kFree) return slot.id;
  slot = {{arena_.size(), static_cast<std::uint32_t>(text.size())}, size(), hash};
  arena_.append(text);
  places_.push_back(slot.place);
  return slot.id;
}

std::optional<std::uint32_t> StringIds::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  return slot.id == kFree ? std::nullopt : std::optional<std::uint32_t>(slot.id);
}

void StringIds::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.empty() ? kFirstSlots : 2 * old.size(), Slot{});
  for (const Slot& slot : old) {
    if (slot.id == kFree) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].id != kFree) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace mannerly::permit
