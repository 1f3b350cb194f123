#include "lsp/keys.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/embedded.h"
#include "base/strings.h"
#include "lsp/rule_text.h"
#include "lsp/yaml_cursor.h"
#include "mannerly/schema.h"

namespace mannerly::lsp {
namespace {

constexpr int kProperty = 10;
constexpr int kEnumMember = 20;
constexpr int kReference = 18;

/// A stretch of YAML in a document, and the table of its keys.
struct Region {
  Span yaml;
  const KeyTable* table = nullptr;
};

/// The front matter around `offset`, closed or not.
std::optional<Span> front_matter_at(const SourceText& text, std::uint32_t offset) {
  const auto is_fence = [&](std::uint32_t line) { return trim(text.text(text.line_span(line))) == "---"; };
  if (text.line_count() < 2 || !is_fence(1)) return std::nullopt;
  const std::uint32_t begin = text.line_span(2).begin;
  std::uint32_t end = text.size();
  for (std::uint32_t line = 2; line <= text.line_count() && end == text.size(); ++line) {
    if (is_fence(line)) end = text.line_span(line).begin;
  }
  const bool inside = begin <= offset && (offset < end || end == text.size());
  return inside ? std::optional(Span{begin, end}) : std::nullopt;
}

/// The value of `kind:` at the top of a rule file.
std::string kind_of_rule(const SourceText& text) {
  for (std::uint32_t line = 1; line <= text.line_count(); ++line) {
    const std::string_view shown = text.text(text.line_span(line));
    if (shown.starts_with("kind:")) return std::string(trim(shown.substr(5, shown.find('#') - 5)));
  }
  return {};
}

std::optional<Region> region_at(const Document& document, std::uint32_t offset) {
  const Span whole{0, document.text.size()};
  if (document.role == Role::kConfiguration) return Region{whole, &configuration_keys()};
  if (document.role == Role::kPolicy) return Region{whole, &policy_keys()};
  if (document.role == Role::kRule) return Region{whole, &rule_keys(kind_of_rule(document.text))};
  if (document.role != Role::kDraft) return std::nullopt;
  const auto yaml = front_matter_at(document.text, offset);
  return yaml ? std::optional(Region{*yaml, &front_matter_keys()}) : std::nullopt;
}

/// Shapes with lists opened: what one item may be counts too.
void add_opened(const Shapes& shapes, Shapes& out) {
  for (const Shape& shape : shapes) {
    out.push_back(shape);
    if (shape.type == ValueType::kList && shape.items != nullptr) add_opened(*shape.items, out);
  }
}

/// What the tables say of the place below `keys`.
struct Described {
  Shapes shapes;                 ///< what may stand there, lists opened
  const KeyInfo* key = nullptr;  ///< the last key that is in a table
};

Described describe(const KeyTable& table, const std::vector<std::string>& keys) {
  Described out;
  const KeyTable* known = &table;
  Shapes here;
  for (std::size_t i = 0; i < keys.size(); ++i) {
    Shapes next;
    out.key = known != nullptr ? known->find(keys[i]) : nullptr;
    if (out.key != nullptr) add_opened(out.key->value, next);
    for (const Shape& shape : here) {
      if (shape.type != ValueType::kMap) continue;
      const KeyTable* inner = keys_of(shape);
      const KeyInfo* info = inner == nullptr ? nullptr : inner->find(keys[i]);
      if (info != nullptr) {
        out.key = info;
        add_opened(info->value, next);
      }
      if (inner == nullptr && shape.items != nullptr) add_opened(*shape.items, next);
    }
    known = nullptr;
    here = std::move(next);
  }
  out.shapes = std::move(here);
  return out;
}

std::string shape_words(const Shapes& shapes) {
  std::vector<std::string> parts;
  for (const Shape& shape : shapes) {
    if (!shape.allowed.empty()) parts.push_back(join(shape.allowed, ", "));
    if (shape.type == ValueType::kFlag) parts.emplace_back("true, false");
  }
  return join(parts, "; ");
}

/// What is offered at one place. The order of the tables is kept: it is that of the documentation.
class Items {
 public:
  Items(const SourceText& text, Span word, Encoding encoding) : range_(to_range(text, word, encoding)) {}

  void add(const std::string& label, int kind, const std::string& doc, const std::string& inserted) {
    if (!seen_.insert(label).second) return;
    const std::string place = std::to_string(10'000 + out_.size());
    Json item = {{"label", label},
                 {"kind", kind},
                 {"sortText", place},
                 {"filterText", label},
                 {"textEdit", {{"range", range_}, {"newText", inserted}}}};
    if (!doc.empty()) item["documentation"] = doc;
    out_.push_back(std::move(item));
  }
  /// Leaves a name out.
  void leave_out(const std::string& label) { seen_.insert(label); }

  Json take() && { return std::move(out_); }

 private:
  Json range_;
  std::set<std::string> seen_;
  Json out_ = Json::array();
};

/// What comes behind a key: nothing where a colon stands already, and no blank where the value goes on lines below.
std::string behind(const KeyInfo& key, bool has_colon) {
  if (has_colon) return {};
  const bool nested = !key.value.empty() && std::all_of(key.value.begin(), key.value.end(), [](const Shape& shape) {
    return shape.type == ValueType::kMap || shape.type == ValueType::kList || shape.type == ValueType::kNull;
  });
  return nested ? ":" : ": ";
}

void add_keys(const KeyTable& table, bool has_colon, Items& items) {
  for (const KeyInfo& key : table.keys) items.add(key.name, kProperty, key.doc, key.name + behind(key, has_colon));
}

/// Names of the files that come with the program in a folder of the rules.
void add_bundled(std::string_view folder, const std::string& doc, const std::string& blank, Items& items) {
  constexpr std::string_view kYaml = ".yaml";
  for (const EmbeddedFile& file : embedded_files()) {
    if (!file.path.starts_with(folder) || !file.path.ends_with(kYaml)) continue;
    const std::string name(file.path.substr(folder.size(), file.path.size() - folder.size() - kYaml.size()));
    items.add(name, kEnumMember, doc, blank + name);
  }
}

/// Values of a configuration that are names of files.
void add_files(const YamlPlace& place, Items& items) {
  const std::string blank = place.needs_blank ? " " : "";
  const std::string last = place.keys.empty() ? "" : place.keys.back();
  if (last == "extends" && place.keys.size() == 1) add_bundled("rules/presets/", "a preset", blank, items);
  if (last != "policy" || !place.at_value) return;
  add_bundled("rules/policies/", "a policy", blank, items);
  items.add("strict", kEnumMember, "denies what any policy denies", blank + "strict");
  items.add("lenient", kEnumMember, "allows what any policy allows", blank + "lenient");
}

/// Whether rule ids belong where these keys lead.
bool takes_rules(const Region& region, const YamlPlace& place) {
  if (place.keys.empty()) return false;
  const std::string& last = place.keys.back();
  if (region.table == &front_matter_keys()) {
    return (place.keys.size() == 1 && last == "allow") || (place.keys.size() == 2 && last == "rule");
  }
  return (last == "rules" && !place.at_value) || last == "superseded_by";
}

/// Ids of all rules, and a pattern for every category.
void add_rules(Session& session, const Document& document, const std::string& tail, Items& items) {
  const Governing& governing = session.linters.find(document.path, session.root, session.settings);
  if (governing.linter == nullptr) return;
  for (const RuleInfo& rule : governing.linter->rules()) {
    items.add(rule.id, kReference, rule.title + "\n\n" + rule.why, rule.id + tail);
  }
  for (const RuleInfo& rule : governing.linter->rules()) {
    items.add(rule.category + "/*", kReference, "all rules of " + rule.category, rule.category + "/*" + tail);
  }
}

void add_values(const Shapes& shapes, bool needs_blank, Items& items) {
  const std::string blank = needs_blank ? " " : "";
  for (const Shape& shape : shapes) {
    for (const std::string& value : shape.allowed) items.add(value, kEnumMember, {}, blank + value);
    if (shape.type != ValueType::kFlag) continue;
    for (const char* value : {"true", "false"}) items.add(value, kEnumMember, {}, blank + value);
  }
}

/// Behind "mannerly: allow" of a Markdown comment.
bool is_comment_allow(const Document& document, std::uint32_t offset) {
  const Span line = document.text.line_span(document.text.position(offset).line);
  const std::string_view before = document.text.text({line.begin, offset});
  const std::size_t at = before.rfind("mannerly: allow ");
  const bool open = at != std::string_view::npos && before.rfind("<!--", at) != std::string_view::npos;
  return open && before.find_first_of(",>", at) == std::string_view::npos;
}

/// What may stand at `offset` of the region.
Json offers(Session& session, const Document& document, const Region& region, std::uint32_t offset) {
  const std::string_view yaml = document.text.text(region.yaml);
  const YamlPlace place = place_in(yaml, offset);
  if (place.quoted) return Json::array();
  const Span word{place.word.begin + region.yaml.begin, place.word.end + region.yaml.begin};
  const bool has_colon = yaml.substr(place.word.end).starts_with(':');
  Items items(document.text, word, session.client.encoding);
  const Described described = describe(*region.table, place.keys);
  const bool at_row = !place.at_value && !place.keys.empty() && place.keys.back() == "rules";
  if (!place.at_value) {
    for (const std::string& key : keys_beside(yaml, offset)) items.leave_out(key);
  }
  if (takes_rules(region, place)) add_rules(session, document, at_row && !has_colon ? ": " : "", items);
  if (region.table == &configuration_keys()) add_files(place, items);
  if (!place.at_value) {
    if (place.keys.empty()) add_keys(*region.table, has_colon, items);
    for (const Shape& shape : described.shapes) {
      if (shape.type != ValueType::kMap) continue;
      if (const KeyTable* table = keys_of(shape)) add_keys(*table, has_colon, items);
      for (const std::string& name : shape.names) items.add(name, kProperty, {}, name + (has_colon ? "" : ": "));
    }
  }
  // An item of a list that stands on a line of its own is a value too.
  add_values(described.shapes, place.needs_blank, items);
  return std::move(items).take();
}

}  // namespace

Reply completion(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document == nullptr) return Json::array();
  const auto offset = to_offset(document->text, member(params, "position"), session.client.encoding);
  if (!offset) return failure(Code::kInvalidParams, "the position is not one");
  const auto region = region_at(*document, *offset);
  if (!region) {
    if (document->role != Role::kDraft || !is_comment_allow(*document, *offset)) return Json::array();
    const YamlPlace place = place_in(document->text.bytes(), *offset);
    Items items(document->text, place.word, session.client.encoding);
    add_rules(session, *document, {}, items);
    return std::move(items).take();
  }
  return offers(session, *document, *region, *offset - region->yaml.begin);
}

std::optional<KeyPage> key_page(Session& session, const Document& document, std::uint32_t offset, Markup markup) {
  const auto region = region_at(document, offset);
  if (!region) return std::nullopt;
  const std::string_view yaml = document.text.text(region->yaml);
  const YamlPlace here = place_in(yaml, offset - region->yaml.begin);
  if (here.word.empty()) return std::nullopt;
  const std::string word(yaml.substr(here.word.begin, here.word.size()));
  const Span span{here.word.begin + region->yaml.begin, here.word.end + region->yaml.begin};
  const Governing& governing = session.linters.find(document.path, session.root, session.settings);
  const RuleInfo* rule = governing.linter == nullptr ? nullptr : find_rule(*governing.linter, word);
  if (rule != nullptr) return KeyPage{explain_rule(*rule, markup), span};
  if (here.at_value || here.quoted) return std::nullopt;
  std::vector<std::string> keys = place_in(yaml, here.word.begin).keys;
  keys.push_back(word);
  const Described described = describe(*region->table, keys);
  if (described.key == nullptr || described.key->name != word) return std::nullopt;
  return KeyPage{explain_key(*described.key, shape_words(described.shapes), markup), span};
}

}  // namespace mannerly::lsp
