// Ctrl-C during a long run: a wish to stop, which the run grants between drafts, so that only whole lines are printed.
// While nothing is printed yet, the program may as well be ended by the signal.
#pragma once

namespace mannerly::cli {

/// While it lives, the first SIGINT is a wish and the second ends the process. Where the signal is ignored, it stays
/// so. At most one at a time.
class Interrupt {
 public:
  Interrupt();
  ~Interrupt();
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;

  /// Whether somebody wants the run to stop; false where there is no Interrupt.
  static bool requested();
};

}  // namespace mannerly::cli
