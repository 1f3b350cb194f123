// YAML is read as text: a number, a flag or a null may stand where text is asked for, so those schemas take them too.
#include "base/json_schema.h"

#include <map>
#include <nlohmann/json.hpp>
#include <utility>
#include <vector>

namespace mannerly {
namespace {

using Json = nlohmann::ordered_json;
using TableFunction = const KeyTable& (*)();

class Writer {
 public:
  Json table(const KeyTable& table) {
    Json properties = Json::object();
    Json required = Json::array();
    for (const KeyInfo& info : table.keys) {
      Json value = shapes(info.value);
      value["description"] = info.doc;
      properties[info.name] = std::move(value);
      if (info.required) required.push_back(info.name);
    }
    Json out = {{"type", "object"}, {"properties", std::move(properties)}, {"additionalProperties", false}};
    if (!table.doc.empty()) out["description"] = table.doc;
    if (!required.empty()) out["required"] = std::move(required);
    return out;
  }

  Json shapes(const Shapes& shapes) {
    if (shapes.size() == 1) return shape(shapes.front());
    Json any = Json::array();
    for (const Shape& one : shapes) any.push_back(shape(one));
    return {{"anyOf", std::move(any)}};
  }

  /// Adds the tables that were referred to.
  void finish(Json& document) {
    // Writing one may refer to more.
    for (std::size_t i = 0; i < pending_.size(); ++i) {
      const KeyTable& inner = pending_[i]();
      Json written = table(inner);
      document["$defs"][inner.name] = std::move(written);
    }
  }

 private:
  static Json text(const Shape& shape) {
    if (!shape.allowed.empty()) return {{"enum", shape.allowed}};
    Json out = {{"type", Json::array({"string", "number", "boolean"})}};
    if (!shape.pattern.empty()) out = {{"type", "string"}, {"pattern", shape.pattern}};
    return out;
  }

  static Json number(const Shape& shape, const char* type) {
    Json out = {{"type", type}};
    const auto whole = [](double value) { return Json(static_cast<std::int64_t>(value)); };
    if (shape.least) out["minimum"] = type == std::string_view("integer") ? whole(*shape.least) : Json(*shape.least);
    if (shape.most) out["maximum"] = type == std::string_view("integer") ? whole(*shape.most) : Json(*shape.most);
    return out;
  }

  Json list(const Shape& shape) {
    Json out = {{"type", "array"}, {"items", shapes(*shape.items)}};
    if (shape.least) out["minItems"] = static_cast<std::int64_t>(*shape.least);
    return out;
  }

  Json map(const Shape& shape) {
    if (shape.table != nullptr) return refer(shape.table);
    if (shape.keys != nullptr) return table(*shape.keys);
    Json out = {{"type", "object"}};
    if (shape.items != nullptr) out["additionalProperties"] = shapes(*shape.items);
    if (!shape.names.empty()) out["propertyNames"] = {{"enum", shape.names}};
    return out;
  }

  Json refer(TableFunction function) {
    bool known = false;
    for (const TableFunction other : pending_) known = known || other == function;
    if (!known) pending_.push_back(function);
    return {{"$ref", "#/$defs/" + function().name}};
  }

  Json shape(const Shape& shape) {
    switch (shape.type) {
      case ValueType::kText:
        return text(shape);
      case ValueType::kFlag:
        return {{"type", "boolean"}};
      case ValueType::kWhole:
        return number(shape, "integer");
      case ValueType::kNumber:
        return number(shape, "number");
      case ValueType::kNull:
        return {{"type", "null"}};
      case ValueType::kList:
        return list(shape);
      case ValueType::kMap:
        return map(shape);
      case ValueType::kAny:
        return Json::object();
    }
    return Json::object();
  }

  std::vector<TableFunction> pending_;
};

}  // namespace

Json schema_of(const KeyTable& table) {
  Writer writer;
  Json out = writer.table(table);
  writer.finish(out);
  return out;
}

Json schema_of_kinds(const std::vector<std::string>& kinds, const KeyTable& (*keys)(std::string_view)) {
  Writer writer;
  Json cases = Json::array();
  for (const std::string& kind : kinds) {
    const Json condition = {{"properties", {{"kind", {{"const", kind}}}}}, {"required", {"kind"}}};
    cases.push_back({{"if", condition}, {"then", writer.table(keys(kind))}});
  }
  Json out = {{"type", "object"},
              {"properties", {{"kind", {{"enum", kinds}}}}},
              {"required", {"kind"}},
              {"allOf", std::move(cases)}};
  writer.finish(out);
  return out;
}

std::string schema_text(const Json& schema) { return schema.dump(1) + "\n"; }

}  // namespace mannerly
