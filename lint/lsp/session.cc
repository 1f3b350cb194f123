#include "lsp/session.h"

#include <utility>

#include "base/json_writer.h"
#include "lsp/file_checks.h"

namespace mannerly::lsp {

void Session::notify_written(const char* method, const WrittenJson& params) const {
  std::string message;
  JsonWriter out(message);
  out.open('{');
  out.member("jsonrpc", "2.0");
  out.member("method", method);
  out.key("params");
  out.raw(params.text);
  out.close('}');
  host.send(message);
}

void Session::request(const char* method, Json params, std::function<void(const Json&)> on_reply) {
  std::string id = "mannerly-" + std::to_string(++requests_sent);
  Json message = {{"jsonrpc", "2.0"}, {"id", id}, {"method", method}};
  if (!params.is_null()) message["params"] = std::move(params);
  host.send(to_text(message));
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

/// Faults of the draft's own text to `problems`, those of other files to `elsewhere`.
void sort_out(std::vector<Error> faults, const Document& document, Checked& out) {
  for (Error& fault : faults) {
    const bool own = fault.path.empty() || fault.path == document.text.path();
    (own ? out.problems : out.elsewhere).push_back(std::move(fault));
  }
}

Checked check_draft(Session& session, const Document& document) {
  const Governing& governing = session.linters.find(document.path, session.root, session.settings);
  Checked out;
  out.linter = governing.linter;
  out.elsewhere = governing.problems;
  if (out.linter == nullptr) return out;
  const std::vector<Error>& allow_faults = session.allow_files.problems_for(out.linter->config().path, document.path);
  out.elsewhere.insert(out.elsewhere.end(), allow_faults.begin(), allow_faults.end());
  ReadResult read = read_draft(session, document, *out.linter, document.text.bytes());
  sort_out(std::move(read.problems), document, out);
  if (read.drafts.size() != 1 || read.drafts.front().source.bytes() != document.text.bytes()) return out;
  RunFacts run;
  if (session.host.wall_time) run.now = session.host.wall_time();
  out.result = out.linter->lint(std::make_shared<const Draft>(std::move(read.drafts.front())), run);
  sort_out(out.result->problems, document, out);
  return out;
}

}  // namespace

const Checked& check(Session& session, Document& document) {
  if (document.checked) return *document.checked;
  if (document.role == Role::kDraft) {
    document.checked = check_draft(session, document);
  } else {
    document.checked = Checked{};
    document.checked->problems = check_file(session, document);
  }
  return *document.checked;
}

}  // namespace mannerly::lsp
