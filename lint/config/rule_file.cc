// Reads rule files with one handler per common key; rule_keys.cc says which other keys the kind takes.
#include "config/rule_file.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <utility>

#include "base/fact_names.h"
#include "base/strings.h"
#include "config/list_edit.h"
#include "config/rule_keys.h"
#include "yaml/dict_reader.h"

namespace mannerly {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

std::vector<std::string> kind_names() {
  std::vector<std::string> out;
  for (const Kind kind : all_kinds()) out.emplace_back(to_string(kind));
  return out;
}

Fault read_text(const Node& node, std::string& out) {
  Fault fault = yaml::read_string(node, out);
  return fault.empty() && trim(out).empty() ? "the text is empty" : fault;
}

Fault read_severity(const Node& node, Severity& out) {
  std::string name;
  if (Fault fault = yaml::read_string(node, name); !fault.empty()) return fault;
  const auto severity = severity_from_string(name);
  if (!severity) return unknown_name("severity", name, {"error", "warning", "advice", "off"});
  out = *severity;
  return {};
}

Fault read_relation(const Node& node, Relation& out) {
  std::string name;
  if (Fault fault = yaml::read_string(node, name); !fault.empty()) return fault;
  if (name != "cold" && name != "warm") return unknown_name("relation", name, {"cold", "warm"});
  out = name == "cold" ? Relation::kCold : Relation::kWarm;
  return {};
}

Fault read_kinds(const Node& node, std::vector<Kind>& out) {
  std::vector<std::string> names;
  if (Fault fault = yaml::read_strings(node, names); !fault.empty()) return fault;
  for (const std::string& name : names) {
    const auto kind = kind_from_string(name);
    if (!kind) return unknown_name("message kind", name, kind_names());
    out.push_back(*kind);
  }
  return {};
}

Fault read_parts(const Node& node, std::vector<Part>& out) {
  std::vector<std::string> names;
  if (Fault fault = yaml::read_strings(node, names); !fault.empty()) return fault;
  std::vector<std::string> known;
  for (const Part part : all_parts()) known.emplace_back(to_string(part));
  for (const std::string& name : names) {
    const auto part = part_from_string(name);
    if (!part) return unknown_name("part", name, known);
    out.push_back(*part);
  }
  return {};
}

/// The front matter always names the kind, so that an example never depends on how a bare text is read; what the rule
/// applies to (kind, template, warm relation) is the example's default.
void complete_example(const RuleSpec& spec, RuleExample& example) {
  std::string kind = example.kind;
  if (kind.empty()) kind = to_string(spec.applies.kinds.empty() ? Kind::kMessage : spec.applies.kinds.front());
  const bool is_template = example.is_template || spec.applies.is_template.value_or(false);
  const bool warm =
      spec.applies.relation == Relation::kWarm && example.front_matter.find("relation: ") == std::string::npos;
  example.front_matter = "kind: " + kind + "\n" + (is_template ? "template: true\n" : "") +
                         (warm ? "relation: warm\n" : "") + example.front_matter;
}

std::string draft_of(const RuleExample& example, const std::string& text) {
  return "---\n" + example.front_matter + "---\n" + text;
}

/// Reads one file; collects the faults of nested maps on the way.
class RuleReader {
 public:
  RuleReader(RuleSpec& spec, std::vector<Error>& problems) : spec_(spec), problems_(problems) {}

  void read(const Node& root);
  /// Reads what the spec's common keys say by now; its levels stay.
  void read_common();
  /// Replaces the levels that the map has.
  void change_levels(const Node& levels);

 private:
  Fault read_severities(const Node& node);
  Fault read_applies(const Node& node);
  Fault read_examples(const Node& node);
  Fault read_example_list(const Node& node, bool bad);
  Fault read_example(const Node& node, RuleExample& out);
  void read_example_map(const Node& node, RuleExample& out);
  Fault read_others(const Node& node, std::vector<std::string>& out);
  void add_common(DictReader& reader);

  RuleSpec& spec_;
  std::vector<Error>& problems_;
};

Fault RuleReader::read_severities(const Node& node) {
  if (!node.is_map()) return read_severity(node, spec_.severity.fallback);
  DictReader reader(spec_.path);
  reader.on("default", [this](const Node& n) { return read_severity(n, spec_.severity.fallback); });
  std::vector<std::string> names = kind_names();
  names.insert(names.end(), {"cold", "warm"});
  for (const std::string& name : names) {
    reader.on(name, [this, name](const Node& n) {
      Severity severity = Severity::kWarning;
      Fault fault = read_severity(n, severity);
      spec_.severity.cases.emplace_back(name, severity);
      return fault;
    });
  }
  reader.read(node, problems_);
  return {};
}

Fault RuleReader::read_applies(const Node& node) {
  Applies& applies = spec_.applies;
  DictReader reader(spec_.path, *inner_table(rule_keys(spec_.kind), "applies"));
  reader.on("kinds", [&](const Node& n) { return read_kinds(n, applies.kinds); });
  reader.on("relation", [&](const Node& n) { return read_relation(n, applies.relation); });
  reader.on("template", [&](const Node& n) {
    bool flag = false;
    Fault fault = yaml::read_flag(n, flag);
    applies.is_template = flag;
    return fault;
  });
  reader.on("min_words", [&](const Node& n) {
    Fault fault = yaml::read_int(n, applies.min_words);
    return fault.empty() && applies.min_words < 0 ? "expected a number from 0" : fault;
  });
  reader.read(node, problems_);
  return {};
}

Fault RuleReader::read_examples(const Node& node) {
  DictReader reader(spec_.path, *inner_table(rule_keys(spec_.kind), "examples"));
  reader.on("bad", [this](const Node& n) { return read_example_list(n, true); });
  reader.on("good", [this](const Node& n) { return read_example_list(n, false); });
  reader.read(node, problems_);
  return {};
}

Fault RuleReader::read_example_list(const Node& node, bool bad) {
  if (!node.is_list()) return "expected a list of examples";
  if (node.items.empty()) return "the list is empty";
  for (const Node& item : node.items) {
    RuleExample example;
    example.bad = bad;
    if (Fault fault = read_example(item, example); !fault.empty()) {
      problems_.push_back(yaml::error_at(item, spec_.path, "example: " + fault));
    }
    spec_.examples.push_back(std::move(example));
  }
  return {};
}

Fault RuleReader::read_example(const Node& node, RuleExample& out) {
  if (!node.is_map()) return read_text(node, out.marked);
  read_example_map(node, out);
  return {};
}

void RuleReader::read_example_map(const Node& node, RuleExample& out) {
  const auto keep = [&out](std::string key) {
    return [&out, key = std::move(key)](const Node& n) -> Fault {
      out.front_matter += key + ": " + yaml::to_flow(n) + "\n";
      return {};
    };
  };
  DictReader reader(spec_.path, example_keys());
  reader.on("text", [&](const Node& n) { return read_text(n, out.marked); });
  reader.on("fixed", [&](const Node& n) {
    out.has_fixed = true;
    return yaml::read_string(n, out.fixed);
  });
  reader.on("kind", [&](const Node& n) -> Fault {
    if (Fault fault = yaml::read_string(n, out.kind); !fault.empty()) return fault;
    return kind_from_string(out.kind) ? Fault{} : unknown_name("message kind", out.kind, kind_names());
  });
  reader.on("template", [&](const Node& n) { return yaml::read_flag(n, out.is_template); });
  reader.on("subject", [&, keep_subject = keep("subject")](const Node& n) {
    Fault fault = yaml::read_string(n, out.subject);
    return fault.empty() ? keep_subject(n) : fault;
  });
  reader.on("relation", [keep_relation = keep("relation")](const Node& n) {
    Relation relation = Relation::kUnknown;
    const bool tie = n.is_scalar() && value_of(kTieNames, n.scalar).has_value();
    Fault fault = tie ? Fault{} : read_relation(n, relation);
    return fault.empty() ? keep_relation(n) : fault;
  });
  for (const char* key : {"to", "from", "thread", "group", "groups", "mutuals", "source", "via", "fields"}) {
    reader.on(key, keep(key));
  }
  reader.on("now", [&](const Node& n) -> Fault {
    if (Fault fault = yaml::read_string(n, out.now); !fault.empty()) return fault;
    return time_from_string(out.now) ? Fault{}
                                     : "“" + out.now + "” is no time; write it as 2027-01-31 or 2027-01-31T22:30";
  });
  reader.on("others", [&](const Node& n) { return read_others(n, out.others); });
  reader.on("policy", [&](const Node& n) { return yaml::read_string(n, out.policy); });
  reader.read(node, problems_);
}

/// Other drafts of the run: texts, or maps of a text and its facts.
Fault RuleReader::read_others(const Node& node, std::vector<std::string>& out) {
  if (!node.is_list() || node.items.empty()) return "expected a list of drafts";
  for (const Node& item : node.items) {
    RuleExample other;
    if (Fault fault = read_example(item, other); !fault.empty()) return fault;
    complete_example(spec_, other);
    out.push_back(example_draft(other));
  }
  return {};
}

void RuleReader::add_common(DictReader& reader) {
  reader.on("kind", [](const Node&) { return Fault{}; });
  reader.on("severity", [this](const Node& n) { return read_severities(n); });
  reader.on("weight", [this](const Node& n) { return read_weight(n, spec_.weight); });
  reader.on("title", [this](const Node& n) { return read_text(n, spec_.title); });
  reader.on("message", [this](const Node& n) { return read_text(n, spec_.words.message); });
  reader.on("why", [this](const Node& n) { return read_text(n, spec_.words.why); });
  reader.on("source", [this](const Node& n) { return yaml::read_strings(n, spec_.words.source); });
  reader.on("applies", [this](const Node& n) { return read_applies(n); });
  reader.on("scope", [this](const Node& n) { return read_parts(n, spec_.scope); });
  reader.on("model", [this](const Node& n) {
    spec_.model = n;
    return n.is_map() ? Fault{} : Fault("expected a map");
  });
  reader.on("superseded_by", [this](const Node& n) { return yaml::read_strings(n, spec_.superseded_by); });
  reader.on("examples", [this](const Node& n) { return read_examples(n); });
}

void RuleReader::read(const Node& root) {
  const auto report = [&](const Node& at, std::string message) {
    problems_.push_back(yaml::error_at(at, spec_.path, std::move(message)));
  };
  if (!root.is_map()) return report(root, "expected a rule: a map of keys and values");
  const Node* kind_node = root.find("kind");
  if (kind_node == nullptr) return report(root, "missing key “kind”");
  const RuleKind* kind = kind_node->is_scalar() ? find_rule_kind(kind_node->scalar) : nullptr;
  if (kind == nullptr) return report(*kind_node, unknown_name("rule kind", kind_node->scalar, rule_kind_names()));

  spec_.kind = kind->name;
  spec_.params = root;
  spec_.params.edit().entries.clear();
  spec_.common = spec_.params;
  DictReader reader(spec_.path, rule_keys(kind->name));
  add_common(reader);
  const std::vector<std::string> own = keys_of(*kind);
  const auto is_param = [&own](const Node& key) { return std::find(own.begin(), own.end(), key.scalar) != own.end(); };
  for (const std::string& key : own) {
    reader.on(key, [](const Node&) { return Fault{}; });
  }
  reader.read(root, problems_);
  for (const yaml::Entry& entry : root.entries) {
    if (entry.first.scalar == "examples") continue;
    (is_param(entry.first) ? spec_.params : spec_.common).edit().entries.push_back(entry);
  }
}

void RuleReader::change_levels(const Node& levels) {
  const SeverityTable before = std::exchange(spec_.severity, {});
  if (const Fault fault = read_severities(levels); !fault.empty()) {
    problems_.push_back(yaml::error_at(levels, spec_.path, "severity: " + fault));
  }
  if (levels.find("default") == nullptr) spec_.severity.fallback = before.fallback;
  for (const auto& [name, level] : before.cases) {
    if (levels.find(name) == nullptr) spec_.severity.cases.emplace_back(name, level);
  }
}

void RuleReader::read_common() {
  const SeverityTable levels = spec_.severity;
  spec_.applies = {};
  spec_.scope.clear();
  spec_.superseded_by.clear();
  spec_.model = {};
  spec_.weight = 1;
  DictReader reader(spec_.path);
  add_common(reader);
  reader.read(spec_.common, problems_);
  spec_.severity = levels;
}

}  // namespace

std::optional<RuleSpec> read_rule(const std::string& id, std::string_view bytes, const std::string& path,
                                  std::vector<Error>& problems) {
  const auto root = yaml::parse(bytes, {.path = path});
  if (root) return read_rule(id, *root, path, problems);
  problems.push_back(root.error());
  return std::nullopt;
}

std::optional<RuleSpec> read_rule(const std::string& id, const yaml::Node& root, const std::string& path,
                                  std::vector<Error>& problems) {
  const std::size_t before = problems.size();
  RuleSpec spec;
  spec.id = id;
  spec.category = id.substr(0, id.find('/'));
  spec.path = path;
  RuleReader(spec, problems).read(root);
  if (problems.size() != before) return std::nullopt;
  for (RuleExample& example : spec.examples) complete_example(spec, example);
  return spec;
}

Fault read_weight(const Node& node, double& out) {
  double weight = 0;
  if (Fault fault = yaml::read_number(node, weight); !fault.empty()) return fault;
  if (!(weight >= 0 && weight <= kMostWeight)) {
    return "“" + node.scalar + "” is no weight; write a number from 0 to 5 (1 is what the severity costs)";
  }
  out = weight;
  return {};
}

void change_common(RuleSpec& spec, const yaml::Entry& change, const std::string& path, std::vector<Error>& problems) {
  const std::size_t before = problems.size();
  RuleSpec changed = spec;
  changed.path = path;
  if (change.first.scalar == "severity") {
    RuleReader(changed, problems).change_levels(change.second);
  } else {
    merge_value(changed.common.edit(), change.first, change.second, path, problems);
    RuleReader(changed, problems).read_common();
  }
  changed.path = spec.path;
  if (problems.size() == before) spec = std::move(changed);
}

std::string example_draft(const RuleExample& example) { return draft_of(example, example.marked); }

std::string fixed_draft(const RuleExample& example) {
  assert(example.has_fixed);
  return draft_of(example, example.fixed);
}

}  // namespace mannerly
