// What the checks recognised in a message, good news included.
#pragma once

#include "checks/analysis.h"
#include "mannerly/score.h"

namespace mannerly {

Recognised recognise(const Analysis& analysis);

}  // namespace mannerly
