// `mannerly version`.
#include <ostream>

#include "cli/commands.h"
#include "mannerly/linter.h"

namespace mannerly::cli {

Exit run_version(const Options&, Io& io) {
  io.out << "mannerly " << version() << '\n';
  return Exit::kPassed;
}

}  // namespace mannerly::cli
