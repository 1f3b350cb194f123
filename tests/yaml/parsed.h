// A YAML text that must be one, as a tree.
#pragma once

#include <gtest/gtest.h>

#include <string_view>

#include "yaml/node.h"

namespace mannerly::yaml {

inline Node parsed(std::string_view text) {
  const Result<Node> node = parse(text, {.path = "file.yaml"});
  EXPECT_TRUE(node.has_value()) << (node ? "" : to_string(node.error()));
  return node.value_or(Node{});
}

}  // namespace mannerly::yaml
