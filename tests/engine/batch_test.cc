// Results keep the order of the drafts for every number of threads.
#include <gtest/gtest.h>

#include "engine/support.h"
#include "mannerly/linter.h"

namespace mannerly {
namespace {

/// Finds one thing per draft, named after its id; later drafts are ready sooner.
class Echo final : public Linter {
 public:
  DraftResult lint(std::shared_ptr<const Draft> draft, const RunFacts&) const override {
    DraftResult out;
    out.findings = {test::finding("echo/" + draft->id, Severity::kAdvice)};
    out.draft = std::move(draft);
    return out;
  }
  FixResult fix(std::shared_ptr<const Draft>, const FixOptions&) const override { return {}; }
  const std::vector<RuleInfo>& rules() const override { return rules_; }
  const std::vector<Error>& problems() const override { return problems_; }
  const Config& config() const override { return config_; }
  std::shared_ptr<const Config> config_for(const Draft&) const override { return std::make_shared<Config>(); }
  InputOptions input_for(const std::string&) const override { return {}; }
  EffectiveConfig effective(const Draft&) const override { return {}; }
  RuleAccount account(std::shared_ptr<const Draft>, const std::string&, const RunFacts&) const override { return {}; }
  const Permissions& permissions() const override {
    static const auto kNone = [] {
      std::vector<Error> problems;
      return *Permissions::create({}, problems);
    }();
    return *kNone;
  }
  std::vector<RuleTestFailure> test_rules() const override { return {}; }

 private:
  std::vector<RuleInfo> rules_;
  std::vector<Error> problems_;
  Config config_;
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
