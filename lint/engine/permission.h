// The verdict of a draft, and what of it the checks may see.
#pragma once

#include <optional>

#include "checks/analysis.h"
#include "mannerly/linter.h"
#include "mannerly/permission.h"

namespace mannerly {

/// Nullopt when nothing is known that permission depends on, or when only its missing facts could be named.
std::optional<Verdict> judge_permission(const Permissions& permissions, const Draft& draft, const RunFacts& run);

PermissionNotes permission_notes(const Permissions& permissions, const Draft& draft,
                                 const std::optional<Verdict>& verdict);

inline bool is_denied(const std::optional<Verdict>& verdict) { return verdict && verdict->answer == Answer::kDenied; }

}  // namespace mannerly
