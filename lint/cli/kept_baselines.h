// What `fix` changes is known by other fingerprints afterwards; baselines are kept up with it.
#pragma once

#include <string>
#include <vector>

#include "cli/baselines.h"
#include "cli/workspace.h"

namespace mannerly::cli {

/// The drafts that a run fixes, before and after. Not thread safe.
class KeptBaselines {
 public:
  /// All must live as long as this.
  KeptBaselines(const Options& options, Workspace& workspace, const FileSystem& files)
      : workspace_(workspace), baselines_(options, files) {}

  /// Notes what a draft has before `bytes` take the place of its text, when it has a baseline.
  void note(const LoadedDraft& loaded, const std::string& bytes);
  /// Writes the baselines in which entries have other fingerprints now. Faults are problems of the workspace.
  void write();

 private:
  struct Fixed {
    const Linter* linter = nullptr;
    std::vector<DraftResult> before;
    std::vector<DraftResult> after;
  };

  std::vector<BaselineRun> apply(std::vector<DraftResult> Fixed::*results, std::vector<Error>& problems);

  Workspace& workspace_;
  Baselines baselines_;
  std::vector<Fixed> fixed_;
};

}  // namespace mannerly::cli
