// Loads the policies: the bundled ones, those of a rules folder, one that a user names as a file.
#pragma once

#include <string>
#include <vector>

#include "permit/policy.h"

namespace mannerly::permit {

struct PolicySet {
  std::vector<Policy> policies;  ///< by name; the default first
  std::string active;            ///< a name of the above, "strict" or "lenient"
};

/// Whether `options` name nothing but what the program brings along, which has no faults.
bool are_bundled(const PermissionOptions& options);
/// The name of the active policy of such options.
std::string bundled_active(const PermissionOptions& options);

/// Fails when the active policy is unknown or cannot be read.
Result<PolicySet> load_policies(const PermissionOptions& options, std::vector<Error>& problems);

}  // namespace mannerly::permit
