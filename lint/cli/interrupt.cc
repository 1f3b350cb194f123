#include "cli/interrupt.h"

#include <atomic>
#include <csignal>

namespace mannerly::cli {
namespace {

/// What the handler may touch, and threads may read.
std::atomic<bool>& wish() {
  static std::atomic<bool> value = false;
  static_assert(std::atomic<bool>::is_always_lock_free);
  return value;
}

void on_signal(int) { wish() = true; }

}  // namespace

Interrupt::Interrupt() {
  wish() = false;
  struct sigaction now {};
  if (sigaction(SIGINT, nullptr, &now) != 0 || now.sa_handler == SIG_IGN) return;
  struct sigaction wanted {};
  wanted.sa_handler = on_signal;
  wanted.sa_flags = static_cast<int>(SA_RESTART | SA_RESETHAND);
  sigemptyset(&wanted.sa_mask);
  sigaction(SIGINT, &wanted, nullptr);
}

Interrupt::~Interrupt() {
  struct sigaction now {};
  if (sigaction(SIGINT, nullptr, &now) != 0 || now.sa_handler != on_signal) return;
  now.sa_handler = SIG_DFL;
  sigaction(SIGINT, &now, nullptr);
}

bool Interrupt::requested() { return wish(); }

}  // namespace mannerly::cli
