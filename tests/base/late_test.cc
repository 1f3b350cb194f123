// A value made when it is asked for: once, whoever asks, and nobody sees it half made.
#include "base/late.h"

#include <gtest/gtest.h>

#include <atomic>
#include <string>
#include <thread>
#include <vector>

namespace mannerly {
namespace {

TEST(Late, IsMadeOnceForAllThreads) {
  constexpr int kThreads = 8;
  const Late<std::string> value;
  std::atomic<int> made = 0;
  std::vector<const std::string*> seen(kThreads);
  std::vector<std::thread> threads;
  for (int i = 0; i < kThreads; ++i) {
    threads.emplace_back([&, i] {
      seen[static_cast<std::size_t>(i)] = &value.get([&] {
        ++made;
        return std::make_unique<const std::string>(1000, 'x');
      });
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(made, 1);
  for (const std::string* one : seen) EXPECT_EQ(*one, std::string(1000, 'x'));
  for (const std::string* one : seen) EXPECT_EQ(one, seen[0]);
}

TEST(Late, IsTriedAgainWhenMakingFails) {
  const Late<int> value;
  EXPECT_THROW(value.get([]() -> std::unique_ptr<const int> { throw 1; }), int);
  EXPECT_EQ(value.get([] { return std::make_unique<const int>(2); }), 2);
}

}  // namespace
}  // namespace mannerly
