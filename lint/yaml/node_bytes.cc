#include "yaml/node_bytes.h"

#include <algorithm>
#include <utility>

namespace mannerly::yaml {
namespace {

/// What every node has, whatever its type.
struct Head {
  std::uint32_t line = 0;
  std::uint16_t column = 0;
  std::uint8_t type = 0;
  std::uint8_t quoted = 0;
};

constexpr std::uint32_t kMostColumns = 0xFFFF;

}  // namespace

void write_node(const Node& node, ByteWriter& out) {
  out.value(Head{node.line, static_cast<std::uint16_t>(std::min(node.column, kMostColumns)),
                 static_cast<std::uint8_t>(node.type), static_cast<std::uint8_t>(node.quoted ? 1 : 0)});
  switch (node.type) {
    case NodeType::kNull:
      break;
    case NodeType::kScalar:
      out.text(node.scalar);
      break;
    case NodeType::kList:
      out.number(node.items.size());
      for (const Node& item : node.items) write_node(item, out);
      break;
    case NodeType::kMap:
      out.number(node.entries.size());
      for (const auto& [key, value] : node.entries) {
        write_node(key, out);
        write_node(value, out);
      }
      break;
  }
}

Node read_node(ByteReader& in) {
  Node out;
  const auto head = in.value<Head>();
  out.line = head.line;
  out.column = head.column;
  out.quoted = head.quoted != 0;
  out.type = static_cast<NodeType>(head.type);
  if (out.is_scalar()) out.scalar = in.text();
  if (out.is_list()) {
    const std::uint32_t count = in.number();
    for (std::uint32_t i = 0; i < count && !in.at_end(); ++i) out.items.push_back(read_node(in));
  }
  if (out.is_map()) {
    const std::uint32_t count = in.number();
    for (std::uint32_t i = 0; i < count && !in.at_end(); ++i) {
      Node key = read_node(in);
      Node value = read_node(in);
      out.entries.push_back({std::move(key), std::move(value)});
    }
  }
  return out;
}

}  // namespace mannerly::yaml
