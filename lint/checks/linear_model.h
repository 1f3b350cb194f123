// A table of weights: features in, one number a label out. Both models of a pack (model/sentences.tsv, messages.tsv)
// are such tables, as text, so that they can be read, compared and explained. The text is turned into bytes that are
// searched where they lie; a pack keeps those.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "mannerly/result.h"

namespace mannerly {

/// Immutable; shared by threads.
class LinearModel {
 public:
  /// Lines: "bias<TAB>label:value …" names the labels and must come first; then "feature<TAB>index:weight …", the index
  /// being the label's place. Lines that start with # are comments. A faulty line becomes a located problem and is left
  /// out.
  LinearModel(std::string_view text, const std::string& path, std::vector<Error>& problems);
  /// The model whose packed() gave `bytes`, which must outlive this.
  explicit LinearModel(std::string_view bytes) { open(bytes); }
  LinearModel(const LinearModel&) = delete;
  LinearModel& operator=(const LinearModel&) = delete;

  const std::vector<std::string>& labels() const { return labels_; }
  /// Index of a label, or labels().size().
  std::size_t label(std::string_view name) const;
  /// What every label starts from.
  const std::vector<float>& bias() const { return bias_; }
  /// Where the weights of one feature stand. None: it says nothing.
  struct Weights {
    std::uint32_t at = 0;
    std::uint32_t count = 0;
    bool empty() const { return count == 0; }
  };
  /// By its feature_key(), of which some fifty bits are compared, those of its bucket and low_of(): that another name
  /// has one of some hundred thousand is not to be expected.
  Weights find(std::uint64_t key) const {
    if (bits_.size() == 0) return {};
    const std::size_t bit = top_of(key, bits_.size() * kWordBits);
    if ((bits_[bit / kWordBits] >> (bit % kWordBits) & 1U) == 0) return {};
    const std::size_t bucket = top_of(key, buckets_.size() - 1);
    const std::uint32_t end = buckets_[bucket + 1];
    for (std::uint32_t at = buckets_[bucket]; at < end;) {
      const auto count = static_cast<std::uint8_t>(rows_[at + sizeof(std::uint32_t)]);
      const std::uint32_t weights = at + static_cast<std::uint32_t>(kRowHead);
      if (value_at<std::uint32_t>(at) == low_of(key)) return {weights, count};
      at = weights + row_size(count);
    }
    return {};
  }
  /// Calls `use(label, weight)` for each.
  template <class Use>
  void each(Weights weights, const Use& use) const {
    if (value_size_ == sizeof(Hundredths)) {
      each<Hundredths>(weights, use);
    } else {
      each<float>(weights, use);
    }
  }
  const std::string& packed() const { return own_; }

  static constexpr std::size_t kWordBits = 64;
  static constexpr std::size_t kRowHead = sizeof(std::uint32_t) + sizeof(std::uint8_t);
  /// A weight of a model of which no weight has more than two decimals.
  using Hundredths = std::int16_t;
  static float in_full(Hundredths weight) { return static_cast<float>(weight) / 100.0F; }
  static float in_full(float weight) { return weight; }
  /// The highest bits of a key as a number below `count`, a power of two.
  static std::size_t top_of(std::uint64_t key, std::size_t count) {
    return count < 2 ? 0 : key >> (kWordBits - static_cast<unsigned>(std::countr_zero(count)));
  }
  static std::uint32_t low_of(std::uint64_t key) { return static_cast<std::uint32_t>(key); }

 private:
  void open(std::string_view bytes);
  std::uint32_t row_size(std::uint32_t count) const {
    return labels_size(count) + count * static_cast<std::uint32_t>(value_size_);
  }
  /// A row with all labels has them in order and does not name them.
  std::uint32_t labels_size(std::uint32_t count) const { return count == labels_.size() ? 0 : count; }
  template <class Value, class Use>
  void each(Weights weights, const Use& use) const {
    const std::uint32_t named = labels_size(weights.count);
    const auto weight = [&](std::uint32_t i) {
      return in_full(value_at<Value>(weights.at + named + std::size_t{i} * sizeof(Value)));
    };
    for (std::uint32_t i = 0; i < named; ++i) use(static_cast<std::uint8_t>(rows_[weights.at + i]), weight(i));
    for (std::uint32_t i = named; i < weights.count; ++i) use(i, weight(i));
  }
  template <class T>
  T value_at(std::size_t at) const {
    T out;
    std::memcpy(&out, rows_.data() + at, sizeof(T));
    return out;
  }

  std::string own_;  ///< the bytes of a model that was read from text
  std::vector<std::string> labels_;
  std::vector<float> bias_;
  FlatArray<std::uint64_t> bits_;     ///< by the top of a key: unset where there is none. Most features have no weights
  FlatArray<std::uint32_t> buckets_;  ///< by the top of a key: where the rows of that top begin; and one more
  /// In the order of the whole keys, each in one place: the key's low bits, how many weights, their labels unless these
  /// are all, their values.
  std::string_view rows_;
  std::size_t value_size_ = sizeof(float);  ///< or that of Hundredths
};

/// 1 / (1 + e^-x).
float logistic(float x);

}  // namespace mannerly
