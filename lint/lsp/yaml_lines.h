// Small additions to YAML that a person keeps by hand: one list item, one map entry, every other byte as it was. Goes
// by lines and indentation; whether the result means what was wanted is the caller's to check by reading it again.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "mannerly/finding.h"

namespace mannerly::lsp {

/// Adds `item`, flow text on one line, to the list at the top-level key; the key is added when it is not there.
std::optional<Edit> add_list_item(const std::string& yaml, std::string_view key, const std::string& item);

/// One row of a map.
struct MapRow {
  std::string key;
  std::string value;
  std::string remark;  ///< written as a comment where the map has a line for every row
};

/// Sets a row of the map at the top-level key; the key is added when it is not there.
std::optional<Edit> set_map_row(const std::string& yaml, std::string_view key, const MapRow& row);

}  // namespace mannerly::lsp
