// Batch records → drafts: column names, flat and nested fields, and the source text (text, then subject behind it).
#include "draft/record.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "draft/builder.h"
#include "draft/context_reader.h"
#include "draft/front_matter.h"
#include "draft/input.h"
#include "draft/plain_blocks.h"

namespace mannerly::draft {
namespace {

using yaml::Node;
using yaml::NodeType;

bool contains(const std::vector<std::string>& names, const std::string& name) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

/// The field a column feeds, or empty when it feeds none. A field that is mapped is fed by its mapped column only.
std::string field_of(const std::string& column, const InputOptions& options) {
  for (const auto& [field, source] : options.columns) {
    if (source == column) return field;
  }
  for (const auto& [field, source] : options.columns) {
    if (field == column) return {};
  }
  return column;
}

/// The value of `key` in `map`, added when missing.
Node& child(Node& map, const std::string& key, std::uint32_t line) {
  map.type = NodeType::kMap;
  for (auto& [name, value] : map.entries) {
    if (name.scalar == key) return value;
  }
  Node empty;
  empty.line = line;
  map.entries.push_back({scalar_node(key, line), std::move(empty)});
  return map.entries.back().second;
}

/// Drops the keys of `map` that no field of `known` has.
void keep_known(Node& map, const std::vector<std::string>& known) {
  std::erase_if(map.entries, [&](const auto& entry) { return !contains(known, entry.first.scalar); });
}

/// "a; b" in a field that holds a list.
void split_list(Node& node) {
  if (!node.is_scalar() || node.scalar.find(';') == std::string::npos) return;
  Node list;
  list.type = NodeType::kList;
  list.line = node.line;
  for (const std::string_view item : split(node.scalar, ';')) {
    if (!trim(item).empty()) list.items.push_back(scalar_node(std::string(trim(item)), node.line));
  }
  node = std::move(list);
}

/// Puts `value` at a dotted name ("from.used.notes_month"); left out where a value stands in the way.
void set_field(Node& map, std::string_view name, Node value, std::uint32_t line) {
  Node* at = &map;
  for (std::size_t dot = name.find('.'); dot != std::string_view::npos; dot = name.find('.')) {
    at = &child(*at, std::string(name.substr(0, dot)), line);
    if (!at->is_null() && !at->is_map()) return;
    name.remove_prefix(dot + 1);
  }
  child(*at, std::string(name), line) = std::move(value);
}

struct Texts {
  std::string text;
  bool has_text = false;
  std::string subject;
  std::string id;
  Node facts;  ///< everything else, as front matter would give it
};

/// True for a value that says nothing: null, or a cell with only blanks.
bool is_unset(const Node& node) { return node.is_null() || (node.is_scalar() && trim(node.scalar).empty()); }

/// Fields that are not `known` are left out.
Texts sort_fields(Record& record, const std::vector<std::string>& known, const InputOptions& options) {
  Texts out;
  out.facts.type = NodeType::kMap;
  out.facts.line = record.line;
  for (auto& [column, value] : record.fields) {
    const std::string field = field_of(column, options);
    if ((field == "text" || field == "body") && value.is_scalar()) {
      if (!out.has_text || field == "text") out.text = std::move(value.scalar);
      out.has_text = true;
      continue;
    }
    if (field.empty() || is_unset(value)) continue;
    if (field == "subject" && value.is_scalar()) {
      out.subject = std::move(value.scalar);
    } else if (field == "id" && value.is_scalar()) {
      out.id = std::move(value.scalar);
    } else if (contains(known, field.substr(0, field.find('.')))) {
      set_field(out.facts, field, std::move(value), record.line);
    }
  }
  return out;
}

/// Leaves in `facts` only what the tables of facts know.
void tidy_facts(Node& facts, const std::vector<std::string>& known) {
  static const std::vector<std::string> kLists = {"aliases", "allow", "also", "facts", "fields", "groups", "mutuals"};
  keep_known(facts, known);
  for (auto& [name, value] : facts.entries) {
    if (contains(kLists, name.scalar)) split_list(value);
    if (const std::vector<std::string> inner = context_keys(name.scalar); !inner.empty()) tidy_facts(value, inner);
  }
  std::erase_if(facts.entries,
                [](const auto& entry) { return !context_keys(entry.first.scalar).empty() && !entry.second.is_map(); });
}

/// The text, with the subject's bytes behind it.
void set_source(Draft& draft, const std::string& path, Texts texts) {
  std::string bytes = std::move(texts.text);
  draft.body = {0, u32(bytes.size())};
  const std::string_view subject = trim(texts.subject);
  if (!subject.empty()) {
    bytes += '\n';
    draft.subject = Span{u32(bytes.size()), u32(bytes.size() + subject.size())};
    bytes += subject;
  }
  draft.source = SourceText(path, std::move(bytes), Writable::kNo);
}

}  // namespace

Node scalar_node(std::string text, std::uint32_t line) {
  Node node;
  node.type = NodeType::kScalar;
  node.scalar = std::move(text);
  node.line = line;
  node.column = 1;
  return node;
}

void add_record(Record record, const std::string& path, const InputOptions& options, ReadResult& out) {
  const std::vector<std::string> known = field_names();
  Texts texts = sort_fields(record, known, options);
  if (!texts.has_text) {
    out.problems.push_back({"the record has no “text”", path, record.line, 1});
    return;
  }
  for (const std::string* text : {&texts.text, &texts.subject, &texts.id}) {
    auto error = check_text(*text, path);
    if (!error) continue;
    error->line = record.line;
    error->column = 1;
    out.problems.push_back(std::move(*error));
    return;
  }
  Draft draft;
  draft.kind = options.kind.value_or(Kind::kMessage);
  draft.id = texts.id.empty() ? std::to_string(record.number) : texts.id;
  draft.record_line = record.line;
  tidy_facts(texts.facts, known);
  const Node facts = std::move(texts.facts);
  set_source(draft, path, std::move(texts));
  apply_facts(options.context_file, draft, out.problems);
  apply_fields(facts, path, draft, out.problems);
  apply_facts(options.flags, draft, out.problems);
  apply_defaults(options, facts, draft);
  build(draft, plain_layout(draft.source.bytes(), draft.body));
  out.drafts.push_back(std::move(draft));
}

}  // namespace mannerly::draft
