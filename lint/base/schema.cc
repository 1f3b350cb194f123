// Looking into tables of keys.
#include "mannerly/schema.h"

#include <algorithm>

namespace mannerly {

const KeyInfo* KeyTable::find(std::string_view key) const {
  const auto row = std::find_if(keys.begin(), keys.end(), [&](const KeyInfo& info) { return info.name == key; });
  return row == keys.end() ? nullptr : &*row;
}

std::vector<std::string> KeyTable::names() const {
  std::vector<std::string> out;
  for (const KeyInfo& info : keys) out.push_back(info.name);
  return out;
}

const KeyTable* keys_of(const Shape& shape) {
  if (shape.type != ValueType::kMap) return nullptr;
  return shape.table != nullptr ? &shape.table() : shape.keys.get();
}

const KeyTable* inner_table(const KeyTable& table, std::string_view key) {
  const KeyInfo* info = table.find(key);
  if (info == nullptr) return nullptr;
  for (const Shape& shape : info->value) {
    if (const KeyTable* keys = keys_of(shape)) return keys;
    if (shape.type != ValueType::kList || shape.items == nullptr) continue;
    for (const Shape& item : *shape.items) {
      if (const KeyTable* keys = keys_of(item)) return keys;
    }
  }
  return nullptr;
}

}  // namespace mannerly
