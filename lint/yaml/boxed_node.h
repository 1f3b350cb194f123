// A node where there rarely is one.
#pragma once

#include <memory>
#include <utility>

#include "yaml/node.h"

namespace mannerly::yaml {

/// A node, or null in the room of a pointer: for what is rarely there. Copies as a node does.
class BoxedNode {
 public:
  BoxedNode() = default;
  BoxedNode(Node node) : node_(std::make_unique<Node>(std::move(node))) {}
  BoxedNode(const BoxedNode& other);
  BoxedNode(BoxedNode&&) noexcept = default;
  BoxedNode& operator=(BoxedNode other) noexcept;
  ~BoxedNode() = default;

  const Node& get() const;
  operator const Node&() const { return get(); }
  const Node* operator->() const { return &get(); }
  Node& edit();

 private:
  std::unique_ptr<Node> node_;
};

}  // namespace mannerly::yaml
