// Reads a YAML map by a table of keys: a handler per key, unknown keys reported with the nearest known one.
//
//   DictReader reader(path);
//   reader.on("title", [&](const Node& n) { return read_string(n, spec.title); }).required("title");
//   reader.read(node, problems);
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/result.h"
#include "mannerly/schema.h"
#include "yaml/node.h"

namespace mannerly::yaml {

/// Outcome of a handler: an empty string is success, else what is wrong (lower case, no full stop).
using Fault = std::string;

/// Collects located errors instead of stopping at the first. Not thread safe; cheap to build on the stack.
class DictReader {
 public:
  using Handler = std::function<Fault(const Node& value)>;

  explicit DictReader(std::string path) : path_(std::move(path)) {}
  /// Reads by a table of keys, which must outlive the reader. Only keys that stand in the table and have a handler are
  /// known; what the table requires is required, and a value that no shape of the table takes is a fault.
  DictReader(std::string path, const KeyTable& table) : path_(std::move(path)), table_(&table) {}

  /// Registers the handler of `key`.
  DictReader& on(std::string key, Handler handler);
  /// The last registered key must be present.
  DictReader& required();
  /// Calls the handlers in file order; appends every fault, with its place, to `problems`. True when none occurred.
  bool read(const Node& map, std::vector<Error>& problems) const;
  /// The registered keys, for schemas and messages.
  std::vector<std::string> keys() const;

 private:
  struct Entry {
    std::string key;
    Handler handler;
    bool required = false;
  };
  bool is_required(const Entry& entry) const;

  std::string path_;
  const KeyTable* table_ = nullptr;
  std::vector<Entry> entries_;
};

/// What keeps `node` from having any of the shapes, or an empty string. Looks at the value and the items of a list, not
/// into maps: those have readers of their own.
Fault shape_fault(const Node& node, const Shapes& shapes);

/// Conversions for handlers. Each returns a Fault that says what was expected.
Fault read_string(const Node& node, std::string& out);
Fault read_int(const Node& node, int& out);  ///< decimal only; "012" is 12
Fault read_number(const Node& node, double& out);
Fault read_flag(const Node& node, bool& out);  ///< true, false
/// A list of strings, or one string standing for a list of one; an empty list is a fault.
Fault read_strings(const Node& node, std::vector<std::string>& out);

}  // namespace mannerly::yaml
