// How long a message may be by a policy. Every draft is asked that, so a pack keeps it apart from the policies.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "permit/policy.h"

namespace mannerly::permit {

struct CapTable {
  FactSheet usual;  ///< what is taken for granted while nobody states it
  std::vector<Cap> caps;
};

/// The section of a pack that has the tables, and the policy that counts when none is named.
inline constexpr std::string_view kCapSection = "caps";
inline constexpr std::string_view kDefaultPolicy = "documented";

/// The first caps whose conditions hold.
LengthCap select_caps(const CapTable& table, const PermissionCase& question);

/// The tables of all bundled policies, in bytes for a pack.
std::string packed_caps();
/// The table of one of them; nullopt when `bytes` have none of that name.
std::optional<CapTable> read_caps(std::string_view bytes, std::string_view policy);

}  // namespace mannerly::permit
