#include "lsp/session.h"

#include <utility>

#include "lsp/overlay.h"

namespace mannerly::lsp {

void Session::notify(const char* method, Json params) const {
  host.send(to_text({{"jsonrpc", "2.0"}, {"method", method}, {"params", std::move(params)}}));
}

void Session::request(const char* method, Json params, std::function<void(const Json&)> on_reply) {
  std::string id = "mannerly-" + std::to_string(++requests_sent);
  host.send(to_text({{"jsonrpc", "2.0"}, {"id", id}, {"method", method}, {"params", std::move(params)}}));
  if (on_reply) open_requests[std::move(id)] = std::move(on_reply);
}

void Session::show_message(MessageKind kind, const std::string& text) const {
  notify("window/showMessage", {{"type", static_cast<int>(kind)}, {"message", "mannerly: " + text}});
}

void Session::log(MessageKind kind, const std::string& text) const {
  notify("window/logMessage", {{"type", static_cast<int>(kind)}, {"message", text}});
}

Document* document_of(Session& session, const Json& params) {
  return session.documents.find(text_or(member(params, {"textDocument", "uri"})));
}

ReadResult read_draft(Session& session, const Document& document, const Linter& linter, std::string bytes) {
  InputOptions options = linter.input_for(document.text.path());
  if (document.language == "markdown") options.format = InputFormat::kMarkdown;
  if (session.settings.kind) options.kind = session.settings.kind;
  ReadResult read = read_drafts(document.text.path(), std::move(bytes), options);
  for (Draft& draft : read.drafts) session.allow_files.add_to(draft, linter.config().path, document.path);
  return read;
}

namespace {

Checked check_draft(Session& session, const Document& document) {
  const Governing& governing = session.linters.find(document.path, session.root, session.settings);
  Checked out;
  out.linter = governing.linter;
  if (out.linter == nullptr) {
    for (const Error& problem : governing.problems) {
      out.problems.push_back({.message = to_string(problem), .path = {}, .line = 1, .column = 1});
    }
    return out;
  }
  ReadResult read = read_draft(session, document, *out.linter, document.text.bytes());
  out.problems = std::move(read.problems);
  if (read.drafts.size() != 1 || read.drafts.front().source.bytes() != document.text.bytes()) return out;
  RunFacts run;
  if (session.host.wall_time) run.now = session.host.wall_time();
  out.result = out.linter->lint(std::make_shared<const Draft>(std::move(read.drafts.front())), run);
  out.problems.insert(out.problems.end(), out.result->problems.begin(), out.result->problems.end());
  return out;
}

}  // namespace

const Checked& check(Session& session, Document& document) {
  if (document.checked) return *document.checked;
  if (document.role == Role::kDraft) {
    document.checked = check_draft(session, document);
  } else {
    document.checked = Checked{};
    if (document.role != Role::kOther) document.checked->problems = check_file(session, document);
  }
  return *document.checked;
}

}  // namespace mannerly::lsp
