#include "cli/diff.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <random>
#include <string>

#include "cli/temp_folder.h"

namespace mannerly::cli {
namespace {

TEST(UnifiedDiff, EqualTextsHaveNone) { EXPECT_EQ(unified_diff("a", "x\ny\n", "x\ny\n"), ""); }

TEST(UnifiedDiff, ShowsThreeLinesAround) {
  EXPECT_EQ(unified_diff("a.md", "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n"),
            "--- a/a.md\n+++ b/a.md\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n");
}

TEST(UnifiedDiff, DistantChangesAreSeparateHunks) {
  std::string before;
  for (int i = 1; i <= 30; ++i) before += std::to_string(i) + "\n";
  std::string after = before;
  after.replace(after.find("2\n"), 1, "two");
  after.replace(after.find("29\n"), 2, "twenty-nine");
  const std::string diff = unified_diff("a", before, after);
  EXPECT_NE(diff.find("@@ -1,5 +1,5 @@"), std::string::npos) << diff;
  EXPECT_NE(diff.find("@@ -26,5 +26,5 @@"), std::string::npos) << diff;
}

TEST(UnifiedDiff, SaysWhenTheLastLineHasNoEnd) {
  EXPECT_EQ(unified_diff("a", "x", "y"),
            "--- a/a\n+++ b/a\n@@ -1 +1 @@\n-x\n\\ No newline at end of file\n+y\n\\ No newline at end of file\n");
}

TEST(UnifiedDiff, EmptyToText) { EXPECT_EQ(unified_diff("a", "", "x\n"), "--- a/a\n+++ b/a\n@@ -0,0 +1 @@\n+x\n"); }

/// The law that matters: applying the diff gives the second text.
TEST(UnifiedDiff, GitAppliesIt) {
  if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "no git here";
  std::mt19937 random(7);
  const auto text = [&] {
    std::string out;
    const std::size_t lines = random() % 25;
    for (std::size_t i = 0; i < lines; ++i) out += std::string(1, static_cast<char>('a' + random() % 4)) + "\n";
    if (random() % 4 == 0) out += "end";
    return out;
  };
  for (int round = 0; round < 30; ++round) {
    const test::TempFolder folder;
    const std::string before = text();
    const std::string after = text();
    if (before == after || before.empty() || after.empty()) continue;
    folder.write("f", before);
    folder.write("d", unified_diff("f", before, after));
    const std::string command = "cd '" + folder.path() + "' && GIT_DIR=/dev/null git apply d 2>&1";
    ASSERT_EQ(std::system(command.c_str()), 0) << folder.read("d");
    EXPECT_EQ(folder.read("f"), after);
  }
}

}  // namespace
}  // namespace mannerly::cli
