#include "checks/params.h"

#include "checks/case_names.h"
#include "mannerly/draft.h"

namespace mannerly {

bool is_case_name(std::string_view name) {
  return name == "default" || name == "cold" || name == "warm" || kind_from_string(name).has_value();
}

std::string unknown_case(std::string_view name) {
  std::vector<std::string> known = {"default", "cold", "warm"};
  for (const Kind kind : all_kinds()) known.emplace_back(to_string(kind));
  return unknown_name("message kind", name, known);
}

yaml::Fault read_applicability(const yaml::Node& node, Applicability& out) {
  static constexpr NameTable<Applicability, 3> kNames{
      {{Applicability::kSafe, "safe"}, {Applicability::kSuggested, "suggested"}, {Applicability::kDisplay, "display"}}};
  return read_named(node, kNames, out);
}

yaml::Fault read_class_name(const yaml::Node& node, const Rulebook& rulebook, const PhraseClass*& out) {
  out = rulebook.find_class(node.scalar);
  if (out != nullptr) return {};
  std::vector<std::string> known;
  for (const PhraseClass& c : rulebook.classes) known.push_back(c.name);
  return unknown_name("class", node.scalar, known);
}

yaml::Fault read_classes(const yaml::Node& node, const Rulebook& rulebook, std::vector<const PhraseClass*>& out) {
  const std::vector<yaml::Node> names = node.is_list() ? node.items : std::vector<yaml::Node>{node};
  for (const yaml::Node& name : names) {
    const PhraseClass* found = nullptr;
    if (auto fault = read_class_name(name, rulebook, found); !fault.empty()) return fault;
    out.push_back(found);
  }
  return {};
}

}  // namespace mannerly
