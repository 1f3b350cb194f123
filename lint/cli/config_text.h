// Words that `config show` and `check --why` share.
#pragma once

#include <string>
#include <vector>

#include "mannerly/inspect.h"

namespace mannerly::cli {

/// "team/.mannerly.yaml:4", or "default".
std::string place_text(const Error& where);
/// What `config schema` can print.
const std::vector<std::string>& schema_names();

}  // namespace mannerly::cli
