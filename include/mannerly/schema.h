// The keys of every YAML file that Mannerly reads: what a key means and what its value may be. The parsers read by
// these tables, and the JSON Schemas, `config schema` and editors show them, so that none can say anything else.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

struct KeyTable;
struct Shape;

/// A value may have any of these shapes.
using Shapes = std::vector<Shape>;

enum class ValueType { kText, kFlag, kWhole, kNumber, kNull, kList, kMap, kAny };

struct Shape {
  ValueType type = ValueType::kAny;
  std::vector<std::string> allowed = {};      ///< of kText; empty: any text
  std::optional<double> least = {};           ///< of numbers; of kList: how many items
  std::optional<double> most = {};            ///< of numbers
  std::string pattern = {};                   ///< of kText: an expression that fits the whole of it, or empty
  std::shared_ptr<const Shapes> items = {};   ///< of kList; of kMap whose keys are free: its values
  std::shared_ptr<const KeyTable> keys = {};  ///< of kMap whose keys are known
  const KeyTable& (*table)() = nullptr;       ///< the same, for a table that stands in several places
  std::vector<std::string> names = {};        ///< of kMap whose keys are free: the only ones, or empty
};

struct KeyInfo {
  std::string name;
  std::string doc;  ///< one line, as the messages: lower case, no full stop
  Shapes value;
  bool required = false;
};

struct KeyTable {
  std::string name;  ///< "configuration", "gate"
  std::string doc;
  std::vector<KeyInfo> keys;

  const KeyInfo* find(std::string_view key) const;
  std::vector<std::string> names() const;
};

/// The known keys of a map shape, or nullptr when its keys are free.
const KeyTable* keys_of(const Shape& shape);
/// The table that the value of `key` may be a map of, or nullptr.
const KeyTable* inner_table(const KeyTable& table, std::string_view key);

/// The tables live as long as the program and are thread safe.
const KeyTable& configuration_keys();
const KeyTable& front_matter_keys();
const KeyTable& policy_keys();
/// The keys of a rule file of that kind, the common ones first; only those for an unknown kind.
const KeyTable& rule_keys(std::string_view kind);
/// The names of all rule kinds, in the order of the documentation.
const std::vector<std::string>& rule_kind_names();

/// What `check --format json` writes.
const KeyTable& output_keys();

}  // namespace mannerly
