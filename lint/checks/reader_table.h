// From the hashes of readers' names to the drafts that named them first, sixteen bytes a name, in memory.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace mannerly {

/// A draft of the run, and the cluster of near texts it belongs to.
struct ReaderPlace {
  std::uint32_t place = 0;
  std::uint32_t cluster = 0;
};

/// Open addressing with linear probing. The keys are well mixed hashes; those that differ in the lowest bit only are
/// the same.
class ReaderTable {
 public:
  std::size_t size() const { return size_; }

  std::optional<ReaderPlace> find(std::uint64_t key) const {
    if (slots_.empty()) return std::nullopt;
    const Slot& slot = slots_[slot_of(key | 1U)];
    if (slot.key == 0) return std::nullopt;
    return slot.place;
  }

  /// Calls `use(key, place)` for all; of a key the lowest bit is set.
  template <class Use>
  void each(const Use& use) const {
    for (const Slot& slot : slots_) {
      if (slot.key != 0) use(slot.key, slot.place);
    }
  }

  /// Adds the key unless it is there.
  void insert(std::uint64_t key, ReaderPlace place) {
    if ((size_ + 1) * 4 > slots_.size() * 3) grow();
    Slot& slot = slots_[slot_of(key | 1U)];
    if (slot.key != 0) return;
    slot = {key | 1U, place};
    ++size_;
  }

 private:
  static constexpr std::size_t kSmallest = 64;

  struct Slot {
    std::uint64_t key = 0;  ///< 0: free
    ReaderPlace place;
  };

  /// Where the key is, or the free slot where it would be.
  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = slots_.size() - 1;
    std::size_t at = (key >> 1U) & mask;
    while (slots_[at].key != 0 && slots_[at].key != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    ReaderTable larger;
    larger.slots_.resize(slots_.empty() ? kSmallest : 2 * slots_.size());
    each([&](std::uint64_t key, ReaderPlace place) { larger.insert(key, place); });
    *this = std::move(larger);
  }

  std::vector<Slot> slots_;
  std::size_t size_ = 0;
};

}  // namespace mannerly
