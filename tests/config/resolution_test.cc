// Rows of a configuration on rules: order, globs, parameters, faults.
#include "config/resolution.h"

#include <gmock/gmock.h>

namespace mannerly {
namespace {

using ::testing::IsEmpty;

RuleSpec spec(const std::string& id, const std::string& kind, const std::string& params) {
  RuleSpec out;
  out.id = id;
  out.kind = kind;
  out.severity = {.fallback = Severity::kWarning, .cases = {{"note", Severity::kError}}};
  out.params = *yaml::parse(params, {});
  return out;
}

RuleSetting row(const std::string& pattern, std::optional<Severity> severity,
                std::vector<std::pair<std::string, std::string>> parameters = {}) {
  return {.pattern = pattern,
          .severity = severity,
          .parameters = std::move(parameters),
          .where = {.message = {}, .path = "c.yaml", .line = 4, .column = 3}};
}

class Resolution : public ::testing::Test {
 protected:
  void apply_rows(std::vector<RuleSetting> rows) {
    Config config;
    config.rules = std::move(rows);
    apply(config, specs_, problems_);
  }

  std::vector<RuleSpec> specs_ = {
      spec("sales/buzzword", "phrase", "{phrases: [synergy], threshold: 2}"),
      spec("sales/links", "limit", "{metric: links, bands: {default: 1, note: {warn: 0, cap: 3}}}"),
      spec("tone/hedge", "phrase", "{phrases: [just]}")};
  std::vector<Error> problems_;
};

TEST_F(Resolution, ALevelReplacesTheWholeTable) {
  apply_rows({row("tone/hedge", Severity::kAdvice)});
  EXPECT_EQ(specs_[2].severity.of(Kind::kNote, Relation::kCold), Severity::kAdvice);
  EXPECT_EQ(specs_[0].severity.of(Kind::kNote, Relation::kCold), Severity::kError);
}

TEST_F(Resolution, LaterRowsWin) {
  apply_rows(
      {row("sales/buzzword", Severity::kError), row("sales/*", Severity::kOff), row("sales/links", Severity::kAdvice)});
  EXPECT_EQ(specs_[0].severity.fallback, Severity::kOff);
  EXPECT_EQ(specs_[1].severity.fallback, Severity::kAdvice);
  EXPECT_EQ(specs_[2].severity.fallback, Severity::kWarning);
}

TEST_F(Resolution, AParameterReplacesTheRulesOwn) {
  apply_rows({row("sales/buzzword", std::nullopt, {{"threshold", "3"}, {"once", "true"}})});
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_EQ(yaml::to_flow(specs_[0].params), "{phrases: [synergy], threshold: 3, once: true}");
  EXPECT_EQ(specs_[0].severity.of(Kind::kNote, Relation::kCold), Severity::kError);
}

TEST_F(Resolution, AMapParameterIsMergedAtAnyDepth) {
  apply_rows({row("sales/links", std::nullopt, {{"bands", "{note: {warn: 2}, inmail: 4}"}})});
  EXPECT_EQ(yaml::to_flow(specs_[1].params),
            "{metric: links, bands: {default: 1, note: {warn: 2, cap: 3}, inmail: 4}}");
}

TEST_F(Resolution, AListIsEdited) {
  apply_rows(
      {row("sales/buzzword", std::nullopt, {{"phrases", "{add: [leverage, {text: circle back}], remove: synergy}"}})});
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_EQ(yaml::to_flow(*specs_[0].params->find("phrases")), "[leverage, {text: circle back}]");
  apply_rows({row("sales/buzzword", std::nullopt, {{"phrases", "{remove: [circle bak]}"}})});
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_THAT(problems_[0].message, testing::HasSubstr("no “circle bak”, did you mean “circle back”?"));
}

TEST_F(Resolution, NullTakesAValueOut) {
  apply_rows({row("sales/links", std::nullopt, {{"bands", "{note: {cap: null}}"}})});
  EXPECT_EQ(yaml::to_flow(specs_[1].params), "{metric: links, bands: {default: 1, note: {warn: 0}}}");
}

TEST_F(Resolution, AGlobsParameterReachesTheKindsThatTakeIt) {
  apply_rows({row("sales/*", std::nullopt, {{"threshold", "5"}})});
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_EQ(specs_[0].params->find("threshold")->scalar, "5");
  EXPECT_EQ(specs_[1].params->find("threshold"), nullptr);
}

TEST_F(Resolution, AnyRuleTakesAWeight) {
  apply_rows({row("sales/*", std::nullopt, {{"weight", "0.5"}}), row("tone/hedge", std::nullopt, {{"weight", "9"}})});
  EXPECT_EQ(specs_[0].weight, 0.5);
  EXPECT_EQ(specs_[1].weight, 0.5);
  EXPECT_EQ(specs_[2].weight, 1);
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(to_string(problems_[0]),
            "c.yaml:4:1: weight: “9” is no weight; write a number from 0 to 5 (1 is what the severity costs)");
}

TEST_F(Resolution, AnUnknownParameterIsALocatedError) {
  apply_rows({row("tone/hedge", std::nullopt, {{"treshold", "5"}})});
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(to_string(problems_[0]), "c.yaml:4:3: tone/hedge: unknown parameter “treshold”, did you mean “threshold”?");
}

}  // namespace
}  // namespace mannerly
