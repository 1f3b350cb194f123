// Front matter and record fields → Draft facts. The facts about people and threads are context_reader.cc's.
#include "draft/front_matter.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/languages.h"
#include "base/strings.h"
#include "draft/context_reader.h"
#include "draft/input.h"
#include "yaml/dict_reader.h"
#include "yaml/edit.h"
#include "yaml/field_list.h"

namespace mannerly::draft {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

constexpr std::size_t kMaxFrontMatterBytes = std::size_t{64} << 10;

DictReader::Handler text_into(std::string& out) {
  return [&out](const Node& n) { return n.is_null() ? Fault{} : yaml::read_string(n, out); };
}

/// The subject's bytes are those of the value, without its quotes. Only single-line values have a span.
Fault read_subject(const Node& node, Draft& draft) {
  if (node.is_null()) return {};
  if (!node.is_scalar()) return "expected text";
  Span span = node.span;
  const std::string_view written = draft.source.text(span);
  if (node.quoted && written.size() >= 2 && (written.front() == '"' || written.front() == '\'')) {
    span = {span.begin + 1, span.end - 1};
  }
  if (draft.source.text(span).find('\n') != std::string_view::npos) return "expected text on one line";
  if (!span.empty()) draft.subject = span;
  return {};
}

Fault read_language(const Node& node, Draft& draft) {
  if (node.is_null()) return {};
  std::string name;
  if (Fault fault = yaml::read_string(node, name); !fault.empty()) return fault;
  if (Fault fault = language_fault(name); !fault.empty()) return fault;
  draft.language = std::move(name);
  return {};
}

Fault read_declared(const Node& node, Draft& draft) {
  if (node.is_null()) return {};
  DeclaredFields fields;
  Fault fault = yaml::read_fields(node, fields);
  if (fault.empty()) draft.fields = std::move(fields);
  return fault;
}

/// Fills in how every entry of `allow:` can be taken out of the file that `fields` were read from.
void find_removals(const Node& fields, Span fences, Draft& draft) {
  const Node* list = fields.find("allow");
  if (list == nullptr || draft.allows.empty()) return;
  const std::string_view text = draft.source.bytes();
  Span all = yaml::removal_of_key(text, fields, "allow");
  const bool alone = trim(text.substr(fences.begin, all.begin - fences.begin)) == "---" &&
                     trim(text.substr(all.end, fences.end - all.end)) == "---";
  if (alone) all = fences;
  for (Allow& allow : draft.allows) {
    allow.removal = all;
    for (std::size_t i = 0; list->items.size() > 1 && i < list->items.size(); ++i) {
      if (list->items[i].span == allow.span) allow.removal = yaml::removal_of_item(text, *list, i);
    }
  }
}

/// Reads one `allow:` entry: a rule, or a map with a reason and a date.
void read_allow(const Node& node, const std::string& path, Draft& draft, std::vector<Error>& problems) {
  Allow allow;
  allow.span = node.span;
  allow.where = {0, draft.source.size()};
  if (node.is_scalar()) {
    allow.rule = node.scalar;
  } else {
    DictReader reader(path, allow_keys());
    reader.on("rule", text_into(allow.rule));
    reader.on("reason", text_into(allow.reason));
    reader.on("until", [&](const Node& n) { return read_until(n, allow.until); });
    if (!reader.read(node, problems)) return;
  }
  if (!allow.rule.empty()) draft.allows.push_back(std::move(allow));
}

DictReader draft_reader(const std::string& path, Draft& draft, std::vector<Error>& problems) {
  DictReader reader(path, front_matter_keys());
  add_context_keys(reader, path, draft.context, problems);
  reader.on("subject", [&](const Node& n) { return read_subject(n, draft); })
      .on("language", [&](const Node& n) { return read_language(n, draft); })
      .on("template", [&](const Node& n) { return read_truth(n, draft.is_template); })
      .on("fields", [&](const Node& n) { return read_declared(n, draft); })
      .on("allow", [&, path](const Node& n) {
        if (!n.is_list()) read_allow(n, path, draft, problems);
        for (const Node& item : n.items) read_allow(item, path, draft, problems);
        return Fault{};
      });
  return reader;
}

/// The YAML between two "---" lines at the start, and where the body begins. Both empty without front matter.
struct Fences {
  Span yaml;
  std::size_t body = 0;
  bool found = false;
  bool closed = false;
};

/// True when the line [begin, end) is a fence of three hyphens.
bool is_fence(std::string_view line) {
  while (!line.empty() && (line.back() == '\r' || line.back() == ' ')) line.remove_suffix(1);
  return line == "---";
}

Fences find_front_matter(std::string_view text, std::size_t start) {
  Fences out;
  out.body = start;
  std::size_t end = std::min(text.find('\n', start), text.size());
  if (!is_fence(text.substr(start, end - start)) || end == text.size()) return out;
  out.found = true;
  const std::size_t yaml = end + 1;
  for (std::size_t line = yaml; line < text.size(); line = end + 1) {
    end = std::min(text.find('\n', line), text.size());
    if (!is_fence(text.substr(line, end - line)) && text.substr(line, end - line) != "...") continue;
    out.closed = true;
    out.yaml = {u32(yaml), u32(line)};
    out.body = std::min(end + 1, text.size());
    break;
  }
  return out;
}

/// True when the text after an opening "---" looks like "key: value", so that a fence was meant.
bool looks_like_yaml(std::string_view text, std::size_t start) {
  const std::size_t line = text.find('\n', start) + 1;
  const std::size_t stop = text.find_first_of(": \n", line);
  return stop != std::string_view::npos && stop > line && text[stop] == ':';
}

/// Reads the front matter; false when it is broken.
bool read_front_matter(Draft& draft, const Fences& fences, Node& stated, std::vector<Error>& problems) {
  const std::string& path = draft.source.path();
  if (!fences.closed) {
    if (!looks_like_yaml(draft.source.bytes(), fences.body)) return true;
    problems.push_back({"the front matter has no closing “---” line", path, 1, 1});
    return false;
  }
  if (fences.yaml.size() > kMaxFrontMatterBytes) {
    problems.push_back({"the front matter is larger than 64 KiB", path, 1, 1});
    return false;
  }
  Result<Node> node = yaml::parse(draft.source.text(fences.yaml), {path, 2, fences.yaml.begin});
  if (!node) {
    problems.push_back(node.error());
    return false;
  }
  apply_fields(*node, path, draft, problems);
  for (const auto& [key, value] : node->entries) draft.stated.push_back({key.scalar, value.span});
  find_removals(*node, {u32(byte_order_mark(draft.source.bytes())), u32(fences.body)}, draft);
  stated = std::move(*node);
  return true;
}

}  // namespace

Fault read_until(const Node& node, std::optional<Day>& out) {
  if (node.is_null()) return {};
  out = node.is_scalar() ? day_from_string(node.scalar) : std::nullopt;
  return out ? Fault{} : "expected a day, as in 2027-01-31";
}

void apply_fields(const Node& fields, const std::string& path, Draft& draft, std::vector<Error>& problems) {
  if (fields.entries.empty() && !fields.is_list() && !fields.is_scalar()) return;
  // The handlers of nested maps write to their own list: the table reader owns the other while it runs.
  std::vector<Error> inner;
  const DictReader reader = draft_reader(path, draft, inner);
  reader.read(fields, problems);
  problems.insert(problems.end(), inner.begin(), inner.end());
  draft.kind = draft.context.kind.value_or(draft.kind);
}

void apply_defaults(const InputOptions& options, const yaml::Node& stated, Draft& draft) {
  std::optional<bool> is_template = options.is_template;
  std::optional<DeclaredFields> fields = options.fields;
  for (const KindDefaults& row : options.by_kind) {
    if (std::find(row.kinds.begin(), row.kinds.end(), draft.kind) == row.kinds.end()) continue;
    if (row.is_template) is_template = row.is_template;
    if (row.fields) fields = row.fields;
  }
  const auto is_stated = [&](std::string_view key) {
    const Node* value = stated.find(key);
    return value != nullptr && !value->is_null();
  };
  if (is_template && !is_stated("template")) draft.is_template = *is_template;
  if (fields && !is_stated("fields")) draft.fields = std::move(fields);
}

void apply_facts(const std::optional<Facts>& facts, Draft& draft, std::vector<Error>& problems) {
  if (!facts) return;
  read_facts(*facts, draft.context, problems);
  draft.kind = draft.context.kind.value_or(draft.kind);
}

const std::vector<std::string>& field_names() {
  static const std::vector<std::string> kNames = [] {
    Draft draft;
    std::vector<Error> none;
    return draft_reader("", draft, none).keys();
  }();
  return kNames;
}

std::optional<Draft> open_text_draft(Input input, std::vector<Error>& problems) {
  if (auto error = check_text(input.bytes, input.path)) {
    problems.push_back(std::move(*error));
    return std::nullopt;
  }
  Draft draft;
  draft.kind = input.options.kind.value_or(Kind::kMessage);
  draft.source = SourceText(input.path, std::move(input.bytes), Writable::kYes);
  const std::string& text = draft.source.bytes();
  const Fences fences = find_front_matter(text, byte_order_mark(text));
  Node stated;
  if (fences.found && !read_front_matter(draft, fences, stated, problems)) return std::nullopt;
  apply_facts(input.options.context_file, draft, problems);
  apply_facts(input.options.flags, draft, problems);
  apply_defaults(input.options, stated, draft);
  draft.body = {u32(fences.body), draft.source.size()};
  return draft;
}

}  // namespace mannerly::draft
