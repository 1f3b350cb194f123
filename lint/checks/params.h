// Reading the keys that several kinds share.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/names.h"
#include "base/strings.h"
#include "checks/analysis.h"
#include "mannerly/finding.h"
#include "yaml/dict_reader.h"

namespace mannerly {

/// A value by message kind or relation: "default", a kind's name, "cold" or "warm".
template <class T>
struct ByKind {
  std::vector<std::pair<std::string, T>> cases;

  /// The value for a kind, else for a relation, else the default, else nullptr.
  const T* find(Kind kind, Relation relation) const {
    for (const std::string_view key : {to_string(kind), std::string_view(relation == Relation::kWarm ? "warm" : "cold"),
                                       std::string_view("default")}) {
      for (const auto& [name, value] : cases) {
        if (name == key) return &value;
      }
    }
    return nullptr;
  }
};

/// Whether `name` can be a key of a ByKind.
bool is_case_name(std::string_view name);

/// Reads a name of `table`.
template <class E, std::size_t N>
yaml::Fault read_named(const yaml::Node& node, const NameTable<E, N>& table, E& out) {
  if (const auto value = value_of(table, node.scalar)) {
    out = *value;
    return {};
  }
  std::vector<std::string> known;
  for (const auto& row : table) known.emplace_back(row.second);
  return unknown_name("value", node.scalar, known);
}

yaml::Fault read_applicability(const yaml::Node& node, Applicability& out);
/// A class that the pack has, by name.
yaml::Fault read_class_name(const yaml::Node& node, const Rulebook& rulebook, const PhraseClass*& out);
/// One class name or a list of them; appends.
yaml::Fault read_classes(const yaml::Node& node, const Rulebook& rulebook, std::vector<const PhraseClass*>& out);

}  // namespace mannerly
