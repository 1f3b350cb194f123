// JSON → the nodes that YAML gives too. Behind parse_json() lives nlohmann-json; nothing else of this layer sees it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "mannerly/result.h"
#include "yaml/node.h"

namespace mannerly::draft {

/// Parses one JSON text that starts at `line` of `path`. Numbers and flags become their text; values deeper than eight
/// levels become null. Every node has that line, for JSON gives no others. The message of an error is "not valid JSON",
/// with its place.
Result<yaml::Node> parse_json(std::string_view text, const std::string& path, std::uint32_t line);

}  // namespace mannerly::draft
