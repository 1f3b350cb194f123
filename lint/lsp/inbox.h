// Messages between the thread that reads and the one that works. Says of a message at work whether the client has
// cancelled it, and whether a newer text of its document is already here.
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "lsp/json.h"

namespace mannerly::lsp {

/// A message, or the reason why its bytes are none.
struct Incoming {
  Json message;
  std::string fault;       ///< not empty: no JSON, or no frame
  bool cancelled = false;  ///< a request that was cancelled before its turn
};

/// Whether the reader should go on.
enum class Reading { kGoOn, kStop };

/// Thread safe.
class Inbox {
 public:
  /// Takes the body of a frame; kStop after an `exit`.
  Reading push_body(const std::string& body);
  void push_fault(std::string fault);
  /// No more will come.
  void close();

  /// The next message, waiting at most `patience`; nullopt when none came. What was taken before is no longer at work.
  std::optional<Incoming> take(std::chrono::milliseconds patience);
  /// True once closed and empty.
  bool is_finished() const;
  /// True when no message waits.
  bool is_empty() const;

  /// Whether the request at work has been cancelled.
  bool is_cancelled() const;
  /// Whether a change of this document, or its closing, waits.
  bool has_change_of(const std::string& uri) const;

 private:
  void push(Incoming incoming);
  void cancel(const Json& id);

  mutable std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<Incoming> queue_;
  std::map<std::string, std::size_t> changes_;  ///< document → changes in the queue
  Json at_work_;                                ///< id of the request at work, or null
  bool at_work_cancelled_ = false;
  bool closed_ = false;
};

}  // namespace mannerly::lsp
