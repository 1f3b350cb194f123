// The table of a gate: an automaton that takes every text in which an expression matches, and few others.
#pragma once

#include <string>

#include "checks/pattern_syntax.h"

namespace mannerly {

/// The bytes that PatternGate reads; of an expression whose table would be too large, it takes longer repeats for
/// endless ones, or what has begun like a match for one. Empty where that is too large too.
std::string gate_table(const PatternTree& tree);

}  // namespace mannerly
