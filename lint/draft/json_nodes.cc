// The only file of this layer that includes nlohmann-json and catches its exceptions.
#include "draft/json_nodes.h"

#include <nlohmann/json.hpp>
#include <utility>

#include "draft/input.h"
#include "draft/record.h"

namespace mannerly::draft {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 8;

yaml::Node to_node(const Json& value, std::uint32_t line, std::size_t depth) {
  if (value.is_string()) return scalar_node(value.get<std::string>(), line);
  yaml::Node node;
  node.line = line;
  node.column = 1;
  if (value.is_null() || depth > kMaxDepth) return node;
  if (value.is_array()) {
    node.type = yaml::NodeType::kList;
    for (const Json& item : value) node.items.push_back(to_node(item, line, depth + 1));
    return node;
  }
  if (value.is_object()) {
    node.type = yaml::NodeType::kMap;
    for (const auto& [key, item] : value.items()) {
      node.entries.push_back({scalar_node(key, line), to_node(item, line, depth + 1)});
    }
    return node;
  }
  return scalar_node(value.dump(), line);
}

}  // namespace

Result<yaml::Node> parse_json(std::string_view text, const std::string& path, std::uint32_t line) {
  try {
    return to_node(Json::parse(text), line, 0);
  } catch (const Json::parse_error& e) {
    Error error = error_at_byte(text, e.byte == 0 ? 0 : e.byte - 1, path, "not valid JSON");
    error.line += line - 1;
    return fail(std::move(error));
  }
}

}  // namespace mannerly::draft
