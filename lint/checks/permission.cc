// Kind `permission`: the permission verdict carries a reason. One finding a draft, at the start of its text.
#include <algorithm>
#include <optional>

#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"

namespace mannerly {
namespace {

/// Reason codes, each with the level it has instead of the rule's own.
struct Code {
  std::string name;
  std::optional<Severity> severity;
};

class PermissionCheck final : public Check {
 public:
  explicit PermissionCheck(std::vector<Code> codes) : codes_(std::move(codes)) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    const PermissionNotes& permission = analysis.permission();
    for (const PermissionNotes::Reason& reason : permission.reasons) {
      const auto code =
          std::find_if(codes_.begin(), codes_.end(), [&](const Code& c) { return c.name == reason.code; });
      if (code == codes_.end()) continue;
      const std::uint32_t begin = analysis.draft().body.begin;
      const std::string message = fill_in(sink.message(), {{"text", reason.text}});
      Finding& finding = sink.add_about_draft({begin, begin}, message);
      if (code->severity) finding.severity = *code->severity;
      if (!permission.instead.empty()) finding.notes.push_back("instead: " + permission.instead);
      return;
    }
  }

  Trigger trigger() const override { return {.kind = Trigger::Kind::kVerdict}; }

 private:
  std::vector<Code> codes_;
};

yaml::Fault read_codes(const yaml::Node& node, std::vector<Code>& out) {
  if (!node.is_map()) {
    std::vector<std::string> names;
    yaml::Fault fault = yaml::read_strings(node, names);
    for (std::string& name : names) out.push_back({std::move(name), std::nullopt});
    return fault;
  }
  for (const auto& [name, level] : node.entries) {
    const auto severity = severity_from_string(level.scalar);
    if (!severity) return unknown_name("severity", level.scalar, {"error", "warning", "advice", "off"});
    out.push_back({name.scalar, severity});
  }
  return out.empty() ? "the map is empty" : yaml::Fault{};
}

}  // namespace

std::unique_ptr<Check> compile_permission(const RuleSpec& spec, CompileContext& context) {
  std::vector<Code> codes;
  yaml::DictReader reader(spec.path);
  reader.on("reason", [&](const yaml::Node& n) { return read_codes(n, codes); }).required();
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<PermissionCheck>(std::move(codes));
}

}  // namespace mannerly
