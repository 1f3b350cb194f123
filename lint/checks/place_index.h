// From hashes to places, twelve bytes an entry: for tables with as many entries as a run has drafts.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace mannerly {

/// Open addressing with linear probing. The keys are well mixed hashes; equal ones count as the same key.
class PlaceIndex {
 public:
  std::size_t size() const { return size_; }

  std::optional<std::size_t> find(std::uint64_t key) const {
    if (keys_.empty()) return std::nullopt;
    const std::size_t at = slot_of(key | 1U);
    if (keys_[at] == 0) return std::nullopt;
    return places_[at];
  }

  /// Adds the key unless it is there.
  void insert(std::uint64_t key, std::uint32_t place) {
    if ((size_ + 1) * 4 > keys_.size() * 3) grow();
    const std::size_t at = slot_of(key | 1U);
    if (keys_[at] != 0) return;
    keys_[at] = key | 1U;
    places_[at] = place;
    ++size_;
  }

 private:
  static constexpr std::size_t kSmallest = 64;

  /// Where the key is, or the free slot where it would be.
  std::size_t slot_of(std::uint64_t key) const {
    const std::size_t mask = keys_.size() - 1;
    std::size_t at = (key >> 1U) & mask;
    while (keys_[at] != 0 && keys_[at] != key) at = (at + 1) & mask;
    return at;
  }

  void grow() {
    PlaceIndex larger;
    larger.keys_.resize(keys_.empty() ? kSmallest : 2 * keys_.size());
    larger.places_.resize(larger.keys_.size());
    for (std::size_t i = 0; i < keys_.size(); ++i) {
      if (keys_[i] != 0) larger.insert(keys_[i], places_[i]);
    }
    *this = std::move(larger);
  }

  std::vector<std::uint64_t> keys_;  ///< 0: free
  std::vector<std::uint32_t> places_;
  std::size_t size_ = 0;
};

}  // namespace mannerly
