// Results come in the order of the jobs, few jobs are held, faults come out.
#include "cli/ordered_pool.h"

#include <gtest/gtest.h>

#include <atomic>
#include <stdexcept>
#include <thread>
#include <vector>

namespace mannerly::cli {
namespace {

constexpr std::size_t kMuch = std::size_t{1} << 20;

TEST(OrderedPool, ResultsComeInTheOrderOfTheJobs) {
  for (const std::size_t threads : {1, 2, 8}) {
    std::vector<int> got;
    OrderedPool<int> pool(threads, [&](int value) { got.push_back(value); });
    for (int i = 0; i < 200; ++i) {
      pool.add(kMuch, [i] {
        for (int spin = 0; spin < (i % 7) * 1000; ++spin) std::this_thread::yield();
        return i;
      });
    }
    pool.finish();
    ASSERT_EQ(got.size(), 200U);
    for (int i = 0; i < 200; ++i) EXPECT_EQ(got[static_cast<std::size_t>(i)], i);
  }
}

TEST(OrderedPool, HoldsFewJobs) {
  std::atomic<int> given = 0;
  int used = 0;
  OrderedPool<int> pool(2, [&](int) {
    ++used;
    EXPECT_LE(given - used, 5);
  });
  for (int i = 0; i < 100; ++i) {
    ++given;
    pool.add(kMuch, [] { return 0; });
  }
  pool.finish();
  EXPECT_EQ(used, 100);
}

TEST(OrderedPool, StaysOnOneThreadWhileThereIsLittle) {
  const auto here = std::this_thread::get_id();
  OrderedPool<std::thread::id> pool(8, [&](std::thread::id id) { EXPECT_EQ(id, here); });
  for (int i = 0; i < 100; ++i) pool.add(1000, [] { return std::this_thread::get_id(); });
  pool.finish();
}

TEST(OrderedPool, AFaultOfAJobComesOut) {
  const auto run = [] {
    OrderedPool<int> pool(2, [](int) {});
    for (int i = 0; i < 10; ++i) {
      pool.add(kMuch, [i]() -> int { return i == 5 ? throw std::runtime_error("broken") : i; });
    }
    pool.finish();
  };
  EXPECT_THROW(run(), std::runtime_error);
}

}  // namespace
}  // namespace mannerly::cli
