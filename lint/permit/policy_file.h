// YAML → Policy, every fault with its place.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permit/policy.h"

namespace mannerly::permit {

/// Finds the policy a file extends, or nullopt with the fault said in `fault`.
using FindPolicy = std::function<std::optional<Policy>(const std::string& name, std::string& fault)>;

/// Reads the policy `bytes` of the file `path`. What the file does not state is the extended policy's: channels, quotas
/// and credits one by one; gates, preferences and remarks come after those. Rows with faults are left out and reported.
/// Nullopt when it is no policy.
std::optional<Policy> read_policy(const std::string& path, std::string_view bytes, const FindPolicy& find,
                                  std::vector<Error>& problems);

}  // namespace mannerly::permit
