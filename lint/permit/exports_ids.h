// Strings as small dense numbers: what keeps a million rows in little memory. An open-addressed table over blocks of
// records; a hit touches one slot and one record.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly::permit {

/// Every different string gets the next number, from 0. Not thread safe while strings are added.
class StringIds {
 public:
  std::uint32_t id_of(std::string_view text);
  /// The numbers of all of `texts`, which at most kBatch are: memory is waited for once, not for one after the other.
  void ids_of(std::span<const std::string> texts, std::span<std::uint32_t> ids);
  static constexpr std::size_t kBatch = 16;
  std::optional<std::uint32_t> find(std::string_view text) const;
  /// Holds as long as this object.
  std::string_view text(std::uint32_t id) const { return record(records_[id]).text; }
  std::uint32_t size() const { return static_cast<std::uint32_t>(records_.size()); }

 private:
  /// A string with its number, as it lies in a block: number, length, bytes.
  struct Record {
    std::uint32_t id = 0;
    std::string_view text;
  };
  /// Where a record lies: the block, then the distance from its beginning in units of eight bytes.
  using Place = std::uint32_t;
  static constexpr Place kFree = 0xFFFFFFFF;
  struct Slot {
    Place place = kFree;
    std::uint32_t hash = 0;
  };

  const char* at(Place place) const;
  Record record(Place place) const;
  Place store(std::string_view text);
  std::uint32_t id_of(std::string_view text, std::uint32_t hash);
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  std::vector<std::unique_ptr<char[]>> blocks_;
  std::size_t used_ = 0;        ///< bytes of the last block
  std::vector<Place> records_;  ///< of every number
  std::vector<Slot> slots_;     ///< a power of two of them, at most half full
};

}  // namespace mannerly::permit
