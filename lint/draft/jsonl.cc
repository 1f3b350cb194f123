// JSON Lines: one object a line. The only file of this layer that includes nlohmann-json and catches its exceptions.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "draft/record.h"

namespace mannerly::draft {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kMaxDepth = 8;

/// A JSON value as a node: numbers and flags become their text. Deeper values than a record needs become null.
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

/// The object of one line, or why it is none.
Result<Json> parse_line(std::string_view line, const std::string& path, std::uint32_t number) {
  try {
    Json value = Json::parse(line);
    if (!value.is_object()) return fail(Error{"broken record: expected a JSON object", path, number, 1});
    return value;
  } catch (const Json::parse_error& e) {
    Error error = error_at_byte(line, e.byte == 0 ? 0 : e.byte - 1, path, "broken record: not valid JSON");
    error.line = number;
    return fail(std::move(error));
  }
}

}  // namespace

void read_jsonl(Input input, ReadResult& out) {
  const std::string_view text = input.bytes;
  std::uint32_t line_number = 0;
  std::size_t records = 0;
  for (std::size_t at = byte_order_mark(text); at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    ++line_number;
    if (line.empty()) continue;
    ++records;
    if (auto error = check_text(line, input.path, line_number)) {
      out.problems.push_back(std::move(*error));
      continue;
    }
    const Result<Json> value = parse_line(line, input.path, line_number);
    if (!value) {
      out.problems.push_back(value.error());
      continue;
    }
    Record record{.fields = {}, .line = line_number, .number = records};
    for (const auto& [key, item] : value->items()) record.fields.emplace_back(key, to_node(item, line_number, 0));
    add_record(std::move(record), input.path, input.options, out);
  }
}

}  // namespace mannerly::draft
