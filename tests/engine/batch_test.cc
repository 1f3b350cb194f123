// Results keep the order of the drafts for every number of threads.
#include <gtest/gtest.h>

#include "engine/support.h"
#include "mannerly/linter.h"

namespace mannerly {
namespace {

/// Finds one thing per draft, named after its id; later drafts are ready sooner.
class Echo final : public test::SilentLinter {
 public:
  DraftResult lint(std::shared_ptr<const Draft> draft, const RunFacts&) const override {
    DraftResult out;
    out.findings = {test::finding("echo/" + draft->id, Severity::kAdvice)};
    out.draft = std::move(draft);
    return out;
  }
};

TEST(Batch, TheOrderIsThatOfTheDrafts) {
  std::vector<std::shared_ptr<const Draft>> drafts;
  for (int i = 0; i < 200; ++i) {
    auto draft = std::make_shared<Draft>();
    draft->id = std::to_string(i);
    drafts.push_back(std::move(draft));
  }
  for (const std::size_t threads : {0U, 1U, 2U, 8U, 500U}) {
    const std::vector<DraftResult> results = lint_all(Echo(), drafts, threads);
    ASSERT_EQ(results.size(), drafts.size());
    for (std::size_t i = 0; i < drafts.size(); ++i) {
      EXPECT_EQ(results[i].draft, drafts[i]);
      EXPECT_EQ(results[i].findings.at(0).rule, "echo/" + std::to_string(i));
    }
  }
}

TEST(Batch, NoDraftsNoResults) { EXPECT_TRUE(lint_all(Echo(), {}, 4).empty()); }

}  // namespace
}  // namespace mannerly
