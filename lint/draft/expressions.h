// What stands inside the marks of a slot or a block: paths, literals, filters, fallbacks, conditions. Evaluating them
// is left to render.cc.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/span.h"

namespace mannerly::draft {

/// A field's path, or a literal.
struct Operand {
  std::string text;
  Span span;
  bool is_literal = false;
};

/// "| truncate: 20".
struct Filter {
  std::string name;
  std::vector<Operand> arguments;
  Span span;
};

/// The value a slot prints.
struct ValueExpression {
  Operand value;
  std::vector<Filter> filters;  ///< without the one that gives the fallback
  std::optional<std::string> fallback;
  bool understood = true;
};

/// One comparison; without an operator, whether the left side has a value.
struct Term {
  Operand left;
  std::string op;  ///< "", "==", "!=", "<", ">", "<=", ">=", "contains"
  Operand right;
  bool negated = false;
};

/// True when all terms of any row hold.
struct Condition {
  std::vector<std::vector<Term>> any;
  bool understood = true;
};

/// Reads the bytes `span` of `text`: "name | default: \"there\"", "name|there", "default name \"there\"", "First Name".
ValueExpression read_value(std::string_view text, Span span);

/// Reads "x", "not x", "x == \"y\" and z". A condition of another form is not understood; its paths are still there.
Condition read_condition(std::string_view text, Span span);

/// "posts" of "p in posts" or "posts as |p|", and the names the block gives to its items.
struct LoopExpression {
  Operand list;
  std::vector<std::string> names;
};
LoopExpression read_loop(std::string_view text, Span span);

}  // namespace mannerly::draft
