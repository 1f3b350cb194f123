// Reading the lines of a .gitignore file; how a glob matches is path_glob.h.
#include "cli/gitignore.h"

#include "base/path_glob.h"
#include "base/strings.h"

namespace mannerly::cli {
namespace {

std::string_view without_end(std::string_view line) {
  if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
  while (!line.empty() && line.back() == ' ' && (line.size() < 2 || line[line.size() - 2] != '\\')) {
    line.remove_suffix(1);
  }
  return line;
}

}  // namespace

Gitignore::Gitignore(std::string_view text) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) text.remove_prefix(kByteOrderMark.size());
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
    if (!path_glob_match(pattern->glob, pattern->anchored ? path : name)) continue;
    return pattern->takes_back ? Ignored::kNo : Ignored::kYes;
  }
  return Ignored::kUnsaid;
}

}  // namespace mannerly::cli
