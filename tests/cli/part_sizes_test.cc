// What the first pass over the input tells the second.
#include "cli/part_sizes.h"

#include <gtest/gtest.h>

#include <cstddef>
#include <vector>

namespace mannerly::cli {
namespace {

/// Two files of several parts, one without any, one of a single part.
PartSizes some_sizes() {
  PartSizes sizes;
  for (const std::size_t drafts : {1, 1, 0, 0, 1}) sizes.add(0, drafts);
  for (const std::size_t drafts : {1, 3}) sizes.add(1, drafts);
  sizes.add(3, 1);
  return sizes;
}

std::vector<std::size_t> next(PartSizes& sizes, std::size_t file, std::size_t parts) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < parts; ++i) out.push_back(sizes.next(file));
  return out;
}

using Sizes = std::vector<std::size_t>;

TEST(PartSizes, TellsWhatItWasTold) {
  PartSizes sizes = some_sizes();
  EXPECT_EQ(next(sizes, 0, 5), (Sizes{1, 1, 0, 0, 1}));
  EXPECT_EQ(next(sizes, 1, 2), (Sizes{1, 3}));
  EXPECT_EQ(next(sizes, 3, 1), Sizes{1});
}

TEST(PartSizes, KnowsNothingOfWhatGrewSince) {
  PartSizes sizes = some_sizes();
  EXPECT_EQ(next(sizes, 0, 7), (Sizes{1, 1, 0, 0, 1, 0, 0}));
  EXPECT_EQ(next(sizes, 1, 2), (Sizes{1, 3}));
  EXPECT_EQ(next(sizes, 2, 1), Sizes{0});
  EXPECT_EQ(next(sizes, 3, 2), (Sizes{1, 0}));
  EXPECT_EQ(next(sizes, 4, 1), Sizes{0});
}

TEST(PartSizes, PassesOverWhatShrankSince) {
  PartSizes sizes = some_sizes();
  EXPECT_EQ(next(sizes, 0, 1), Sizes{1});
  EXPECT_EQ(next(sizes, 1, 1), Sizes{1});
  EXPECT_EQ(next(sizes, 3, 1), Sizes{1});
}

TEST(PartSizes, OfNothingIsNothing) { EXPECT_EQ(PartSizes().next(0), 0U); }

}  // namespace
}  // namespace mannerly::cli
