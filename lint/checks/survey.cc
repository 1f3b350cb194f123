#include "checks/survey.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <set>

#include "base/strings.h"
#include "text/casing.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

constexpr std::size_t kSketchSize = 256;
constexpr std::size_t kShingle = 3;  // words
constexpr std::size_t kBands = 12;
constexpr std::size_t kRows = 4;
constexpr std::size_t kRepresentatives = 8;  // in one bucket
constexpr std::size_t kFewestWords = 12;
constexpr double kRelated = 0.5;  // less is no family
constexpr double kEqual = 0.95;   // stands for its representative

/// SplitMix64's finaliser (Steele, Lea and Flood 2014): spreads the bits of a hash.
std::uint64_t mixed(std::uint64_t value) {
  value = (value ^ (value >> 30U)) * 0xbf58476d1ce4e5b9ULL;
  value = (value ^ (value >> 27U)) * 0x94d049bb133111ebULL;
  return value ^ (value >> 31U);
}

constexpr std::uint64_t kHashSeed = 0xcbf29ce484222325ULL;
constexpr std::uint64_t kHashPrime = 0x100000001b3ULL;

/// FNV-1a, 64 bits.
std::uint64_t hash_of(std::string_view text) {
  std::uint64_t hash = kHashSeed;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * kHashPrime;
  return hash;
}

constexpr std::string_view kSame = "_";

/// Words as hashes of their keys; runs of words that count as the same are one.
class WordHashes {
 public:
  explicit WordHashes(const std::vector<std::string>& same) {
    for (const std::string& key : same) same_.insert(hash_of(key));
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
        for (const std::string& key : name_keys(text.substr(begin, at - begin))) add_word(hash_of(key));
      }
    }
  }
  void add_slot() {
    if (words_.empty() || words_.back() != hash_of(kSame)) words_.push_back(hash_of(kSame));
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

  /// hash_of(name_key(word)) of an ASCII word, without the copies; 0 for a lone apostrophe.
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

/// One hash per band of MinHash values; equal bands make two texts candidates.
std::vector<std::uint64_t> bands_of(const std::vector<std::uint64_t>& shingles) {
  std::vector<std::uint64_t> out;
  if (shingles.empty()) return out;
  for (std::size_t band = 0; band < kBands; ++band) {
    std::uint64_t hash = band;
    for (std::size_t row = 0; row < kRows; ++row) {
      const std::uint64_t seed = mixed(band * kRows + row + 1);
      std::uint64_t least = std::numeric_limits<std::uint64_t>::max();
      for (const std::uint64_t shingle : shingles) least = std::min(least, mixed(shingle ^ seed));
      hash = mixed(hash * 31 + least);
    }
    out.push_back(hash);
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

/// The reader as the facts name them, else the capitalised words of the greeting.
std::string reader_of(const Draft& draft) {
  std::string out;
  for (const std::string& key : name_keys(draft.context.to.name)) out += key;
  if (!out.empty()) return out;
  for (const PartSpan& part : draft.parts) {
    if (part.part != Part::kGreeting) continue;
    bool first = true;
    for (const std::string_view word : split(draft.source.text(part.span), ' ')) {
      const Casing casing = casing_of(word);
      if (!first && casing != Casing::kLower && casing != Casing::kNone) out += name_key(word);
      first = false;
    }
  }
  return out;
}

std::string label_of(const Draft& draft) {
  const std::string& path = draft.source.path();
  const std::string file = path.substr(path.rfind('/') == std::string::npos ? 0 : path.rfind('/') + 1);
  return draft.id.empty() ? file : draft.id;
}

std::string key_of(std::string_view name) {
  std::string out;
  for (const std::string& key : name_keys(name)) out += key;
  return out;
}

/// A message to somebody new, as far as the facts tell.
bool is_first_message(const Draft& draft) {
  const Context& context = draft.context;
  const bool channel = draft.kind == Kind::kMessage || draft.kind == Kind::kInmail || draft.kind == Kind::kNote ||
                       draft.kind == Kind::kEmail;
  const bool written = context.thread.messages.value_or(0) > 0 || context.thread.unanswered.value_or(0) > 0 ||
                       context.thread.replied.value_or(false) || context.thread.last_sent.has_value();
  return channel && !draft.is_template && !written && context.relation != Relation::kWarm;
}

}  // namespace

Sketch sketch_of(std::string_view text, const std::vector<std::string>& same, std::size_t min_words) {
  WordHashes words(same);
  words.add_text(text);
  return smallest(words.shingles(min_words));
}

Sketch sketch_of(const Draft& draft) { return smallest(words_of(draft).shingles(1)); }

double similarity(const Sketch& a, const Sketch& b) {
  if (a.empty() || b.empty()) return 0;
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
  return static_cast<double>(both) / static_cast<double>(all);
}

Survey::Survey(const std::vector<std::shared_ptr<const Draft>>& drafts) : entries_(drafts.size()) {
  std::vector<Sketch> sketches;
  std::vector<std::vector<std::uint64_t>> bands;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Draft& draft = *drafts[i];
    places_.emplace(&draft, i);
    entries_[i].label = label_of(draft);
    entries_[i].reader = reader_of(draft);
    entries_[i].cluster = i;
    std::vector<std::uint64_t> shingles;
    if (!draft.is_template) shingles = words_of(draft).shingles(kFewestWords);
    bands.push_back(bands_of(shingles));
    sketches.push_back(smallest(std::move(shingles)));
  }
  pair_up(sketches, bands);
  index_readers(drafts);
  count_contacts(drafts);
}

void Survey::pair_up(const std::vector<Sketch>& sketches, const std::vector<std::vector<std::uint64_t>>& bands) {
  std::unordered_map<std::uint64_t, std::vector<std::size_t>> buckets;
  for (std::size_t i = 0; i < entries_.size(); ++i) {
    std::set<std::size_t> candidates;
    for (const std::uint64_t band : bands[i]) {
      const auto bucket = buckets.find(band);
      if (bucket != buckets.end()) candidates.insert(bucket->second.begin(), bucket->second.end());
    }
    Entry& entry = entries_[i];
    double nearest = 0;
    for (const std::size_t other : candidates) {
      const double found = mannerly::similarity(sketches[i], sketches[other]);
      if (found < kRelated) continue;
      if (found > nearest) {
        nearest = found;
        entry.cluster = entries_[other].cluster;
      }
      const bool another =
          !entry.reader.empty() && !entries_[other].reader.empty() && entry.reader != entries_[other].reader;
      if (!another) continue;
      if (found > entry.similarity) {
        entry.twin = other;
        entry.similarity = found;
      }
      if (found > entries_[other].similarity) {
        entries_[other].twin = i;
        entries_[other].similarity = found;
      }
    }
    if (nearest >= kEqual) continue;
    for (const std::uint64_t band : bands[i]) {
      std::vector<std::size_t>& bucket = buckets[band];
      if (bucket.size() < kRepresentatives) bucket.push_back(i);
    }
  }
}

void Survey::count_contacts(const std::vector<std::shared_ptr<const Draft>>& drafts) {
  constexpr std::size_t kRemembered = 12;
  std::deque<bool> last;
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    if (is_first_message(*drafts[i])) entries_[i].first_message = ++first_messages_;
    const Thread& thread = drafts[i]->context.thread;
    if (!thread.unanswered && !thread.replied) continue;
    last.push_back(thread.unanswered.value_or(0) > 0 && !thread.replied.value_or(false));
    if (last.size() > kRemembered) last.pop_front();
    const auto count = std::count(last.begin(), last.end(), true);
    if (last.size() == kRemembered) entries_[i].unanswered = static_cast<int>(count);
  }
}

std::size_t Survey::place_of(const Draft& draft) const {
  const auto found = places_.find(&draft);
  return found == places_.end() ? kNone : found->second;
}

void Survey::index_readers(const std::vector<std::shared_ptr<const Draft>>& drafts) {
  const auto add = [](Index& index, const std::string& name, std::size_t place, std::size_t cluster) {
    index.try_emplace({key_of(name), kNone}, Reader{place, name});
    index.try_emplace({key_of(name), cluster}, Reader{place, name});
  };
  for (std::size_t i = 0; i < drafts.size(); ++i) {
    const Person& to = drafts[i]->context.to;
    if (!to.company.empty()) add(companies_, to.company, i, entries_[i].cluster);
    const std::vector<std::string> words = name_keys(to.name);
    if (!words.empty()) add(greetings_, words.front(), i, entries_[i].cluster);
    if (!to.preferred.empty()) add(greetings_, to.preferred, i, entries_[i].cluster);
    if (words.size() > 1) add(names_, to.name, i, entries_[i].cluster);
  }
}

const Survey::Reader* Survey::found(const Index& index, const std::string& key, std::size_t cluster) {
  const auto entry = index.find({key, cluster});
  return entry == index.end() ? nullptr : &entry->second;
}

std::shared_ptr<const Survey> survey(const std::vector<std::shared_ptr<const Draft>>& drafts) {
  return std::make_shared<const Survey>(drafts);
}

}  // namespace mannerly
