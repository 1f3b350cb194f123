// A table from words to numbers in one row of bytes: searched where it lies, so that a table of a hundred thousand
// words costs nothing to open. Written once (at build time, or into a cache), then only read.
//
// Open addressing with linear probing at a load of at most two thirds. A byte of every slot's hash lies in a row of its
// own, so that what is not there is known from few bytes: no word is read. The words lie in the order of their slots;
// of every fourth slot it is known where its word begins, the others are found by going on from there.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/bytes.h"

namespace mannerly {

/// A hash of bytes that is the same on every machine (FNV-1a, 64 bits, with a final mix), of pieces as of the whole.
class StableHash {
 public:
  constexpr void add(std::string_view bytes) {
    for (const char c : bytes) hash_ = (hash_ ^ static_cast<unsigned char>(c)) * 0x100000001b3ULL;
  }
  constexpr std::uint64_t value() const {
    const std::uint64_t mixed = (hash_ ^ (hash_ >> 29U)) * 0xbf58476d1ce4e5b9ULL;
    return mixed ^ (mixed >> 32U);
  }

 private:
  std::uint64_t hash_ = 0xcbf29ce484222325ULL;
};
std::uint64_t stable_hash(std::string_view bytes);

/// Immutable view; the bytes must outlive it.
class FlatTable {
 public:
  FlatTable() = default;
  /// `bytes` as flat_table() wrote them.
  explicit FlatTable(std::string_view bytes);

  std::optional<std::uint32_t> find(std::string_view word) const { return find(word, stable_hash(word)); }
  /// The same with the word's stable_hash(), for a word that is looked up in several tables.
  std::optional<std::uint32_t> find(std::string_view word, std::uint64_t hash) const;
  bool contains(std::string_view word) const { return find(word).has_value(); }
  /// How many words there are.
  std::size_t size() const { return size_; }

 private:
  ByteReader entry(std::size_t slot) const;

  std::size_t size_ = 0;
  FlatArray<std::uint8_t> tags_;     ///< per slot: part of the hash; 0: empty
  FlatArray<std::uint32_t> places_;  ///< per kStep slots: where the first of their words begins
  std::string_view words_;           ///< the number of each, and the word
};

/// The bytes of a table of `words`, which are different from each other.
std::string flat_table(const std::vector<std::pair<std::string, std::uint32_t>>& words);

}  // namespace mannerly
