// Which configuration file governs a draft.
#include <gtest/gtest.h>

#include "mannerly/linter.h"
#include "support/memory_files.h"

namespace mannerly {
namespace {

using test::MemoryFiles;

TEST(Discovery, TheClosestFileUpwardWins) {
  const MemoryFiles files{{"/home/a/.mannerly.yaml", ""}, {"/home/a/sales/.mannerly.yaml", ""}};
  EXPECT_EQ(find_config(files, "/home/a/sales/q3/x.md"), "/home/a/sales/.mannerly.yaml");
  EXPECT_EQ(find_config(files, "/home/a/hiring/x.md"), "/home/a/.mannerly.yaml");
  EXPECT_EQ(find_config(files, "/home/b/x.md"), "");
}

TEST(Discovery, RelativePathsAreSearchedUpToTheirStart) {
  const MemoryFiles files{{".mannerly.yaml", ""}};
  EXPECT_EQ(find_config(files, "x.md"), ".mannerly.yaml");
  EXPECT_EQ(find_config(files, "drafts/./x.md"), ".mannerly.yaml");
}

TEST(Discovery, TheRootIsSearchedToo) {
  const MemoryFiles files{{"/.mannerly.yaml", ""}};
  EXPECT_EQ(find_config(files, "/x.md"), "/.mannerly.yaml");
}

}  // namespace
}  // namespace mannerly
