#include "cli/walk.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "cli/temp_folder.h"

namespace mannerly::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// The files found in a folder, relative to it.
std::vector<std::string> found_in(const test::TempFolder& folder, const std::string& below = "") {
  std::vector<std::string> files = find_files({folder.path(below)}).files;
  for (std::string& file : files) file = file.substr(folder.path().size() + 1);
  return files;
}

TEST(FindFiles, WalksSortedAndTakesDraftsOnly) {
  const test::TempFolder folder;
  for (const char* name : {"b.md", "a.txt", "sub/c.markdown", "data.jsonl", "list.csv", "x.png"})
    folder.write(name, "x");
  EXPECT_THAT(found_in(folder), ElementsAre("a.txt", "b.md", "sub/c.markdown"));
}

TEST(FindFiles, HiddenEntriesAreLeftOut) {
  const test::TempFolder folder;
  for (const char* name : {".hidden.md", ".drafts/a.md", "a.md"}) folder.write(name, "x");
  EXPECT_THAT(found_in(folder), ElementsAre("a.md"));
}

TEST(FindFiles, WhatARepositorySaysAboutItselfIsNoDraftUnlessNamed) {
  const test::TempFolder folder;
  for (const char* name : {"README.md", "Changelog.md", "LICENSE.txt", "sub/readme.md", "sub/readme-first.md"})
    folder.write(name, "x");
  EXPECT_THAT(found_in(folder), ElementsAre("sub/readme-first.md"));
  EXPECT_THAT(find_files({folder.path("README.md")}).files, ElementsAre(folder.path("README.md")));
}

TEST(FindFiles, NestedGitignoreTakesBack) {
  const test::TempFolder folder;
  folder.write(".gitignore", "*.txt\nsent/\n");
  folder.write("sub/.gitignore", "!keep.txt\n");
  for (const char* name : {"a.md", "a.txt", "sent/b.md", "sub/keep.txt", "sub/other.txt"}) folder.write(name, "x");
  EXPECT_THAT(found_in(folder), ElementsAre("a.md", "sub/keep.txt"));
}

TEST(FindFiles, GitignoreAboveCountsWithinTheRepository) {
  const test::TempFolder folder;
  folder.write(".git/HEAD", "ref");
  folder.write(".gitignore", "/drafts/old\n");
  for (const char* name : {"drafts/a.md", "drafts/old/b.md"}) folder.write(name, "x");
  EXPECT_THAT(found_in(folder, "drafts"), ElementsAre("drafts/a.md"));
}

TEST(FindFiles, NamedFilesAreTakenOnceWhateverTheyAre) {
  const test::TempFolder folder;
  folder.write("list.csv", "x");
  const std::string path = folder.path("list.csv");
  EXPECT_THAT(find_files({path, folder.path("./list.csv"), "-"}).files, ElementsAre(path, "-"));
}

TEST(FindFiles, LinksToFilesStayInTheRepository) {
  test::TempFolder folder;
  folder.write("secret.md", "x");
  folder.write("repo/a.md", "x");
  std::filesystem::create_symlink("../secret.md", folder.path("repo/out.md"));
  std::filesystem::create_symlink("a.md", folder.path("repo/in.md"));
  const FoundFiles found = find_files({folder.path("repo")});
  EXPECT_EQ(found.files, (std::vector<std::string>{folder.path("repo/a.md"), folder.path("repo/in.md")}));
  ASSERT_EQ(found.problems.size(), 1U);
  EXPECT_EQ(found.problems[0].path, folder.path("repo/out.md"));
}

TEST(FindFiles, LinksToFoldersAreNotFollowed) {
  const test::TempFolder folder;
  folder.write("a.md", "x");
  std::filesystem::create_directory_symlink(".", folder.path("loop"));
  EXPECT_THAT(found_in(folder), ElementsAre("a.md"));
}

TEST(FindFiles, EmptyFolderHasNone) {
  const test::TempFolder folder;
  EXPECT_THAT(find_files({folder.path()}).files, IsEmpty());
}

}  // namespace
}  // namespace mannerly::cli
