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

}  // namespace

ConfigPlace::ConfigPlace(const std::string& config_path, std::string base_dir) : base_dir_(std::move(base_dir)) {
  folder_ = (fs::path(base_dir_) / config_path).lexically_normal().parent_path().generic_string();
}

std::string ConfigPlace::relative(const std::string& draft_path) const {
  const fs::path draft = (fs::path(base_dir_) / draft_path).lexically_normal();
  if (folder_.empty()) return draft.generic_string();
  const fs::path below = draft.lexically_relative(folder_);
  return below.empty() || *below.begin() == ".." ? draft.generic_string() : below.generic_string();
}

void apply_settings(const Settings& settings, Config& config) {
  if (settings.kind) config.kind = settings.kind;
  if (settings.is_template) config.is_template = settings.is_template;
  if (settings.fields) config.fields = settings.fields;
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
    if (!set.is_template && !set.fields) continue;
    out.by_kind.push_back({row.kinds.empty() ? all_kinds() : row.kinds, set.is_template, set.fields});
  }
  return out;
}

}  // namespace mannerly
