// The sentence model: how much a sentence is a pitch, a request, a reproach …, learned from labelled sentences and
// messages by rules/model/train.py. One logistic regression a label over the features of sentence_features.h; the
// weights are a table of text (rules/model/sentences.tsv), so that a finding can name the words that weighed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "checks/linear_model.h"
#include "checks/sentence_features.h"
#include "mannerly/result.h"

namespace mannerly {

/// Probabilities of one sentence, in the order of SentenceModel::labels().
using Likelihoods = std::vector<float>;

/// Immutable; shared by threads.
class SentenceModel {
 public:
  /// Reads the weights and the word groups. Faulty lines become located problems and are left out.
  SentenceModel(std::string_view weights, std::string_view groups, const std::string& path,
                std::vector<Error>& problems)
      : weights_(weights, path, problems), own_groups_(WordGroups::packed(groups)), groups_(own_groups_) {}
  /// The model of a pack: the packed weights and groups, which must outlive this.
  SentenceModel(std::string_view packed_weights, std::string_view packed_groups)
      : weights_(packed_weights), groups_(packed_groups) {}

  const std::vector<std::string>& labels() const { return weights_.labels(); }
  /// Index of a label, or labels().size().
  std::size_t label(std::string_view name) const { return weights_.label(name); }
  const WordGroups& groups() const { return groups_; }
  const LinearModel& weights() const { return weights_; }
  const std::string& packed_weights() const { return weights_.packed(); }
  const std::string& packed_groups() const { return own_groups_; }

  /// What the model knows of the features of a sentence.
  std::vector<Feature> features(const SentenceFacts& facts, std::size_t ordinal) const {
    return sentence_features(facts, ordinal, weights_);
  }
  Likelihoods judge(const std::vector<Feature>& features) const;
  /// The tokens that spoke for `label`, weightiest first, at most `most`, none overlapping another.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> reasons(const std::vector<Feature>& features, std::size_t label,
                                                               std::size_t most) const;

 private:
  LinearModel weights_;
  std::string own_groups_;
  WordGroups groups_;
};

}  // namespace mannerly
