// The names of a run's readers, of any number of them: the first thousands in memory; once there are more, all in a
// scratch, if there is one, and of each name a byte in memory that tells most unknown ones apart.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "checks/reader_table.h"
#include "checks/shared_scratch.h"

namespace mannerly {

/// insert() from one thread, before find() is thread safe.
class ReaderIndex {
 public:
  /// Null: everything stays in memory.
  explicit ReaderIndex(std::shared_ptr<SharedScratch> scratch) : scratch_(std::move(scratch)) {}

  /// Whether no more names are taken.
  bool is_full() const { return size_ >= kMost; }
  /// Keys as those of a ReaderTable.
  std::optional<ReaderPlace> find(std::uint64_t key) const;
  /// Adds the key unless it is there.
  void insert(std::uint64_t key, ReaderPlace place);

 private:
  static constexpr std::size_t kMost = std::size_t{1} << 18U;
  static constexpr std::size_t kMostInMemory = std::size_t{3} << 12U;  ///< three quarters of a power of two
  static constexpr std::size_t kSlots = 2 * kMost;                     ///< in the scratch, probed one after the other
  struct Slot {
    std::uint64_t key = 0;
    ReaderPlace place;
  };
  bool has_moved() const { return !tags_.empty(); }
  Slot read(std::size_t at) const;
  bool write(std::uint64_t key, ReaderPlace place);
  void move_out();

  std::shared_ptr<SharedScratch> scratch_;
  ReaderTable in_memory_;           ///< all of them, or those the scratch did not take
  std::vector<std::uint8_t> tags_;  ///< of the slots in the scratch; 0: free
  std::size_t size_ = 0;
};

}  // namespace mannerly
