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
    return std::string_view(arena_).substr(begins_[id], begins_[id + 1] - begins_[id]);
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(begins_.size() - 1); }

 private:
  std::size_t slot_of(std::string_view text, std::uint32_t hash) const;
  void grow();

  struct Slot {
    std::uint32_t id = kFree;
    std::uint32_t hash = 0;
  };
  static constexpr std::uint32_t kFree = 0xFFFFFFFF;

  std::string arena_;
  std::vector<std::size_t> begins_ = {0};
  std::vector<Slot> slots_;  ///< a power of two of them, at most half full
};

}  // namespace mannerly::permit
