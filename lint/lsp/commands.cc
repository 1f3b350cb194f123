#include "lsp/commands.h"

#include <array>
#include <utility>

#include "lsp/actions.h"
#include "lsp/edits.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kPrefix = "mannerly.";

/// The argument at `index`, or null.
const Json& argument(const Json& arguments, std::size_t index) {
  static const Json kNull;
  return arguments.is_array() && index < arguments.size() ? arguments[index] : kNull;
}

Reply stale() { return failure(Code::kRequestFailed, "the text has changed since, or is not open"); }

/// [uri, version, fingerprint, index]
Reply apply_fix(Session& session, const Json& arguments) {
  Document* document = session.documents.find(text_or(argument(arguments, 0)));
  if (document == nullptr || whole_number(argument(arguments, 1)) != document->version) return stale();
  const Checked& checked = check(session, *document);
  const std::string fingerprint = text_or(argument(arguments, 2));
  const auto index = whole_number(argument(arguments, 3)).value_or(-1);
  if (!checked.result || index < 0) return stale();
  for (const Finding& finding : checked.result->findings) {
    const auto at = static_cast<std::size_t>(index);
    if (finding.fingerprint != fingerprint || at >= finding.fixes.size()) continue;
    apply_change(session, finding.fixes[at].title, change_of(*document, finding.fixes[at].edits));
    return Json(nullptr);
  }
  return stale();
}

/// [uri]
Reply fix_all(Session& session, const Json& arguments) {
  Document* document = session.documents.find(text_or(argument(arguments, 0)));
  if (document == nullptr) return stale();
  std::vector<Edit> edits = safe_edits(session, *document);
  if (!edits.empty()) apply_change(session, "apply all safe fixes", change_of(*document, std::move(edits)));
  return Json(nullptr);
}

using Run = Reply (*)(Session&, const Json&);
constexpr std::array<std::pair<std::string_view, Run>, 2> kCommands = {{
    {"applyFix", apply_fix},
    {"fixAll", fix_all},
}};

}  // namespace

Json command_names() {
  Json out = Json::array();
  for (const auto& [name, run] : kCommands) out.push_back(std::string(kPrefix) + std::string(name));
  return out;
}

Json command(std::string_view name, const Json& title, Json arguments) {
  return {{"title", title}, {"command", std::string(kPrefix) + std::string(name)}, {"arguments", std::move(arguments)}};
}

Reply execute_command(Session& session, const Json& params) {
  const std::string name = text_or(member(params, "command"));
  for (const auto& [known, run] : kCommands) {
    if (name == std::string(kPrefix) + std::string(known)) return run(session, member(params, "arguments"));
  }
  return failure(Code::kInvalidParams, "unknown command “" + name + "”");
}

}  // namespace mannerly::lsp
