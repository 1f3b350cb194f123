#include "checks/sentence_model.h"

#include <algorithm>

namespace mannerly {

Likelihoods SentenceModel::judge(const std::vector<Feature>& features) const {
  std::vector<double> sums(weights_.bias().begin(), weights_.bias().end());
  for (const Feature& feature : features) {
    weights_.each(feature.weights, [&](std::uint32_t label, float weight) { sums[label] += weight; });
  }
  Likelihoods out;
  out.reserve(sums.size());
  for (const double sum : sums) out.push_back(logistic(static_cast<float>(sum)));
  return out;
}

std::vector<std::pair<std::uint32_t, std::uint32_t>> SentenceModel::reasons(const std::vector<Feature>& features,
                                                                            std::size_t label, std::size_t most) const {
  struct Vote {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    float value = 0;
  };
  std::vector<Vote> votes;
  for (const Feature& feature : features) {
    if (!feature.of_words) continue;
    weights_.each(feature.weights, [&](std::uint32_t about, float weight) {
      if (about == label && weight > 0) votes.push_back({feature.first_token, feature.last_token, weight});
    });
  }
  // A run of words is as weighty as all features read from within it.
  std::vector<Vote> runs;
  for (const Vote& run : votes) {
    Vote total{run.first, run.last, 0};
    for (const Vote& vote : votes) {
      if (vote.first >= run.first && vote.last <= run.last) total.value += vote.value;
    }
    runs.push_back(total);
  }
  std::sort(runs.begin(), runs.end(), [](const Vote& a, const Vote& b) {
    return a.value != b.value ? a.value > b.value : a.first != b.first ? a.first < b.first : a.last < b.last;
  });
  std::vector<std::pair<std::uint32_t, std::uint32_t>> out;
  for (const Vote& run : runs) {
    const bool free = std::none_of(out.begin(), out.end(), [&](const auto& taken) {
      return run.first <= taken.second && taken.first <= run.last;
    });
    if (free && out.size() < most) out.emplace_back(run.first, run.last);
  }
  return out;
}

}  // namespace mannerly
