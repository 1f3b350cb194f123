// git is run with a fixed list of arguments, without a shell, and prints names that end with a NUL byte. Settings of
// the repository that would make it run other programs are switched off.
#include "cli/git.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string_view>
#include <system_error>
#include <utility>

#include "base/strings.h"

namespace mannerly::cli {
namespace {

namespace fs = std::filesystem;

struct Ran {
  int exit = 0;
  std::string out;
  std::string complaint;  ///< the first line of standard error
};

constexpr int kNoSuchProgram = 127;

/// Reads until the other end is closed.
std::string read_all(int descriptor) {
  std::string out;
  std::array<char, 65536> buffer;
  for (;;) {
    const ssize_t got = ::read(descriptor, buffer.data(), buffer.size());
    if (got > 0) {
      out.append(buffer.data(), static_cast<std::size_t>(got));
    } else if (got == 0 || errno != EINTR) {
      return out;
    }
  }
}

std::string first_line(std::FILE* file) {
  std::rewind(file);
  std::array<char, 512> line{};
  if (std::fgets(line.data(), static_cast<int>(line.size()), file) == nullptr) return {};
  std::string_view text = trim(line.data());
  for (const std::string_view lead : {"fatal: ", "error: "}) {
    if (text.starts_with(lead)) text.remove_prefix(lead.size());
  }
  return std::string(text);
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return kNoSuchProgram;
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128;
}

/// Runs git in `folder`. `arguments` follow the settings that are always given.
Ran run_git(const std::string& folder, std::vector<std::string> arguments) {
  std::vector<std::string> all{"git", "-C", folder, "--no-optional-locks", "-c", "core.fsmonitor=false"};
  all.insert(all.end(), std::make_move_iterator(arguments.begin()), std::make_move_iterator(arguments.end()));
  std::vector<char*> argv;
  for (std::string& argument : all) argv.push_back(argument.data());
  argv.push_back(nullptr);

  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return {kNoSuchProgram, {}, "cannot make a pipe"};
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> errors(
      std::tmpfile(), [](std::FILE* f) { return f == nullptr ? 0 : std::fclose(f); });
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, ends[1], STDOUT_FILENO);
  if (errors) {
    posix_spawn_file_actions_adddup2(&actions, ::fileno(errors.get()), STDERR_FILENO);
  } else {
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  }
  pid_t child = 0;
  const int fault = ::posix_spawnp(&child, "git", &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  ::close(ends[1]);
  Ran ran;
  if (fault == 0) ran.out = read_all(ends[0]);
  ::close(ends[0]);
  ran.exit = fault == 0 ? wait_for(child) : kNoSuchProgram;
  if (errors && fault == 0) ran.complaint = first_line(errors.get());
  return ran;
}

Error refused(const std::string& folder, const std::string& what, const Ran& ran) {
  if (ran.exit == kNoSuchProgram) return {.message = "--changed-since needs git, which cannot be run", .path = {}};
  return {.message = what + (ran.complaint.empty() ? "" : " (git: " + ran.complaint + ")"), .path = folder};
}

/// Without the line end that git prints behind a single answer; other blanks may belong to a path.
std::string one_line(std::string text) {
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

/// The absolute paths of the names that end with NUL in `listed`, which are relative to `root`.
void add_names(const std::string& listed, const fs::path& root, std::set<std::string>& out) {
  for (const std::string_view name : split(listed, '\0')) {
    if (!name.empty()) out.insert((root / fs::path(name)).lexically_normal().string());
  }
}

/// The commit to compare with: where HEAD left the reference, or the reference itself when they share nothing.
Result<std::string> base_commit(const std::string& root, const std::string& reference) {
  const Ran commit = run_git(root, {"rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"});
  if (commit.exit != 0) {
    return fail(refused(root, "git knows no commit “" + reference + "” for --changed-since", commit));
  }
  const std::string id = one_line(commit.out);
  const Ran base = run_git(root, {"merge-base", id, "HEAD"});
  return base.exit == 0 && !base.out.empty() ? one_line(base.out) : id;
}

Result<std::set<std::string>> changed_in(const std::string& root, const std::string& reference) {
  const Result<std::string> base = base_commit(root, reference);
  if (!base) return fail(base.error());
  const Ran tracked = run_git(root, {"diff", "--name-only", "-z", "--no-renames", "--no-ext-diff", "--no-textconv",
                                     "--diff-filter=d", "--ignore-submodules", *base, "--"});
  if (tracked.exit != 0) return fail(refused(root, "git cannot compare with “" + reference + "”", tracked));
  const Ran untracked = run_git(root, {"ls-files", "-z", "--others", "--exclude-standard"});
  if (untracked.exit != 0) return fail(refused(root, "git cannot list untracked files", untracked));
  std::set<std::string> out;
  add_names(tracked.out, root, out);
  add_names(untracked.out, root, out);
  return out;
}

/// Remembers the repository of each folder and what changed in each repository.
class Repositories {
 public:
  explicit Repositories(const std::string& reference) : reference_(reference) {}

  Result<bool> has_changed(const std::string& file) {
    std::error_code code;
    const fs::path parent = fs::path(file).parent_path();
    const fs::path folder = fs::canonical(parent.empty() ? "." : parent, code);
    if (code) return fail(Error{.message = "cannot find the folder: " + code.message(), .path = file});
    const Result<std::string> root = root_of(folder.string());
    if (!root) return fail(root.error());
    const auto [entry, is_new] = changes_.try_emplace(*root);
    if (is_new) {
      auto changed = changed_in(*root, reference_);
      if (!changed) return fail(changed.error());
      entry->second = std::move(*changed);
    }
    return entry->second.contains((folder / fs::path(file).filename()).string());
  }

 private:
  Result<std::string> root_of(const std::string& folder) {
    const auto known = roots_.find(folder);
    if (known != roots_.end()) return known->second;
    const Ran ran = run_git(folder, {"rev-parse", "--show-toplevel"});
    if (ran.exit != 0) return fail(refused(folder, "--changed-since needs a git repository", ran));
    std::error_code code;
    const fs::path root = fs::canonical(one_line(ran.out), code);
    return roots_.emplace(folder, code ? one_line(ran.out) : root.string()).first->second;
  }

  const std::string& reference_;
  std::map<std::string, std::string> roots_;
  std::map<std::string, std::set<std::string>> changes_;
};

}  // namespace

Result<std::vector<std::string>> changed_since(const std::string& reference, const std::vector<std::string>& files) {
  if (reference.empty() || reference.front() == '-') {
    return fail("“" + reference +
                "” is no commit; --changed-since wants a branch, a tag or a commit, as in origin/main");
  }
  Repositories repositories(reference);
  std::vector<std::string> out;
  for (const std::string& file : files) {
    if (file == "-") return fail("standard input has no history; name files or folders with --changed-since");
    const Result<bool> changed = repositories.has_changed(file);
    if (!changed) return fail(changed.error());
    if (*changed) out.push_back(file);
  }
  return out;
}

}  // namespace mannerly::cli
