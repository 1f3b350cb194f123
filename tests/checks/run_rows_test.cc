// What a survey keeps of a run that is longer than its memory: rows with labels, and the places of names.
#include "checks/run_rows.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

#include "checks/reader_index.h"
#include "support/paged_scratch.h"

namespace mannerly {
namespace {

constexpr std::uint64_t kNoEnd = std::uint64_t{1} << 40U;
constexpr std::uint32_t kManyRows = 40'000;  // more than stay in memory

std::shared_ptr<SharedScratch> scratch_until(std::uint64_t end) {
  return std::make_shared<SharedScratch>(std::make_unique<test::PagedScratch>(end));
}

std::string label_number(std::uint32_t number) { return "messages.jsonl:" + std::to_string(number); }

void add_many(RunRows& rows) {
  for (std::uint32_t i = 0; i < kManyRows; ++i) {
    RunRow row;
    row.cluster = i;
    rows.add(row, label_number(i));
  }
}

void set_some(RunRows& rows) {
  for (std::uint32_t i = 0; i < kManyRows; i += 100) {
    RunRow row = rows.get(i);
    row.twin = i + 1;
    rows.set(i, row);
  }
}

void expect_all_there(const RunRows& rows) {
  ASSERT_EQ(rows.size(), kManyRows);
  for (std::uint32_t i = 0; i < kManyRows; ++i) {
    ASSERT_EQ(rows.get(i).cluster, i);
    ASSERT_EQ(rows.get(i).twin, i % 100 == 0 ? i + 1 : RunRow::kNobody);
    ASSERT_EQ(rows.label(i), label_number(i));
  }
}

TEST(RunRows, AreTheSameInMemoryInAScratchAndInOneThatIsFull) {
  const std::shared_ptr<SharedScratch> scratches[] = {nullptr, scratch_until(kNoEnd), scratch_until(0),
                                                      scratch_until(scratch_parts::kRows + 200'000)};
  for (const auto& scratch : scratches) {
    RunRows rows(scratch);
    add_many(rows);
    set_some(rows);
    expect_all_there(rows);
  }
}

/// Takes what is new, and refuses to change it.
class FinalScratch final : public Scratch {
 public:
  bool write(std::uint64_t offset, std::string_view bytes) override {
    if (offset < end_) return false;
    end_ = offset + bytes.size();
    return pages_.write(offset, bytes);
  }
  std::string_view read(std::uint64_t offset, std::size_t size) override { return pages_.read(offset, size); }

 private:
  test::PagedScratch pages_{kNoEnd};
  std::uint64_t end_ = 0;
};

TEST(RunRows, KeepWhatTheScratchDoesNotTake) {
  RunRows rows(std::make_shared<SharedScratch>(std::make_unique<FinalScratch>()));
  add_many(rows);
  set_some(rows);
  expect_all_there(rows);
}

TEST(RunRows, ClipLongLabels) {
  RunRows rows(nullptr);
  rows.add({}, std::string(1000, 'x'));
  rows.add({}, "after");
  EXPECT_LE(rows.label(0).size(), 210U);
  EXPECT_EQ(rows.label(0).substr(0, 100), std::string(100, 'x'));
  EXPECT_EQ(rows.label(1), "after");
}

ReaderPlace place_number(std::uint32_t number) { return {number, number / 3}; }

TEST(ReaderIndex, IsTheSameInMemoryInAScratchAndInOneThatIsFull) {
  constexpr std::uint32_t kManyNames = 60'000;
  const std::shared_ptr<SharedScratch> scratches[] = {nullptr, scratch_until(kNoEnd), scratch_until(0),
                                                      scratch_until(scratch_parts::kReaders + 4'000'000)};
  for (const auto& scratch : scratches) {
    ReaderIndex index(scratch);
    EXPECT_FALSE(index.find(mixed(0)));
    for (std::uint32_t i = 0; i < kManyNames; ++i) index.insert(mixed(i), place_number(i));
    for (std::uint32_t i = 0; i < kManyNames; ++i) index.insert(mixed(i), place_number(i + 1));
    for (std::uint32_t i = 0; i < kManyNames; ++i) {
      const auto found = index.find(mixed(i));
      ASSERT_TRUE(found);
      ASSERT_EQ(found->place, i);
      ASSERT_EQ(found->cluster, i / 3);
    }
    for (std::uint32_t i = 0; i < 1000; ++i) ASSERT_FALSE(index.find(mixed(kManyNames + i)));
  }
}

TEST(ReaderIndex, TakesABoundedNumberOfNames) {
  ReaderIndex index(scratch_until(kNoEnd));
  std::uint32_t names = 0;
  while (!index.is_full() && names < 1'000'000) index.insert(mixed(names), place_number(names)), ++names;
  EXPECT_TRUE(index.is_full());
  index.insert(mixed(names), place_number(names));
  EXPECT_FALSE(index.find(mixed(names)));
  EXPECT_EQ(index.find(mixed(names - 1))->place, names - 1);
}

}  // namespace
}  // namespace mannerly
