// Strings as small dense numbers: what keeps a million rows in little memory. An open-addressed table over one arena.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly::permit {

/// Every different string gets the next number, from 0. Not thread safe while strings are added.
class StringIds {
 public:
  std::uint32_t id_of(std::string_view text);
  std::optional<std::uint32_t> find(std::string_view text) const;
  /// Holds until the next id_of().
  std::string_view text(std::uint32_t id) const {
    return std::string_view(arena_).substr(places_[id].begin, places_[id].length);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(places_.size()); }

 private:
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  static constexpr std::uint32_t kFree = 0xFFFFFFFF;
  struct Place {
    std::size_t begin = 0;
    std::uint32_t length = 0;
  };
  /// With the place beside the number, so that a hit touches the slot and the string and nothing else.
  struct Slot {
    Place place;
    std::uint32_t id = kFree;
    std::uint32_t hash = 0;
  };

  std::string arena_;
  std::vector<Place> places_;
  std::vector<Slot> slots_;  ///< a power of two of them, at most half full
};

}  // namespace mannerly::permit
