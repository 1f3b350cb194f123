// A scratch that is written while a survey is built, and read by all threads afterwards.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <mutex>
#include <string_view>
#include <utility>

#include "mannerly/batch.h"

namespace mannerly {

/// Thread safe, but for alone().
class SharedScratch {
 public:
  /// Not null.
  explicit SharedScratch(std::unique_ptr<Scratch> scratch) : scratch_(std::move(scratch)) {}

  bool write(std::uint64_t offset, std::string_view bytes) {
    const std::lock_guard lock(mutex_);
    return scratch_->write(offset, bytes);
  }
  /// Copies bytes to `out`; returns how many could be had. What was never written may be missing or 0.
  std::size_t read(std::uint64_t offset, void* out, std::size_t size) {
    const std::lock_guard lock(mutex_);
    const std::string_view bytes = scratch_->read(offset, size);
    if (!bytes.empty()) std::memcpy(out, bytes.data(), bytes.size());
    return bytes.size();
  }
  /// For a user that has it for itself for a time.
  Scratch& alone() { return *scratch_; }

 private:
  std::mutex mutex_;
  std::unique_ptr<Scratch> scratch_;
};

/// Who has which part of it.
namespace scratch_parts {
inline constexpr std::uint64_t kNearTexts = 0;
inline constexpr std::uint64_t kReaders = std::uint64_t{1} << 29U;
inline constexpr std::uint64_t kRows = std::uint64_t{1} << 30U;
}  // namespace scratch_parts

}  // namespace mannerly
