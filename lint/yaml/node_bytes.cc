#include "yaml/node_bytes.h"

#include <algorithm>

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

namespace {

/// The count of a list or map, no more than the bytes that are left can hold.
std::size_t read_count(ByteReader& in) { return std::min<std::size_t>(in.number(), in.size() / sizeof(Head)); }

void read_into(Node& out, ByteReader& in) {
  const auto head = in.value<Head>();
  out.line = head.line;
  out.column = head.column;
  out.quoted = head.quoted != 0;
  out.type = static_cast<NodeType>(head.type);
  if (out.is_scalar()) out.scalar = in.text();
  if (out.is_list()) {
    out.items.resize(read_count(in));
    for (Node& item : out.items) read_into(item, in);
  }
  if (out.is_map()) {
    out.entries.resize(read_count(in));
    for (auto& [key, value] : out.entries) {
      read_into(key, in);
      read_into(value, in);
    }
  }
}

}  // namespace

Node read_node(ByteReader& in) {
  Node out;
  read_into(out, in);
  return out;
}

}  // namespace mannerly::yaml
