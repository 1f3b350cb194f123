#include "config/list_edit.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "base/strings.h"

namespace mannerly {
namespace {

using yaml::Node;
using yaml::NodeType;

std::string_view text_of(const Node& item) {
  if (item.is_scalar()) return item.scalar;
  for (const char* key : {"text", "pattern"}) {
    if (const Node* text = item.find(key)) return text->scalar;
  }
  return {};
}

std::vector<Node> items_of(const Node& node) {
  if (node.is_list()) return node.items;
  return node.is_null() ? std::vector<Node>{} : std::vector<Node>{node};
}

void remove_item(Node& list, const Node& item, const std::string& path, std::vector<Error>& problems) {
  const std::string_view text = text_of(item);
  const auto same = [&](const Node& other) { return text_of(other) == text; };
  if (!text.empty() && std::erase_if(list.items, same) > 0) return;
  std::vector<std::string> known;
  for (const Node& other : list.items) known.emplace_back(text_of(other));
  const auto near = nearest(text, known);
  problems.push_back(yaml::error_at(item, path,
                                    "remove: the list has no “" + clipped(text, 80) + "”" +
                                        (near ? ", did you mean “" + *near + "”?" : std::string())));
}

yaml::Entry* entry_of(Node& map, std::string_view key) {
  const auto same = [&](const yaml::Entry& entry) { return entry.first.scalar == key; };
  const auto entry = std::find_if(map.entries.begin(), map.entries.end(), same);
  return entry == map.entries.end() ? nullptr : &*entry;
}

}  // namespace

bool is_list_edit(const Node& node) {
  return node.is_map() && !node.entries.empty() &&
         std::all_of(node.entries.begin(), node.entries.end(), [](const yaml::Entry& entry) {
           return entry.first.scalar == "add" || entry.first.scalar == "remove";
         });
}

Node edited_list(const Node& list, const Node& edit, const std::string& path, std::vector<Error>& problems) {
  Node out = list;
  out.type = NodeType::kList;
  out.items = items_of(list);
  out.scalar.clear();
  out.line = edit.line;
  out.column = edit.column;
  out.file = edit.file;
  if (const Node* removed = edit.find("remove")) {
    for (const Node& item : items_of(*removed)) remove_item(out, item, path, problems);
  }
  if (const Node* added = edit.find("add")) {
    for (const Node& item : items_of(*added)) out.items.push_back(item);
  }
  return out;
}

void merge_value(Node& map, const Node& key, const Node& value, const std::string& path, std::vector<Error>& problems) {
  yaml::Entry* entry = entry_of(map, key.scalar);
  if (value.is_null()) {
    std::erase_if(map.entries, [&](const yaml::Entry& other) { return other.first.scalar == key.scalar; });
    return;
  }
  const bool is_list = entry == nullptr || !entry->second.is_map();
  if (is_list && is_list_edit(value)) {
    Node none;
    none.line = value.line;
    none.column = value.column;
    none.file = value.file;
    Node list = edited_list(entry == nullptr ? none : entry->second, value, path, problems);
    if (entry == nullptr) {
      map.entries.push_back({key, std::move(list)});
    } else {
      entry->second = std::move(list);
    }
    return;
  }
  if (entry == nullptr) {
    map.entries.push_back({key, value});
  } else if (entry->second.is_map() && value.is_map()) {
    for (const auto& [inner, part] : value.entries) merge_value(entry->second, inner, part, path, problems);
  } else {
    entry->second = value;
  }
}

}  // namespace mannerly
