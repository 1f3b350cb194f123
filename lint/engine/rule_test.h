// Runs the examples of every rule file: exact spans of the bad ones, fixed texts, silence on the good ones.
#pragma once

#include <vector>

#include "mannerly/linter.h"

namespace mannerly {

std::vector<RuleTestFailure> run_examples(const Linter& linter);

}  // namespace mannerly
