// `{add: […], remove: […]}` in the place of a list.
#pragma once

#include <string>
#include <vector>

#include "mannerly/result.h"
#include "yaml/node.h"

namespace mannerly {

/// A map with “add” or “remove” and nothing else.
bool is_list_edit(const yaml::Node& node);

/// `list` (a list, one value, or null) with the items of `edit` added and removed. Items are the same when their text
/// is: a map's is that of its key “text” or “pattern”. An item to remove that the list does not have is a problem at
/// its place, with the nearest one, as is an edit that is no list; `path` is the file of nodes that name none.
yaml::Node edited_list(const yaml::Node& list, const yaml::Node& edit, const std::string& path,
                       std::vector<Error>& problems);

/// Puts `value` into the map at `key`: a list edit changes a list, a map is merged into a map entry by entry, at any
/// depth, null takes the entry out, and anything else replaces what was there.
void merge_value(yaml::Node& map, const yaml::Node& key, const yaml::Node& value, const std::string& path,
                 std::vector<Error>& problems);

}  // namespace mannerly
