// What is kept of a pipe comes back byte for byte, from memory and from a file; the survey's workings too.
#include "cli/spool.h"

#include <gtest/gtest.h>

#include <string>

namespace mannerly::cli {
namespace {

std::string replayed(const Spool& spool) {
  std::string out;
  spool.replay([&](std::string_view chunk) { out += chunk; });
  return out;
}

TEST(Spool, GivesBackWhatCame) {
  for (const std::size_t chunks : {0, 1, 10, 1000}) {
    Spool spool;
    std::string all;
    for (std::size_t i = 0; i < chunks; ++i) {
      std::string chunk(4000 + i, static_cast<char>('a' + i % 26));
      spool.append(chunk);
      all += chunk;
    }
    EXPECT_TRUE(replayed(spool) == all) << chunks;
    EXPECT_TRUE(replayed(spool) == all) << "and once more";
  }
}

TEST(TemporaryScratch, KeepsItsBytes) {
  constexpr std::size_t kSlot = 2000;
  const auto scratch = temporary_scratch();
  EXPECT_EQ(scratch->read(0, 3), "");
  EXPECT_EQ(scratch->read(std::uint64_t{1} << 30U, 3), "");
  const auto bytes_of = [](std::size_t slot) {
    return std::string(100 + slot % 1900, static_cast<char>('a' + slot % 26));
  };
  for (std::size_t slot = 0; slot < 3000; ++slot) ASSERT_TRUE(scratch->write(slot * kSlot, bytes_of(slot)));
  ASSERT_TRUE(scratch->write(2000 * kSlot, "new"));
  for (std::size_t slot = 0; slot < 2000; ++slot) {
    ASSERT_EQ(scratch->read(slot * kSlot, bytes_of(slot).size()), bytes_of(slot)) << slot;
    ASSERT_EQ(scratch->read(slot * kSlot, 7), bytes_of(slot).substr(0, 7)) << slot;
  }
  EXPECT_EQ(scratch->read(2000 * kSlot, 4), "new" + bytes_of(2000).substr(3, 1));
}

}  // namespace
}  // namespace mannerly::cli
