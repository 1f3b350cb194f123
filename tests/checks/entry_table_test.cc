// Numbers by hash, in memory and in a scratch.
#include "checks/entry_table.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "checks/sketch.h"
#include "support/paged_scratch.h"

namespace mannerly {
namespace {

using Room = EntryTable::Room;

constexpr std::uint64_t kBegin = 1000;

bool has(const EntryTable& table, std::uint64_t hash, std::uint32_t entry) {
  bool found = false;
  table.each(hash, [&](std::uint32_t one) { found = found || one == entry; });
  return found;
}

std::size_t count(const EntryTable& table, std::uint64_t hash) {
  std::size_t found = 0;
  table.each(hash, [&](std::uint32_t) { ++found; });
  return found;
}

/// Entries 1 to `last` by `hash_of(entry)`.
template <class Hash>
void add_up_to(std::uint32_t last, const Hash& hash_of, EntryTable& table) {
  for (std::uint32_t entry = 1; entry <= last; ++entry) {
    ASSERT_EQ(table.make_room(1), Room::kEnough) << entry;
    table.add(hash_of(entry), entry);
  }
}

TEST(EntryTable, FindsEveryEntryInMemoryAndInAScratch) {
  constexpr std::uint32_t kMany = 200'000;  // several passes over the scratch
  test::PagedScratch pages(std::uint64_t{1} << 40U);
  for (Scratch* scratch : {static_cast<Scratch*>(nullptr), static_cast<Scratch*>(&pages)}) {
    EntryTable table(scratch, kBegin);
    EXPECT_EQ(count(table, mixed(1)), 0U);
    add_up_to(
        kMany, [](std::uint32_t entry) { return mixed(entry); }, table);
    for (std::uint32_t entry = 1; entry <= kMany; ++entry) ASSERT_TRUE(has(table, mixed(entry), entry)) << entry;
    EXPECT_FALSE(has(table, mixed(kMany + 1), kMany + 1));
    table.clear();
    for (std::uint32_t entry = 1; entry <= kMany; ++entry) ASSERT_EQ(count(table, mixed(entry)), 0U);
    table.add(mixed(7), 7);
    EXPECT_TRUE(has(table, mixed(7), 7));
  }
}

TEST(EntryTable, CrowdsReachBeyondAPieceAndTheEndOfTheTable) {
  constexpr std::uint32_t kMany = 50'000;
  test::PagedScratch pages(std::uint64_t{1} << 40U);
  EntryTable table(&pages, kBegin);
  const auto near_end = [](std::uint32_t entry) { return std::uint64_t{EntryTable::kPlaces} - 1 - entry % 3; };
  add_up_to(kMany, near_end, table);
  std::vector<std::uint32_t> found;
  table.each(near_end(0), [&](std::uint32_t entry) { found.push_back(entry); });
  std::sort(found.begin(), found.end());
  EXPECT_EQ(std::unique(found.begin(), found.end()), found.end());
  for (std::uint32_t entry = 3; entry <= kMany; entry += 3) {
    ASSERT_TRUE(std::binary_search(found.begin(), found.end(), entry)) << entry;
  }
}

TEST(EntryTable, WithoutRoomInTheScratchKeepsWhatItHas) {
  test::PagedScratch pages(kBegin + EntryTable::kBytes - 1);
  EntryTable table(&pages, kBegin);
  std::uint32_t last = 0;
  while (last < 1'000'000 && table.make_room(1) == Room::kEnough) table.add(mixed(last + 1), last + 1), ++last;
  EXPECT_EQ(table.make_room(1), Room::kRefused);
  EXPECT_GT(last, 20'000U);
  for (std::uint32_t entry = 1; entry <= last; ++entry) ASSERT_TRUE(has(table, mixed(entry), entry));
}

TEST(EntryTable, SaysWhenItIsFull) {
  test::PagedScratch pages(std::uint64_t{1} << 40U);
  for (Scratch* scratch : {static_cast<Scratch*>(nullptr), static_cast<Scratch*>(&pages)}) {
    EntryTable table(scratch, kBegin);
    std::uint32_t last = 0;
    while (last < 2 * EntryTable::kPlaces && table.make_room(1) == Room::kEnough)
      table.add(mixed(last + 1), last + 1), ++last;
    EXPECT_EQ(table.make_room(1), Room::kFull);
    EXPECT_GT(last, EntryTable::kMostInMemory * 7 / 10);
    EXPECT_TRUE(has(table, mixed(last), last));
    EXPECT_TRUE(has(table, mixed(1), 1));
    table.clear();
    EXPECT_EQ(table.make_room(1), Room::kEnough);
  }
}

}  // namespace
}  // namespace mannerly
