#include "lsp/actions.h"

#include <algorithm>
#include <set>
#include <utility>

#include "lsp/allow.h"
#include "lsp/commands.h"
#include "lsp/diagnostics.h"
#include "lsp/edits.h"

namespace mannerly::lsp {
namespace {

constexpr std::string_view kQuickFix = "quickfix";
constexpr std::string_view kFixAll = "source.fixAll.mannerly";

/// Whether the client asked for actions of this kind: all of them without a list, else its kinds and what they hold.
bool wants(const Json& only, std::string_view kind) {
  if (!only.is_array() || only.empty()) return true;
  return std::any_of(only.begin(), only.end(), [&](const Json& each) {
    const std::string wanted = text_or(each);
    return wanted.empty() || kind == wanted || kind.starts_with(wanted + ".");
  });
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

bool changes_text(const Fix& fix) { return fix.applicability != Applicability::kDisplay && !fix.edits.empty(); }

/// Collects the actions of one request.
class Actions {
 public:
  Actions(Session& session, Document& document, const Json& only)
      : session_(session), document_(document), only_(only) {}

  void add_fixes(const Finding& finding) {
    const auto count = std::count_if(finding.fixes.begin(), finding.fixes.end(), changes_text);
    for (std::size_t i = 0; i < finding.fixes.size(); ++i) {
      const Fix& fix = finding.fixes[i];
      if (!changes_text(fix)) continue;
      Json action = start(capitalised(fix.title), kQuickFix);
      action["diagnostics"] = {diagnostic_of(session_, document_.text, finding)};
      if (count == 1 && fix.applicability == Applicability::kSafe) action["isPreferred"] = true;
      if (session_.client.has_code_actions) {
        action["edit"] = workspace_edit(session_, change_of(document_, fix.edits));
      } else {
        action["command"] =
            command("applyFix", action["title"], {document_.uri, document_.version, finding.fingerprint, i});
      }
      add(std::move(action));
    }
  }

  /// What can be said against a finding: it is right here, in this file, in this project, or as a word.
  void add_objections(const Finding& finding) {
    const auto offer = [&](std::string_view name, const std::string& title, const Json& arguments) {
      Json action = start(title, kQuickFix);
      action["diagnostics"] = {diagnostic_of(session_, document_.text, finding)};
      action["command"] = command(name, title, arguments);
      add(std::move(action));
    };
    const Json place = {document_.uri, document_.version, finding.fingerprint};
    if (const std::string word = unknown_word_of(document_, finding); !word.empty()) {
      offer("addWord", "Add “" + word + "” to the dictionary (project)", {document_.uri, word});
      const bool has_list = !session_.settings.linter.words_file.empty();
      if (has_list) offer("addWordMine", "Add “" + word + "” to the dictionary (mine)", {document_.uri, word});
    }
    offer("allowHere", "Allow " + finding.rule + " here", place);
    offer("allowInFile", "Allow " + finding.rule + " in this file", place);
    offer("allowInProject", "Allow " + finding.rule + " in the project", place);
    offer("explain", "Explain " + finding.rule, {finding.rule});
  }

  void add_fix_all() {
    Json action = start("Apply all safe fixes", kFixAll);
    if (!session_.client.has_code_actions) {
      action["command"] = command("fixAll", action["title"], {document_.uri});
    } else if (session_.client.resolves_edits) {
      action["data"] = {{"uri", document_.uri}, {"version", document_.version}};
    } else {
      action["edit"] = workspace_edit(session_, change_of(document_, safe_edits(session_, document_)));
    }
    add(std::move(action));
  }

  Json take() && { return std::move(out_); }

 private:
  static Json start(std::string title, std::string_view kind) { return {{"title", std::move(title)}, {"kind", kind}}; }

  /// A client without code actions gets the bare commands.
  void add(Json action) {
    if (!wants(only_, text_or(action["kind"]))) return;
    out_.push_back(session_.client.has_code_actions ? std::move(action) : Json(action["command"]));
  }

  Session& session_;
  Document& document_;
  const Json& only_;
  Json out_ = Json::array();
};

bool has_safe_fix(const Finding& finding) {
  return std::any_of(finding.fixes.begin(), finding.fixes.end(),
                     [](const Fix& fix) { return fix.applicability == Applicability::kSafe && !fix.edits.empty(); });
}

}  // namespace

std::vector<Edit> safe_edits(Session& session, Document& document) {
  const Checked& checked = check(session, document);
  if (!checked.result) return {};
  return edits_between(document.text, checked.linter->fix(checked.result->draft, {}).bytes);
}

Reply code_actions(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document == nullptr) return Json::array();
  const auto range = to_span(document->text, member(params, "range"), session.client.encoding);
  if (!range) return failure(Code::kInvalidParams, "the range is not one");
  const Checked& checked = check(session, *document);
  if (!checked.result) return Json::array();
  Actions actions(session, *document, member(params, {"context", "only"}));
  const auto& findings = checked.result->findings;
  const auto here = [&](const Finding& finding) {
    return finding.severity >= session.settings.min_severity && finding.span.touches(*range);
  };
  for (const Finding& finding : findings) {
    if (here(finding)) actions.add_fixes(finding);
  }
  std::set<std::string> seen;
  for (const Finding& finding : findings) {
    if (here(finding) && seen.insert(finding.rule + unknown_word_of(*document, finding)).second) {
      actions.add_objections(finding);
    }
  }
  if (std::any_of(findings.begin(), findings.end(), has_safe_fix)) actions.add_fix_all();
  return std::move(actions).take();
}

Reply resolve_action(Session& session, const Json& params) {
  const Json& data = member(params, "data");
  Document* document = session.documents.find(text_or(member(data, "uri")));
  if (document == nullptr) return params;
  if (whole_number(member(data, "version")) != document->version) {
    return failure(Code::kRequestFailed, "the text has changed since");
  }
  Json action = params;
  action["edit"] = workspace_edit(session, change_of(*document, safe_edits(session, *document)));
  return action;
}

}  // namespace mannerly::lsp
