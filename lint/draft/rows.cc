// The data that templates are filled with: CSV, JSON, JSON Lines and YAML files → rows.
#include <algorithm>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "base/csv.h"
#include "base/strings.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "draft/json_nodes.h"
#include "yaml/node.h"

namespace mannerly {
namespace {

using draft::check_text;
using yaml::Node;
using yaml::NodeType;

constexpr std::size_t kMaxRowsBytes = std::size_t{64} << 20;

RowValue to_value(const Node& node) {
  RowValue out;
  switch (node.type) {
    case NodeType::kNull:
      break;
    case NodeType::kScalar:
      out.type = RowValue::Type::kText;
      out.text = node.scalar;
      break;
    case NodeType::kList:
      out.type = RowValue::Type::kList;
      for (const Node& item : node.items) out.items.push_back(to_value(item));
      break;
    case NodeType::kMap:
      out.type = RowValue::Type::kMap;
      for (const auto& [key, value] : node.entries) out.entries.emplace_back(key.scalar, to_value(value));
      break;
  }
  return out;
}

RowValue text_value(std::string_view text) {
  RowValue out;
  out.type = RowValue::Type::kText;
  out.text = text;
  return out;
}

/// Adds the rows of a map, or of a list of maps.
void add_nodes(const Node& node, const std::string& path, ReadRows& out) {
  const auto add = [&](const Node& item) {
    if (!item.is_map()) {
      out.problems.push_back(yaml::error_at(item, path, "expected a map from field to value"));
      return;
    }
    out.rows.push_back({to_value(item), out.rows.size() + 1, path, item.line});
  };
  if (!node.is_list()) return add(node);
  for (const Node& item : node.items) add(item);
}

void read_json_rows(const std::string& path, std::string_view text, ReadRows& out) {
  const Result<Node> node = draft::parse_json(text, path, 1);
  if (!node) {
    out.problems.push_back(node.error());
  } else {
    add_nodes(*node, path, out);
    for (Row& row : out.rows) row.line = 0;
  }
}

void read_jsonl_rows(const std::string& path, std::string_view text, ReadRows& out) {
  std::uint32_t number = 0;
  for (const std::string_view line : split(text, '\n')) {
    ++number;
    if (trim(line).empty()) continue;
    const Result<Node> node = draft::parse_json(trim(line), path, number);
    if (!node) {
      out.problems.push_back(node.error());
    } else if (!node->is_map()) {
      out.problems.push_back(Error{"expected a JSON object", path, number, 1});
    } else {
      add_nodes(*node, path, out);
    }
  }
}

void read_yaml_rows(const std::string& path, std::string_view text, ReadRows& out) {
  const Result<Node> node = yaml::parse(text, {path});
  if (!node) {
    out.problems.push_back(node.error());
  } else if (!node->is_null()) {
    add_nodes(*node, path, out);
  }
}

/// Rows of a table whose first row names the fields.
class TableReader {
 public:
  TableReader(const std::string& path, ReadRows& out) : path_(path), out_(out) {}

  void use(const CsvRow& row) {
    if (names_.empty()) return take_header(row);
    if (!usable_) return;
    ++records_;
    if (!row.fault.empty()) return fault(row, "broken row: " + std::string(row.fault));
    if (row.fields.size() != names_.size()) {
      return fault(row, "broken row: " + std::to_string(row.fields.size()) + " fields where the header has " +
                            std::to_string(names_.size()));
    }
    Row out{{}, records_, path_, row.line};
    out.fields.type = RowValue::Type::kMap;
    for (std::size_t i = 0; i < names_.size(); ++i) {
      if (!names_[i].empty()) out.fields.entries.emplace_back(names_[i], text_value(row.fields[i]));
    }
    out_.rows.push_back(std::move(out));
  }

 private:
  void take_header(const CsvRow& row) {
    std::set<std::string> seen;
    for (const std::string_view name : row.fields) {
      names_.emplace_back(trim(name));
      if (names_.back().empty() || seen.insert(names_.back()).second) continue;
      fault(row, "two columns are called “" + names_.back() + "”");
      usable_ = false;
    }
    if (!row.fault.empty()) {
      fault(row, "broken header: " + std::string(row.fault));
      usable_ = false;
    }
  }

  void fault(const CsvRow& row, std::string message) {
    out_.problems.push_back({std::move(message), path_, row.line, 1});
  }

  const std::string& path_;
  ReadRows& out_;
  std::vector<std::string> names_;
  bool usable_ = true;
  std::size_t records_ = 0;
};

void read_csv_rows(const std::string& path, std::string_view text, ReadRows& out) {
  TableReader table(path, out);
  CsvReader reader([&](const CsvRow& row) { table.use(row); },
                   {.separator = draft::separator_of(text), .max_row_bytes = kMaxRowsBytes});
  reader.feed(text);
  reader.finish();
}

}  // namespace

ReadRows read_rows(const std::string& path, const std::string& bytes) {
  ReadRows out;
  if (auto error = check_text(bytes, path)) {
    out.problems.push_back(std::move(*error));
    return out;
  }
  const std::string_view text = std::string_view(bytes).substr(draft::byte_order_mark(bytes));
  const std::string name = ascii_lower(path);
  const auto ends = [&](std::string_view extension) { return name.ends_with(extension); };
  if (ends(".csv") || ends(".tsv")) {
    read_csv_rows(path, text, out);
  } else if (ends(".jsonl") || ends(".ndjson")) {
    read_jsonl_rows(path, text, out);
  } else if (ends(".json")) {
    read_json_rows(path, text, out);
  } else {
    read_yaml_rows(path, text, out);
  }
  if (out.rows.empty() && out.problems.empty()) out.problems.push_back({"holds no rows", path, 1, 1});
  return out;
}

}  // namespace mannerly
