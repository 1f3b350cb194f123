// Where facts about sender and recipient come from besides the draft: a context file and flags. What only fills gaps is
// in exports.h.
#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "cli/options.h"
#include "mannerly/linter.h"

namespace mannerly::cli {

/// Reads the context file and turns flags into facts; every fault is said once, in `problems`.
class FactSources {
 public:
  FactSources(const Options& options, const FileSystem& files, std::vector<Error>& problems);

  /// False when one of the sources has a fault; then it counts as not given.
  bool good() const { return good_; }
  /// For reading drafts: what wins over front matter.
  void add_to(InputOptions& input) const;
  /// For a question without a draft.
  const Context& context() const { return context_; }

 private:
  std::optional<Facts> file_;
  std::optional<Facts> flags_;
  Context context_;
  bool good_ = true;
};

/// Dotted facts as YAML: {"to.degree", "2"} → `{"to": {"degree": "2"}}`. A value in brackets is a list.
std::string facts_yaml(const std::vector<std::pair<std::string, std::string>>& facts);

}  // namespace mannerly::cli
