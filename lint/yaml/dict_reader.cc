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

DictReader& DictReader::on(std::string key, Handler handler) {
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
    if (entry == entries_.end()) {
      problems.push_back(error_at(key, path_, unknown_name("key", key.scalar, keys())));
      continue;
    }
    const Fault fault = entry->handler(value);
    if (!fault.empty()) problems.push_back(error_at(value, path_, key.scalar + ": " + fault));
  }
  for (const Entry& entry : entries_) {
    if (entry.required && map.find(entry.key) == nullptr) {
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
