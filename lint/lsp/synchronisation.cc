#include "lsp/synchronisation.h"

#include <utility>

#include "lsp/diagnostics.h"
#include "lsp/uris.h"

namespace mannerly::lsp {
namespace {

/// What governs the drafts has changed: all of them are checked again.
void check_all_again(Session& session) {
  for (auto& [uri, document] : session.documents.all()) {
    document.forget();
    document.due = session.now;
  }
  if (session.documents.all().empty()) return;
  if (session.client.pulls_diagnostics) session.request("workspace/diagnostic/refresh", nullptr);
  if (session.client.refreshes_lenses) session.request("workspace/codeLens/refresh", nullptr);
  if (session.client.refreshes_hints) session.request("workspace/inlayHint/refresh", nullptr);
}

}  // namespace

void look_at_files(Session& session) {
  const bool linters = session.linters.refresh();
  const bool allow_files = session.allow_files.refresh();
  if (linters || allow_files) check_all_again(session);
}

void did_open(Session& session, const Json& params) {
  const Json& item = member(params, "textDocument");
  Document document;
  document.uri = text_or(member(item, "uri"));
  if (document.uri.empty() || !member(item, "text").is_string()) return;
  document.path = path_of(document.uri);
  document.language = text_or(member(item, "languageId"));
  document.version = whole_number(member(item, "version")).value_or(0);
  document.set_text(text_or(member(item, "text")));
  document.due = session.now;
  look_at_files(session);
  document.role = role_of(session, document);
  session.documents.open(std::move(document));
}

void did_change(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document == nullptr) return;
  if (!apply_changes(member(params, "contentChanges"), session.client.encoding, *document)) {
    session.log(MessageKind::kError, "a change of " + document->uri + " makes no sense; open it again to go on");
    clear_diagnostics(session, *document);
    session.documents.close(document->uri);
    return;
  }
  document->version = whole_number(member(params, {"textDocument", "version"})).value_or(document->version + 1);
  document->due = session.now + session.settings.debounce;
}

void did_save(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document != nullptr) document->due = session.now;
  look_at_files(session);
}

void did_close(Session& session, const Json& params) {
  Document* document = document_of(session, params);
  if (document == nullptr) return;
  clear_diagnostics(session, *document);
  session.documents.close(document->uri);
}

void initialized(Session& session, const Json&) {
  Json wanted = Json::array();
  if (session.client.watches_files) {
    Json watchers = Json::array({{{"globPattern", "**/*.{yaml,yml}"}}});
    if (const std::string& words = session.settings.linter.words_file; !words.empty()) {
      const Json pattern = {{"baseUri", uri_of(folder_of(words))}, {"pattern", std::string(file_name(words))}};
      watchers.push_back({{"globPattern", session.client.watches_by_folder ? pattern : Json(words)}});
    }
    wanted.push_back({{"id", "mannerly-files"},
                      {"method", "workspace/didChangeWatchedFiles"},
                      {"registerOptions", {{"watchers", watchers}}}});
  }
  if (session.client.registers_configuration) {
    wanted.push_back({{"id", "mannerly-settings"},
                      {"method", "workspace/didChangeConfiguration"},
                      {"registerOptions", {{"section", "mannerly"}}}});
  }
  if (!wanted.empty()) session.request("client/registerCapability", {{"registrations", std::move(wanted)}});
  did_change_configuration(session, nullptr);
}

void take_settings(Session& session, const Json& settings) {
  const Json& inner = member(settings, "mannerly");
  Settings changed = session.own_settings;
  for (const std::string& fault : apply_client_settings(inner.is_object() ? inner : settings, changed)) {
    session.show_message(MessageKind::kWarning, fault);
  }
  session.settings = std::move(changed);
  session.linters.forget();
  check_all_again(session);
}

void did_change_configuration(Session& session, const Json& params) {
  if (!session.client.has_configuration) {
    const Json& settings = member(params, "settings");
    if (settings.is_object()) take_settings(session, settings);
    return;
  }
  session.request("workspace/configuration", {{"items", Json::array({{{"section", "mannerly"}}})}},
                  [&session](const Json& result) {
                    const bool given = result.is_array() && !result.empty() && result[0].is_object();
                    if (given) take_settings(session, result[0]);
                  });
}

void did_change_watched_files(Session& session, const Json&) { look_at_files(session); }

}  // namespace mannerly::lsp
