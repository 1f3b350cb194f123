#include "lsp/client.h"

#include "lsp/commands.h"
#include "mannerly/linter.h"

namespace mannerly::lsp {

Client read_client(const Json& params) {
  const Json& can = member(params, "capabilities");
  const Json& text = member(can, "textDocument");
  const Json& workspace = member(can, "workspace");
  const Json& edits = member(workspace, "workspaceEdit");
  const Json& actions = member(text, "codeAction");
  Client out;
  out.encoding = choose_encoding(member(can, {"general", "positionEncodings"}));
  out.pulls_diagnostics =
      member(text, "diagnostic").is_object() && is_true(member(workspace, {"diagnostics", "refreshSupport"}));
  out.has_code_actions = member(actions, "codeActionLiteralSupport").is_object();
  out.resolves_edits = lists(member(actions, {"resolveSupport", "properties"}), "edit");
  out.versioned_edits = is_true(member(edits, "documentChanges"));
  out.applies_edits = is_true(member(workspace, "applyEdit"));
  out.shows_documents = is_true(member(can, {"window", "showDocument", "support"}));
  out.shows_texts = member(workspace, "textDocumentContent").is_object();
  out.reads_markdown = lists(member(text, {"hover", "contentFormat"}), "markdown");
  const Json& published = member(text, "publishDiagnostics");
  const Json& shown = out.pulls_diagnostics ? member(text, "diagnostic") : published;
  // Pulling clients of before 3.18 say what they show under publishDiagnostics only.
  out.links_codes =
      is_true(member(shown, "codeDescriptionSupport")) || is_true(member(published, "codeDescriptionSupport"));
  out.shows_tags = member(shown, "tagSupport").is_object() || member(published, "tagSupport").is_object();
  out.shows_related = is_true(member(shown, "relatedInformation")) || is_true(member(published, "relatedInformation"));
  out.nests_symbols = is_true(member(text, {"documentSymbol", "hierarchicalDocumentSymbolSupport"}));
  out.has_configuration = is_true(member(workspace, "configuration"));
  out.watches_files = is_true(member(workspace, {"didChangeWatchedFiles", "dynamicRegistration"}));
  out.watches_by_folder = is_true(member(workspace, {"didChangeWatchedFiles", "relativePatternSupport"}));
  out.registers_configuration = is_true(member(workspace, {"didChangeConfiguration", "dynamicRegistration"}));
  out.refreshes_lenses = is_true(member(workspace, {"codeLens", "refreshSupport"}));
  out.refreshes_hints = is_true(member(workspace, {"inlayHint", "refreshSupport"}));
  return out;
}

Json server_capabilities(const Client& client) {
  Json out = {
      {"positionEncoding", name_of(kEncodingNames, client.encoding)},
      {"textDocumentSync", {{"openClose", true}, {"change", 2}, {"save", {{"includeText", false}}}}},
      {"codeActionProvider",
       {{"codeActionKinds", {"quickfix", "source.fixAll.mannerly"}}, {"resolveProvider", client.resolves_edits}}},
      {"codeLensProvider", {{"resolveProvider", false}}},
      {"completionProvider", {{"triggerCharacters", {":", "/"}}, {"resolveProvider", false}}},
      {"documentSymbolProvider", true},
      {"executeCommandProvider", {{"commands", command_names()}}},
      {"hoverProvider", true},
      {"inlayHintProvider", true},
      {"workspace", {{"textDocumentContent", {{"schemes", {"mannerly"}}}}}},
  };
  if (client.pulls_diagnostics) {
    out["diagnosticProvider"] = {
        {"identifier", "mannerly"}, {"interFileDependencies", false}, {"workspaceDiagnostics", false}};
  }
  return {{"capabilities", std::move(out)}, {"serverInfo", {{"name", "mannerly"}, {"version", version()}}}};
}

}  // namespace mannerly::lsp
