// Words within two slips of another: a sorted list that is walked as a trie. Words with a common beginning share the
// rows of the distance table (optimal string alignment), and a beginning that is too far off is passed over with all
// that follow it.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/bytes.h"

namespace mannerly {

/// Immutable view; shared by threads.
class NearWords {
 public:
  NearWords() = default;
  /// `bytes` as packed() gave them; they must outlive this.
  explicit NearWords(std::string_view bytes);
  /// The words sorted, each once; words of over 255 bytes are left out.
  static std::string packed(std::vector<std::string> words);

  /// The words with the first byte of `word` (not empty) that are at most `limit` edits away from it, in bytes: a
  /// deletion, an insertion, a replacement or a swap of neighbours is one.
  std::vector<std::string_view> find(std::string_view word, std::size_t limit) const;

 private:
  FlatArray<std::uint32_t> first_;    ///< per first byte and one more: its first word
  FlatArray<std::uint32_t> offsets_;  ///< per word and one more: where it starts
  FlatArray<std::uint8_t> shared_;    ///< per word: bytes it shares with the word before
  std::string_view texts_;
};

}  // namespace mannerly
