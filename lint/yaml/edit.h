// Small changes to YAML text that leave every other byte, comments and line ends included, as it is. The node tells
// where; whether the result means what was wanted is the caller's to check by parsing it again.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "yaml/node.h"

namespace mannerly::yaml {

/// The bytes of `text` to delete so that `list` loses item `index`: its lines, or its share of `[a, b]` with a comma.
/// `text` is what the nodes' spans count in. A list of one item would be left empty; delete its key instead.
Span removal_of_item(std::string_view text, const Node& list, std::size_t index);
/// The same for an entry of a map, which must have the key.
Span removal_of_key(std::string_view text, const Node& map, std::string_view key);

/// How a list looks when it is new: `[a, b]`, or a line an item.
enum class ListStyle { kFlow, kBlock };

/// A list at the top of a file.
struct ListKey {
  std::string_view name;
  ListStyle style = ListStyle::kFlow;
};

/// `text`, which `root` was parsed from, with `items` added to the end of the list; the key is added when it is not
/// there. Items are YAML without indentation; in a flow list they must be flow text. Line ends are those of `text`.
/// The value of the key must be a list, or null.
std::string with_items(std::string text, const Node& root, ListKey key, const std::vector<std::string>& items);

/// A text as a YAML scalar on one line, in quotation marks where needed.
std::string scalar_text(std::string_view text);

}  // namespace mannerly::yaml
