// The only place that chooses which fixes are applied, and applies them: safe first, no overlaps, every step re-linted.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "mannerly/finding.h"
#include "mannerly/linter.h"

namespace mannerly {

/// The fixes of `result` that `options` allows, one per finding: safe ones first, then by place. Left out are fixes
/// that would change a name, a placeholder, a URL, a number or a quotation. They may overlap.
std::vector<Fix> candidate_fixes(const DraftResult& result, const FixOptions& options);

/// `bytes` after `fixes`, whose edits must not overlap. Inserted line ends become those of `bytes`.
std::string apply_fixes(std::string bytes, const std::vector<Fix>& fixes);

/// Lints changed bytes as the same draft; nullopt when they can no longer be read as one.
using Relint = std::function<std::optional<DraftResult>(const std::string& bytes)>;

/// Applies fixes in rounds until none is accepted, at most ten. A step is accepted when no rule finds more than before
/// and the score does not fall; a round whose fixes are not acceptable together tries them one by one.
FixResult fix_rounds(const std::string& bytes, const FixOptions& options, const Relint& relint);

/// The same for a draft that `linter` lints; what is known about the draft stays known.
FixResult fix_rounds(const Linter& linter, std::shared_ptr<const Draft> draft, const FixOptions& options);

}  // namespace mannerly
