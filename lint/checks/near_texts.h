// Finds among the texts of a run those that are much like a new one. Texts are remembered by their signatures; the
// bands of a signature find the candidates, the signature drops those that are too far away, and only then sketches are
// compared. A bucket keeps a bounded number of texts, so that ten thousand equal texts cost ten thousand comparisons,
// not their square; and a bounded number of texts is remembered at all, the latest.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <memory>
#include <string>
#include <vector>

#include "checks/sketch.h"
#include "mannerly/batch.h"

namespace mannerly {

/// A text of a run, as it is remembered.
struct NearText {
  std::uint32_t place = 0;   ///< in the run
  std::uint64_t reader = 0;  ///< hash of the reader's name; 0: unknown
  Share share;               ///< how similar it is
  std::string label;
};

/// Not thread safe.
class NearTexts {
 public:
  static constexpr double kRelated = 0.5;  ///< less is no family

  /// Null: sketches and labels are held in memory.
  explicit NearTexts(std::unique_ptr<Scratch> scratch);
  ~NearTexts();

  /// The texts that are at least kRelated similar, in the order of their places.
  std::vector<NearText> find(const TextPrint& print);
  void remember(const TextPrint& print, const NearText& text);

 private:
  struct Text {
    Signature signature{};
    std::uint32_t place = 0;
    std::uint32_t size = 0;  ///< of what the scratch holds
    std::uint64_t reader = 0;
  };
  std::size_t begin_of(std::size_t band, std::uint32_t key) const;
  std::vector<std::uint32_t> bucket(const Signature& signature, std::size_t band) const;
  void insert(std::uint32_t slot);
  void rebuild(std::size_t size);
  bool load(std::uint32_t slot, Sketch& sketch, std::string& label);

  std::unique_ptr<Scratch> scratch_;
  std::deque<Text> texts_;  ///< by slot
  std::size_t taken_ = 0;   ///< how many were remembered so far
  /// Open addressing: slot times kBands plus band plus one; 0: free.
  std::vector<std::uint32_t> table_;
  std::size_t used_ = 0;
};

}  // namespace mannerly
