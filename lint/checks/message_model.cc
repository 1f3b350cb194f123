#include "checks/message_model.h"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "checks/analysis.h"
#include "checks/feature_key.h"

namespace mannerly {
namespace {

constexpr std::size_t kFeaturesPerLabel = 6;
constexpr std::size_t kMostOthers = 32;  ///< room for what was found and the size, usually

/// The log odds of a probability, kept within one in a thousand of certainty.
float log_odds(float p) {
  constexpr float kLeast = 0.001F;
  const float kept = std::clamp(p, kLeast, 1 - kLeast);
  return std::log(kept / (1 - kept));
}

/// What the sentences say about one label.
void add_label(std::string_view label, const std::vector<float>& of_sentences, std::vector<MessageFeature>& out) {
  constexpr std::size_t kOpening = 2;
  constexpr FeatureKey kMax("max:");
  constexpr FeatureKey kNext("next:");
  constexpr FeatureKey kFirst("first:");
  constexpr FeatureKey kSecond("second:");
  constexpr FeatureKey kRest("rest:");
  constexpr FeatureKey kSum("sum:");
  const std::uint64_t name = FeatureKey::hash_of(label);
  float highest = 0;
  float next = 0;
  float rest = 0;
  float sum = 0;
  for (std::size_t i = 0; i < of_sentences.size(); ++i) {
    next = std::max(next, std::min(highest, of_sentences[i]));
    highest = std::max(highest, of_sentences[i]);
    if (i >= kOpening) rest = std::max(rest, of_sentences[i]);
    sum += of_sentences[i];
  }
  out.push_back({kMax.with(name).value(), log_odds(highest)});
  out.push_back({kNext.with(name).value(), log_odds(next)});
  out.push_back({kFirst.with(name).value(), log_odds(of_sentences[0])});
  out.push_back({kSecond.with(name).value(), log_odds(of_sentences.size() > 1 ? of_sentences[1] : 0)});
  out.push_back({kRest.with(name).value(), log_odds(rest)});
  out.push_back({kSum.with(name).value(), sum});
}

}  // namespace

std::vector<MessageFeature> message_features(const Analysis& analysis) {
  const auto& prose = analysis.prose_sentences();
  const SentenceModel* model = analysis.rulebook().model.get();
  if (model == nullptr || prose.empty()) return {};
  std::vector<MessageFeature> out;
  out.reserve(kFeaturesPerLabel * model->labels().size() + kMostOthers);
  std::vector<float> of_sentences;
  for (std::size_t label = 0; label < model->labels().size(); ++label) {
    of_sentences.clear();
    for (const std::uint32_t i : prose) of_sentences.push_back(analysis.likelihoods()[i][label]);
    add_label(model->labels()[label], of_sentences, out);
  }
  std::vector<std::string_view> found;
  float questions = 0;
  for (const std::uint32_t i : prose) {
    const auto& names = analysis.sentence_facts().found[i];
    found.insert(found.end(), names.begin(), names.end());
    if (analysis.document().sentences[i].end == U'?') ++questions;
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  constexpr FeatureKey kHit("hit:");
  constexpr FeatureKey kKind("kind:");
  for (const std::string_view name : found) out.push_back({kHit.with(FeatureKey::hash_of(name)).value(), 1});
  out.push_back({kKind.with(FeatureKey::hash_of(to_string(analysis.draft().kind))).value(), 1});
  out.push_back({FeatureKey("sentences").value(), static_cast<float>(prose.size())});
  out.push_back({FeatureKey("words").value(), static_cast<float>(analysis.word_count())});
  out.push_back({FeatureKey("questions").value(), questions});
  out.push_back({FeatureKey("slots").value(), analysis.draft().placeholders.empty() ? 0.0F : 1.0F});
  return out;
}

std::vector<float> judge_message(const LinearModel& model, const std::vector<MessageFeature>& features) {
  std::vector<float> sums = model.bias();
  for (const MessageFeature& feature : features) {
    model.each(model.find(feature.key),
               [&](std::uint32_t label, float weight) { sums[label] += weight * feature.value; });
  }
  for (float& sum : sums) sum = logistic(sum);
  return sums;
}

}  // namespace mannerly
