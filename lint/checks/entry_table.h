// Numbers found by a hash, for more of them than memory should hold: the newest stand in memory; once these are many, a
// table in a scratch takes them in, in one pass over it. A bit for each place of that table tells where nothing stands,
// so that most looks need not read it.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "mannerly/batch.h"

namespace mannerly {

/// Open addressing with linear probing. Not thread safe.
class EntryTable {
 public:
  /// Its part of the scratch, kBytes from `begin` on; null: all stays in memory.
  EntryTable(Scratch* scratch, std::uint64_t begin);

  enum class Room {
    kEnough,
    kFull,     ///< there will be once the table is cleared
    kRefused,  ///< the scratch takes no table
  };
  /// Whether a few more can be added.
  Room make_room(std::size_t count);
  /// Adds an entry, which is not 0; there must be room.
  void add(std::uint64_t hash, std::uint32_t entry);
  void clear();

  /// Calls `use(entry)` for the entries of the hash and, perhaps, for others.
  template <class Use>
  void each(std::uint64_t hash, const Use& use) const {
    const auto low = static_cast<std::uint32_t>(hash);
    for (std::size_t at = low & (recent_.size() - 1); recent_[at].entry != 0; at = (at + 1) & (recent_.size() - 1)) {
      if (recent_[at].hash == low) use(recent_[at].entry);
    }
    Chunk chunk{};
    std::size_t loaded = kPlaces;
    for (std::size_t at = low % kPlaces; is_taken(at); at = (at + 1) % kPlaces) {
      if (const std::size_t begin = at / kChunk * kChunk; begin != loaded) {
        chunk = chunk_of(begin);
        loaded = begin;
      }
      if (const std::uint32_t entry = chunk[at % kChunk]; entry != 0) use(entry);
    }
  }

  static constexpr std::size_t kMostInMemory = std::size_t{1} << 21U;  ///< places, without a scratch
  static constexpr std::size_t kPlaces = std::size_t{1} << 22U;        ///< in the scratch
  static constexpr std::uint64_t kBytes = kPlaces * sizeof(std::uint32_t);

 private:
  static constexpr std::size_t kFewest = std::size_t{1} << 10U;
  static constexpr std::size_t kMostRecent = std::size_t{1} << 15U;  ///< places in memory, with a scratch
  static constexpr std::size_t kChunk = 16;
  static constexpr std::size_t kPiece = std::size_t{1} << 14U;  ///< places read and written at once
  static constexpr std::size_t kBits = 64;
  using Chunk = std::array<std::uint32_t, kChunk>;

  struct Recent {
    std::uint32_t hash = 0;
    std::uint32_t entry = 0;  ///< 0: free
  };
  void place(Recent recent);
  void grow();
  bool prepare();
  void merge();
  void write_piece(std::size_t first, const std::vector<Recent>& added);

  bool is_taken(std::size_t at) const { return !taken_.empty() && (taken_[at / kBits] >> (at % kBits) & 1U) != 0; }
  std::uint64_t offset_of(std::size_t place) const { return begin_ + place * sizeof(std::uint32_t); }

  /// The entries from a place on; those that cannot be had are 0.
  Chunk chunk_of(std::size_t place) const {
    Chunk out{};
    if (const std::string_view bytes = scratch_->read(offset_of(place), sizeof(out)); bytes.size() == sizeof(out)) {
      std::memcpy(out.data(), bytes.data(), sizeof(out));
    }
    return out;
  }

  Scratch* scratch_;
  std::uint64_t begin_;
  std::vector<Recent> recent_;
  std::size_t recent_used_ = 0;
  std::vector<std::uint64_t> taken_;  ///< a bit for each place in the scratch; empty as long as none is used
  std::size_t taken_count_ = 0;
  bool is_refused_ = false;
};

}  // namespace mannerly
