// Finds among the texts of a run those that are much like a new one. Texts are remembered by their signatures; the
// bands of a signature find the candidates, the signature drops those that are too far away, and only then sketches are
// compared. A bucket keeps a bounded number of texts, so that ten thousand equal texts cost ten thousand comparisons,
// not their square; and a bounded number of texts is remembered at all, the latest. Where there is a scratch, all of it
// lies there but the buckets of the latest two thousand.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "checks/entry_table.h"
#include "checks/sketch.h"
#include "mannerly/batch.h"

namespace mannerly {

/// A text of a run, as it is remembered.
struct NearText {
  std::uint32_t place = 0;   ///< in the run
  std::uint64_t reader = 0;  ///< hash of the reader's name; 0: unknown
  Share share;               ///< how similar it is
};

/// Not thread safe.
class NearTexts {
 public:
  static constexpr double kRelated = 0.5;  ///< less is no family

  /// It keeps sketches and more in the scratch, which must outlive this. Null: in memory.
  explicit NearTexts(Scratch* scratch);
  ~NearTexts();

  /// The texts that are at least kRelated similar, in the order of their places.
  std::vector<NearText> find(const TextPrint& print);
  void remember(const TextPrint& print, const NearText& text);

 private:
  /// What stands before a text's hashes in the scratch.
  struct Header {
    std::uint32_t place = 0;
    std::uint32_t hashes = 0;
    std::uint64_t reader = 0;
    Signature signature{};
  };
  static std::string packed(const TextPrint& print, const NearText& text);
  /// The slots of texts whose signature has a band in common with one, and perhaps others.
  using Bucket = std::vector<std::uint32_t>;
  Bucket bucket(std::size_t band, std::uint32_t key) const;
  void look_at(const Signature& signature);
  bool is_full(const Bucket& bucket, std::size_t band, std::uint32_t key);
  bool has_room(const Signature& signature);
  void insert(std::uint32_t slot, const Signature& signature);
  bool make_room();
  void rebuild();
  bool load(std::uint32_t slot, Header& header);
  bool load(std::uint32_t slot, const Header& header, Sketch& sketch);

  const std::unique_ptr<Scratch> in_memory_;  ///< the scratch, where none is given
  Scratch& scratch_;
  std::size_t taken_ = 0;  ///< how many texts were remembered so far
  EntryTable table_;       ///< who is in which bucket

  // The text that was looked at last: what is looked for is mostly remembered next.
  std::optional<Signature> looked_at_;  ///< unset when the table has changed since
  std::array<Bucket, kBands> buckets_;
};

}  // namespace mannerly
