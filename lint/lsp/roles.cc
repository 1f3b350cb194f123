#include "lsp/roles.h"

#include <algorithm>
#include <string_view>
#include <vector>

#include "lsp/session.h"
#include "lsp/uris.h"
#include "mannerly/allow_file.h"
#include "mannerly/baseline.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kRulesFolder = "/rules/";

bool is_below(const std::string& path, const std::string& folder) {
  return !folder.empty() && path.starts_with(folder + "/");
}

/// "tone/urgency.yaml" within its pack, or empty when the file lies elsewhere than one folder deep.
std::string_view name_in(const std::string& path, const std::string& pack) {
  if (!is_below(path, pack)) return {};
  const std::string_view name = std::string_view(path).substr(pack.size() + 1);
  return std::count(name.begin(), name.end(), '/') == 1 ? name : std::string_view();
}

/// What a file of a pack is.
Role role_in_pack(std::string_view name) {
  if (name.starts_with("policies/")) return Role::kPolicy;
  if (name.starts_with("presets/")) return Role::kConfiguration;
  if (name.starts_with("classes/")) return Role::kClass;
  return name.empty() ? Role::kOther : Role::kRule;
}

const Config* config_around(Session& session, const std::string& path) {
  const Governing& governing = session.linters.find(path, session.root, session.settings);
  return governing.linter == nullptr ? nullptr : &governing.linter->config();
}

Role role_of_yaml(Session& session, const std::string& path) {
  if (path.empty()) return Role::kOther;
  if (const Config* config = config_around(session, path)) {
    const auto& files = config->files;
    if (std::find(files.begin(), files.end(), path) != files.end()) return Role::kConfiguration;
    if (config->policy == path) return Role::kPolicy;
  }
  return role_in_pack(name_in(path, pack_of(session, path)));
}

}  // namespace

std::string pack_of(Session& session, const std::string& path) {
  const std::string& given = session.settings.linter.rules_dir;
  if (is_below(path, given)) return given;
  const Config* config = config_around(session, path);
  for (const std::string& pack : config == nullptr ? std::vector<std::string>() : config->packs) {
    if (is_below(path, pack)) return pack;
  }
  const std::size_t at = path.rfind(kRulesFolder);
  if (at == std::string::npos) return {};
  const std::string pack = path.substr(0, at + kRulesFolder.size() - 1);
  const bool ours = (config != nullptr && !config->path.empty()) || session.host.disk->exists(pack + "/sources.yaml");
  return ours ? pack : std::string();
}

Role role_of(Session& session, const Document& document) {
  const std::string& path = document.path;
  const std::string_view name = file_name(path.empty() ? std::string_view(document.uri) : std::string_view(path));
  if (!path.empty() && path == session.settings.linter.words_file) return Role::kWords;
  if (name == ".mannerly.yaml") return Role::kConfiguration;
  if (name == kAllowFileName) return Role::kAllowFile;
  if (name == kBaselineName) return Role::kBaseline;
  const bool yaml = name.ends_with(".yaml") || name.ends_with(".yml") || document.language == "yaml";
  if (yaml) return role_of_yaml(session, path);
  const bool data = name.ends_with(".json") || name.ends_with(".jsonl") || name.ends_with(".csv") ||
                    document.language == "json" || document.language == "jsonl" || document.language == "csv";
  return data ? Role::kOther : Role::kDraft;
}

}  // namespace mannerly::lsp
