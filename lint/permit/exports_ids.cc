#include "permit/exports_ids.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cassert>
#include <cstring>

namespace mannerly::permit {
namespace {

constexpr std::size_t kFirstSlots = 1024;
constexpr std::size_t kUnit = 8;
constexpr std::uint32_t kUnitBits = 17;  ///< of a place within a block
constexpr std::size_t kBlockBytes = kUnit << kUnitBits;
constexpr std::size_t kHeadBytes = 2 * sizeof(std::uint32_t);

std::uint64_t word_at(const char* at, std::size_t bytes) {
  std::uint64_t word = 0;
  std::memcpy(&word, at, bytes);
  return word;
}

/// Words of eight bytes, rotated and multiplied in turn; the end is mixed as MurmurHash3 does (its fmix64).
std::uint32_t hash_of(std::string_view text) {
  constexpr std::uint64_t kOdd = 0x9E3779B97F4A7C15;
  std::uint64_t hash = text.size() * kOdd;
  const char* at = text.data();
  std::size_t left = text.size();
  for (; left >= kUnit; left -= kUnit, at += kUnit) hash = (std::rotl(hash, 5) ^ word_at(at, kUnit)) * kOdd;
  if (left > 0) hash = (std::rotl(hash, 5) ^ word_at(at, left)) * kOdd;
  hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCD;
  hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53;
  return static_cast<std::uint32_t>(hash ^ (hash >> 33));
}

}  // namespace

const char* StringIds::at(Place place) const {
  return blocks_[place >> kUnitBits].get() + (place & ((1U << kUnitBits) - 1)) * kUnit;
}

StringIds::Record StringIds::record(Place place) const {
  const char* const head = at(place);
  Record out;
  std::uint32_t length = 0;
  std::memcpy(&out.id, head, sizeof out.id);
  std::memcpy(&length, head + sizeof out.id, sizeof length);
  out.text = std::string_view(head + kHeadBytes, length);
  return out;
}

/// A record of the next number. One that is longer than a block has a block of its own.
StringIds::Place StringIds::store(std::string_view text) {
  const std::size_t bytes = (kHeadBytes + text.size() + kUnit - 1) / kUnit * kUnit;
  if (blocks_.empty() || used_ + bytes > kBlockBytes) {
    blocks_.push_back(std::make_unique_for_overwrite<char[]>(std::max(bytes, kBlockBytes)));
    assert(blocks_.size() <= kFree >> kUnitBits);
    used_ = 0;
  }
  const std::uint32_t id = size();
  const auto length = static_cast<std::uint32_t>(text.size());
  char* at = blocks_.back().get() + used_;
  std::memcpy(at, &id, sizeof id);
  std::memcpy(at + sizeof id, &length, sizeof length);
  if (!text.empty()) std::memcpy(at + kHeadBytes, text.data(), text.size());
  const auto place = static_cast<Place>(((blocks_.size() - 1) << kUnitBits) | (used_ / kUnit));
  used_ += bytes;
  return place;
}

/// The slot that holds `wanted`, or the free one where it belongs.
std::size_t StringIds::slot_of(std::string_view wanted, std::uint32_t hash) const {
  std::size_t at = hash & (slots_.size() - 1);
  for (;; at = (at + 1) & (slots_.size() - 1)) {
    const Slot& slot = slots_[at];
    if (slot.place == kFree || (slot.hash == hash && record(slot.place).text == wanted)) return at;
  }
}

std::uint32_t StringIds::id_of(std::string_view text) { return id_of(text, hash_of(text)); }

void StringIds::ids_of(std::span<const std::string> texts, std::span<std::uint32_t> ids) {
  assert(texts.size() <= kBatch && texts.size() == ids.size());
  if (slots_.empty()) grow();
  std::array<std::uint32_t, kBatch> hashes{};
  for (std::size_t i = 0; i < texts.size(); ++i) {
    hashes[i] = hash_of(texts[i]);
    __builtin_prefetch(&slots_[hashes[i] & (slots_.size() - 1)]);
  }
  for (std::size_t i = 0; i < texts.size(); ++i) {
    const Slot& slot = slots_[hashes[i] & (slots_.size() - 1)];
    if (slot.place != kFree) __builtin_prefetch(at(slot.place));
  }
  for (std::size_t i = 0; i < texts.size(); ++i) ids[i] = id_of(texts[i], hashes[i]);
}

std::uint32_t StringIds::id_of(std::string_view text, std::uint32_t hash) {
  if (slots_.size() < 2 * (std::size_t{size()} + 1)) grow();
  Slot& slot = slots_[slot_of(text, hash)];
  if (slot.place != kFree) return record(slot.place).id;
  slot = {store(text), hash};
  records_.push_back(slot.place);
  return size() - 1;
}

std::optional<std::uint32_t> StringIds::find(std::string_view text) const {
  if (slots_.empty()) return std::nullopt;
  const Slot& slot = slots_[slot_of(text, hash_of(text))];
  return slot.place == kFree ? std::nullopt : std::optional<std::uint32_t>(record(slot.place).id);
}

void StringIds::grow() {
  std::vector<Slot> old = std::move(slots_);
  slots_.assign(old.empty() ? kFirstSlots : 2 * old.size(), Slot{});
  for (const Slot& slot : old) {
    if (slot.place == kFree) continue;
    std::size_t at = slot.hash & (slots_.size() - 1);
    while (slots_[at].place != kFree) at = (at + 1) & (slots_.size() - 1);
    slots_[at] = slot;
  }
}

}  // namespace mannerly::permit
