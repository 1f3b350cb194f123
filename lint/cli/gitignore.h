// The patterns of one .gitignore file. Which files exist and apply is walk.cc's business.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace mannerly::cli {

enum class Ignored { kUnsaid, kYes, kNo };
enum class EntryType { kFile, kFolder };

/// Immutable after construction. Follows gitignore(5): comments, "!" to take back, "/" anchors, a trailing "/" for
/// folders, "*", "?", "[a-z]", "**", backslash escapes; the last pattern that matches decides.
class Gitignore {
 public:
  explicit Gitignore(std::string_view text);

  /// `path` is relative to the folder of the file, with "/" between names.
  Ignored judge(std::string_view path, EntryType type) const;

 private:
  struct Pattern {
    std::string glob;
    bool takes_back = false;
    bool folders_only = false;
    bool anchored = false;  ///< matches the whole path, else the last name
  };
  std::vector<Pattern> patterns_;
};

}  // namespace mannerly::cli
