// What a survey keeps of every draft of a run: a row of a few numbers, and how to name the draft. The first thousands
// stay in memory; the others lie in a scratch, if there is one, so that a run may be as long as it likes.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/shared_scratch.h"
#include "checks/sketch.h"

namespace mannerly {

/// One draft, by its place in the run.
struct RunRow {
  static constexpr std::uint32_t kNobody = static_cast<std::uint32_t>(-1);

  std::uint32_t twin = kNobody;     ///< the place of the most similar draft to another reader
  std::uint32_t cluster = kNobody;  ///< kNobody where a row was lost
  std::uint32_t first_message = 0;
  Share share;              ///< with the twin
  std::uint32_t label = 0;  ///< where it begins among those of its block
  std::uint16_t label_size = 0;
  std::uint16_t unanswered = 0;
};

/// add() and set() from one thread, before the others are thread safe.
class RunRows {
 public:
  /// Null: everything stays in memory.
  explicit RunRows(std::shared_ptr<SharedScratch> scratch) : scratch_(std::move(scratch)) {}

  std::size_t size() const { return size_; }
  /// Its label is clipped to some two hundred bytes.
  void add(RunRow row, std::string_view label);
  /// The row at a place below size(). One that the scratch has lost is as RunRow makes it.
  RunRow get(std::size_t place) const;
  /// Replaces a row by one of the same label.
  void set(std::size_t place, const RunRow& row);
  /// Empty where it is lost.
  std::string label(std::size_t place) const;

 private:
  static constexpr std::size_t kBlockRows = 512;
  static constexpr std::size_t kBlocksInMemory = 4;
  struct Block {
    std::uint64_t begin = 0;   ///< in the scratch: its rows, and behind them their labels
    std::vector<RunRow> rows;  ///< empty when they lie there
    std::string labels;
  };
  void move_out(Block& block);
  std::uint64_t offset_of(std::size_t place) const;

  std::shared_ptr<SharedScratch> scratch_;
  std::deque<Block> blocks_;
  std::map<std::size_t, RunRow> kept_;  ///< rows that the scratch did not take
  std::size_t size_ = 0;
  std::uint64_t end_ = scratch_parts::kRows;
  bool is_full_ = false;  ///< the scratch takes no more
};

}  // namespace mannerly
