// A table of weights: features in, one number a label out. Both models of a pack (model/sentences.tsv, messages.tsv)
// are such tables, as text, so that they can be read, compared and explained. The text is turned into bytes that are
// searched where they lie; a pack keeps those.
#pragma once

#include <bit>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"
#include "mannerly/result.h"

namespace mannerly {

/// Immutable; shared by threads.
class LinearModel {
 public:
  struct Weight {
    std::uint32_t label = 0;
    float value = 0;
  };

  /// The weights of one feature; none: an empty slot.
  struct Slot {
    std::uint64_t key = 0;
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< one behind
  };

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
  /// The weights of one feature. None: it says nothing.
  struct Weights {
    std::uint32_t first = 0;
    std::uint32_t last = 0;  ///< one behind
    bool empty() const { return first == last; }
  };
  /// By its feature_key(). Of 2^64 keys some hundred thousand are taken: that another name has one of them is not to be
  /// expected.
  Weights find(std::uint64_t key) const {
    if (slots_.size() == 0) return {};
    const std::size_t mask = slots_.size() - 1;
    const std::uint8_t tag = tag_of(key);
    for (std::size_t at = start_of(key, slots_.size());; at = (at + 1) & mask) {
      const std::uint8_t found = tags_[at];
      if (found == 0) return {};
      if (found != tag) continue;
      const Slot slot = slots_[at];
      if (slot.key == key) return {slot.first, slot.last};
    }
  }
  /// Calls `use(label, weight)` for each.
  template <class Use>
  void each(Weights weights, const Use& use) const {
    for (std::uint32_t i = weights.first; i < weights.last; ++i) {
      const Weight weight = weights_[i];
      use(weight.label, weight.value);
    }
  }
  const std::string& packed() const { return own_; }
  /// A byte that tells most keys apart, never 0. Most features have no weights, which a table of bytes tells already.
  static std::uint8_t tag_of(std::uint64_t key) { return static_cast<std::uint8_t>(key | 1U); }
  /// Where the search for a key starts among `slots` (a power of two): keys in order are looked up in order of memory.
  static std::size_t start_of(std::uint64_t key, std::size_t slots) {
    return slots < 2 ? 0 : key >> (64U - static_cast<unsigned>(std::countr_zero(slots)));
  }

 private:
  void open(std::string_view bytes);

  std::string own_;  ///< the bytes of a model that was read from text
  std::vector<std::string> labels_;
  std::vector<float> bias_;
  FlatArray<std::uint8_t> tags_;  ///< of the keys in the slots; 0: empty
  FlatArray<Slot> slots_;         ///< by key, open addressing
  FlatArray<Weight> weights_;
};

/// 1 / (1 + e^-x).
float logistic(float x);

}  // namespace mannerly
