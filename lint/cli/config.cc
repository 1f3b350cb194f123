// `mannerly config show DRAFT`: every value that holds for a draft and the place that set it; `mannerly config schema`:
// the JSON Schemas of what Mannerly reads and writes.
#include <algorithm>
#include <nlohmann/json.hpp>
#include <ostream>

#include "base/json_schema.h"
#include "base/strings.h"
#include "cli/commands.h"
#include "cli/config_text.h"
#include "cli/workspace.h"
#include "report/display.h"

namespace mannerly::cli {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kKeyWidth = 32;
constexpr std::size_t kValueWidth = 34;
constexpr std::size_t kLongestValue = 160;

std::string padded(std::string text, std::size_t width) {
  const auto length = static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }));
  return text + std::string(length < width ? width - length : 1, ' ');
}

void show_value(const EffectiveValue& value, const std::string& indent, std::ostream& out) {
  out << indent << padded(value.key, kKeyWidth - indent.size())
      << padded(printable(clipped(value.value, kLongestValue)), kValueWidth) << ' ' << place_text(value.where) << '\n';
}

void show_text(const LoadedDraft& loaded, std::ostream& out) {
  const EffectiveConfig config = loaded.linter->effective(*loaded.draft);
  const std::string& path = loaded.linter->config().path;
  out << printable(loaded.draft->source.path()) << "  "
      << (path.empty() ? "no .mannerly.yaml; the defaults hold" : "governed by " + printable(path)) << "\n\n";
  for (const EffectiveValue& value : config.values) show_value(value, "", out);
  out << "\nrules\n";
  for (const EffectiveRule& rule : config.rules) {
    EffectiveValue level = rule.level;
    level.key = rule.id;
    out << "  " << padded(rule.id, kKeyWidth + 6) << padded(printable(level.value), 10) << ' '
        << place_text(level.where) << '\n';
    for (const EffectiveValue& value : rule.changed) show_value(value, "      ", out);
  }
}

Json value_json(const EffectiveValue& value) {
  const bool is_default = value.where.path.empty();
  return {{"value", value.value},
          {"path", is_default ? Json(nullptr) : Json(value.where.path)},
          {"line", is_default ? Json(nullptr) : Json(value.where.line)},
          {"column", is_default || value.where.column == 0 ? Json(nullptr) : Json(value.where.column)}};
}

Json show_json(const LoadedDraft& loaded) {
  const EffectiveConfig config = loaded.linter->effective(*loaded.draft);
  Json values = Json::object();
  for (const EffectiveValue& value : config.values) values[value.key] = value_json(value);
  Json rules = Json::object();
  for (const EffectiveRule& rule : config.rules) {
    Json parameters = Json::object();
    for (const EffectiveValue& value : rule.parameters) parameters[value.key] = value_json(value);
    for (const EffectiveValue& value : rule.changed) parameters[value.key] = value_json(value);
    rules[rule.id] = {{"level", value_json(rule.level)}, {"parameters", std::move(parameters)}};
  }
  const std::string& path = loaded.linter->config().path;
  return {{"draft", loaded.draft->source.path()},
          {"id", loaded.draft->id.empty() ? Json(nullptr) : Json(loaded.draft->id)},
          {"configuration", path.empty() ? Json(nullptr) : Json(path)},
          {"values", std::move(values)},
          {"rules", std::move(rules)}};
}

}  // namespace

std::string place_text(const Error& where) {
  if (where.path.empty()) return "default";
  return printable(where.path) + (where.line > 0 ? ":" + std::to_string(where.line) : "");
}

const std::vector<std::string>& schema_names() {
  static const std::vector<std::string> kNames = {"configuration", "rule", "policy", "front-matter", "output"};
  return kNames;
}

Exit run_config_show(const Options& options, Io& io) {
  Workspace workspace(options, io.in);
  Json list = Json::array();
  bool first = true;
  for (const LoadedDraft& loaded : workspace.load()) {
    if (options.format == "json") {
      list.push_back(show_json(loaded));
      continue;
    }
    if (!first) io.out << '\n';
    first = false;
    show_text(loaded, io.out);
  }
  if (options.format == "json") {
    const Json root = {{"schema", 1}, {"drafts", std::move(list)}};
    io.out << root.dump(1, ' ', false, Json::error_handler_t::replace) << '\n';
  }
  print_problems(workspace.problems(), io.err);
  return workspace.problems().empty() ? Exit::kPassed : Exit::kBadInput;
}

Exit run_config_schema(const Options& options, Io& io) {
  const std::string& name = options.schema;
  Json schema;
  if (name == "rule") {
    schema = schema_of_kinds(rule_kind_names(), rule_keys);
  } else if (name == "policy") {
    schema = schema_of(policy_keys());
  } else if (name == "front-matter") {
    schema = schema_of(front_matter_keys());
  } else if (name == "output") {
    schema = schema_of(output_keys());
  } else {
    schema = schema_of(configuration_keys());
  }
  Json document = {{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "mannerly " + name}};
  document.update(schema);
  io.out << schema_text(document);
  return Exit::kPassed;
}

}  // namespace mannerly::cli
