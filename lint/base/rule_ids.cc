#include "base/rule_ids.h"

#include <algorithm>

#include "base/strings.h"

namespace mannerly {
namespace {

std::string_view short_name(std::string_view id) { return id.substr(id.rfind('/') + 1); }

}  // namespace

std::optional<std::string> meant_rule(std::string_view name, const std::vector<std::string>& ids) {
  if (auto id = nearest(name, ids)) return id;
  std::vector<std::string> short_names;
  for (const std::string& id : ids) short_names.emplace_back(short_name(id));
  const auto last = nearest(short_name(name), short_names);
  if (!last) return std::nullopt;
  return ids[static_cast<std::size_t>(std::find(short_names.begin(), short_names.end(), *last) - short_names.begin())];
}

std::optional<std::string> meant_pattern(std::string_view pattern, const std::vector<std::string>& ids) {
  if (pattern.find_first_of("*?") == std::string_view::npos) return meant_rule(pattern, ids);
  std::vector<std::string> globs;
  for (const std::string& id : ids) {
    std::string glob = id.substr(0, id.find('/')) + "/*";
    if (std::find(globs.begin(), globs.end(), glob) == globs.end()) globs.push_back(std::move(glob));
  }
  return nearest(pattern, globs);
}

}  // namespace mannerly
