// Matching keeps the set of reachable positions, so a hostile glob cannot make it slow.
#include "base/path_glob.h"

#include <cstddef>
#include <vector>

#include "base/strings.h"

namespace mannerly {
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

/// Where `glob` can end when it starts at the beginning of `path`.
Reach ends_of(std::string_view glob, std::string_view path) {
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
  return reach;
}

}  // namespace

bool path_glob_match(std::string_view glob, std::string_view path) { return ends_of(glob, path)[path.size()]; }

bool path_glob_covers(std::string_view glob, std::string_view path) {
  const bool folders_only = glob.ends_with('/');
  if (folders_only) glob.remove_suffix(1);
  if (glob.empty()) return false;
  const std::size_t name = path.rfind('/') + 1;
  if (glob.find('/') == std::string_view::npos) {
    const std::vector<std::string_view> names = split(folders_only ? path.substr(0, name) : path, '/');
    for (const std::string_view part : names) {
      if (!part.empty() && path_glob_match(glob, part)) return true;
    }
    return false;
  }
  if (glob.starts_with('/')) glob.remove_prefix(1);
  const Reach reach = ends_of(glob, path);
  for (std::size_t at = 1; at < path.size(); ++at) {
    if (reach[at] && path[at] == '/') return true;
  }
  return !folders_only && reach[path.size()];
}

}  // namespace mannerly
