// Unified diffs of two texts, for `fix --diff`.
#pragma once

#include <string>
#include <string_view>

namespace mannerly::cli {

/// The change from `before` to `after` with three lines around it, as `diff -u` and `git apply` read it; empty when
/// the two are equal.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace mannerly::cli
