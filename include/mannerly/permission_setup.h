// The question "may I send it" without a draft needs policies and little else: no rule, no dictionary.
#pragma once

#include <memory>
#include <vector>

#include "mannerly/config.h"
#include "mannerly/linter.h"
#include "mannerly/permission.h"
#include "mannerly/result.h"

namespace mannerly {

struct PermissionSetup {
  std::shared_ptr<const Permissions> permissions;  ///< never null
  Config config;                                   ///< rows of `rules:` are not held against the rules there are
  std::vector<Error> problems;                     ///< of the configuration and the policies
};

/// The policies as the options and the configuration choose them, without the time and the files a Linter needs. Fails
/// when the active policy cannot be used at all.
Result<PermissionSetup> set_up_permissions(const LinterOptions& options);

}  // namespace mannerly
