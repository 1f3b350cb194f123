// What the expressions of a template come to with the values of a row. No side effects; what is not well defined is not
// guessed.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draft/expressions.h"
#include "mannerly/template.h"

namespace mannerly::draft {

/// The row and, within loops and sections, what the blocks around add. The innermost wins.
class Scope {
 public:
  explicit Scope(const RowValue& row) : row_(row) {}

  /// Gives `value` a name; or, without one, makes its entries fields of their own. Undone by leave().
  void enter(std::string name, const RowValue& value) { inner_.emplace_back(std::move(name), &value); }
  void leave() { inner_.pop_back(); }

  /// The value at a path, or nullptr when there is no such field. Case, underscores and blanks do not matter.
  const RowValue* find(std::string_view path) const;

 private:
  const RowValue& row_;
  std::vector<std::pair<std::string, const RowValue*>> inner_;
};

/// Null, blank text, "false", and lists and maps without an entry are not.
bool is_truthy(const RowValue& value);

/// What a condition comes to; nullopt when it is none of ours.
std::optional<bool> evaluate(const Condition& condition, const Scope& scope);

/// `text` behind a filter; nullopt when the filter is none of ours.
std::optional<std::string> apply_filter(const Filter& filter, std::string text, const Scope& scope);

}  // namespace mannerly::draft
