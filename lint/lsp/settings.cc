#include "lsp/settings.h"

#include <array>
#include <utility>

#include "base/strings.h"

namespace mannerly::lsp {
namespace {

/// Empty, or why the value cannot be used.
using Fault = std::string;
using Setter = Fault (*)(const Json&, Settings&);

Fault read_text(const Json& value, std::string& out) {
  if (!value.is_string()) return "expected text";
  out = text_or(value);
  return {};
}

Fault set_kind(const Json& value, Settings& settings) {
  const std::string name = text_or(value);
  const auto kind = kind_from_string(name);
  std::vector<std::string> known;
  for (const Kind each : all_kinds()) known.emplace_back(to_string(each));
  if (!kind && !name.empty()) return unknown_name("message kind", name, known);
  settings.kind = kind;
  return {};
}

Fault set_min_severity(const Json& value, Settings& settings) {
  const std::string name = text_or(value);
  const auto severity = severity_from_string(name);
  if (!severity || *severity == Severity::kOff) return unknown_name("level", name, {"error", "warning", "advice"});
  settings.min_severity = *severity;
  return {};
}

Fault set_debounce(const Json& value, Settings& settings) {
  constexpr std::int64_t kMost = 10'000;
  const auto number = whole_number(value);
  if (!number || *number < 0 || *number > kMost) return "expected milliseconds from 0 to 10000";
  settings.debounce = std::chrono::milliseconds(*number);
  return {};
}

Fault set_max_diagnostics(const Json& value, Settings& settings) {
  const auto number = whole_number(value);
  if (!number || *number < 1 || *number > 100'000) return "expected a number from 1 to 100000";
  settings.max_diagnostics = static_cast<std::size_t>(*number);
  return {};
}

constexpr std::array<std::pair<std::string_view, Setter>, 8> kSetters = {{
    {"config", [](const Json& v, Settings& s) { return read_text(v, s.linter.config_path); }},
    {"debounce", set_debounce},
    {"kind", set_kind},
    {"maxDiagnostics", set_max_diagnostics},
    {"minSeverity", set_min_severity},
    {"policy", [](const Json& v, Settings& s) { return read_text(v, s.linter.policy); }},
    {"rules", [](const Json& v, Settings& s) { return read_text(v, s.linter.rules_dir); }},
    {"words", [](const Json& v, Settings& s) { return read_text(v, s.linter.words_file); }},
}};

}  // namespace

std::vector<std::string> apply_client_settings(const Json& client, Settings& settings) {
  std::vector<std::string> faults;
  for (const auto& [key, set] : kSetters) {
    const Json& value = member(client, key);
    if (value.is_null()) continue;
    const Fault fault = set(value, settings);
    if (!fault.empty()) faults.push_back("setting " + std::string(key) + ": " + fault);
  }
  return faults;
}

}  // namespace mannerly::lsp
