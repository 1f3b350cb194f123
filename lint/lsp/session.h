// What lasts as long as the connection: the client, settings, documents, linters, and the way out. Features are free
// functions on it.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <variant>

#include "lsp/allow_files.h"
#include "lsp/client.h"
#include "lsp/documents.h"
#include "lsp/host.h"
#include "lsp/json.h"
#include "lsp/linters.h"
#include "lsp/settings.h"
#include "mannerly/result.h"

namespace mannerly::lsp {

/// Error codes of JSON-RPC and of the protocol.
enum class Code {
  kParseError = -32700,
  kInvalidRequest = -32600,
  kMethodNotFound = -32601,
  kInvalidParams = -32602,
  kNotInitialized = -32002,
  kRequestFailed = -32803,
  kServerCancelled = -32802,
  kRequestCancelled = -32800,
};

struct Failure {
  Code code = Code::kRequestFailed;
  std::string message;
  Json data = nullptr;
};

/// The result of a request.
using Reply = tl::expected<std::variant<Json, WrittenJson>, Failure>;
inline tl::unexpected<Failure> failure(Code code, std::string message, Json data = nullptr) {
  return tl::unexpected<Failure>(Failure{code, std::move(message), std::move(data)});
}

/// What is known of messages that still wait.
struct Traffic {
  /// Whether the request at work has been cancelled.
  std::function<bool()> is_cancelled = [] { return false; };
  /// Whether a newer text of this document is already here, so that nobody will look at a result for the present one.
  std::function<bool(const std::string&)> has_change_of = [](const std::string&) { return false; };
};

/// Kinds of window/showMessage.
enum class MessageKind { kError = 1, kWarning = 2, kInfo = 3, kLog = 4 };

/// Used from one thread.
struct Session {
  Session(Host the_host, Settings the_settings, Traffic the_traffic)
      : host(std::move(the_host)),
        own_settings(the_settings),
        settings(std::move(the_settings)),
        traffic(std::move(the_traffic)),
        linters(host.disk),
        allow_files(host.disk) {}

  void notify(const char* method, const Json& params) const { notify_written(method, {to_text(params)}); }
  void notify_written(const char* method, const WrittenJson& params) const;
  /// `on_reply` gets the result, or null when the client refused.
  void request(const char* method, Json params, std::function<void(const Json&)> on_reply = {});
  void show_message(MessageKind kind, const std::string& text) const;
  void log(MessageKind kind, const std::string& text) const;

  Host host;
  Settings own_settings;  ///< of the command line
  Settings settings;      ///< these, and what the client changed
  Traffic traffic;
  Client client;
  Linters linters;
  AllowFiles allow_files;
  Documents documents;
  std::string root;  ///< folder of the workspace, or empty
  Moment now;        ///< when the message at work came
  std::map<std::string, std::function<void(const Json&)>> open_requests;
  std::uint64_t requests_sent = 0;
};

/// The document of `params`, or nullptr.
Document* document_of(Session& session, const Json& params);

/// The drafts that `bytes` hold as this document; `linter` says how they are read.
ReadResult read_draft(Session& session, const Document& document, const Linter& linter, std::string bytes);

/// What the engine says of the present text; checks it when that was not done yet. The reference holds until the text
/// changes.
const Checked& check(Session& session, Document& document);

}  // namespace mannerly::lsp
