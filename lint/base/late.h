// A value that is made when it is first asked for. std::call_once does the same and wakes all waiters through the
// kernel each time, which a program of a few milliseconds notices.
#pragma once

#include <atomic>
#include <memory>
#include <mutex>

namespace mannerly {

/// Thread safe: one thread makes the value, the others wait for it.
template <class T>
class Late {
 public:
  /// The value; `make()` gives a std::unique_ptr to it, which is not null.
  template <class Make>
  const T& get(const Make& make) const {
    if (const T* made = made_.load(std::memory_order_acquire)) return *made;
    const std::lock_guard lock(mutex_);
    if (!value_) {
      value_ = make();
      made_.store(value_.get(), std::memory_order_release);
    }
    return *value_;
  }

 private:
  mutable std::mutex mutex_;
  mutable std::unique_ptr<const T> value_;
  mutable std::atomic<const T*> made_ = nullptr;
};

}  // namespace mannerly
