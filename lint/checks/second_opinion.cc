// `model:` of a rule: the message model hears what the rule's own check found, and may take it back or speak up itself.
// The check keeps the say about where; the model, which sees the whole message, about whether.
#include <algorithm>
#include <cmath>
#include <optional>

#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/message_model.h"
#include "checks/params.h"
#include "yaml/rule_bytes.h"

namespace mannerly {
namespace {

/// The model has learned from whole messages; shorter ones are left to the check.
constexpr std::uint32_t kFewestWords = 20;

struct Opinion {
  std::size_t label = 0;                ///< of the message model
  double fire = 2;                      ///< at or above: there is a finding even if the check has none
  double hold = -1;                     ///< below: what the check found does not count
  std::optional<std::size_t> sentence;  ///< label of the sentence model whose likeliest sentence is shown
  double least = 0.15;                  ///< how likely that sentence must be
  bool at_end = false;                  ///< without `sentence`: show the last sentence, not the first
  std::string message;
};

class SecondOpinion final : public Check {
 public:
  SecondOpinion(std::unique_ptr<Check> check, Opinion opinion)
      : check_(std::move(check)), opinion_(std::move(opinion)) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    const std::vector<float>& judged = analysis.message_likelihoods();
    if (judged.empty() || analysis.word_count() < kFewestWords) return check_->run(analysis, sink);
    const float likelihood = judged[opinion_.label];
    if (likelihood < opinion_.hold) return;
    const std::size_t before = sink.count();
    check_->run(analysis, sink);
    if (sink.count() == before && likelihood >= opinion_.fire) speak_up(analysis, sink);
  }

  std::vector<std::string> account(const Analysis& analysis) const override {
    std::vector<std::string> out = check_->account(analysis);
    const std::vector<float>& judged = analysis.message_likelihoods();
    if (judged.empty() || analysis.word_count() < kFewestWords) return out;
    const auto percent = [](double share) { return std::to_string(std::lround(share * 100)) + " %"; };
    std::string line = "the message model holds it for " + percent(judged[opinion_.label]) + " likely";
    if (opinion_.hold >= 0) line += "; silent below " + percent(opinion_.hold);
    if (opinion_.fire <= 1) line += "; speaks by itself from " + percent(opinion_.fire);
    out.push_back(std::move(line));
    return out;
  }

  void judge(const Analysis& analysis, const Outcome& outcome, FindingSink& sink) const override {
    check_->judge(analysis, outcome, sink);
  }

  Trigger trigger() const override {
    Trigger out = check_->trigger();
    out.likely = {static_cast<std::uint32_t>(opinion_.label), opinion_.fire};
    return out;
  }

 private:
  void speak_up(const Analysis& analysis, FindingSink& sink) const {
    const auto& prose = analysis.prose_sentences();
    std::uint32_t shown = opinion_.at_end ? prose.back() : prose.front();
    if (opinion_.sentence) {
      const auto of = [&](std::uint32_t i) { return analysis.likelihoods()[i][*opinion_.sentence]; };
      shown = *std::max_element(prose.begin(), prose.end(), [&](auto a, auto b) { return of(a) < of(b); });
      if (of(shown) < opinion_.least) return;
    }
    const Span span = analysis.document().sentences[shown].span;
    Finding& finding =
        sink.add_about_draft(span, fill_in(opinion_.message, {{"match", std::string(analysis.document().text(span))}}));
    if (!opinion_.sentence) return;
    const auto words = analysis.reasons(shown, *opinion_.sentence);
    if (!words.empty()) finding.notes.push_back("what weighed most: “" + join(words, "”, “") + "”");
  }

  std::unique_ptr<Check> check_;
  Opinion opinion_;
};

}  // namespace

std::unique_ptr<Check> with_second_opinion(std::unique_ptr<Check> check, const RuleSpec& spec,
                                           CompileContext& context) {
  const Rulebook& book = context.rulebook;
  if (check == nullptr || spec.model->is_null() || book.model == nullptr || book.messages == nullptr) return check;
  Opinion opinion;
  opinion.message = words_of(spec).message;
  const auto label_in = [](const std::vector<std::string>& labels, const yaml::Node& n,
                           std::size_t& out) -> yaml::Fault {
    out = static_cast<std::size_t>(std::find(labels.begin(), labels.end(), n.scalar) - labels.begin());
    return out < labels.size() ? yaml::Fault{} : unknown_name("label", n.scalar, labels);
  };
  yaml::DictReader reader(spec.path);
  reader.on("label", [&](const yaml::Node& n) { return label_in(book.messages->labels(), n, opinion.label); });
  reader.required();
  reader.on("fire", [&](const yaml::Node& n) { return yaml::read_number(n, opinion.fire); });
  reader.on("hold", [&](const yaml::Node& n) { return yaml::read_number(n, opinion.hold); });
  reader.on("sentence",
            [&](const yaml::Node& n) { return label_in(book.model->labels(), n, opinion.sentence.emplace()); });
  reader.on("least", [&](const yaml::Node& n) { return yaml::read_number(n, opinion.least); });
  reader.on("at", [&](const yaml::Node& n) {
    opinion.at_end = n.scalar == "closing";
    return n.scalar == "closing" || n.scalar == "opening" ? "" : "expected opening or closing";
  });
  reader.on("message", [&](const yaml::Node& n) { return yaml::read_string(n, opinion.message); });
  if (!reader.read(spec.model, context.problems)) return check;
  return std::make_unique<SecondOpinion>(std::move(check), std::move(opinion));
}

}  // namespace mannerly
