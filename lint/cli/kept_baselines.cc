#include "cli/kept_baselines.h"

#include <utility>

#include "cli/atomic_file.h"

namespace mannerly::cli {

void KeptBaselines::note(const LoadedDraft& loaded, const std::string& bytes) {
  if (!baselines_.concern(loaded.linter->config().path)) return;
  Fixed& fixed = fixed_.emplace_back();
  fixed.linter = loaded.linter.get();
  fixed.before.push_back(loaded.linter->lint(loaded.draft));
  for (Draft& draft : workspace_.reread(loaded, bytes).drafts) {
    fixed.after.push_back(loaded.linter->lint(std::make_shared<const Draft>(std::move(draft))));
  }
}

std::vector<BaselineRun> KeptBaselines::apply(std::vector<DraftResult> Fixed::*results, std::vector<Error>& problems) {
  std::vector<BaselineTarget> targets;
  for (Fixed& fixed : fixed_) {
    for (DraftResult& result : fixed.*results) targets.push_back({&result, fixed.linter});
  }
  return baselines_.apply(targets, problems);
}

void KeptBaselines::write() {
  std::vector<Error> problems;
  const std::vector<BaselineRun> before = apply(&Fixed::before, problems);
  for (Error& problem : problems) workspace_.add_problem(std::move(problem));
  std::vector<Error> told_already;
  const std::vector<BaselineRun> after = apply(&Fixed::after, told_already);
  for (std::size_t i = 0; i < before.size() && i < after.size(); ++i) {
    const BaselineRun& run = before[i];
    if (!run.found || run.broken) continue;
    const Baseline kept = carried(run.before, run.outcome, after[i].outcome);
    if (kept == run.before) continue;
    const auto written = replace_file(run.path, run.bytes, baseline_text(kept));
    if (!written) workspace_.add_problem(written.error());
  }
}

}  // namespace mannerly::cli
