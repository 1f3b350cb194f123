// Shingles, sketches and signatures; see the header for what they are.
#include "checks/sketch.h"

#include <algorithm>
#include <limits>
#include <set>

#include "base/hash.h"
#include "base/strings.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

constexpr std::size_t kShingle = 3;  // words
constexpr std::size_t kFewestWords = 12;

constexpr std::uint64_t kHashSeed = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kHashPrime = 0x100000001b3ULL;

constexpr std::string_view kSame = "_";

/// Words as hashes of their keys; runs of words that count as the same are one.
class WordHashes {
 public:
  explicit WordHashes(const std::vector<std::string>& same) {
    for (const std::string& key : same) same_.insert(fnv1a(key));
  }

  void add_text(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
      const std::size_t begin = at;
      bool ascii = true;
      while (at < text.size() && is_inside(text[at])) ascii = static_cast<unsigned char>(text[at++]) < 0x80U && ascii;
      if (at == begin) {
        ++at;
      } else if (ascii) {
        add_word(ascii_hash(text.substr(begin, at - begin)));
      } else {
        // Curly quotes and dashes are among these bytes: name_keys() knows.
        for (const std::string& key : name_keys(text.substr(begin, at - begin))) add_word(fnv1a(key));
      }
    }
  }
  void add_slot() {
    if (words_.empty() || words_.back() != fnv1a(kSame)) words_.push_back(fnv1a(kSame));
  }

  /// Sorted and distinct; empty for a text of fewer words than `min_words`.
  std::vector<std::uint64_t> shingles(std::size_t min_words) const {
    std::vector<std::uint64_t> out;
    if (words_.size() < std::max(min_words, kShingle)) return out;
    for (std::size_t i = 0; i + kShingle <= words_.size(); ++i) {
      std::uint64_t hash = 0;
      for (std::size_t j = i; j < i + kShingle; ++j) hash = mixed(hash * 31 + words_[j]);
      out.push_back(hash);
    }
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    return out;
  }

 private:
  static bool is_inside(char c) {
    return static_cast<unsigned char>(c) >= 0x80U || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (c >= '0' && c <= '9') || c == '\'';
  }

  /// fnv1a(name_key(word)) of an ASCII word, without the copies; 0 for a lone apostrophe.
  static std::uint64_t ascii_hash(std::string_view word) {
    std::uint64_t hash = kHashSeed;
    for (const char c : word) {
      if (c != '\'') hash = (hash ^ static_cast<unsigned char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c)) * kHashPrime;
    }
    return hash == kHashSeed ? 0 : hash;
  }

  void add_word(std::uint64_t hash) {
    if (hash == 0) return;
    if (same_.contains(hash)) return add_slot();
    words_.push_back(hash);
  }

  std::set<std::uint64_t> same_;
  std::vector<std::uint64_t> words_;
};

Sketch smallest(std::vector<std::uint64_t> shingles) {
  if (shingles.size() > kSketchSize) shingles.resize(kSketchSize);
  shingles.shrink_to_fit();
  return shingles;
}

/// A byte of the least hash of every row. The shingles are hashes already: times an odd number they are others.
Signature signature_of(const std::vector<std::uint64_t>& shingles) {
  constexpr unsigned kByteAt = 32;  // well below the bits that a least value has in common with others
  Signature out{};
  static_assert(kRows == 4);  // rows of a band side by side: each shingle is loaded once for them
  for (std::size_t row = 0; row < out.size(); row += kRows) {
    const auto factor = [row](std::size_t i) { return mixed(row + i + 1) | 1U; };
    const std::array<std::uint64_t, kRows> factors{factor(0), factor(1), factor(2), factor(3)};
    std::array<std::uint64_t, kRows> least;
    least.fill(std::numeric_limits<std::uint64_t>::max());
    for (const std::uint64_t shingle : shingles) {
      least[0] = std::min(least[0], shingle * factors[0]);
      least[1] = std::min(least[1], shingle * factors[1]);
      least[2] = std::min(least[2], shingle * factors[2]);
      least[3] = std::min(least[3], shingle * factors[3]);
    }
    for (std::size_t i = 0; i < kRows; ++i) out[row + i] = static_cast<std::uint8_t>(least[i] >> kByteAt);
  }
  return out;
}

/// What differs from reader to reader by the facts alone.
std::vector<std::string> own_words(const Context& context) {
  std::vector<std::string> out;
  const Person& to = context.to;
  for (const std::string* text : {&to.name, &to.preferred, &to.company, &to.title, &to.school, &to.location}) {
    for (std::string& key : name_keys(*text)) out.push_back(std::move(key));
  }
  for (const std::string& other : to.also) {
    for (std::string& key : name_keys(other)) out.push_back(std::move(key));
  }
  return out;
}

bool is_own_text(Part part) {
  return part == Part::kOpening || part == Part::kBody || part == Part::kClosing || part == Part::kPostscript;
}

WordHashes words_of(const Draft& draft) {
  WordHashes out(own_words(draft.context));
  for (const PartSpan& part : draft.parts) {
    if (!is_own_text(part.part)) continue;
    std::uint32_t at = part.span.begin;
    for (const Placeholder& slot : draft.placeholders) {
      if (!part.span.contains(slot.span)) continue;
      if (slot.span.begin > at) out.add_text(draft.source.text(Span{at, slot.span.begin}));
      out.add_slot();
      at = std::max(at, slot.span.end);
    }
    if (part.span.end > at) out.add_text(draft.source.text(Span{at, part.span.end}));
  }
  return out;
}

}  // namespace

std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

Sketch sketch_of(std::string_view text, const std::vector<std::string>& same, std::size_t min_words) {
  WordHashes words(same);
  words.add_text(text);
  return smallest(words.shingles(min_words));
}

Sketch sketch_of(const Draft& draft) { return smallest(words_of(draft).shingles(1)); }

TextPrint print_of(const Draft& draft) {
  TextPrint out;
  if (draft.is_template) return out;
  std::vector<std::uint64_t> shingles = words_of(draft).shingles(kFewestWords);
  if (!shingles.empty()) out.signature = signature_of(shingles);
  out.sketch = smallest(std::move(shingles));
  return out;
}

Share share_of(const Sketch& a, const Sketch& b) {
  if (a.empty() || b.empty()) return {};
  // Of sets that the sketches hold whole, all hashes count; else the k smallest of the union.
  const bool whole = a.size() < kSketchSize && b.size() < kSketchSize;
  std::size_t all = 0;
  std::size_t both = 0;
  auto x = a.begin();
  auto y = b.begin();
  while ((x != a.end() || y != b.end()) && (whole || all < kSketchSize)) {
    const bool from_x = y == b.end() || (x != a.end() && *x <= *y);
    const bool from_y = x == a.end() || (y != b.end() && *y <= *x);
    both += from_x && from_y ? 1 : 0;
    x += from_x ? 1 : 0;
    y += from_y ? 1 : 0;
    ++all;
  }
  return {static_cast<std::uint16_t>(both), static_cast<std::uint16_t>(all)};
}

double similarity(const Sketch& a, const Sketch& b) { return share_of(a, b).value(); }

}  // namespace mannerly
