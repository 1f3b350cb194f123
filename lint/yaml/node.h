// A YAML value with the place it stands at. yaml-cpp lives behind parse(); nothing else of the project sees it.
// Duplicate keys, aliases and deep nesting are rejected, because configuration comes from strangers.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/result.h"
#include "mannerly/span.h"

namespace mannerly::yaml {

enum class NodeType { kNull, kScalar, kList, kMap };

struct Entry;

/// Plain value type. `line` and `column` count from 1 in the parsed text (plus the caller's first line).
struct Node {
  NodeType type = NodeType::kNull;
  std::string scalar;  ///< the text of a scalar; never converted (012 stays "012")
  bool quoted = false;
  std::vector<Node> items;     ///< of a list
  std::vector<Entry> entries;  ///< of a map, in file order; keys are scalars
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  Span span;  ///< bytes in the parsed text; of a quoted scalar including the quotes
  /// The file it was written in, where that is not the one its surroundings come from; else null.
  std::shared_ptr<const std::string> file = nullptr;

  bool is_null() const { return type == NodeType::kNull; }
  bool is_scalar() const { return type == NodeType::kScalar; }
  bool is_list() const { return type == NodeType::kList; }
  bool is_map() const { return type == NodeType::kMap; }
  /// The value of `key` in a map, or nullptr.
  const Node* find(std::string_view key) const;
};

/// A key and its value.
struct Entry {
  Node first;
  Node second;
};

/// Where parsed text comes from: `path` for errors; `first_line` is the line its first line has in that file (front
/// matter starts at 2), `base` the byte offset it starts at (added to every Node::span).
struct Origin {
  std::string path;
  std::uint32_t first_line = 1;
  std::uint32_t base = 0;
};

/// Parses one YAML document. Located errors for: bad syntax, duplicate keys, anchors and aliases, non-scalar keys,
/// nesting deeper than 32, text over 4 MiB, over 200,000 values, over 5,000 keys in one map. An empty text is a null
/// node. Time grows with the text, memory with the number of values.
Result<Node> parse(std::string_view text, const Origin& origin);

/// Marks the node and all within as written in `path`.
void set_file(Node& node, const std::string& path);

/// An Error at a node's place: in its own file, else in `path`.
Error error_at(const Node& node, const std::string& path, std::string message);

/// The node as one line of YAML flow text, for `explain`.
std::string to_flow(const Node& node);

}  // namespace mannerly::yaml
