// Matching keeps the set of reachable positions, so a hostile pattern cannot make it slow.
#include "cli/gitignore.h"

#include "base/strings.h"

namespace mannerly::cli {
namespace {

/// Length of the "[...]" at the start of `glob`, or 0 when it is never closed.
std::size_t class_length(std::string_view glob) {
  std::size_t at = 1;
  if (at < glob.size() && (glob[at] == '!' || glob[at] == '^')) ++at;
  if (at < glob.size() && glob[at] == ']') ++at;
  while (at < glob.size() && glob[at] != ']') ++at;
  return at < glob.size() ? at + 1 : 0;
}

/// Whether `byte` is in the class "[...]".
bool in_class(std::string_view whole, char byte) {
  std::string_view inside = whole.substr(1, whole.size() - 2);
  const bool negated = !inside.empty() && (inside[0] == '!' || inside[0] == '^');
  if (negated) inside.remove_prefix(1);
  bool found = false;
  for (std::size_t i = 0; i < inside.size(); ++i) {
    if (i + 2 < inside.size() && inside[i + 1] == '-') {
      found = found || (inside[i] <= byte && byte <= inside[i + 2]);
      i += 2;
    } else {
      found = found || inside[i] == byte;
    }
  }
  return found != negated;
}

/// The positions of a path that the part of a glob read so far can end at.
using Reach = std::vector<bool>;

/// "**/" reaches the start of every later name; "**" every later position; "*" every one up to the next "/".
Reach after_stars(std::string_view stars, std::string_view path, const Reach& before) {
  Reach after(before.size(), false);
  bool open = false;
  for (std::size_t at = 0; at < after.size(); ++at) {
    if (stars == "*" && at > 0 && path[at - 1] == '/') open = false;
    open = open || before[at];
    const bool starts_name = at > 0 && path[at - 1] == '/';
    after[at] = stars == "**/" ? before[at] || (open && starts_name) : open;
  }
  return after;
}

/// Whether one item of a glob ("?", "[...]", or a letter) takes `byte`.
bool takes(std::string_view item, char byte) {
  if (item == "?") return byte != '/';
  if (item.size() > 1 && item[0] == '[') return byte != '/' && in_class(item, byte);
  return item.back() == byte;  // "x", or "\\x"
}

/// The item that `glob` (not empty) starts with.
std::string_view first_item(std::string_view glob) {
  for (const std::string_view stars : {"**/", "**", "*"}) {
    if (glob.substr(0, stars.size()) == stars) return stars;
  }
  if (glob[0] == '[' && class_length(glob) > 0) return glob.substr(0, class_length(glob));
  return glob.substr(0, glob[0] == '\\' && glob.size() > 1 ? 2 : 1);
}

/// Whole-string match; "*" and "?" stop at "/". Linear in glob times path.
bool matches(std::string_view glob, std::string_view path) {
  Reach reach(path.size() + 1, false);
  reach[0] = true;
  while (!glob.empty()) {
    const std::string_view item = first_item(glob);
    glob.remove_prefix(item.size());
    if (item[0] == '*') {
      reach = after_stars(item, path, reach);
      continue;
    }
    for (std::size_t at = path.size(); at > 0; --at) reach[at] = reach[at - 1] && takes(item, path[at - 1]);
    reach[0] = false;
  }
  return reach[path.size()];
}

std::string_view without_end(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  while (!line.empty() && line.back() == ' ' && (line.size() < 2 || line[line.size() - 2] != '\\')) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

Gitignore::Gitignore(std::string_view text) {
  for (std::string_view line : split(text, '\n')) {
    line = without_end(line);
    if (line.empty() || line[0] == '#') continue;
    Pattern pattern;
    pattern.takes_back = line[0] == '!';
    if (pattern.takes_back) line.remove_prefix(1);
    pattern.folders_only = !line.empty() && line.back() == '/';
    if (pattern.folders_only) line.remove_suffix(1);
    pattern.anchored = line.find('/') != std::string_view::npos;
    if (!line.empty() && line[0] == '/') line.remove_prefix(1);
    if (line.empty()) continue;
    pattern.glob = line;
    patterns_.push_back(std::move(pattern));
  }
}

Ignored Gitignore::judge(std::string_view path, EntryType type) const {
  const std::string_view name = path.substr(path.rfind('/') + 1);
  for (auto pattern = patterns_.rbegin(); pattern != patterns_.rend(); ++pattern) {
    if (pattern->folders_only && type == EntryType::kFile) continue;
    if (!matches(pattern->glob, pattern->anchored ? path : name)) continue;
    return pattern->takes_back ? Ignored::kNo : Ignored::kYes;
  }
  return Ignored::kUnsaid;
}

}  // namespace mannerly::cli
