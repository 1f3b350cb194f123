// Compiled rules on the disk: found again, and never more than a few.
#include "cli/disk_store.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "cli/temp_folder.h"

namespace mannerly::cli {
namespace {

using test::TempFolder;

TEST(DiskStore, FindsWhatItKept) {
  const TempFolder folder;
  const auto store = disk_store(folder.path("below/cache"));
  EXPECT_EQ(store->find("rules-1"), std::nullopt);
  store->keep("rules-1", std::string("a\0b", 3));
  EXPECT_EQ(store->find("rules-1"), std::string("a\0b", 3));
  store->keep("rules-1", "again");
  EXPECT_EQ(disk_store(folder.path("below/cache"))->find("rules-1"), "again");
}

TEST(DiskStore, KeepsAFewFilesAndTouchesNoOthers) {
  const TempFolder folder;
  folder.write("notes.txt", "mine");
  const auto store = disk_store(folder.path());
  for (int i = 0; i < 30; ++i) store->keep("rules-" + std::to_string(i), "x");
  std::size_t packs = 0;
  for (const auto& file : std::filesystem::directory_iterator(folder.path())) {
    packs += file.path().extension() == ".pack" ? 1U : 0U;
  }
  EXPECT_LE(packs, 8U);
  EXPECT_EQ(store->find("rules-29"), "x");
  EXPECT_TRUE(std::filesystem::exists(folder.path("notes.txt")));
}

TEST(DiskStore, AFolderThatCannotBeMadeIsNoFault) {
  const TempFolder folder;
  folder.write("file", "");
  const auto store = disk_store(folder.path("file/cache"));
  store->keep("rules-1", "x");
  EXPECT_EQ(store->find("rules-1"), std::nullopt);
  EXPECT_EQ(disk_store(""), nullptr);
}

}  // namespace
}  // namespace mannerly::cli
