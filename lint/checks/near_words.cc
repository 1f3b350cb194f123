#include "checks/near_words.h"

#include <algorithm>
#include <utility>

namespace mannerly {
namespace {

constexpr std::size_t kBytes = 256;

/// The distance table of `word` against a word that grows and shrinks byte by byte.
class Rows {
 public:
  explicit Rows(std::string_view word) : word_(word), width_(word.size() + 1), cells_(width_) {
    for (std::size_t j = 0; j < width_; ++j) cells_[j] = j;
  }

  /// Fills row `depth` + 1 for a word that has these bytes; returns its least distance.
  std::size_t extend(std::string_view text, std::size_t depth) {
    cells_.resize(std::max(cells_.size(), (depth + 2) * width_));
    const auto at = [&](std::size_t i, std::size_t j) -> std::size_t& { return cells_[i * width_ + j]; };
    const std::size_t i = depth + 1;
    at(i, 0) = i;
    std::size_t least = i;
    for (std::size_t j = 1; j < width_; ++j) {
      std::size_t best = at(i - 1, j - 1) + (text[i - 1] == word_[j - 1] ? 0U : 1U);
      best = std::min({best, at(i - 1, j) + 1, at(i, j - 1) + 1});
      const bool swapped = i > 1 && j > 1 && text[i - 1] == word_[j - 2] && text[i - 2] == word_[j - 1];
      if (swapped) best = std::min(best, at(i - 2, j - 2) + 1);
      at(i, j) = best;
      least = std::min(least, best);
    }
    return least;
  }

  std::size_t distance(std::size_t depth) const { return cells_[depth * width_ + width_ - 1]; }

 private:
  std::string_view word_;
  std::size_t width_;
  std::vector<std::size_t> cells_;
};

}  // namespace

NearWords::NearWords(std::string_view bytes) {
  ByteReader in(bytes);
  first_ = in.array<std::uint32_t>();
  offsets_ = in.array<std::uint32_t>();
  shared_ = in.array<std::uint8_t>();
  texts_ = in.text();
}

std::string NearWords::packed(std::vector<std::string> words) {
  std::erase_if(words, [](const std::string& word) { return word.empty() || word.size() >= kBytes; });
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  std::vector<std::uint32_t> first(kBytes + 1, static_cast<std::uint32_t>(words.size()));
  std::vector<std::uint32_t> offsets{0};
  std::vector<std::uint8_t> shared;
  std::string texts;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = words[i];
    const std::string before = i == 0 ? std::string() : words[i - 1];
    const auto differ = std::mismatch(word.begin(), word.end(), before.begin(), before.end()).first;
    shared.push_back(static_cast<std::uint8_t>(differ - word.begin()));
    texts += word;
    offsets.push_back(static_cast<std::uint32_t>(texts.size()));
  }
  for (std::size_t byte = kBytes, i = words.size(); byte-- > 0;) {
    while (i > 0 && static_cast<unsigned char>(words[i - 1][0]) >= byte) --i;
    first[byte] = static_cast<std::uint32_t>(i);
  }
  ByteWriter out;
  out.array(first);
  out.array(offsets);
  out.array(shared);
  out.text(texts);
  return out.take();
}

std::vector<std::string_view> NearWords::find(std::string_view word, std::size_t limit) const {
  std::vector<std::string_view> out;
  const auto byte = static_cast<unsigned char>(word.front());
  Rows rows(word);
  std::size_t valid = 0;              // rows that belong to the bytes of the current word
  std::size_t hopeless = kBytes + 1;  // the length of a beginning that is too far off
  for (std::uint32_t i = first_.size() == 0 ? 0 : first_[byte]; first_.size() > 0 && i < first_[byte + 1]; ++i) {
    const std::size_t shared = shared_[i];
    if (shared >= hopeless) continue;
    hopeless = kBytes + 1;
    valid = std::min(valid, shared);
    const std::uint32_t begin = offsets_[i];
    const std::string_view text = texts_.substr(begin, offsets_[i + 1] - begin);
    while (valid < text.size() && hopeless > kBytes) {
      if (rows.extend(text, valid++) > limit) hopeless = valid;
    }
    if (hopeless > kBytes && rows.distance(text.size()) <= limit) out.push_back(text);
  }
  return out;
}

}  // namespace mannerly
