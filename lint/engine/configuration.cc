#include "engine/configuration.h"

#include <utility>

#include "base/fence.h"
#include "config/config_file.h"
#include "mannerly/permission_setup.h"
#include "mannerly/words.h"

namespace mannerly {
namespace {

constexpr std::size_t kMaxWordsBytes = std::size_t{1} << 20;

/// The user's own words; there need not be a file of them.
std::vector<OwnWord> user_words(const LinterOptions& options, std::vector<Error>& problems) {
  const std::string& path = options.words_file;
  if (path.empty() || !options.files->exists(path)) return {};
  const auto bytes = options.files->read_at_most(path, kMaxWordsBytes);
  if (bytes) return word_list(path, *bytes, problems);
  problems.push_back(bytes.error());
  return {};
}

}  // namespace

Config read_configuration(const LinterOptions& options, std::vector<std::string> rule_ids,
                          std::vector<Error>& problems) {
  ConfigSources sources = bundled_sources();
  sources.files = options.files.get();
  sources.base_dir = options.base_dir;
  sources.rule_ids = std::move(rule_ids);
  sources.words = user_words(options, problems);
  if (options.config_path.empty()) return default_config(sources, problems);
  if (!Fence(*options.files, options.config_path, options.base_dir).holds(options.config_path)) {
    problems.push_back({.message = "the configuration is a link that leads out of the repository; name the file itself",
                        .path = options.config_path});
    return default_config(sources, problems);
  }
  const auto bytes = options.files->read_at_most(options.config_path, kMaxConfigBytes);
  if (bytes) return read_config(options.config_path, *bytes, sources, problems);
  problems.push_back(bytes.error());
  return default_config(sources, problems);
}

Result<std::shared_ptr<const Permissions>> load_policies_for(const LinterOptions& options, const Config& config,
                                                             std::vector<Error>& problems) {
  PermissionOptions wanted{.files = options.files, .policy = options.policy, .rules_dir = options.rules_dir};
  if (wanted.policy.empty()) wanted.policy = config.policy;
  auto permissions = Permissions::create(wanted, problems);
  if (permissions || !options.policy.empty() || config.policy.empty()) return permissions;
  Error error = permissions.error();
  if (const auto written = config.origins.find("policy"); written != config.origins.end()) {
    error = {"policy: " + error.message, written->second.path, written->second.line, written->second.column};
  }
  problems.push_back(std::move(error));
  wanted.policy.clear();
  return Permissions::create(wanted, problems);
}

Result<PermissionSetup> set_up_permissions(const LinterOptions& options) {
  PermissionSetup out;
  out.config = read_configuration(options, {}, out.problems);
  auto permissions = load_policies_for(options, out.config, out.problems);
  if (!permissions) return fail(permissions.error());
  out.permissions = std::move(*permissions);
  return out;
}

}  // namespace mannerly
