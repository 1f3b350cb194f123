#include "checks/entry_table.h"

#include <algorithm>
#include <string>

namespace mannerly {

bool EntryTable::make(std::size_t size) {
  if (size <= most_in_memory_) {
    entries_ = std::vector<std::uint32_t>(size);
    size_ = size;
    return true;
  }
  constexpr std::size_t kPiece = std::size_t{64} << 10;
  const std::string zeros(std::min(kPiece, size * sizeof(std::uint32_t)), '\0');
  for (std::size_t at = 0; at < size * sizeof(std::uint32_t); at += zeros.size()) {
    if (!scratch_.write(begin_ + at, zeros)) return false;
  }
  entries_ = {};
  size_ = size;
  return true;
}

bool EntryTable::put(std::size_t place, std::uint32_t entry) {
  if (entries_.empty()) {
    return scratch_.write(offset_of(place), {reinterpret_cast<const char*>(&entry), sizeof(entry)});
  }
  entries_[place] = entry;
  return true;
}

}  // namespace mannerly
