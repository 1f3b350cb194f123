// Short names for writing tables of keys.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "mannerly/schema.h"

namespace mannerly::shapes {

inline Shapes text() { return {{.type = ValueType::kText}}; }
inline Shapes name_of(std::vector<std::string> allowed) {
  return {{.type = ValueType::kText, .allowed = std::move(allowed)}};
}
inline Shapes fitting(std::string pattern) { return {{.type = ValueType::kText, .pattern = std::move(pattern)}}; }
inline Shapes flag() { return {{.type = ValueType::kFlag}}; }
inline Shapes whole() { return {{.type = ValueType::kWhole}}; }
inline Shapes whole(double least, double most) { return {{.type = ValueType::kWhole, .least = least, .most = most}}; }
inline Shapes count() { return {{.type = ValueType::kWhole, .least = 0}}; }
inline Shapes number() { return {{.type = ValueType::kNumber}}; }
inline Shapes number(double least, double most) { return {{.type = ValueType::kNumber, .least = least, .most = most}}; }
inline Shapes null() { return {{.type = ValueType::kNull}}; }
inline Shapes any() { return {{.type = ValueType::kAny}}; }
/// A list that may be empty.
inline Shapes list(Shapes items) {
  return {{.type = ValueType::kList, .items = std::make_shared<const Shapes>(std::move(items))}};
}
/// A list of at least one.
inline Shapes some(Shapes items) {
  return {{.type = ValueType::kList, .least = 1, .items = std::make_shared<const Shapes>(std::move(items))}};
}
inline Shapes map_of(KeyTable keys) {
  return {{.type = ValueType::kMap, .keys = std::make_shared<const KeyTable>(std::move(keys))}};
}
inline Shapes map_of(const KeyTable& (*table)()) { return {{.type = ValueType::kMap, .table = table}}; }
/// A map with free keys, or with keys that are among `names`.
inline Shapes map_to(Shapes values, std::vector<std::string> names = {}) {
  return {
      {.type = ValueType::kMap, .items = std::make_shared<const Shapes>(std::move(values)), .names = std::move(names)}};
}

/// Either.
inline Shapes operator|(Shapes a, const Shapes& b) {
  a.insert(a.end(), b.begin(), b.end());
  return a;
}

/// One, or a list of at least one.
inline Shapes one_or_more(const Shapes& items) { return items | some(items); }

/// The names in a table of enumerators.
template <class Table>
std::vector<std::string> names_in(const Table& table) {
  std::vector<std::string> out;
  for (const auto& row : table) out.emplace_back(row.second);
  return out;
}

template <class Values>
std::vector<std::string> spelled(const Values& values) {
  std::vector<std::string> out;
  for (const auto value : values) out.emplace_back(to_string(value));
  return out;
}

}  // namespace mannerly::shapes
