#include "lsp/server.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "base/json_writer.h"
#include "lsp/actions.h"
#include "lsp/commands.h"
#include "lsp/diagnostics.h"
#include "lsp/hover.h"
#include "lsp/keys.h"
#include "lsp/overview.h"
#include "lsp/synchronisation.h"
#include "lsp/uris.h"

namespace mannerly::lsp {
namespace {

using Request = Reply (*)(Session&, const Json&);
using Notification = void (*)(Session&, const Json&);

constexpr std::array<std::pair<std::string_view, Request>, 10> kRequests = {{
    {"codeAction/resolve", resolve_action},
    {"textDocument/codeAction", code_actions},
    {"textDocument/codeLens", code_lens},
    {"textDocument/completion", completion},
    {"textDocument/diagnostic", pull_diagnostics},
    {"textDocument/documentSymbol", document_symbols},
    {"textDocument/hover", hover},
    {"textDocument/inlayHint", inlay_hints},
    {"workspace/executeCommand", execute_command},
    {"workspace/textDocumentContent", text_content},
}};

constexpr std::array<std::pair<std::string_view, Notification>, 7> kNotifications = {{
    {"initialized", initialized},
    {"textDocument/didChange", did_change},
    {"textDocument/didClose", did_close},
    {"textDocument/didOpen", did_open},
    {"textDocument/didSave", did_save},
    {"workspace/didChangeConfiguration", did_change_configuration},
    {"workspace/didChangeWatchedFiles", did_change_watched_files},
}};

template <class Table>
auto find_row(const Table& table, std::string_view method) {
  return std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.first == method; });
}

std::string root_of(const Json& params) {
  const Json& folders = member(params, "workspaceFolders");
  if (folders.is_array() && !folders.empty()) return path_of(text_or(member(folders[0], "uri")));
  return path_of(text_or(member(params, "rootUri")));
}

}  // namespace

Server::Server(Host host, Settings settings, Traffic traffic)
    : session_(std::make_unique<Session>(std::move(host), std::move(settings), std::move(traffic))) {}

Server::~Server() = default;

bool Server::is_done() const { return life_ == Life::kDone; }

int Server::exit_code() const { return in_order_ ? 0 : 1; }

void Server::answer(const Json& id, const Reply& reply) const {
  std::string message;
  JsonWriter out(message);
  out.open('{');
  if (!reply) {
    Json error = {{"code", static_cast<int>(reply.error().code)}, {"message", reply.error().message}};
    if (!reply.error().data.is_null()) error["data"] = reply.error().data;
    out.key("error");
    out.raw(to_text(error));
  }
  out.key("id");
  out.raw(to_text(id));
  out.member("jsonrpc", "2.0");
  if (reply) {
    const auto* written = std::get_if<WrittenJson>(&*reply);
    out.key("result");
    out.raw(written != nullptr ? written->text : to_text(std::get<Json>(*reply)));
  }
  out.close('}');
  session_->host.send(message);
}

Reply Server::initialize(const Json& params) {
  if (life_ != Life::kFresh) return failure(Code::kInvalidRequest, "already initialized");
  life_ = Life::kReady;
  Session& session = *session_;
  session.client = read_client(params);
  if (session.settings.encoding) session.client.encoding = *session.settings.encoding;
  session.root = root_of(params);
  const auto parent = whole_number(member(params, "processId"));
  if (parent && *parent > 0 && session.host.watch_process) session.host.watch_process(*parent);
  const Json& options = member(params, "initializationOptions");
  if (options.is_object()) {
    for (const std::string& fault : apply_client_settings(options, session.own_settings)) {
      session.show_message(MessageKind::kWarning, fault);
    }
    session.settings = session.own_settings;
  }
  return server_capabilities(session.client);
}

Reply Server::dispatch(const std::string& method, const Json& params, bool cancelled) {
  if (cancelled) return failure(Code::kRequestCancelled, "cancelled");
  if (life_ == Life::kShutDown) return failure(Code::kInvalidRequest, "the server is shut down");
  if (method == "initialize") return initialize(params);
  if (life_ == Life::kFresh) return failure(Code::kNotInitialized, "initialize comes first");
  if (method == "shutdown") {
    life_ = Life::kShutDown;
    return Json(nullptr);
  }
  const auto row = find_row(kRequests, method);
  if (row == kRequests.end()) return failure(Code::kMethodNotFound, "unknown method “" + method + "”");
  Reply reply = row->second(*session_, params);
  if (session_->traffic.is_cancelled()) return failure(Code::kRequestCancelled, "cancelled");
  return reply;
}

void Server::receive_request(const Json& message, bool cancelled) {
  const Json& id = member(message, "id");
  answer(id, dispatch(text_or(member(message, "method")), member(message, "params"), cancelled));
}

void Server::receive_notification(const std::string& method, const Json& params) {
  if (method == "exit") {
    in_order_ = life_ == Life::kShutDown;
    life_ = Life::kDone;
  }
  if (life_ != Life::kReady) return;
  const auto row = find_row(kNotifications, method);
  if (row != kNotifications.end()) row->second(*session_, params);
}

void Server::receive_reply(const Json& message) {
  const auto entry = session_->open_requests.find(text_or(member(message, "id")));
  if (entry == session_->open_requests.end()) return;
  const auto use = std::move(entry->second);
  session_->open_requests.erase(entry);
  if (life_ == Life::kReady) use(member(message, "result"));
}

void Server::receive(const Incoming& incoming, Moment now) {
  session_->now = now;
  if (!incoming.fault.empty()) return answer(nullptr, failure(Code::kParseError, incoming.fault));
  const Json& message = incoming.message;
  const Json& method = member(message, "method");
  const bool has_id = message.is_object() && message.contains("id");
  if (method.is_string() && has_id) return receive_request(message, incoming.cancelled);
  if (method.is_string()) return receive_notification(text_or(method), member(message, "params"));
  if (has_id && (message.contains("result") || message.contains("error"))) return receive_reply(message);
  answer(has_id ? member(message, "id") : Json(nullptr), failure(Code::kInvalidRequest, "this is no message"));
}

void Server::tick(Moment now) {
  if (life_ != Life::kReady) return;
  session_->now = now;
  for (auto& [uri, document] : session_->documents.all()) {
    if (document.due && *document.due <= now) publish(*session_, document);
  }
}

std::optional<Moment> Server::next_due() const {
  std::optional<Moment> out;
  for (const auto& [uri, document] : session_->documents.all()) {
    if (document.due && (!out || *document.due < *out)) out = document.due;
  }
  return out;
}

const SourceText* Server::text_of(const std::string& uri) const {
  const Document* document = session_->documents.find(uri);
  return document == nullptr ? nullptr : &document->text;
}

int serve(Server& server, Inbox& inbox, const std::function<Moment()>& clock) {
  constexpr std::chrono::milliseconds kIdle(60'000);
  while (!server.is_done()) {
    std::chrono::milliseconds patience = kIdle;
    if (const auto due = server.next_due()) {
      patience =
          std::clamp(std::chrono::ceil<std::chrono::milliseconds>(*due - clock()), std::chrono::milliseconds(0), kIdle);
    }
    if (const auto incoming = inbox.take(patience)) server.receive(*incoming, clock());
    if (inbox.is_finished()) break;
    if (inbox.is_empty()) server.tick(clock());
  }
  return server.exit_code();
}

}  // namespace mannerly::lsp
