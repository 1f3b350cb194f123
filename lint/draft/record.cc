// Batch records → drafts: column names, flat and nested fields, and the source text (text, then subject behind it).
#include "draft/record.h"

#include <algorithm>
#include <string_view>

#include "base/strings.h"
#include "draft/builder.h"
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

struct Texts {
  std::string text;
  bool has_text = false;
  std::string subject;
  std::string id;
  Node facts;  ///< everything else, as front matter would give it
};

/// True for a value that says nothing: null, or a cell with only blanks.
bool is_unset(const Node& node) { return node.is_null() || (node.is_scalar() && trim(node.scalar).empty()); }

Texts sort_fields(Record& record, const InputOptions& options) {
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
    } else if (const std::size_t dot = field.find('.'); dot != std::string::npos) {
      Node& group = child(out.facts, field.substr(0, dot), record.line);
      if (group.is_null() || group.is_map()) child(group, field.substr(dot + 1), record.line) = std::move(value);
    } else {
      child(out.facts, field, record.line) = std::move(value);
    }
  }
  return out;
}

/// Leaves in `facts` only what the front-matter tables know.
void tidy_facts(Node& facts) {
  keep_known(facts, field_names());
  for (auto& [name, value] : facts.entries) {
    if (value.is_map()) {
      const std::vector<std::string> known = field_names(name.scalar);
      if (!known.empty()) keep_known(value, known);
      for (auto& [inner, inner_value] : value.entries) {
        if (inner.scalar == "aliases") split_list(inner_value);
      }
    } else if (name.scalar == "groups" || name.scalar == "mutuals" || name.scalar == "allow") {
      split_list(value);
    }
  }
  std::erase_if(facts.entries,
                [](const auto& entry) { return !field_names(entry.first.scalar).empty() && !entry.second.is_map(); });
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
  Texts texts = sort_fields(record, options);
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
  draft.is_template = options.is_template.value_or(false);
  draft.id = texts.id.empty() ? std::to_string(record.number) : texts.id;
  tidy_facts(texts.facts);
  const Node facts = std::move(texts.facts);
  set_source(draft, path, std::move(texts));
  apply_fields(facts, path, draft, out.problems);
  build(draft, plain_layout(draft.source.bytes(), draft.body));
  out.drafts.push_back(std::move(draft));
}

}  // namespace mannerly::draft
