#include "cli/atomic_file.h"

#include <gtest/gtest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <filesystem>

#include "cli/temp_folder.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

std::size_t entries(const std::string& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), fs::directory_iterator()));
}

TEST(ReplaceFile, PutsTheNewBytesInPlace) {
  const test::TempFolder folder;
  folder.write("a.md", "old");
  ASSERT_TRUE(replace_file(folder.path("a.md"), "old", "new"));
  EXPECT_EQ(folder.read("a.md"), "new");
  EXPECT_EQ(entries(folder.path()), 1U) << "nothing stays beside the file";
}

TEST(ReplaceFile, KeepsTheMode) {
  const test::TempFolder folder;
  folder.write("a.md", "old");
  chmod(folder.path("a.md").c_str(), 0640);
  ASSERT_TRUE(replace_file(folder.path("a.md"), "old", "new"));
  struct stat after {};
  ASSERT_EQ(stat(folder.path("a.md").c_str(), &after), 0);
  EXPECT_EQ(after.st_mode & 07777U, 0640U);
}

TEST(ReplaceFile, FollowsALinkToItsTarget) {
  const test::TempFolder folder;
  folder.write("real/a.md", "old");
  fs::create_symlink("real/a.md", folder.path("link.md"));
  ASSERT_TRUE(replace_file(folder.path("link.md"), "old", "new"));
  EXPECT_TRUE(fs::is_symlink(folder.path("link.md")));
  EXPECT_EQ(folder.read("real/a.md"), "new");
  EXPECT_EQ(entries(folder.path("real")), 1U);
}

TEST(ReplaceFile, LeavesAFileThatChangedMeanwhile) {
  const test::TempFolder folder;
  folder.write("a.md", "changed by someone else");
  const auto replaced = replace_file(folder.path("a.md"), "old", "new");
  ASSERT_FALSE(replaced);
  EXPECT_EQ(replaced.error().message, "the file changed meanwhile; it was left alone");
  EXPECT_EQ(folder.read("a.md"), "changed by someone else");
  EXPECT_EQ(entries(folder.path()), 1U);
}

TEST(ReplaceFile, FailsWithoutAFile) {
  const test::TempFolder folder;
  const auto replaced = replace_file(folder.path("a.md"), "", "new");
  ASSERT_FALSE(replaced);
  EXPECT_FALSE(fs::exists(folder.path("a.md")));
}

TEST(ReplaceFile, ReadOnlyFileStaysAsItIs) {
  if (geteuid() == 0) GTEST_SKIP() << "root may write everything";
  const test::TempFolder folder;
  folder.write("a.md", "old");
  chmod(folder.path("a.md").c_str(), 0444);
  EXPECT_FALSE(replace_file(folder.path("a.md"), "old", "new"));
  EXPECT_EQ(folder.read("a.md"), "old");
}

TEST(CreateFile, MakesAFileAndNeverReplacesOne) {
  const test::TempFolder folder;
  ASSERT_TRUE(create_file(folder.path("a.yaml"), "new"));
  EXPECT_EQ(folder.read("a.yaml"), "new");
  EXPECT_FALSE(create_file(folder.path("a.yaml"), "newer"));
  EXPECT_EQ(folder.read("a.yaml"), "new");
  EXPECT_EQ(entries(folder.path()), 1U) << "nothing stays beside the file";
  struct stat made {};
  ASSERT_EQ(stat(folder.path("a.yaml").c_str(), &made), 0);
  EXPECT_EQ(made.st_mode & 0111U, 0U);
  EXPECT_EQ(made.st_mode & 0400U, 0400U);
}

TEST(CreateFile, FailsWhereNothingCanBeMade) {
  const test::TempFolder folder;
  EXPECT_FALSE(create_file(folder.path("none/a.yaml"), "new"));
  EXPECT_EQ(entries(folder.path()), 0U);
}

}  // namespace
}  // namespace mannerly::cli
