#include "checks/message_model.h"

#include <algorithm>
#include <cmath>
#include <set>

#include "base/flat_table.h"
#include "checks/analysis.h"

namespace mannerly {
namespace {

/// The log odds of a probability, kept within one in a thousand of certainty.
float log_odds(float p) {
  constexpr float kLeast = 0.001F;
  const float kept = std::clamp(p, kLeast, 1 - kLeast);
  return std::log(kept / (1 - kept));
}

/// What the sentences say about one label.
void add_label(const std::string& label, const std::vector<float>& of_sentences, std::vector<MessageFeature>& out) {
  constexpr std::size_t kOpening = 2;
  std::vector<float> sorted = of_sentences;
  std::sort(sorted.rbegin(), sorted.rend());
  float rest = 0;
  float sum = 0;
  for (std::size_t i = 0; i < of_sentences.size(); ++i) {
    if (i >= kOpening) rest = std::max(rest, of_sentences[i]);
    sum += of_sentences[i];
  }
  out.push_back({"max:" + label, log_odds(sorted[0])});
  out.push_back({"next:" + label, log_odds(sorted.size() > 1 ? sorted[1] : 0)});
  out.push_back({"first:" + label, log_odds(of_sentences[0])});
  out.push_back({"second:" + label, log_odds(of_sentences.size() > 1 ? of_sentences[1] : 0)});
  out.push_back({"rest:" + label, log_odds(rest)});
  out.push_back({"sum:" + label, sum});
}

}  // namespace

std::vector<MessageFeature> message_features(const Analysis& analysis) {
  const auto& prose = analysis.prose_sentences();
  const SentenceModel* model = analysis.rulebook().model.get();
  if (model == nullptr || prose.empty()) return {};
  std::vector<MessageFeature> out;
  for (std::size_t label = 0; label < model->labels().size(); ++label) {
    std::vector<float> of_sentences;
    for (const std::uint32_t i : prose) of_sentences.push_back(analysis.likelihoods()[i][label]);
    add_label(model->labels()[label], of_sentences, out);
  }
  std::set<std::string_view> found;
  float questions = 0;
  for (const std::uint32_t i : prose) {
    const auto& names = analysis.sentence_facts().found[i];
    found.insert(names.begin(), names.end());
    if (analysis.document().sentences[i].end == U'?') ++questions;
  }
  for (const std::string_view name : found) out.push_back({"hit:" + std::string(name), 1});
  out.push_back({"kind:" + std::string(to_string(analysis.draft().kind)), 1});
  out.push_back({"sentences", static_cast<float>(prose.size())});
  out.push_back({"words", static_cast<float>(analysis.word_count())});
  out.push_back({"questions", questions});
  out.push_back({"slots", analysis.draft().placeholders.empty() ? 0.0F : 1.0F});
  return out;
}

std::vector<float> judge_message(const LinearModel& model, const std::vector<MessageFeature>& features) {
  std::vector<float> sums = model.bias();
  for (const MessageFeature& feature : features) {
    model.each_weight(stable_hash(feature.name),
                      [&](std::uint32_t label, float weight) { sums[label] += weight * feature.value; });
  }
  for (float& sum : sums) sum = logistic(sum);
  return sums;
}

}  // namespace mannerly
