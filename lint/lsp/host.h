// What the language server needs of the machine, handed in by the command line: files with their stamps, the time, the
// way messages leave. Tests hand in texts in memory and a time of their own.
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly::lsp {

/// A moment of a clock that only runs forward; only differences mean anything.
using Moment = std::chrono::steady_clock::time_point;

/// Tells one state of a file from another without reading it.
struct FileStamp {
  std::int64_t modified_ns = 0;
  std::uint64_t size = 0;
  std::uint64_t node = 0;

  friend bool operator==(const FileStamp&, const FileStamp&) = default;
};

/// Reading, and the two things beyond it that a server needs. Thread safe.
class Disk : public FileSystem {
 public:
  /// nullopt when there is no such file.
  virtual std::optional<FileStamp> stamp(const std::string& path) const = 0;
  /// Replaces the file by `bytes` at once or not at all; fails when it does not hold `expected` any more. Without
  /// `expected` it creates the file, and fails when there is one.
  virtual Result<void> write(const std::string& path, const std::optional<std::string>& expected,
                             const std::string& bytes) const = 0;
};

struct Host {
  std::shared_ptr<const Disk> disk;
  /// The time of day, for rules about dates.
  std::function<std::chrono::sys_seconds()> wall_time;
  /// Sends one JSON message; called from the thread the server runs on.
  std::function<void(const std::string&)> send;
  /// Told the process that started the server, so that it can end with it.
  std::function<void(std::int64_t)> watch_process;
};

}  // namespace mannerly::lsp
