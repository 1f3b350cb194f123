#include "cli/gitignore.h"

#include <gtest/gtest.h>

#include <string>

namespace mannerly::cli {
namespace {

bool ignores(std::string_view patterns, std::string_view path, EntryType type = EntryType::kFile) {
  return Gitignore(patterns).judge(path, type) == Ignored::kYes;
}

TEST(Gitignore, NameMatchesAtAnyDepth) {
  EXPECT_TRUE(ignores("old.md", "old.md"));
  EXPECT_TRUE(ignores("old.md", "a/b/old.md"));
  EXPECT_FALSE(ignores("old.md", "older.md"));
}

TEST(Gitignore, SlashAnchors) {
  EXPECT_TRUE(ignores("/old.md", "old.md"));
  EXPECT_FALSE(ignores("/old.md", "a/old.md"));
  EXPECT_TRUE(ignores("a/*.md", "a/x.md"));
  EXPECT_FALSE(ignores("a/*.md", "a/b/x.md"));
}

TEST(Gitignore, DoubleStarCrossesFolders) {
  EXPECT_TRUE(ignores("a/**/x.md", "a/x.md"));
  EXPECT_TRUE(ignores("a/**/x.md", "a/b/c/x.md"));
  EXPECT_TRUE(ignores("**/sent/*.md", "q/sent/x.md"));
  EXPECT_TRUE(ignores("sent/**", "sent/a/b.md"));
  EXPECT_FALSE(ignores("**/sent", "absent"));
}

TEST(Gitignore, FolderPatternsLeaveFilesAlone) {
  EXPECT_TRUE(ignores("sent/", "sent", EntryType::kFolder));
  EXPECT_FALSE(ignores("sent/", "sent", EntryType::kFile));
}

TEST(Gitignore, LastMatchDecides) {
  EXPECT_FALSE(ignores("*.md\n!keep.md", "keep.md"));
  EXPECT_TRUE(ignores("!keep.md\n*.md", "keep.md"));
  EXPECT_EQ(Gitignore("*.md").judge("a.txt", EntryType::kFile), Ignored::kUnsaid);
}

TEST(Gitignore, ClassesEscapesCommentsAndBlanks) {
  EXPECT_TRUE(ignores("draft[0-9].md", "draft7.md"));
  EXPECT_FALSE(ignores("draft[!0-9].md", "draft7.md"));
  EXPECT_TRUE(ignores("\\#note.md", "#note.md"));
  EXPECT_FALSE(ignores("#note.md", "#note.md"));
  EXPECT_TRUE(ignores("x.md  \r\n", "x.md"));
  EXPECT_TRUE(ignores("wh?t\\*", "what*"));
  EXPECT_FALSE(ignores("wh?t\\*", "what!"));
}

TEST(Gitignore, ManyStarsStayFast) {
  std::string pattern;
  for (int i = 0; i < 60; ++i) pattern += "*a";
  EXPECT_FALSE(ignores(pattern + "b", std::string(200, 'a')));
}

}  // namespace
}  // namespace mannerly::cli
