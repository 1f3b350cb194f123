// The life of a connection: which message is allowed when, which function answers it, what is due when.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>

#include "lsp/host.h"
#include "lsp/inbox.h"
#include "lsp/session.h"

namespace mannerly::lsp {

/// Used from one thread.
class Server {
 public:
  Server(Host host, Settings settings, Traffic traffic);
  ~Server();

  /// Handles one message; `now` is when.
  void receive(const Incoming& incoming, Moment now);
  /// Checks and publishes what is due.
  void tick(Moment now);
  /// When tick() has something to do, if ever.
  std::optional<Moment> next_due() const;

  /// The text of an open document, as the client should have it too; nullptr when it is not open. Holds until the next
  /// message.
  const SourceText* text_of(const std::string& uri) const;

  bool is_done() const;
  /// 0 after a shutdown in order, else 1.
  int exit_code() const;

 private:
  enum class Life { kFresh, kReady, kShutDown, kDone };

  void answer(const Json& id, const Reply& reply) const;
  void receive_request(const Json& message, bool cancelled);
  void receive_notification(const std::string& method, const Json& params);
  void receive_reply(const Json& message);
  Reply dispatch(const std::string& method, const Json& params, bool cancelled);
  Reply initialize(const Json& params);

  std::unique_ptr<Session> session_;
  Life life_ = Life::kFresh;
  bool in_order_ = false;
};

/// Runs the server over an inbox until its end; returns the exit code. `clock` tells the moment.
int serve(Server& server, Inbox& inbox, const std::function<Moment()>& clock);

}  // namespace mannerly::lsp
