// How many drafts the parts of a run's input had when they were first gone through. Neighbours that have the same
// number are one entry: of the records of a table little is kept.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace mannerly::cli {

/// Files by their numbers, from the lowest; the parts of a file in order. Not thread safe.
class PartSizes {
 public:
  void add(std::size_t file, std::size_t drafts) {
    if (runs_.empty() || runs_.back().file != file || runs_.back().drafts != drafts) {
      runs_.push_back({static_cast<std::uint32_t>(file), static_cast<std::uint32_t>(drafts), 0});
    }
    ++runs_.back().parts;
  }

  /// The next part of the file, once all are added: what add() was told, or 0 where the file has grown. One file after
  /// the other.
  std::size_t next(std::size_t file) {
    while (at_ < runs_.size() && (runs_[at_].file < file || (runs_[at_].file == file && taken_ == runs_[at_].parts))) {
      ++at_;
      taken_ = 0;
    }
    if (at_ == runs_.size() || runs_[at_].file != file) return 0;
    ++taken_;
    return runs_[at_].drafts;
  }

 private:
  struct Run {
    std::uint32_t file;
    std::uint32_t drafts;
    std::uint32_t parts;
  };
  std::vector<Run> runs_;
  std::size_t at_ = 0;       ///< where next() is
  std::uint32_t taken_ = 0;  ///< parts of that run
};

}  // namespace mannerly::cli
