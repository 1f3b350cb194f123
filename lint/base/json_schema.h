// Tables of keys → JSON Schema (draft 2020-12).
#pragma once

#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/schema.h"

namespace mannerly {

/// A schema document of the table; tables that stand in several places become definitions.
nlohmann::ordered_json schema_of(const KeyTable& table);
/// The same for maps whose key “kind” says which table holds: `keys(kind)` for each of `kinds`.
nlohmann::ordered_json schema_of_kinds(const std::vector<std::string>& kinds,
                                       const KeyTable& (*keys)(std::string_view kind));

/// Indented text, with a line end.
std::string schema_text(const nlohmann::ordered_json& schema);

}  // namespace mannerly
