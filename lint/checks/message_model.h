// The message model: what the sentences of a message add up to. Its features are what the sentence model thinks of the
// sentences (the highest, the first two, the rest, the sum), what phrases found, and the size of the message; its
// labels are those of the labelled messages (tests/accuracy). Learned by tests/accuracy/train.py beside the sentence
// model.
#pragma once

#include <cstdint>
#include <vector>

#include "checks/linear_model.h"

namespace mannerly {

class Analysis;

struct MessageFeature {
  std::uint64_t key = 0;  ///< feature_key() of "max:pitch", "hit:price", "kind:note", "words"
  float value = 0;
};

/// The features of a message; the same numbers as train.py's message_features(). Empty without a sentence model or
/// sentences.
std::vector<MessageFeature> message_features(const Analysis& analysis);

/// Probabilities by label, in the order of model.labels().
std::vector<float> judge_message(const LinearModel& model, const std::vector<MessageFeature>& features);

}  // namespace mannerly
