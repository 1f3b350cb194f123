// What is needed twice and is too large to hold: input that can be read only once, and the workings of a survey. Both
// stay in memory while they are small, and go to a file without a name in the folder for temporary files.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "mannerly/batch.h"

namespace mannerly::cli {

/// A file that nobody else sees; it goes with this object.
class TempFile {
 public:
  TempFile();
  ~TempFile();
  TempFile(const TempFile&) = delete;
  TempFile& operator=(const TempFile&) = delete;

  bool good() const { return descriptor_ >= 0; }
  bool write_at(std::uint64_t offset, std::string_view bytes);
  /// Reads up to `size` bytes into `bytes`; empty at the end and on failure.
  void read_at(std::uint64_t offset, std::size_t size, std::string& bytes) const;

 private:
  int descriptor_ = -1;
};

/// Bytes that came once and can be had again.
class Spool {
 public:
  void append(std::string_view bytes);
  /// Hands over all bytes in chunks, in order; false when some cannot be read again.
  bool replay(const std::function<void(std::string_view)>& use) const;

 private:
  std::string head_;  ///< all, while there is no file; else what is not in the file
  std::unique_ptr<TempFile> file_;
  std::uint64_t in_file_ = 0;
  bool no_file_ = false;  ///< none can be made
};

/// The survey's workings.
std::unique_ptr<Scratch> temporary_scratch();

}  // namespace mannerly::cli
