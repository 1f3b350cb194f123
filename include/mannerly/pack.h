// Rules and dictionaries, compiled: what the build puts into the program so that it starts without reading any of them.
#pragma once

#include <string>
#include <vector>

#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// The bytes of a pack of the rules and dictionaries that `options` name. Fails when no rule can be read; any other
/// fault is in `problems`, and such a pack must not be used.
Result<std::string> compile_pack(const LinterOptions& options, std::vector<Error>& problems);

}  // namespace mannerly
