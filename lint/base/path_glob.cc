// Matching keeps the set of reachable positions, so a hostile glob cannot make it slow.
#include "base/path_glob.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/strings.h"

namespace mannerly {
namespace {

/// A named class of ASCII, as in "[[:digit:]]".
bool in_named_class(std::string_view name, char byte) {
  const bool lower = byte >= 'a' && byte <= 'z';
  const bool upper = byte >= 'A' && byte <= 'Z';
  const bool digit = byte >= '0' && byte <= '9';
  const bool hex = digit || (byte >= 'a' && byte <= 'f') || (byte >= 'A' && byte <= 'F');
  const bool space = byte == ' ' || (byte >= '\t' && byte <= '\r');
  const bool graph = byte > ' ' && byte < '\x7f';
  if (name == "alpha") return lower || upper;
  if (name == "alnum") return lower || upper || digit;
  if (name == "blank") return byte == ' ' || byte == '\t';
  if (name == "cntrl") return (byte >= '\0' && byte < ' ') || byte == '\x7f';
  if (name == "digit") return digit;
  if (name == "graph") return graph;
  if (name == "lower") return lower;
  if (name == "print") return graph || byte == ' ';
  if (name == "punct") return graph && !lower && !upper && !digit;
  if (name == "space") return space;
  if (name == "upper") return upper;
  return name == "xdigit" && hex;
}

/// Length of the "[:name:]" at the start of `text`, or 0.
std::size_t named_class_length(std::string_view text) {
  if (!text.starts_with("[:")) return 0;
  const std::size_t end = text.find(":]", 2);
  return end == std::string_view::npos ? 0 : end + 2;
}

/// Length of the "[...]" at the start of `glob`, or 0 when it is never closed.
std::size_t class_length(std::string_view glob) {
  std::size_t at = 1;
  if (at < glob.size() && (glob[at] == '!' || glob[at] == '^')) ++at;
  if (at < glob.size() && glob[at] == ']') ++at;
  while (at < glob.size() && glob[at] != ']') {
    const std::size_t named = named_class_length(glob.substr(at));
    at += named > 0 ? named : glob[at] == '\\' ? 2 : 1;
  }
  return at < glob.size() ? at + 1 : 0;
}

/// Whether `byte` is in the class "[...]". A backslash takes the next byte as it is.
bool in_class(std::string_view whole, char byte) {
  std::string_view inside = whole.substr(1, whole.size() - 2);
  const bool negated = !inside.empty() && (inside[0] == '!' || inside[0] == '^');
  if (negated) inside.remove_prefix(1);
  const auto take = [&inside] {
    if (inside[0] == '\\' && inside.size() > 1) inside.remove_prefix(1);
    const char taken = inside[0];
    inside.remove_prefix(1);
    return static_cast<unsigned char>(taken);
  };
  bool found = false;
  while (!inside.empty()) {
    if (const std::size_t named = named_class_length(inside); named > 0) {
      found = found || in_named_class(inside.substr(2, named - 4), byte);
      inside.remove_prefix(named);
      continue;
    }
    const unsigned char first = take();
    unsigned char last = first;
    if (inside.size() > 1 && inside[0] == '-') {
      inside.remove_prefix(1);
      last = take();
    }
    const auto value = static_cast<unsigned char>(byte);
    found = found || (first <= value && value <= last);
  }
  return found != negated;
}

/// The positions of a path, ascending, that the part of a glob read so far can end at: one until the first star.
using Reach = std::vector<std::size_t>;

/// "**/" reaches the start of every later name; "**" every later position; "*" every one up to the next "/".
Reach after_stars(std::string_view stars, std::string_view path, const Reach& before) {
  Reach after;
  if (before.empty()) return after;
  after.reserve(path.size() + 1 - before.front());
  auto next = before.begin();
  bool open = false;
  for (std::size_t at = before.front(); at <= path.size(); ++at) {
    const bool starts_name = at > 0 && path[at - 1] == '/';
    if (stars == "*" && starts_name) open = false;
    const bool was_reached = next != before.end() && *next == at;
    if (was_reached) ++next;
    open = open || was_reached;
    if (!open && next == before.end()) break;
    if (stars == "**/" ? was_reached || starts_name : open) after.push_back(at);
  }
  return after;
}

/// Whether one item of a glob ("?", "[...]", or a letter) takes `byte`.
bool takes(std::string_view item, char byte) {
  if (item == "?") return byte != '/';
  if (item.size() > 1 && item[0] == '[') return byte != '/' && in_class(item, byte);
  return item.back() == byte;  // "x", or "\\x"
}

/// The item that `glob` (not empty) starts with: a run of stars, with its "/" where that belongs to it; a class; a
/// byte. Two stars or more cross folders only when they are a whole name.
std::string_view first_item(std::string_view glob, std::string_view& stars) {
  stars = {};
  if (glob[0] == '*') {
    const std::size_t run = std::min(glob.find_first_not_of('*'), glob.size());
    const bool names_end = run == glob.size() || glob[run] == '/';
    stars = run > 1 && names_end ? (run == glob.size() ? "**" : "**/") : "*";
    return glob.substr(0, stars == "**/" ? run + 1 : run);
  }
  if (glob[0] == '[' && class_length(glob) > 0) return glob.substr(0, class_length(glob));
  return glob.substr(0, glob[0] == '\\' && glob.size() > 1 ? 2 : 1);
}

/// Moves every position over the byte that `item` takes there, and drops those where it takes none.
void step(std::string_view item, std::string_view path, Reach& reach) {
  std::size_t kept = 0;
  for (const std::size_t at : reach) {
    if (at < path.size() && takes(item, path[at])) reach[kept++] = at + 1;
  }
  reach.resize(kept);
}

/// Where `glob` can end when it starts at the beginning of `path`.
Reach ends_of(std::string_view glob, std::string_view path) {
  const std::size_t plain = std::min(glob.find_first_of("*?[\\"), glob.size());
  if (!path.starts_with(glob.substr(0, plain))) return {};
  Reach reach = {plain};
  bool starts_name = plain == 0 || glob[plain - 1] == '/';
  glob.remove_prefix(plain);
  while (!glob.empty() && !reach.empty()) {
    std::string_view stars;
    std::string_view item = first_item(glob, stars);
    if (!stars.empty() && !starts_name) {
      stars = "*";
      item = item.substr(0, item.find_last_of('*') + 1);
    }
    glob.remove_prefix(item.size());
    starts_name = item.back() == '/';
    if (stars.empty()) {
      step(item, path, reach);
    } else {
      reach = after_stars(stars, path, reach);
    }
  }
  return reach;
}

bool reaches_end(const Reach& reach, std::string_view path) { return !reach.empty() && reach.back() == path.size(); }

}  // namespace

bool path_glob_match(std::string_view glob, std::string_view path) { return reaches_end(ends_of(glob, path), path); }

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
  if (!folders_only && reaches_end(reach, path)) return true;
  return std::any_of(reach.begin(), reach.end(),
                     [&](std::size_t at) { return at > 0 && at < path.size() && path[at] == '/'; });
}

}  // namespace mannerly
