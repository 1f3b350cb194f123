// Work on several threads whose results come back in the order in which the work was given.
#pragma once

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

namespace mannerly::cli {

/// How many threads may work: `wanted`, or for 0 as many as the machine has. Asking it takes its time.
inline std::size_t working_threads(std::size_t wanted) {
  return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

/// Holds a bounded number of jobs and results: whoever gives work to a full pool does some of it. Small runs stay on
/// one thread, because starting others costs more than they save. To be used from one thread.
template <class T>
class OrderedPool {
 public:
  using Job = std::function<T()>;
  using Use = std::function<void(T)>;

  /// `threads` as working_threads() takes them, which is asked when there is work for several. `use` gets the results,
  /// on the thread that calls add() and finish().
  OrderedPool(std::size_t threads, Use use) : threads_(threads), use_(std::move(use)) {}
  /// Drops what has not begun.
  ~OrderedPool() {
    {
      const std::lock_guard lock(mutex_);
      jobs_.clear();
      closed_ = true;
    }
    wake_.notify_all();
  }
  OrderedPool(const OrderedPool&) = delete;
  OrderedPool& operator=(const OrderedPool&) = delete;

  /// Gives a job over `bytes` of input. What the job throws is thrown here, or by finish().
  void add(std::size_t bytes, Job job) {
    added_bytes_ += bytes;
    if (added_bytes_ < kSmall) return use_(job());
    threads_ = working_threads(threads_);
    if (threads_ == 1) return use_(job());
    while (helpers_.size() + 1 < threads_) helpers_.emplace_back([this] { help(); });
    while (results_.size() >= 2 * threads_) advance();
    std::packaged_task<T()> task(std::move(job));
    results_.push_back(task.get_future());
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(task));
    }
    wake_.notify_one();
    while (!results_.empty() && is_ready(results_.front())) use_front();
  }

  /// Waits for all results.
  void finish() {
    while (!results_.empty()) advance();
  }

 private:
  static constexpr std::size_t kSmall = std::size_t{200} << 10;

  static bool is_ready(const std::future<T>& result) {
    return result.wait_for(std::chrono::seconds(0)) == std::future_status::ready;
  }

  void use_front() {
    T result = results_.front().get();
    results_.pop_front();
    use_(std::move(result));
  }

  /// Uses the next result; does a job meanwhile when it is not there yet.
  void advance() {
    if (!is_ready(results_.front()) && run_one()) return;
    use_front();
  }

  bool run_one() {
    std::packaged_task<T()> task;
    {
      const std::lock_guard lock(mutex_);
      if (jobs_.empty()) return false;
      task = std::move(jobs_.front());
      jobs_.pop_front();
    }
    task();
    return true;
  }

  void help() {
    for (;;) {
      std::packaged_task<T()> task;
      {
        std::unique_lock lock(mutex_);
        wake_.wait(lock, [this] { return closed_ || !jobs_.empty(); });
        if (jobs_.empty()) return;
        task = std::move(jobs_.front());
        jobs_.pop_front();
      }
      task();
    }
  }

  std::size_t threads_;
  Use use_;
  std::size_t added_bytes_ = 0;
  std::deque<std::future<T>> results_;  ///< in order
  std::mutex mutex_;                    ///< of the two below
  std::deque<std::packaged_task<T()>> jobs_;
  bool closed_ = false;
  std::condition_variable wake_;
  std::vector<std::jthread> helpers_;  ///< the last member: they end before the others do
};

}  // namespace mannerly::cli
