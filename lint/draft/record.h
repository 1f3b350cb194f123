// One record of a batch (a JSON object, a CSV row) → Draft.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "yaml/node.h"

namespace mannerly::draft {

/// A record's fields in order. Values are scalars, lists or maps; every node has the record's line.
struct Record {
  std::vector<std::pair<std::string, yaml::Node>> fields;
  std::uint32_t line = 1;
  std::size_t number = 1;  ///< from 1; the id of a record that has none
};

/// A scalar node at `line`.
yaml::Node scalar_node(std::string text, std::uint32_t line);

/// Turns the record into a draft of `out`, or adds a problem. Fields nobody knows are ignored; "to.name" is the
/// field "name" of "to"; `options.columns` renames columns to fields.
void add_record(Record record, const std::string& path, const InputOptions& options, ReadResult& out);

}  // namespace mannerly::draft
