#include "base/checksum.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace mannerly {
namespace {

TEST(Checksum, EveryBitOfEveryByteCounts) {
  const std::string text = "Thank you for the talk about ferries, Dana.";
  std::set<std::uint64_t> seen{checksum(text)};
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (int bit = 0; bit < 8; ++bit) {
      std::string damaged = text;
      damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^ (1U << bit));
      EXPECT_TRUE(seen.insert(checksum(damaged)).second) << at << " " << bit;
    }
  }
}

TEST(Checksum, ZerosAtTheEndAreNotTheSameAsNothing) {
  std::set<std::uint64_t> seen;
  for (std::size_t size = 0; size < 40; ++size) EXPECT_TRUE(seen.insert(checksum(std::string(size, '\0'))).second);
}

TEST(Checksum, WordsThatChangePlacesAreSeen) {
  EXPECT_NE(checksum("one word two words"), checksum("two word one words"));
}

}  // namespace
}  // namespace mannerly
