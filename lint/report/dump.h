// JSON trees as reports write them.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

namespace mannerly {

/// One line. Paths need not be UTF-8; what is not becomes U+FFFD.
inline std::string dump(const nlohmann::ordered_json& json) {
  return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace mannerly
