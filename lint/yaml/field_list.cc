#include "yaml/field_list.h"

#include <set>
#include <utility>

#include "base/strings.h"

namespace mannerly::yaml {
namespace {

constexpr std::size_t kMostFields = 500;
constexpr std::size_t kMostSamples = 50;
constexpr std::size_t kLongestSample = 4000;

Fault add_sample(const Node& sample, DeclaredField& field) {
  if (!sample.is_scalar()) return "the sample of “" + field.name + "” should be text, or a list of texts";
  if (sample.scalar.size() > kLongestSample) return "the sample of “" + field.name + "” is longer than 4000 bytes";
  field.samples.push_back(sample.scalar);
  return {};
}

/// `sample` is a text, a list of texts, or nothing.
Fault add_field(const Node& name, const Node& sample, DeclaredFields& out) {
  if (!name.is_scalar() || trim(name.scalar).empty()) return "expected the name of a field";
  DeclaredField field{std::string(trim(name.scalar)), {}};
  if (sample.items.size() > kMostSamples) return "the field “" + field.name + "” has more than 50 samples";
  for (const Node& item : sample.items) {
    if (Fault fault = add_sample(item, field); !fault.empty()) return fault;
  }
  if (!sample.is_list() && !sample.is_null()) {
    if (Fault fault = add_sample(sample, field); !fault.empty()) return fault;
  }
  out.push_back(std::move(field));
  return {};
}

}  // namespace

Fault read_fields(const Node& node, DeclaredFields& out) {
  DeclaredFields fields;
  if (!node.is_list() && !node.is_map()) return "expected a list of field names, or a map of names and sample values";
  if (node.items.size() + node.entries.size() > kMostFields) return "a template has 500 fields at most";
  for (const Node& item : node.items) {
    if (Fault fault = add_field(item, Node(), fields); !fault.empty()) return fault;
  }
  for (const auto& [name, sample] : node.entries) {
    if (Fault fault = add_field(name, sample, fields); !fault.empty()) return fault;
  }
  std::set<std::string_view> seen;
  for (const DeclaredField& field : fields) {
    if (!seen.insert(field.name).second) return "the field “" + field.name + "” is given twice";
  }
  out = std::move(fields);
  return {};
}

}  // namespace mannerly::yaml
