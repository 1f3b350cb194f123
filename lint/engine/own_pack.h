// The packs that rules are loaded from: the bundled one, and on top of it one of the rules that a configuration extends
// or, in its place, one of a folder of rules. Such a pack is made at first use and kept in the store as long as its
// files stay as they are.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "base/pack.h"
#include "config/settings.h"
#include "engine/pack_files.h"
#include "mannerly/linter.h"
#include "mannerly/result.h"

namespace mannerly {

/// Packs, each on top of the ones before it. Never moved: they point into it.
struct RuleSources {
  std::vector<Pack> packs;
  std::string own_bytes;  ///< of the pack that is not bundled
  std::vector<Error>
      problems;  ///< of files and rules that cannot be read; what compiling rules tells is not among them
};

/// Rules of the packs that the configuration extends. What cannot be read, or costs more than a stranger's rules may,
/// is a problem and left out.
std::vector<PackFile> extended_rules(const LinterOptions& options, const Config& config, std::vector<Error>& problems);

/// The packs of a run. `folder` are the files of options.rules_dir; empty when the bundled rules serve.
std::shared_ptr<const RuleSources> rule_sources(const LinterOptions& options, const Config& config,
                                                const std::vector<PackFile>& folder);

}  // namespace mannerly
