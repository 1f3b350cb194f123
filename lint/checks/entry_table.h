// Numbers found by a hash, for more of them than memory should hold: open addressing with linear probing, in memory
// while it is small, then in a scratch.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "mannerly/batch.h"

namespace mannerly {

/// Not thread safe.
class EntryTable {
 public:
  /// Its part of the scratch, which must outlive it, starts at `begin`; as long as there are at most `most_in_memory`
  /// places it uses none.
  EntryTable(Scratch& scratch, std::uint64_t begin, std::size_t most_in_memory)
      : scratch_(scratch), begin_(begin), most_in_memory_(most_in_memory) {}

  /// Empties the table and gives it `size` places, a power of two of at least 16. False when the scratch has no room: a
  /// table in memory is as it was then.
  bool make(std::size_t size);
  std::size_t size() const { return size_; }

  /// Calls `use(entry)` for the entries from the hash's place on, up to the first free place, which it returns.
  template <class Use>
  std::size_t each(std::uint64_t hash, const Use& use) const {
    Chunk chunk{};
    std::size_t loaded = size_;
    for (std::size_t at = hash & (size_ - 1);; at = (at + 1) & (size_ - 1)) {
      if (const std::size_t begin = at / kChunk * kChunk; begin != loaded) {
        chunk = chunk_of(begin);
        loaded = begin;
      }
      const std::uint32_t entry = chunk[at % kChunk];
      if (entry == 0) return at;
      use(entry);
    }
  }
  /// Writes an entry, which is not 0, to a free place; false when that failed.
  bool put(std::size_t place, std::uint32_t entry);

 private:
  static constexpr std::size_t kChunk = 16;
  using Chunk = std::array<std::uint32_t, kChunk>;

  std::uint64_t offset_of(std::size_t place) const { return begin_ + place * sizeof(std::uint32_t); }

  /// The entries from a place on; those that cannot be had are 0.
  Chunk chunk_of(std::size_t place) const {
    Chunk out{};
    if (!entries_.empty()) {
      std::memcpy(out.data(), entries_.data() + place, sizeof(out));
    } else if (const std::string_view bytes = scratch_.read(offset_of(place), sizeof(out));
               bytes.size() == sizeof(out)) {
      std::memcpy(out.data(), bytes.data(), sizeof(out));
    }
    return out;
  }

  Scratch& scratch_;
  std::uint64_t begin_;
  std::size_t most_in_memory_;
  std::size_t size_ = 0;
  std::vector<std::uint32_t> entries_;  ///< empty when the scratch holds them
};

}  // namespace mannerly
