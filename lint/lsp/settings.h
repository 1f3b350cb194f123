// Settings: from the command line, then from the client. Names are those of the configuration file where it has the
// key.
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lsp/json.h"
#include "lsp/positions.h"
#include "mannerly/draft.h"
#include "mannerly/finding.h"
#include "mannerly/linter.h"

namespace mannerly::lsp {

struct Settings {
  LinterOptions linter;      ///< rules, configuration, policy, dictionaries; files and time come from the host
  std::optional<Kind> kind;  ///< of drafts that do not say it
  Severity min_severity = Severity::kAdvice;
  std::chrono::milliseconds debounce{150};
  std::size_t max_diagnostics = 500;
  std::optional<Encoding> encoding;  ///< instead of the negotiated one
};

/// Replaces what `client` names, as in {"minSeverity": "warning", "policy": "strict"}. Returns a message for every
/// value that cannot be used; it is left as it was.
std::vector<std::string> apply_client_settings(const Json& client, Settings& settings);

}  // namespace mannerly::lsp
