#include "yaml/field_list.h"

#include <set>
#include <utility>

#include "base/strings.h"

namespace mannerly::yaml {
namespace {

Fault add_field(const Node& name, const Node* sample, DeclaredFields& out) {
  if (!name.is_scalar() || trim(name.scalar).empty()) return "expected the name of a field";
  if (sample != nullptr && !sample->is_scalar() && !sample->is_null()) {
    return "the sample of “" + name.scalar + "” should be text";
  }
  out.push_back({std::string(trim(name.scalar)), sample == nullptr ? std::string() : sample->scalar});
  return {};
}

}  // namespace

Fault read_fields(const Node& node, DeclaredFields& out) {
  DeclaredFields fields;
  if (!node.is_list() && !node.is_map()) return "expected a list of field names, or a map of names and sample values";
  for (const Node& item : node.items) {
    if (Fault fault = add_field(item, nullptr, fields); !fault.empty()) return fault;
  }
  for (const auto& [name, sample] : node.entries) {
    if (Fault fault = add_field(name, &sample, fields); !fault.empty()) return fault;
  }
  std::set<std::string_view> seen;
  for (const DeclaredField& field : fields) {
    if (!seen.insert(field.name).second) return "the field “" + field.name + "” is given twice";
  }
  out = std::move(fields);
  return {};
}

}  // namespace mannerly::yaml
