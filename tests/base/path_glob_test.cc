#include "base/path_glob.h"

#include <gtest/gtest.h>

#include <string>

namespace mannerly {
namespace {

struct Row {
  const char* glob;
  const char* path;
  bool covers;
};

constexpr Row kRows[] = {
    {"templates/**", "templates/a.md", true},
    {"templates/**", "templates/b/c.md", true},
    {"templates/**", "old/templates/a.md", false},
    {"templates", "old/templates/a.md", true},
    {"templates/", "templates/a.md", true},
    {"templates/", "templates", false},
    {"/templates", "templates/x/a.md", true},
    {"/templates", "old/templates/a.md", false},
    {"*.md", "a/b/c.md", true},
    {"*.md", "a/b.md/c.txt", true},
    {"a/*.md", "a/b.md", true},
    {"a/*.md", "a/b/c.md", false},
    {"**/notes/*", "notes/a.md", true},
    {"**/notes/*", "x/y/notes/a.md", true},
    {"**", "a", true},
    {"team-[ab]/**", "team-b/x.md", true},
    {"team-[!ab]/**", "team-b/x.md", false},
    {"a?c.md", "abc.md", true},
    {"caf\xc3\xa9/*", "caf\xc3\xa9/x.md", true},
    {"a**c/x", "ab/c/x", false},
    {"a**c/x", "abc/x", true},
    {"x[[:digit:]]", "x7", true},
    {"x[[:alpha:]_]", "x7", false},
    {"x[\\]-]", "x]", true},
    {"x[a\\-z]", "xb", false},
    {"a", "ab", false},
    {"**/a/**/b", "x/a/y/a/z/b", true},
    {"**/a/**/b", "x/a/y/a/z/c", false},
    {"a/**/b", "a/b/c.md", true},
    {"*/*/b*", "a/x/bb.md", true},
    {"*/*/b*", "a/bb.md", false},
    {"**/", "a/b", true},
    {"a/**/", "a/b", false},
    {"a/**/", "a/b/c", true},
    {"\\*a", "*a/b.md", true},
    {"\\*a", "xa/b.md", false},
    {"", "a", false},
    {"/", "a", false},
};

TEST(PathGlob, CoversFilesAndWhatLiesInFolders) {
  for (const Row& row : kRows)
    EXPECT_EQ(path_glob_covers(row.glob, row.path), row.covers) << row.glob << " " << row.path;
}

TEST(PathGlob, AThousandStarsAreNoMatterOfTime) {
  std::string glob;
  for (int i = 0; i < 1000; ++i) glob += "*a";
  EXPECT_FALSE(path_glob_covers(glob + "b", std::string(4000, 'a')));
  EXPECT_TRUE(path_glob_covers(glob, std::string(4000, 'a')));
  EXPECT_TRUE(path_glob_covers("x/" + std::string(1000, '*'), "x/" + std::string(4000, 'a')));
}

}  // namespace
}  // namespace mannerly
