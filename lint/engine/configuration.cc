#include "engine/configuration.h"

#include <filesystem>
#include <utility>

#include "config/config_file.h"
#include "mannerly/permission_setup.h"

namespace mannerly {
namespace {

/// A policy of the configuration that is a file stands beside the configuration.
std::string configured_policy(const Config& config) {
  const bool is_file = config.policy.ends_with(".yaml") || config.policy.ends_with(".yml");
  if (!is_file) return config.policy;
  return (std::filesystem::path(config.path).parent_path() / config.policy).lexically_normal().generic_string();
}

}  // namespace

Config read_configuration(const LinterOptions& options, std::vector<std::string> rule_ids,
                          std::vector<Error>& problems) {
  ConfigSources sources = bundled_sources();
  sources.files = options.files.get();
  sources.rule_ids = std::move(rule_ids);
  if (options.config_path.empty()) return default_config(sources, problems);
  const auto bytes = options.files->read(options.config_path);
  if (bytes) return read_config(options.config_path, *bytes, sources, problems);
  problems.push_back(bytes.error());
  return default_config(sources, problems);
}

Result<std::shared_ptr<const Permissions>> load_policies_for(const LinterOptions& options, const Config& config,
                                                             std::vector<Error>& problems) {
  PermissionOptions wanted{.files = options.files, .policy = options.policy, .rules_dir = options.rules_dir};
  if (wanted.policy.empty()) wanted.policy = configured_policy(config);
  auto permissions = Permissions::create(wanted, problems);
  if (permissions || !options.policy.empty() || config.policy.empty()) return permissions;
  Error error = permissions.error();
  if (error.path.empty()) error = {.message = "policy: " + error.message, .path = config.path};
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
