#include "lsp/keys.h"

#include <algorithm>
#include <set>
#include <utility>

#include "base/strings.h"
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

class Items {
 public:
  Items(const SourceText& text, Span word, Encoding encoding) : range_(to_range(text, word, encoding)) {}

  void add(const std::string& label, int kind, const std::string& doc, const std::string& inserted) {
    if (!seen_.insert(label).second) return;
    Json item = {{"label", label}, {"kind", kind}, {"textEdit", {{"range", range_}, {"newText", inserted}}}};
    if (!doc.empty()) item["documentation"] = doc;
    out_.push_back(std::move(item));
  }

  Json take() && { return std::move(out_); }

 private:
  Json range_;
  std::set<std::string> seen_;
  Json out_ = Json::array();
};

void add_keys(const KeyTable& table, Items& items) {
  for (const KeyInfo& key : table.keys) items.add(key.name, kProperty, key.doc, key.name + ": ");
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
    items.add(rule.id, kReference, rule.title, rule.id + tail);
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
  YamlPlace place = place_in(document->text.text(region->yaml), *offset - region->yaml.begin);
  if (place.quoted) return Json::array();
  const Span word{place.word.begin + region->yaml.begin, place.word.end + region->yaml.begin};
  Items items(document->text, word, session.client.encoding);
  const Described described = describe(*region->table, place.keys);
  if (takes_rules(*region, place))
    add_rules(session, *document, place.at_value || place.keys.back() != "rules" ? "" : ": ", items);
  if (place.keys.empty()) add_keys(*region->table, items);
  for (const Shape& shape : described.shapes) {
    if (place.at_value || shape.type != ValueType::kMap) continue;
    if (const KeyTable* table = keys_of(shape)) add_keys(*table, items);
    for (const std::string& name : shape.names) items.add(name, kProperty, {}, name + ": ");
  }
  // An item of a list that stands on a line of its own is a value too.
  add_values(described.shapes, place.needs_blank, items);
  return std::move(items).take();
}

std::optional<KeyPage> key_page(const Document& document, std::uint32_t offset) {
  const auto region = region_at(document, offset);
  if (!region) return std::nullopt;
  const std::string_view yaml = document.text.text(region->yaml);
  const YamlPlace here = place_in(yaml, offset - region->yaml.begin);
  if (here.at_value || here.word.empty()) return std::nullopt;
  YamlPlace place = place_in(yaml, here.word.end);
  place.keys.push_back(std::string(yaml.substr(here.word.begin, here.word.size())));
  const Described described = describe(*region->table, place.keys);
  if (described.key == nullptr || described.key->name != place.keys.back()) return std::nullopt;
  std::string text = described.key->name + ": " + described.key->doc;
  if (const std::string values = shape_words(described.shapes); !values.empty()) text += "\n\n" + values;
  return KeyPage{text, {here.word.begin + region->yaml.begin, here.word.end + region->yaml.begin}};
}

}  // namespace mannerly::lsp
