// The table reader for YAML maps and the conversions its handlers use. Knows nothing of what the keys mean.
#include "yaml/dict_reader.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>

#include "base/strings.h"

namespace mannerly::yaml {
namespace {

template <class Number>
bool parse_all(std::string_view text, Number& out) {
  if (text.starts_with('+')) text.remove_prefix(1);
  const char* end = text.data() + text.size();
  const auto [stop, code] = std::from_chars(text.data(), end, out);
  return code == std::errc() && stop == end;
}

}  // namespace

bool DictReader::is_required(const Entry& entry) const {
  const KeyInfo* info = table_ == nullptr ? nullptr : table_->find(entry.key);
  return entry.required || (info != nullptr && info->required);
}

DictReader& DictReader::on(std::string key, Handler handler) {
  constexpr std::size_t kUsual = 16;
  if (entries_.empty()) entries_.reserve(kUsual);
  entries_.push_back({std::move(key), std::move(handler)});
  return *this;
}

DictReader& DictReader::required() {
  if (!entries_.empty()) entries_.back().required = true;
  return *this;
}

bool DictReader::read(const Node& map, std::vector<Error>& problems) const {
  const std::size_t before = problems.size();
  if (!map.is_map() && !map.is_null()) {
    problems.push_back(error_at(map, path_, "expected a map of keys and values"));
    return false;
  }
  for (const auto& [key, value] : map.entries) {
    const auto entry =
        std::find_if(entries_.begin(), entries_.end(), [&key = key](const Entry& e) { return e.key == key.scalar; });
    const KeyInfo* info = table_ == nullptr ? nullptr : table_->find(key.scalar);
    if (entry == entries_.end() || (table_ != nullptr && info == nullptr)) {
      problems.push_back(error_at(key, path_, unknown_name("key", key.scalar, keys())));
      continue;
    }
    Fault fault = entry->handler(value);
    if (fault.empty() && info != nullptr) fault = shape_fault(value, info->value);
    if (!fault.empty()) problems.push_back(error_at(value, path_, key.scalar + ": " + fault));
  }
  for (const Entry& entry : entries_) {
    if (is_required(entry) && map.find(entry.key) == nullptr) {
      problems.push_back(error_at(map, path_, "missing key “" + entry.key + "”"));
    }
  }
  return problems.size() == before;
}

std::vector<std::string> DictReader::keys() const {
  std::vector<std::string> out;
  for (const Entry& entry : entries_) out.push_back(entry.key);
  return out;
}

namespace {

/// The reader of the key decides whether TRUE is one.
bool is_truth(const Node& node) {
  const std::string lower = ascii_lower(node.scalar);
  return node.is_scalar() && (lower == "true" || lower == "false");
}

Fault number_fault(double value, const Shape& shape) {
  const bool low = shape.least && value < *shape.least;
  const bool high = shape.most && value > *shape.most;
  if (!low && !high) return {};
  const auto shown = [](double bound) {
    const auto whole = static_cast<long long>(bound);
    return static_cast<double>(whole) == bound ? std::to_string(whole) : std::to_string(bound);
  };
  if (!shape.most) return "expected " + shown(*shape.least) + " or more";
  return "expected a number from " + shown(shape.least.value_or(0)) + " to " + shown(*shape.most);
}

Fault text_fault(const Node& node, const Shape& shape) {
  if (!node.is_scalar()) return "expected text";
  const auto& names = shape.allowed;
  const std::string lower = ascii_lower(node.scalar);
  const auto same = [&](const std::string& name) { return name == node.scalar || ascii_lower(name) == lower; };
  if (names.empty() || std::any_of(names.begin(), names.end(), same)) return {};
  return unknown_name("value", node.scalar, names);
}

Fault list_fault(const Node& node, const Shape& shape) {
  if (!node.is_list()) return "expected a list";
  if (shape.least && static_cast<double>(node.items.size()) < *shape.least) return "the list is empty";
  for (const Node& item : node.items) {
    if (Fault fault = shape_fault(item, *shape.items); !fault.empty()) return fault;
  }
  return {};
}

Fault one_shape_fault(const Node& node, const Shape& shape) {
  double number = 0;
  int whole = 0;
  switch (shape.type) {
    case ValueType::kText:
      return text_fault(node, shape);
    case ValueType::kFlag:
      return is_truth(node) ? Fault{} : "expected true or false";
    case ValueType::kWhole:
      if (Fault fault = read_int(node, whole); !fault.empty()) return fault;
      return number_fault(whole, shape);
    case ValueType::kNumber:
      if (Fault fault = read_number(node, number); !fault.empty()) return fault;
      return number_fault(number, shape);
    case ValueType::kNull:
      return node.is_null() ? Fault{} : "expected nothing";
    case ValueType::kList:
      return list_fault(node, shape);
    case ValueType::kMap:
      return node.is_map() ? Fault{} : "expected a map of keys and values";
    case ValueType::kAny:
      return {};
  }
  return {};
}

}  // namespace

Fault shape_fault(const Node& node, const Shapes& shapes) {
  Fault first;
  for (const Shape& shape : shapes) {
    Fault fault = one_shape_fault(node, shape);
    if (fault.empty()) return {};
    if (first.empty()) first = std::move(fault);
  }
  return first;
}

Fault read_string(const Node& node, std::string& out) {
  if (!node.is_scalar()) return "expected text";
  out = node.scalar;
  return {};
}

Fault read_int(const Node& node, int& out) {
  if (!node.is_scalar() || !parse_all(node.scalar, out)) return "expected a whole number";
  return {};
}

Fault read_number(const Node& node, double& out) {
  if (!node.is_scalar() || !parse_all(node.scalar, out) || !std::isfinite(out)) return "expected a number";
  return {};
}

Fault read_flag(const Node& node, bool& out) {
  if (!node.is_scalar() || (node.scalar != "true" && node.scalar != "false")) return "expected true or false";
  out = node.scalar == "true";
  return {};
}

Fault read_strings(const Node& node, std::vector<std::string>& out) {
  out.clear();
  if (node.is_scalar()) {
    out.push_back(node.scalar);
    return {};
  }
  if (!node.is_list()) return "expected a list of texts";
  if (node.items.empty()) return "the list is empty";
  for (const Node& item : node.items) {
    if (!item.is_scalar()) return "expected a list of texts";
    out.push_back(item.scalar);
  }
  return {};
}

}  // namespace mannerly::yaml
