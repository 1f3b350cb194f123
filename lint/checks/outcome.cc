// Kind `outcome`: judges the finished result of all other rules: the score and what was found. Runs after scoring; the
// score is computed once more with what it adds.
#include <algorithm>

#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"

namespace mannerly {
namespace {

struct OutcomeParams {
  int score_under = 0;                   ///< fires below this score
  std::vector<std::string> warnings_in;  ///< categories in which a warning or an error is enough
  int findings = 0;                      ///< fires from this many findings on; 0: never
};

class OutcomeCheck final : public Check {
 public:
  explicit OutcomeCheck(OutcomeParams params) : params_(std::move(params)) {}

  void run(const Analysis&, FindingSink&) const override {}

  void judge(const Analysis& analysis, const Outcome& outcome, FindingSink& sink) const override {
    if (analysis.prose_sentences().empty()) return;
    const Finding* cause = cause_in(outcome.findings);
    const bool many = params_.findings > 0 && outcome.findings.size() >= static_cast<std::size_t>(params_.findings);
    if (outcome.score >= params_.score_under && cause == nullptr && !many) return;
    const bool spends = !analysis.draft().context.reach.open_profile.value_or(false);
    if (!spends && analysis.draft().kind == Kind::kInmail) return;
    const Document& document = analysis.document();
    const Span span = document.sentences[analysis.prose_sentences().back()].span;
    sink.add_about_draft(span, fill_in(sink.message(), {{"value", std::to_string(outcome.score)},
                                                        {"limit", std::to_string(params_.score_under)},
                                                        {"match", cause == nullptr ? std::string() : cause->rule}}));
  }

  Trigger trigger() const override { return {.kind = Trigger::Kind::kHits, .judges = true}; }

 private:
  const Finding* cause_in(const std::vector<Finding>& findings) const {
    const auto grave = [&](const Finding& finding) {
      return finding.severity >= Severity::kWarning && std::find(params_.warnings_in.begin(), params_.warnings_in.end(),
                                                                 finding.category) != params_.warnings_in.end();
    };
    const auto found = std::find_if(findings.begin(), findings.end(), grave);
    return found == findings.end() ? nullptr : &*found;
  }

  OutcomeParams params_;
};

}  // namespace

std::unique_ptr<Check> compile_outcome(const RuleSpec& spec, CompileContext& context) {
  OutcomeParams params;
  yaml::DictReader reader(spec.path);
  reader.on("score_under", [&](const yaml::Node& n) { return yaml::read_int(n, params.score_under); })
      .on("warnings_in", [&](const yaml::Node& n) { return yaml::read_strings(n, params.warnings_in); })
      .on("findings", [&](const yaml::Node& n) { return yaml::read_int(n, params.findings); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<OutcomeCheck>(std::move(params));
}

}  // namespace mannerly
