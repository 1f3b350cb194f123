#include "permit/policies.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <utility>

#include "base/embedded.h"
#include "base/strings.h"
#include "mannerly/linter.h"
#include "permit/cap_table.h"
#include "permit/policy_file.h"

namespace mannerly::permit {
namespace {

constexpr std::string_view kFolder = "rules/policies/";
constexpr std::string_view kExtension = ".yaml";
/// A policy extends one that extends one …; longer chains are a mistake.
constexpr std::size_t kMaxDepth = 8;
/// A policy may have this many bytes; the bundled ones have a tenth of it.
constexpr std::size_t kMaxBytes = std::size_t{256} << 10;

struct PolicyFile {
  std::string path;
  std::string bytes;
};

std::string stem(std::string_view path) {
  std::string_view name = path.substr(path.rfind('/') + 1);
  if (name.ends_with(kExtension)) name.remove_suffix(kExtension.size());
  return std::string(name);
}

bool names_file(std::string_view name) {
  return name.find('/') != std::string_view::npos || name.ends_with(".yaml") || name.ends_with(".yml");
}

class Loader {
 public:
  Loader(const PermissionOptions& options, std::vector<Error>& problems) : options_(options), problems_(problems) {}

  Result<PolicySet> load();

 private:
  void find_files();
  std::optional<Policy> read(const std::string& name, const PolicyFile& file);
  std::optional<Policy> extended(const std::string& name, std::string& fault);
  std::vector<std::string> names() const;

  const PermissionOptions& options_;
  std::vector<Error>& problems_;
  std::map<std::string, PolicyFile> files_;
  std::vector<std::string> open_;
};

/// The folder's policies replace the bundled ones as a whole.
void Loader::find_files() {
  if (!options_.rules_dir.empty() && options_.files != nullptr) {
    const auto listed = options_.files->list(options_.rules_dir);
    for (const std::string& name : listed ? *listed : std::vector<std::string>()) {
      if (!name.starts_with("policies/") || !name.ends_with(kExtension)) continue;
      const std::string path = options_.rules_dir + "/" + name;
      auto bytes = options_.files->read_at_most(path, kMaxBytes);
      if (bytes) {
        files_[stem(name)] = {path, std::move(*bytes)};
      } else {
        problems_.push_back(bytes.error());
      }
    }
  }
  if (!files_.empty()) return;
  for (const EmbeddedFile& file : embedded_files()) {
    if (file.path.starts_with(kFolder)) files_[stem(file.path)] = {std::string(file.path), std::string(file.bytes)};
  }
}

std::optional<Policy> Loader::extended(const std::string& name, std::string& fault) {
  const auto file = files_.find(name);
  if (file == files_.end()) {
    fault = unknown_name("policy", name, names());
    return std::nullopt;
  }
  if (std::find(open_.begin(), open_.end(), name) != open_.end() || open_.size() >= kMaxDepth) {
    fault = "“" + name + "” extends itself";
    return std::nullopt;
  }
  // Its own faults are reported where it is read for itself.
  std::vector<Error> reported_elsewhere;
  std::swap(problems_, reported_elsewhere);
  auto policy = read(name, file->second);
  std::swap(problems_, reported_elsewhere);
  if (!policy) fault = "“" + name + "” cannot be read";
  return policy;
}

std::optional<Policy> Loader::read(const std::string& name, const PolicyFile& file) {
  open_.push_back(name);
  const FindPolicy find = [this](const std::string& base, std::string& fault) { return extended(base, fault); };
  auto policy = read_policy(file.path, file.bytes, find, problems_);
  open_.pop_back();
  if (policy) policy->name = name;
  return policy;
}

std::vector<std::string> Loader::names() const {
  std::vector<std::string> out;
  for (const auto& [name, file] : files_) out.push_back(name);
  return out;
}

Result<PolicySet> Loader::load() {
  find_files();
  PolicySet out;
  out.active = options_.policy.empty() ? std::string(kDefaultPolicy) : options_.policy;
  if (names_file(out.active)) {
    if (options_.files == nullptr) return fail(Error{.message = "the policy cannot be read", .path = out.active});
    auto bytes = options_.files->read_at_most(out.active, kMaxBytes);
    if (!bytes) return fail(bytes.error());
    const std::string path = std::exchange(out.active, stem(out.active));
    files_[out.active] = {path, std::move(*bytes)};
  }
  for (const auto& [name, file] : files_) {
    if (auto policy = read(name, file)) out.policies.push_back(std::move(*policy));
  }
  std::stable_sort(out.policies.begin(), out.policies.end(), [](const Policy& a, const Policy& b) {
    return (a.name == kDefaultPolicy) > (b.name == kDefaultPolicy);
  });
  const bool computed = (out.active == "strict" || out.active == "lenient") && !out.policies.empty();
  const bool known = std::any_of(out.policies.begin(), out.policies.end(),
                                 [&](const Policy& policy) { return policy.name == out.active; });
  if (known || computed) return out;
  std::vector<std::string> all = names();
  all.insert(all.end(), {"strict", "lenient"});
  return fail(unknown_name("policy", out.active, all));
}

}  // namespace

const std::vector<std::string>& channel_names() {
  static const std::vector<std::string> kNames = {"reply",        "message",  "intro", "note",   "invite",
                                                  "open-profile", "coworker", "group", "inmail", "comment"};
  return kNames;
}

std::string bundled_active(const PermissionOptions& options) {
  return options.policy.empty() ? std::string(kDefaultPolicy) : options.policy;
}

bool are_bundled(const PermissionOptions& options) {
  const std::string name = bundled_active(options);
  if (!options.rules_dir.empty() || names_file(name)) return false;
  const std::string path = std::string(kFolder) + name + std::string(kExtension);
  return name == "strict" || name == "lenient" || !embedded_file(path).empty();
}

Result<PolicySet> load_policies(const PermissionOptions& options, std::vector<Error>& problems) {
  return Loader(options, problems).load();
}

}  // namespace mannerly::permit
