#include "yaml/boxed_node.h"

namespace mannerly::yaml {

BoxedNode::BoxedNode(const BoxedNode& other) : node_(other.node_ ? std::make_unique<Node>(*other.node_) : nullptr) {}

BoxedNode& BoxedNode::operator=(BoxedNode other) noexcept {
  node_ = std::move(other.node_);
  return *this;
}

const Node& BoxedNode::get() const {
  static const Node kNull;
  return node_ ? *node_ : kNull;
}

Node& BoxedNode::edit() {
  if (!node_) node_ = std::make_unique<Node>();
  return *node_;
}

}  // namespace mannerly::yaml
