// What a placeholder stands for, judged from its name.
#pragma once

#include <string>
#include <string_view>

#include "mannerly/draft.h"

namespace mannerly::draft {

/// Judges "first_name", "Your Company", "their recent post". Never kControl. Case and spelling style do not matter.
Fills judge_fills(std::string_view name);

}  // namespace mannerly::draft
