// Reads folders and the .gitignore files that govern them: those inside, and those above up to the repository's root.
#include "cli/walk.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <memory>
#include <set>
#include <system_error>
#include <utility>

#include "base/strings.h"
#include "cli/found_file.h"
#include "cli/gitignore.h"
#include "mannerly/linter.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

/// Of a .gitignore; every file is matched against all of it.
constexpr std::size_t kMaxIgnoreBytes = std::size_t{64} << 10;

constexpr std::array<std::string_view, 4> kDraftExtensions = {".txt", ".md", ".markdown", ".msg"};

/// What a repository says about itself; sought in a folder, it is no draft.
constexpr std::array<std::string_view, 6> kNoDrafts = {"changelog", "code_of_conduct", "contributing",
                                                       "licence",   "license",         "readme"};

/// The .gitignore files from the repository's root down to the folder being walked; the last one wins.
class IgnoreStack {
 public:
  explicit IgnoreStack(std::vector<Error>& problems) : problems_(problems) {}

  /// Reads the file of `folder` (absolute), if there is one. Returns whether it must be popped.
  bool push(const fs::path& folder) {
    const std::string path = (folder / ".gitignore").generic_string();
    if (!files_->exists(path)) return false;
    auto text = read_found_file(*files_, path, kMaxIgnoreBytes);
    if (!text) problems_.push_back(std::move(text.error()));
    if (!text) return false;
    levels_.emplace_back(folder, Gitignore(*text));
    return true;
  }
  void pop() { levels_.pop_back(); }

  bool ignores(const fs::path& absolute, EntryType type) const {
    for (auto level = levels_.rbegin(); level != levels_.rend(); ++level) {
      const std::string relative = absolute.lexically_relative(level->first).generic_string();
      const Ignored answer = level->second.judge(relative, type);
      if (answer != Ignored::kUnsaid) return answer == Ignored::kYes;
    }
    return false;
  }

  void clear() { levels_.clear(); }

 private:
  std::shared_ptr<const FileSystem> files_ = disk_file_system();
  std::vector<Error>& problems_;
  std::vector<std::pair<fs::path, Gitignore>> levels_;
};

/// Folders above `folder` up to the one that holds .git, outermost first; none when there is no repository.
std::vector<fs::path> repository_above(const fs::path& folder) {
  std::vector<fs::path> above;
  std::error_code code;
  for (fs::path at = folder;; at = at.parent_path()) {
    if (at != folder) above.push_back(at);
    if (fs::exists(at / ".git", code)) break;
    if (at == at.parent_path()) return {};
  }
  std::reverse(above.begin(), above.end());
  return above;
}

bool is_draft_name(const fs::path& path) {
  const std::string extension = ascii_lower(path.extension().string());
  const std::string stem = ascii_lower(path.stem().string());
  return std::find(kDraftExtensions.begin(), kDraftExtensions.end(), extension) != kDraftExtensions.end() &&
         std::find(kNoDrafts.begin(), kNoDrafts.end(), stem) == kNoDrafts.end();
}

class Walker {
 public:
  explicit Walker(FoundFiles& found) : found_(found), ignores_(found.problems) {}

  void add(const std::string& named) {
    std::error_code code;
    if (named == "-" || !fs::is_directory(named, code)) {
      take(named == "-" ? named : fs::path(named).lexically_normal().generic_string());
      return;
    }
    fs::path shown = fs::path(named).lexically_normal();
    if (!shown.has_filename()) shown = shown.parent_path();
    fs::path absolute = fs::canonical(shown.empty() ? "/" : shown, code);
    if (shown.empty()) shown = "/";
    ignores_.clear();
    const std::vector<fs::path> above = repository_above(absolute);
    root_ = above.empty() ? absolute : above.front();
    for (const fs::path& folder : above) ignores_.push(folder);
    walk(shown == "." ? fs::path() : shown, absolute);
  }

 private:
  void take(std::string path) {
    if (seen_.insert(path).second) found_.files.push_back(std::move(path));
  }

  void walk(const fs::path& shown, const fs::path& absolute) {
    std::error_code code;
    std::vector<fs::directory_entry> entries;
    for (fs::directory_iterator it(absolute, code), end; !code && it != end; it.increment(code)) {
      entries.push_back(*it);
    }
    if (code) {
      found_.problems.push_back({.message = "cannot read the folder: " + code.message(), .path = shown.string()});
      return;
    }
    std::sort(entries.begin(), entries.end());
    const bool pushed = ignores_.push(absolute);
    for (const fs::directory_entry& entry : entries) visit(shown, entry);
    if (pushed) ignores_.pop();
  }

  void visit(const fs::path& shown, const fs::directory_entry& entry) {
    const fs::path name = entry.path().filename();
    if (name.string().front() == '.') return;
    std::error_code code;
    if (entry.is_directory(code)) {
      if (entry.is_symlink(code) || ignores_.ignores(entry.path(), EntryType::kFolder)) return;
      walk(shown / name, entry.path());
    } else if (is_draft_name(name) && entry.is_regular_file(code) &&
               !ignores_.ignores(entry.path(), EntryType::kFile)) {
      if (entry.is_symlink(code) && leads_out(entry.path())) {
        found_.problems.push_back({.message = "a link that leads out of the repository was not followed; name the file",
                                   .path = (shown / name).generic_string()});
        return;
      }
      take((shown / name).generic_string());
    }
  }

  /// Folders come from strangers: a link in one must not make a run print some other file of the machine.
  bool leads_out(const fs::path& link) const {
    std::error_code code;
    const fs::path below = fs::weakly_canonical(link, code).lexically_relative(root_);
    return code || below.empty() || *below.begin() == "..";
  }

  FoundFiles& found_;
  fs::path root_;  ///< of the repository that is walked, or the folder
  std::set<std::string> seen_;
  IgnoreStack ignores_;
};

}  // namespace

FoundFiles find_files(const std::vector<std::string>& paths) {
  FoundFiles found;
  Walker walker(found);
  for (const std::string& path : paths) walker.add(path);
  return found;
}

}  // namespace mannerly::cli
