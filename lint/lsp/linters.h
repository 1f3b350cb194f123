// One Linter per configuration, found from the draft upward; remembers which files each was made of, so that a look at
// their stamps says whether it still holds.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "lsp/host.h"
#include "lsp/settings.h"

namespace mannerly::lsp {

/// A linter and where it came from.
struct Governing {
  std::string config;                    ///< path of the configuration, or empty for the defaults
  std::shared_ptr<const Linter> linter;  ///< null when nothing can be checked by it
  std::vector<Error> problems;           ///< of configuration and rule files
  std::vector<std::pair<std::string, std::optional<FileStamp>>> files;  ///< it was made of
};

/// Not thread safe.
class Linters {
 public:
  explicit Linters(std::shared_ptr<const Disk> disk) : disk_(std::move(disk)) {}

  /// The linter for a draft at `path` (empty for one that is no file: `fallback_folder` counts then). The reference
  /// holds until the next refresh() or forget().
  const Governing& find(const std::string& path, const std::string& fallback_folder, const Settings& settings);

  /// Looks at all files again; drops what no longer holds and returns whether there was any.
  bool refresh();
  /// Drops everything.
  void forget();

 private:
  std::string config_for(const std::string& folder, const Settings& settings);
  Governing make(const std::string& config, const Settings& settings) const;
  bool holds(const Governing& governing) const;

  std::shared_ptr<const Disk> disk_;
  std::map<std::string, std::string> configs_;  ///< folder → configuration
  std::map<std::string, Governing> by_config_;
};

}  // namespace mannerly::lsp
