// Lookup by spelling-blind names, truth, comparison, and the table of filters that all template languages share.
#include "draft/evaluate.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/field_names.h"
#include "base/strings.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

/// The entry of that name, as written or by its key.
const RowValue* entry_of(const RowValue& map, std::string_view name) {
  if (map.type != RowValue::Type::kMap) return nullptr;
  for (const auto& [key, value] : map.entries) {
    if (key == name) return &value;
  }
  const std::string wanted = field_key(name);
  for (const auto& [key, value] : map.entries) {
    if (field_key(key) == wanted) return &value;
  }
  return nullptr;
}

/// The value at "a.b.c": a field of that whole name, or nested ones.
const RowValue* at_path(const RowValue& map, std::string_view path) {
  if (const RowValue* whole = entry_of(map, path)) return whole;
  const std::size_t dot = path.find('.');
  if (dot == std::string_view::npos) return nullptr;
  const RowValue* inner = entry_of(map, path.substr(0, dot));
  return inner == nullptr ? nullptr : at_path(*inner, path.substr(dot + 1));
}

/// A field whose name agrees once the record it belongs to is left out on either side.
const RowValue* by_last_name(const RowValue& row, std::string_view path) {
  const auto same = [&](const auto& entry) { return names_field(path, entry.first); };
  const auto found = std::find_if(row.entries.begin(), row.entries.end(), same);
  return found == row.entries.end() ? nullptr : &found->second;
}

std::string text_of(const Operand& operand, const Scope& scope) {
  if (operand.is_literal) return operand.text;
  const RowValue* value = scope.find(operand.text);
  return value == nullptr ? std::string() : value->text;
}

std::optional<double> number_of(std::string_view text) {
  text = trim(text);
  double value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (fault != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

bool contains(const Term& term, const Scope& scope) {
  const std::string wanted = text_of(term.right, scope);
  const RowValue* list = term.left.is_literal ? nullptr : scope.find(term.left.text);
  if (list != nullptr && list->type == RowValue::Type::kList) {
    return std::any_of(list->items.begin(), list->items.end(), [&](const RowValue& v) { return v.text == wanted; });
  }
  return text_of(term.left, scope).find(wanted) != std::string::npos;
}

bool compare(const Term& term, const Scope& scope) {
  if (term.op == "contains") return contains(term, scope);
  const std::string left = text_of(term.left, scope);
  const std::string right = text_of(term.right, scope);
  const bool nothing = term.right.is_literal && in({"nil", "null", "none", "None", "blank", "empty"}, term.right.text);
  const auto a = number_of(left);
  const auto b = number_of(right);
  const bool equal = nothing ? trim(left).empty() : a && b ? *a == *b : left == right;
  if (term.op == "==") return equal;
  if (term.op == "!=") return !equal;
  if (!a || !b) return false;
  if (term.op == "<") return *a < *b;
  if (term.op == ">") return *a > *b;
  return term.op == "<=" ? *a <= *b : *a >= *b;
}

bool holds(const Term& term, const Scope& scope) {
  bool out = false;
  if (!term.op.empty()) {
    out = compare(term, scope);
  } else if (term.left.is_literal) {
    out = !in({"false", "False", "nil", "null", "none", "None", ""}, term.left.text);
  } else {
    const RowValue* value = scope.find(term.left.text);
    out = value != nullptr && is_truthy(*value);
  }
  return out != term.negated;
}

char upper(char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; }

std::string upper_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(), upper);
  return text;
}

std::string capitalised(std::string text) {
  if (!text.empty()) text[0] = upper(text[0]);
  return text;
}

std::string title_case(std::string text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (i == 0 || is_blank(text[i - 1])) text[i] = upper(text[i]);
  }
  return text;
}

using Change = std::string (*)(std::string text);

/// Letters beyond ASCII keep their case.
constexpr std::array<std::pair<std::string_view, Change>, 14> kChanges{{
    {"upcase", upper_case},
    {"upper", upper_case},
    {"downcase", [](std::string text) { return ascii_lower(text); }},
    {"lower", [](std::string text) { return ascii_lower(text); }},
    {"capitalize", capitalised},
    {"title", title_case},
    {"titlecase", title_case},
    {"strip", [](std::string text) { return std::string(trim(text)); }},
    {"trim", [](std::string text) { return std::string(trim(text)); }},
    {"escape", [](std::string text) { return text; }},
    {"e", [](std::string text) { return text; }},
    {"safe", [](std::string text) { return text; }},
    {"lstrip",
     [](std::string text) { return text.erase(0, std::min(text.find_first_not_of(" \t\r\n"), text.size())); }},
    {"rstrip", [](std::string text) { return text.erase(text.find_last_not_of(" \t\r\n") + 1); }},
}};

}  // namespace

const RowValue* Scope::find(std::string_view path) const {
  const std::string_view root = path.substr(0, path.find('.'));
  for (auto level = inner_.rbegin(); level != inner_.rend(); ++level) {
    const auto& [name, value] = *level;
    const bool whole = path == "." || path == "this";
    if (name.empty() && whole) return value;
    if (!name.empty() && root == name) {
      return root == path ? value : at_path(*value, path.substr(root.size() + 1));
    }
    const std::string_view inner = root == "this" && !whole ? path.substr(root.size() + 1) : path;
    if (name.empty() && value->type == RowValue::Type::kMap) {
      if (const RowValue* found = at_path(*value, inner)) return found;
    }
  }
  const RowValue* found = at_path(row_, path);
  return found != nullptr ? found : by_last_name(row_, path);
}

bool is_truthy(const RowValue& value) {
  switch (value.type) {
    case RowValue::Type::kNone:
      return false;
    case RowValue::Type::kText:
      return !trim(value.text).empty() && ascii_lower(value.text) != "false";
    case RowValue::Type::kList:
      return !value.items.empty();
    case RowValue::Type::kMap:
      return !value.entries.empty();
  }
  return false;
}

std::optional<bool> evaluate(const Condition& condition, const Scope& scope) {
  if (!condition.understood) return std::nullopt;
  return std::any_of(condition.any.begin(), condition.any.end(), [&](const std::vector<Term>& terms) {
    return std::all_of(terms.begin(), terms.end(), [&](const Term& term) { return holds(term, scope); });
  });
}

std::optional<std::string> apply_filter(const Filter& filter, std::string text, const Scope& scope) {
  for (const auto& [name, change] : kChanges) {
    if (filter.name == name) return change(std::move(text));
  }
  if (filter.arguments.size() == 1 && filter.name == "append") return text + text_of(filter.arguments[0], scope);
  if (filter.arguments.size() == 1 && filter.name == "prepend") return text_of(filter.arguments[0], scope) + text;
  return std::nullopt;
}

}  // namespace mannerly::draft
