#include "config/settings.h"

#include <algorithm>
#include <filesystem>
#include <utility>

#include "base/path_glob.h"

namespace mannerly {
namespace {

namespace fs = std::filesystem;

bool fits(const std::vector<std::string>& globs, std::string_view path) {
  for (auto glob = globs.rbegin(); glob != globs.rend(); ++glob) {
    const bool takes_back = glob->starts_with('!');
    if (path_glob_covers(std::string_view(*glob).substr(takes_back ? 1 : 0), path)) return !takes_back;
  }
  return globs.empty();
}

bool edits_fields(const Settings& settings) {
  return !settings.added_fields.empty() || !settings.removed_fields.empty();
}

/// Whether the path has no name that lexically_normal() would take out or fold.
bool is_normal(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  for (std::size_t begin = 0; begin <= path.size();) {
    const std::size_t end = std::min(path.find('/', begin), path.size());
    const std::string_view name = path.substr(begin, end - begin);
    if (name.empty() || name == "." || name == "..") return false;
    begin = end + 1;
  }
  return true;
}

/// The fields that drafts of the kind declare so far.
std::optional<DeclaredFields> fields_of(const InputOptions& options, Kind kind) {
  std::optional<DeclaredFields> out = options.fields;
  for (const KindDefaults& row : options.by_kind) {
    const bool concerns = std::find(row.kinds.begin(), row.kinds.end(), kind) != row.kinds.end();
    if (concerns && row.fields) out = row.fields;
  }
  return out;
}

}  // namespace

ConfigPlace::ConfigPlace(const std::string& config_path, std::string base_dir) : base_dir_(std::move(base_dir)) {
  folder_ = (fs::path(base_dir_) / config_path).lexically_normal().parent_path().generic_string();
  const fs::path below = fs::path(folder_).lexically_relative(fs::path(base_dir_).lexically_normal());
  if (folder_.size() > 1 && folder_.starts_with('/')) absolute_start_ = folder_ + "/";
  if (below == ".") relative_start_ = "";
  if (!below.empty() && is_normal(below.string())) relative_start_ = below.generic_string() + "/";
}

std::string ConfigPlace::relative(const std::string& draft_path) const {
  // The library's paths cost more than all globs together, and few drafts need them.
  const std::optional<std::string>& start = draft_path.starts_with('/') ? absolute_start_ : relative_start_;
  if (start && draft_path.starts_with(*start) && is_normal(draft_path)) return draft_path.substr(start->size());
  const fs::path draft = (fs::path(base_dir_) / draft_path).lexically_normal();
  if (folder_.empty()) return draft.generic_string();
  const fs::path below = draft.lexically_relative(folder_);
  return below.empty() || *below.begin() == ".." ? draft.generic_string() : below.generic_string();
}

std::optional<DeclaredFields> fields_after(const Settings& settings, std::optional<DeclaredFields> before) {
  if (settings.fields) return settings.fields;
  if (!edits_fields(settings)) return before;
  DeclaredFields out = std::move(before).value_or(DeclaredFields{});
  const auto drop = [&](const std::string& name) {
    std::erase_if(out, [&](const DeclaredField& field) { return field.name == name; });
  };
  for (const std::string& name : settings.removed_fields) drop(name);
  for (const DeclaredField& field : settings.added_fields) drop(field.name);
  out.insert(out.end(), settings.added_fields.begin(), settings.added_fields.end());
  return out;
}

void apply_settings(const Settings& settings, Config& config) {
  if (settings.kind) config.kind = settings.kind;
  if (settings.is_template) config.is_template = settings.is_template;
  config.fields = fields_after(settings, std::move(config.fields));
  if (settings.policy) config.policy = *settings.policy;
  if (settings.language) config.language = *settings.language;
  config.rules.insert(config.rules.end(), settings.rules.begin(), settings.rules.end());
  std::erase_if(config.words, [&](const std::string& word) {
    return std::find(settings.removed_words.begin(), settings.removed_words.end(), word) !=
           settings.removed_words.end();
  });
  config.words.insert(config.words.end(), settings.words.begin(), settings.words.end());
  for (const auto& [key, value] : settings.score) config.score[key] = value;
  if (settings.fail_on) config.gate.fail_on = *settings.fail_on;
  if (settings.fail_under) config.gate.fail_under = *settings.fail_under;
  config.gate_given = config.gate_given || settings.fail_on || settings.fail_under;
  for (const auto& [key, where] : settings.origins) config.origins[key] = where;
  if (const auto where = settings.origins.find("words"); where != settings.origins.end()) {
    for (const std::string& word : settings.words) config.origins["words/" + word] = where->second;
  }
}

bool governs(const Override& row, std::string_view path, std::optional<Kind> kind) {
  if (!fits(row.files, path)) return false;
  if (row.kinds.empty()) return true;
  return kind && std::find(row.kinds.begin(), row.kinds.end(), *kind) != row.kinds.end();
}

InputOptions input_defaults(const Config& config, std::string_view path) {
  InputOptions out;
  out.kind = config.kind;
  out.is_template = config.is_template;
  out.fields = config.fields;
  for (const Override& row : config.overrides) {
    if (!fits(row.files, path)) continue;
    const Settings& set = row.settings;
    if (set.kind) out.kind = set.kind;
    const std::vector<Kind>& kinds = row.kinds.empty() ? all_kinds() : row.kinds;
    if (set.is_template || set.fields) out.by_kind.push_back({kinds, set.is_template, set.fields});
    if (set.fields || !edits_fields(set)) continue;
    for (const Kind kind : kinds) {
      out.by_kind.push_back({{kind}, std::nullopt, fields_after(set, fields_of(out, kind))});
    }
  }
  return out;
}

}  // namespace mannerly
