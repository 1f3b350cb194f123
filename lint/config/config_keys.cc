// The tables of `.mannerly.yaml`: what settings_reader.cc and config_file.cc read. A new key is a row here, a handler
// there and a field in mannerly/config.h.
#include "config/config_keys.h"

#include <algorithm>

#include "base/languages.h"
#include "base/shapes.h"
#include "mannerly/draft.h"

namespace mannerly {
namespace {

using namespace shapes;

Shapes rules() { return map_to(name_of({"error", "warning", "advice", "off"}) | map_of(rule_change_keys)); }

Shapes fields() { return list(text()) | map_to(text() | list(text()) | null()); }

std::vector<KeyInfo> draft_keys() {
  return {{"kind", "what drafts are sent as when they do not say it themselves", name_of(spelled(all_kinds()))},
          {"template", "placeholders are meant to stay", flag()},
          {"fields", "the data fields of templates: names, or names and sample values; or changes to those before",
           fields() | map_of(field_edit_keys)}};
}

std::vector<KeyInfo> shared_keys() {
  std::vector<KeyInfo> keys = draft_keys();
  const std::vector<KeyInfo> more = {
      {"policy", "what counts as permitted: a policy's name, or a file beside this one", text()},
      {"language", "the variety of English", name_of({kLanguages.begin(), kLanguages.end()})},
      {"rules", "rules or globs of rules, each with a level or a map of what to change", rules() | null()},
      {"words", "own words, which are spelt right", one_or_more(text()) | map_of(edit_keys)},
      {"score", "weights of the score", map_of(score_keys)},
      {"gate", "what makes a run fail", map_of(gate_keys)}};
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

Shapes parts_of(const Shapes& whole);

/// The table without anything that must be there.
KeyTable parts_of(const KeyTable& whole) {
  KeyTable out{whole.name, whole.doc, {}};
  for (const KeyInfo& key : whole.keys) out.keys.push_back({key.name, key.doc, parts_of(key.value) | null()});
  return out;
}

/// What may be merged into a value of these shapes: parts of a map, a list or changes to it. What is put into a list is
/// whole.
Shapes parts_of(const Shapes& whole) {
  Shapes out;
  for (Shape shape : whole) {
    if (const KeyTable* keys = keys_of(shape); keys != nullptr && shape.type == ValueType::kMap) {
      out = out | map_of(parts_of(*keys));
      continue;
    }
    if (shape.type == ValueType::kMap && shape.items) {
      shape.items = std::make_shared<const Shapes>(parts_of(*shape.items) | null());
    }
    const bool is_list = shape.type == ValueType::kList;
    out.push_back(std::move(shape));
    if (is_list) out = out | map_of(edit_keys);
  }
  return out;
}

/// What a row of `rules:` may change: all keys of all kinds but kind and examples. Null takes the key out.
KeyTable changes() {
  KeyTable out{"rule-changes", "what is different from the rule's file", {}};
  for (const std::string& kind : rule_kind_names()) {
    for (const KeyInfo& key : rule_keys(kind).keys) {
      if (key.name == "kind" || key.name == "examples") continue;
      const auto same = [&](const KeyInfo& other) { return other.name == key.name; };
      const auto known = std::find_if(out.keys.begin(), out.keys.end(), same);
      if (known == out.keys.end()) {
        out.keys.push_back({key.name, key.doc, parts_of(key.value) | null()});
      } else if (rule_keys("").find(key.name) == nullptr) {
        known->value = known->value | parts_of(key.value);  // kinds may mean other things by a key
      }
    }
  }
  return out;
}

}  // namespace

const KeyTable& edit_keys() {
  static const KeyTable kTable{
      "list-edit",
      "changes to a list",
      {{"add", "put behind the list", one_or_more(any())}, {"remove", "taken out of the list", one_or_more(any())}}};
  return kTable;
}

const KeyTable& field_edit_keys() {
  static const KeyTable kTable{"field-edit",
                               "changes to the declared fields",
                               {{"add", "declared too: names, or names and sample values", fields()},
                                {"remove", "names that are not declared any more", one_or_more(text())}}};
  return kTable;
}

const KeyTable& gate_keys() {
  static const KeyTable kTable{
      "gate",
      "what makes a run fail",
      {{"fail_on", "a finding at or above this level", name_of({"error", "warning", "advice", "never"})},
       {"fail_under", "a draft that scores less", whole(0, 100)}}};
  return kTable;
}

const std::vector<std::string>& score_groups() {
  static const std::vector<std::string> kNames = {"purpose", "personalization", "structure", "length", "tone",
                                                  "sales",   "spelling",        "etiquette", "emoji"};
  return kNames;
}

const KeyTable& score_keys() {
  static const KeyTable kTable{
      "score",
      "weights of the score",
      {{"weights", "the most that a category may cost, of 100 in all", map_to(number(0, 100), score_groups())},
       {"costs", "what a finding of a level costs before the cap",
        map_of({"costs",
                "",
                {{"error", "", number(0, 100)}, {"warning", "", number(0, 100)}, {"advice", "", number(0, 100)}}})},
       {"repeat", "what each repeat of a rule costs of the one before", number(0, 1)},
       {"ceilings", "the score at most, with an error",
        map_of({"ceilings", "", {{"safety", "of safety", whole(0, 100)}, {"error", "any other", whole(0, 100)}}})},
       {"send_from", "the verdict is send from this score on", whole(0, 100)}}};
  return kTable;
}

const KeyTable& rule_change_keys() {
  static const KeyTable kTable = changes();
  return kTable;
}

const KeyTable& override_keys() {
  static const KeyTable kTable = [] {
    KeyTable out{"override",
                 "what is different for some drafts; needs files or kinds",
                 {{"files", "globs from the configuration's folder; “!…” takes back", one_or_more(text())},
                  {"kinds", "message kinds", one_or_more(name_of(spelled(all_kinds())))}}};
    const std::vector<KeyInfo> shared = shared_keys();
    out.keys.insert(out.keys.end(), shared.begin(), shared.end());
    return out;
  }();
  return kTable;
}

const KeyTable& configuration_keys() {
  static const KeyTable kTable = [] {
    KeyTable out{"configuration",
                 "the configuration of Mannerly, .mannerly.yaml",
                 {{"extends", "presets, ./files and ./folders of rules that this one builds on", one_or_more(text())}}};
    const std::vector<KeyInfo> shared = shared_keys();
    out.keys.insert(out.keys.end(), shared.begin(), shared.end());
    out.keys.push_back({"overrides", "in order, the later wins", list(map_of(override_keys)) | null()});
    return out;
  }();
  return kTable;
}

}  // namespace mannerly
