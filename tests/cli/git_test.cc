// Runs real git in a repository of its own. Without git on the machine only the refusals are tested.
#include "cli/git.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "base/strings.h"
#include "cli/temp_folder.h"
#include "cli/walk.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

class Repository : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("git --version >/dev/null 2>&1") != 0) GTEST_SKIP() << "git is not installed";
    git("init -q -b main .");
  }

  void git(const std::string& arguments) const {
    const std::string line = "cd '" + folder_.path() +
                             "' && HOME=. git -c user.name=A -c user.email=a@b.example -c core.quotepath=true " +
                             arguments + " >git.log 2>&1";
    ASSERT_EQ(std::system(line.c_str()), 0) << line << '\n' << folder_.read("git.log");
    fs::remove(folder_.path("git.log"));
  }

  void commit() const {
    git("add -A .");
    git("commit -q -m x");
  }

  /// The changed ones of all drafts below `below`, relative to the repository.
  std::vector<std::string> changed(const std::string& reference, const std::string& below = "") const {
    auto found = changed_since(reference, find_files({folder_.path(below)}).files);
    EXPECT_TRUE(found) << (found ? "" : to_string(found.error()));
    if (!found) return {};
    for (std::string& file : *found) file = file.substr(folder_.path().size() + 1);
    return *found;
  }

  test::TempFolder folder_;
};

TEST_F(Repository, TellsCommittedStagedUnstagedAndUntracked) {
  for (const char* name : {"same.md", "committed.md", "staged.md", "edited.md", "gone.md"}) folder_.write(name, "a\n");
  commit();
  git("tag start");
  folder_.write("committed.md", "b\n");
  commit();
  folder_.write("staged.md", "b\n");
  git("add staged.md");
  folder_.write("edited.md", "b\n");
  folder_.write("new.md", "b\n");
  fs::remove(folder_.path("gone.md"));
  EXPECT_THAT(changed("start"), ElementsAre("committed.md", "edited.md", "new.md", "staged.md"));
  EXPECT_THAT(changed("HEAD"), ElementsAre("edited.md", "new.md", "staged.md"));
}

TEST_F(Repository, CountsARenameAndOddNames) {
  folder_.write("old name.md", "a\nb\nc\n");
  commit();
  git("mv 'old name.md' renamed.md");
  folder_.write("sub/line\nbreak.md", "x");
  folder_.write("sub/ñandú \"q\".md", "x");
  EXPECT_THAT(changed("HEAD"), ElementsAre("renamed.md", "sub/line\nbreak.md", "sub/ñandú \"q\".md"));
  EXPECT_THAT(changed("HEAD", "sub"), ElementsAre("sub/line\nbreak.md", "sub/ñandú \"q\".md"));
}

TEST_F(Repository, ComparesWithWhereTheBranchLeft) {
  folder_.write("a.md", "a\n");
  folder_.write("b.md", "a\n");
  commit();
  git("checkout -q -b topic");
  folder_.write("a.md", "b\n");
  commit();
  git("checkout -q main");
  folder_.write("b.md", "b\n");
  commit();
  git("checkout -q topic");
  EXPECT_THAT(changed("main"), ElementsAre("a.md"));
}

TEST_F(Repository, WorksFromASubFolderAndLeavesIgnoredFilesOut) {
  folder_.write("t/a.md", "a\n");
  folder_.write(".gitignore", "sent/\n");
  commit();
  folder_.write("t/a.md", "b\n");
  folder_.write("t/sent/b.md", "b\n");
  const fs::path before = fs::current_path();
  fs::current_path(folder_.path("t"));
  const auto found = changed_since("HEAD", find_files({"."}).files);
  const auto named = changed_since("HEAD", {"a.md", "../t/a.md"});
  fs::current_path(before);
  ASSERT_TRUE(found && named);
  EXPECT_THAT(*found, ElementsAre("a.md"));
  EXPECT_THAT(*named, ElementsAre("a.md", "../t/a.md"));
}

TEST_F(Repository, SaysWhichReferenceIsUnknown) {
  folder_.write("a.md", "a\n");
  commit();
  const auto found = changed_since("nowhere", {folder_.path("a.md")});
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().message, HasSubstr("git knows no commit “nowhere”"));
}

TEST_F(Repository, RunsNothingTheRepositoryNames) {
  folder_.write("a.md", "a\n");
  commit();
  folder_.write("run.sh", "#!/bin/sh\ntouch '" + folder_.path("ran") + "'\n");
  fs::permissions(folder_.path("run.sh"), fs::perms::owner_all);
  git("config core.fsmonitor '" + folder_.path("run.sh") + "'");
  git("config diff.external '" + folder_.path("run.sh") + "'");
  fs::remove(folder_.path("ran"));
  folder_.write("a.md", "b\n");
  EXPECT_THAT(changed("HEAD"), ElementsAre("a.md"));
  EXPECT_FALSE(fs::exists(folder_.path("ran")));
}

/// What git itself would show of a folder's drafts.
std::vector<std::string> not_ignored_by_git(const test::TempFolder& folder) {
  const std::string line = "cd '" + folder.path() + "' && git ls-files -z --others --exclude-standard >.git/listed";
  EXPECT_EQ(std::system(line.c_str()), 0);
  const std::string listed = folder.read(".git/listed");
  std::vector<std::string> out;
  for (const std::string_view name : split(listed, '\0')) {
    if (name.ends_with(".md")) out.emplace_back(name);
  }
  std::sort(out.begin(), out.end());
  return out;
}

struct IgnoreCase {
  std::string root;    ///< the .gitignore of the repository's root
  std::string nested;  ///< that of a/
};

class IgnoreFiles : public Repository, public testing::WithParamInterface<IgnoreCase> {};

TEST_P(IgnoreFiles, LeaveOutWhatGitLeavesOut) {
  for (const char* name : {"x.md",      "y.md",       "keep.md",   "a/x.md",       "a/y.md",      "a/b/x.md",
                           "a/b/y.md",  "a/b/c/x.md", "sent/x.md", "sent/keep.md", "a/sent/x.md", "foo-1.md",
                           "foo-a.md",  "foo-].md",   "a b.md",    "#x.md",        "!x.md",       "a/build.md/x.md",
                           "trail .md", "ö.md",       "a-b.md",    "a^b.md"}) {
    folder_.write(name, "x");
  }
  folder_.write(".gitignore", GetParam().root);
  if (!GetParam().nested.empty()) folder_.write("a/.gitignore", GetParam().nested);
  std::vector<std::string> found = find_files({folder_.path()}).files;
  for (std::string& file : found) file = file.substr(folder_.path().size() + 1);
  std::sort(found.begin(), found.end());
  EXPECT_EQ(found, not_ignored_by_git(folder_));

  std::vector<std::string> below = find_files({folder_.path("a")}).files;
  for (std::string& file : below) file = file.substr(folder_.path().size() + 1);
  std::erase_if(found, [](const std::string& file) { return !file.starts_with("a/"); });
  std::sort(below.begin(), below.end());
  EXPECT_EQ(below, found);
}

INSTANTIATE_TEST_SUITE_P(
    AsGit, IgnoreFiles,
    testing::Values(IgnoreCase{"x.md\n", ""}, IgnoreCase{"/x.md\n", ""}, IgnoreCase{"a/*.md\n", ""},
                    IgnoreCase{"a/**/x.md\n", ""}, IgnoreCase{"**/x.md\n", ""}, IgnoreCase{"a/**\n", ""},
                    IgnoreCase{"**/b/**\n", ""}, IgnoreCase{"sent/\n", ""}, IgnoreCase{"/sent\n!sent/keep.md\n", ""},
                    IgnoreCase{"sent/*\n!sent/keep.md\n", ""}, IgnoreCase{"*.md\n!keep.md\n", ""},
                    IgnoreCase{"*\n!*/\n!x.md\n", ""}, IgnoreCase{"*.md\n", "!y.md\n"},
                    IgnoreCase{"!x.md\n", "x.md\n/b/y.md\n"}, IgnoreCase{"foo-[0-9].md\n", ""},
                    IgnoreCase{"foo-[!0-9].md\n", ""}, IgnoreCase{"foo-[]].md\n", ""}, IgnoreCase{"foo-[a\n", ""},
                    IgnoreCase{"foo-?.md\n", ""}, IgnoreCase{"\\#x.md\n\\!x.md\n", ""}, IgnoreCase{"# x.md\n", ""},
                    IgnoreCase{"x.md   \n", ""}, IgnoreCase{"x.md\r\ny.md\r\n", ""}, IgnoreCase{"trail\\ .md\n", ""},
                    IgnoreCase{"build.md/\n", ""}, IgnoreCase{"a/b/\n", ""}, IgnoreCase{"b/\n", ""},
                    IgnoreCase{"\xEF\xBB\xBFx.md\n", ""}, IgnoreCase{"a*b.md\n", ""},
                    IgnoreCase{"a[[:space:]]b.md\n", ""}, IgnoreCase{"foo-[[:digit:]].md\n", ""},
                    IgnoreCase{"a[\\^]b.md\n", ""}, IgnoreCase{"a[a\\-z]b.md\n", ""}, IgnoreCase{"a**b.md\n", ""},
                    IgnoreCase{"**x.md\n", ""}, IgnoreCase{"a/**b/x.md\n", ""}, IgnoreCase{"foo-**\n", ""},
                    IgnoreCase{"/\n//\n\n", ""}, IgnoreCase{"\xC3?.md\n", ""}, IgnoreCase{"?.md\n", ""},
                    IgnoreCase{"x.md\\\n", ""}, IgnoreCase{"*/x.md\n", ""}));

TEST_F(Repository, AFolderThatIsNamedIsWalkedThoughItIsIgnored) {
  folder_.write(".gitignore", "/sent\n");
  folder_.write("sent/a.md", "x");
  folder_.write("b.md", "x");
  EXPECT_EQ(find_files({folder_.path()}).files.size(), 1U);
  EXPECT_EQ(find_files({folder_.path("sent")}).files.size(), 1U);
}

TEST(ChangedSince, RefusesWhatIsNoReference) {
  for (const char* reference : {"", "-p", "--output=x"}) {
    const auto found = changed_since(reference, {"a.md"});
    ASSERT_FALSE(found);
    EXPECT_THAT(found.error().message, HasSubstr("is no commit"));
  }
  EXPECT_FALSE(changed_since("main", {"-"}));
  EXPECT_THAT(changed_since("main", {}).value(), IsEmpty());
}

TEST(ChangedSince, NeedsARepositoryAndGit) {
  const test::TempFolder folder;
  folder.write("a.md", "x");
  const auto found = changed_since("main", {folder.path("a.md")});
  ASSERT_FALSE(found);
  EXPECT_THAT(found.error().message, HasSubstr("--changed-since needs"));
  const std::string before = std::getenv("PATH");
  setenv("PATH", "/nonexistent", 1);
  const auto without = changed_since("main", {folder.path("a.md")});
  setenv("PATH", before.c_str(), 1);
  ASSERT_FALSE(without);
  EXPECT_THAT(without.error().message, HasSubstr("cannot be run"));
}

}  // namespace
}  // namespace mannerly::cli
