#include "lsp/inbox.h"

#include <utility>

namespace mannerly::lsp {
namespace {

/// The document whose text a message changes or closes, or empty.
std::string changed_document(const Json& message) {
  const Json& method = member(message, "method");
  if (method != "textDocument/didChange" && method != "textDocument/didClose") return {};
  return text_or(member(message, {"params", "textDocument", "uri"}));
}

}  // namespace

Reading Inbox::push_body(const std::string& body) {
  auto message = parse_json(body);
  if (!message) {
    push_fault("a message is no JSON");
    return Reading::kGoOn;
  }
  const Json& method = member(*message, "method");
  if (method == "$/cancelRequest") {
    cancel(member(*message, {"params", "id"}));
    return Reading::kGoOn;
  }
  const Reading reading = method == "exit" ? Reading::kStop : Reading::kGoOn;
  push({std::move(*message), {}, false});
  return reading;
}

void Inbox::push_fault(std::string fault) { push({Json(), std::move(fault), false}); }

void Inbox::push(Incoming incoming) {
  {
    const std::lock_guard lock(mutex_);
    const std::string document = changed_document(incoming.message);
    if (!document.empty()) ++changes_[document];
    queue_.push_back(std::move(incoming));
  }
  arrived_.notify_one();
}

void Inbox::cancel(const Json& id) {
  const std::lock_guard lock(mutex_);
  if (id.is_null()) return;
  if (id == at_work_) at_work_cancelled_ = true;
  for (Incoming& incoming : queue_) {
    const bool request = !member(incoming.message, "method").is_null();
    if (request && member(incoming.message, "id") == id) incoming.cancelled = true;
  }
}

void Inbox::close() {
  {
    const std::lock_guard lock(mutex_);
    closed_ = true;
  }
  arrived_.notify_one();
}

std::optional<Incoming> Inbox::take(std::chrono::milliseconds patience) {
  std::unique_lock lock(mutex_);
  at_work_ = nullptr;
  at_work_cancelled_ = false;
  if (patience.count() > 0) arrived_.wait_for(lock, patience, [this] { return !queue_.empty() || closed_; });
  if (queue_.empty()) return std::nullopt;
  Incoming incoming = std::move(queue_.front());
  queue_.pop_front();
  const std::string document = changed_document(incoming.message);
  if (const auto entry = changes_.find(document); entry != changes_.end() && --entry->second == 0) {
    changes_.erase(entry);
  }
  at_work_ = member(incoming.message, "id");
  return incoming;
}

bool Inbox::is_finished() const {
  const std::lock_guard lock(mutex_);
  return closed_ && queue_.empty();
}

bool Inbox::is_empty() const {
  const std::lock_guard lock(mutex_);
  return queue_.empty();
}

bool Inbox::is_cancelled() const {
  const std::lock_guard lock(mutex_);
  return at_work_cancelled_;
}

bool Inbox::has_change_of(const std::string& uri) const {
  const std::lock_guard lock(mutex_);
  return changes_.contains(uri);
}

}  // namespace mannerly::lsp
