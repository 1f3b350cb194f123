// The sentence model: how much a sentence is a pitch, a request, a reproach …, learned from labelled sentences and
// messages by rules/model/train.py. One logistic regression a label over the features of sentence_features.h; the
// weights are a table of text (rules/model/sentences.tsv), so that a finding can name the words that weighed.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "checks/sentence_features.h"
#include "mannerly/result.h"
#include "yaml/dict_reader.h"

namespace mannerly {

/// Probabilities of one sentence, in the order of SentenceModel::labels().
using Likelihoods = std::vector<float>;

/// Immutable; shared by threads.
class SentenceModel {
 public:
  SentenceModel(const SentenceModel&) = delete;
  SentenceModel& operator=(const SentenceModel&) = delete;
  /// Reads the weights and the word groups. Faulty lines become located problems and are left out.
  SentenceModel(std::string weights, std::string groups, const std::string& path, std::vector<Error>& problems);

  const std::vector<std::string>& labels() const { return labels_; }
  /// Index of a label, or labels().size().
  std::size_t label(std::string_view name) const;
  const WordGroups& groups() const { return groups_; }

  Likelihoods judge(const std::vector<Feature>& features) const;
  /// The tokens that spoke for `label`, weightiest first, at most `most`, none overlapping another.
  std::vector<std::pair<std::uint32_t, std::uint32_t>> reasons(const std::vector<Feature>& features, std::size_t label,
                                                               std::size_t most) const;

 private:
  struct Weight {
    std::uint32_t label = 0;
    float value = 0;
  };
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  void read_line(std::string_view line, std::uint32_t number, const std::string& path, std::vector<Error>& problems);

  std::string text_;
  std::string groups_text_;
  WordGroups groups_;
  std::vector<std::string> labels_;
  std::vector<float> bias_;
  std::vector<Weight> weights_;
  std::unordered_map<std::string_view, Range> features_;  ///< views of text_
};

/// How a class or rule uses the model: sentences at or above `add` count as hits, hits in sentences below `drop` do
/// not count.
struct ModelUse {
  std::size_t label = 0;
  double add = 2;
  double drop = -1;
  double weight = 1;  ///< of an added hit
};

/// Reads `{label: pitch, add: 0.7, drop: 0.1, weight: 1}`. A null model is a fault.
yaml::Fault read_model_use(const yaml::Node& node, const SentenceModel* model, const std::string& path, ModelUse& out,
                           std::vector<Error>& problems);

}  // namespace mannerly
