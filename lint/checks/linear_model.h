// A table of weights: features in, one number a label out. Both models of a pack (model/sentences.tsv, messages.tsv)
// are such tables, as text, so that they can be read, compared and explained.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "mannerly/result.h"

namespace mannerly {

/// Keeps the text it is given. Immutable; shared by threads.
class LinearModel {
 public:
  struct Weight {
    std::uint32_t label = 0;
    float value = 0;
  };

  /// Lines: "bias<TAB>label:value …" names the labels and must come first; then "feature<TAB>index:weight …", the index
  /// being the label's place. Lines that start with # are comments. A faulty line becomes a located problem and is left
  /// out.
  LinearModel(std::string text, const std::string& path, std::vector<Error>& problems);
  LinearModel(const LinearModel&) = delete;
  LinearModel& operator=(const LinearModel&) = delete;

  const std::vector<std::string>& labels() const { return labels_; }
  /// Index of a label, or labels().size().
  std::size_t label(std::string_view name) const;
  /// What every label starts from.
  const std::vector<float>& bias() const { return bias_; }
  /// Calls `use(label, weight)` for every weight of a feature.
  template <class Use>
  void each_weight(std::string_view feature, const Use& use) const {
    const auto it = features_.find(feature);
    if (it == features_.end()) return;
    for (std::uint32_t i = it->second.first; i < it->second.last; ++i) use(weights_[i].label, weights_[i].value);
  }

 private:
  struct Range {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
  };
  void read_line(std::string_view line, std::uint32_t number, const std::string& path, std::vector<Error>& problems);

  std::string text_;
  std::vector<std::string> labels_;
  std::vector<float> bias_;
  std::vector<Weight> weights_;
  std::unordered_map<std::string_view, Range> features_;  ///< views of text_
};

/// 1 / (1 + e^-x).
float logistic(float x);

}  // namespace mannerly
