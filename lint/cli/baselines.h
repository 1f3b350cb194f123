// Which baseline belongs to which draft, and what a run leaves of each.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "cli/options.h"
#include "mannerly/baseline.h"
#include "mannerly/linter.h"

namespace mannerly::cli {

/// One baseline file in one run.
struct BaselineRun {
  std::string path;
  bool found = false;
  bool broken = false;     ///< found and not readable; a problem says why
  std::string bytes = {};  ///< as read
  Baseline before = {};
  BaselineOutcome outcome = {};
};

/// Reads baselines on demand. Not thread safe.
class Baselines {
 public:
  /// `options` and `files` must live as long as this.
  Baselines(const Options& options, const FileSystem& files) : options_(options), files_(files) {}

  /// Whether drafts governed by the configuration file `config` (or by none) have a baseline, or should have.
  bool concern(const std::string& config) const;
  /// Takes out of every result what its baseline knows: the file named in the options, else the one beside the draft's
  /// configuration, else the one in the working folder. Returns the baselines concerned, in order of their paths; a
  /// file that cannot be read is a problem and knows nothing.
  std::vector<BaselineRun> apply(const std::vector<BaselineTarget>& results, std::vector<Error>& problems) const;

 private:
  std::string path_for(const std::string& config) const;
  BaselineRun read(const std::string& path, std::vector<Error>& problems) const;

  const Options& options_;
  const FileSystem& files_;
};

}  // namespace mannerly::cli
