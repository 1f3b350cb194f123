#include "yaml/rule_bytes.h"

#include <utility>

#include "yaml/node_bytes.h"

namespace mannerly {
namespace {

void write_texts(const std::vector<std::string>& texts, ByteWriter& out) {
  out.number(texts.size());
  for (const std::string& text : texts) out.text(text);
}

std::vector<std::string> read_texts(ByteReader& in) {
  std::vector<std::string> out(in.number());
  for (std::string& text : out) text = in.text();
  return out;
}

template <class E>
void write_values(const std::vector<E>& values, ByteWriter& out) {
  out.number(values.size());
  for (const E value : values) out.value(value);
}

template <class E>
std::vector<E> read_values(ByteReader& in) {
  std::vector<E> out(in.number());
  for (E& value : out) value = in.value<E>();
  return out;
}

void write_applies(const Applies& applies, ByteWriter& out) {
  write_values(applies.kinds, out);
  out.value(applies.relation);
  out.value(static_cast<std::uint8_t>(!applies.is_template ? 2 : *applies.is_template ? 1 : 0));
  out.value(applies.min_words);
}

Applies read_applies(ByteReader& in) {
  Applies out;
  out.kinds = read_values<Kind>(in);
  out.relation = in.value<Relation>();
  const auto is_template = in.value<std::uint8_t>();
  if (is_template < 2) out.is_template = is_template == 1;
  out.min_words = in.value<int>();
  return out;
}

}  // namespace

void write_rule_head(const RuleSpec& spec, ByteWriter& out) {
  for (const std::string* text : {&spec.id, &spec.category, &spec.kind}) out.text(*text);
  out.value(spec.weight);
  out.value(spec.severity.fallback);
  out.number(spec.severity.cases.size());
  for (const auto& [name, severity] : spec.severity.cases) {
    out.text(name);
    out.value(severity);
  }
  write_applies(spec.applies, out);
  write_values(spec.scope, out);
  write_texts(spec.superseded_by, out);
  const RuleWords words = words_of(spec);
  ByteWriter packed;
  packed.text(words.message);
  packed.text(words.why);
  write_texts(words.source, packed);
  out.text(packed.take());
}

void write_parameters(const RuleSpec& spec, ByteWriter& out) {
  ByteWriter parameters;
  yaml::write_node(spec.model, parameters);
  yaml::write_node(spec.params, parameters);
  out.text(parameters.take());
}

void read_rule_head(ByteReader& in, RuleSpec& out) {
  for (std::string* text : {&out.id, &out.category, &out.kind}) *text = in.text();
  out.weight = in.value<double>();
  out.severity.fallback = in.value<Severity>();
  const std::uint32_t cases = in.number();
  for (std::uint32_t i = 0; i < cases; ++i) {
    std::string name(in.text());
    out.severity.cases.emplace_back(std::move(name), in.value<Severity>());
  }
  out.applies = read_applies(in);
  out.scope = read_values<Part>(in);
  out.superseded_by = read_texts(in);
  out.packed_words = in.text();
}

RuleWords words_of(const RuleSpec& spec) {
  if (spec.packed_words.empty()) return spec.words;
  ByteReader in(spec.packed_words);
  RuleWords out;
  out.message = in.text();
  out.why = in.text();
  out.source = read_texts(in);
  return out;
}

void read_parameters(ByteReader& in, RuleSpec& out) {
  ByteReader parameters(in.text());
  if (yaml::Node model = yaml::read_node(parameters); !model.is_null()) out.model = std::move(model);
  out.params = yaml::read_node(parameters);
}

}  // namespace mannerly
