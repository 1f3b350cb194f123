// Lints many drafts on several threads; every result has its place before the first one is ready.
#include <algorithm>
#include <atomic>
#include <thread>
#include <utility>

#include "mannerly/linter.h"

namespace mannerly {

std::vector<DraftResult> lint_all(const Linter& linter, const std::vector<std::shared_ptr<const Draft>>& drafts,
                                  std::size_t threads, std::shared_ptr<const Survey> run) {
  const RunFacts facts{.now = {}, .survey = run != nullptr ? std::move(run) : survey(drafts)};
  std::vector<DraftResult> results(drafts.size());
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next.fetch_add(1); i < drafts.size(); i = next.fetch_add(1)) {
      results[i] = linter.lint(drafts[i], facts);
    }
  };
  // The calling thread is one of the workers.
  std::vector<std::jthread> helpers;
  for (std::size_t i = 1; i < std::min(threads, drafts.size()); ++i) helpers.emplace_back(work);
  work();
  helpers.clear();
  return results;
}

}  // namespace mannerly
