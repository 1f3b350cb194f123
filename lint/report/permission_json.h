// A permission verdict as JSON, the same object in reports and in `permit --format json`.
#pragma once

#include <nlohmann/json.hpp>

#include "mannerly/permission.h"

namespace mannerly {

nlohmann::ordered_json permission_json(const Verdict& verdict);

}  // namespace mannerly
