#include "checks/pattern_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>
#include <utility>

#include "base/strings.h"
#include "checks/regex.h"

namespace mannerly {
namespace {

constexpr std::array<std::size_t, 3> kStartSizes = {4, 2, 1};
constexpr std::size_t kFilterBits = std::size_t{1} << 15;
constexpr std::size_t kWordBits = 64;

/// The bytes by which a needle is looked up.
std::string_view start_of(std::string_view needle) {
  for (const std::size_t size : kStartSizes) {
    if (needle.size() >= size) return needle.substr(0, size);
  }
  return needle;
}

/// Up to four bytes as a number.
std::uint32_t number_of(std::string_view start) {
  std::uint32_t out = 0;
  std::memcpy(&out, start.data(), start.size());
  return out;
}

std::uint32_t hash_of(std::uint32_t start, std::size_t size) {
  const std::uint32_t mixed = (start ^ static_cast<std::uint32_t>(size) * 0x85EBCA6BU) * 0x9E3779B1U;
  return mixed ^ (mixed >> 15U);
}

std::size_t filter_bit(std::uint32_t hash) { return hash % kFilterBits; }

bool is_foreign(char c) { return static_cast<unsigned char>(c) >= 0x80; }

bool is_word_sign(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// Whether the pattern is nothing but one word between word boundaries: "(?i)\b(dont)\b". Its needle must stand alone.
bool is_whole_word(std::string_view pattern) {
  constexpr std::string_view kFold = "(?i)";
  constexpr std::string_view kBoundary = "\\b";
  if (pattern.starts_with(kFold)) pattern.remove_prefix(kFold.size());
  if (!pattern.starts_with(kBoundary) || !pattern.ends_with(kBoundary)) return false;
  if (pattern.size() <= 2 * kBoundary.size()) return false;
  pattern = pattern.substr(kBoundary.size(), pattern.size() - 2 * kBoundary.size());
  if (pattern.starts_with('(') && pattern.ends_with(')')) pattern = pattern.substr(1, pattern.size() - 2);
  return !pattern.empty() && std::all_of(pattern.begin(), pattern.end(), is_word_sign);
}

/// Whether the pattern's own letters are capitals: "\bNOT (NOW|YET)\b". What stands behind a backslash
/// is no letter of the text; flags may stand for any casing.
bool is_in_capitals(std::string_view pattern) {
  bool capital = false;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const char c = pattern[i];
    if (c == '\\') {
      ++i;
      continue;
    }
    const bool flags = pattern.substr(i).starts_with("(?") && !pattern.substr(i).starts_with("(?:");
    if (flags || is_foreign(c) || (c >= 'a' && c <= 'z')) return false;
    capital = capital || (c >= 'A' && c <= 'Z');
  }
  return capital;
}

bool stands_in_capitals(std::string_view written) {
  return std::none_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

void meet(NeedleIndex::Want want, std::vector<std::uint8_t>& lists) {
  lists[want.pattern] = static_cast<std::uint8_t>(lists[want.pattern] | (1U << want.list));
}

/// The two letters outside ASCII whose lower case is in it: a pattern that ignores case takes them for k and s.
bool folds_into_ascii(std::string_view text) {
  return text.find("\u212A") != std::string_view::npos || text.find("\u017F") != std::string_view::npos;
}

}  // namespace

NeedleIndex::NeedleIndex(std::string_view bytes) {
  ByteReader in(bytes);
  slots_ = in.array<Slot>();
  needles_ = in.array<Entry>();
  wants_ = in.array<Want>();
  texts_ = in.text();
  filter_ = in.array<std::uint64_t>();
  foreign_ = in.array<Want>();
  wanted_ = in.array<std::uint8_t>();
}

std::string NeedleIndex::packed(Needles all) {
  const auto place_of = [](const Needle& n) { return std::tuple(start_of(n.text), n.text, n.whole_word, n.capitals); };
  std::stable_sort(all.needles.begin(), all.needles.end(),
                   [&](const Needle& a, const Needle& b) { return place_of(a) < place_of(b); });
  std::vector<Entry> entries;
  std::vector<Want> wants;
  std::vector<Slot> starts;
  std::string texts;
  std::vector<std::uint64_t> filter(kFilterBits / kWordBits);
  const Needle* last = nullptr;
  for (const Needle& needle : all.needles) {
    const bool is_new = last == nullptr || place_of(*last) != place_of(needle);
    last = &needle;
    wants.push_back(needle.want);
    if (!is_new) {
      entries.back().last = static_cast<std::uint32_t>(wants.size());
      continue;
    }
    const std::string_view start = start_of(needle.text);
    const Slot slot{number_of(start), static_cast<std::uint32_t>(start.size()),
                    static_cast<std::uint32_t>(entries.size()), 0};
    if (starts.empty() || starts.back().start != slot.start || starts.back().size != slot.size) {
      const std::size_t bit = filter_bit(hash_of(slot.start, slot.size));
      filter[bit / kWordBits] |= std::uint64_t{1} << (bit % kWordBits);
      starts.push_back(slot);
    }
    entries.push_back({static_cast<std::uint32_t>(texts.size()), static_cast<std::uint16_t>(needle.text.size()),
                       static_cast<std::uint8_t>(needle.whole_word ? 1 : 0),
                       static_cast<std::uint8_t>(needle.capitals ? 1 : 0), static_cast<std::uint32_t>(wants.size() - 1),
                       static_cast<std::uint32_t>(wants.size())});
    starts.back().last = static_cast<std::uint32_t>(entries.size());
    texts += needle.text;
  }
  std::vector<Slot> slots(std::bit_ceil(starts.size() * 2 + 1));
  for (const Slot& slot : starts) {
    std::size_t i = hash_of(slot.start, slot.size) & (slots.size() - 1);
    while (slots[i].size != 0) i = (i + 1) & (slots.size() - 1);
    slots[i] = slot;
  }
  ByteWriter out;
  out.array(slots);
  out.array(entries);
  out.array(wants);
  out.text(texts);
  out.array(filter);
  out.array(all.foreign);
  out.array(all.wanted);
  return out.take();
}

void NeedleIndex::find_starting(const CasedText& text, std::size_t at, std::size_t size, std::uint32_t start,
                                Met& met) const {
  const std::size_t mask = slots_.size() - 1;
  Slot slot;
  for (std::size_t i = hash_of(start, size) & mask;; i = (i + 1) & mask) {
    slot = slots_[i];
    if (slot.size == 0) return;
    if (slot.start == start && slot.size == size) break;
  }
  const std::string_view rest = text.lower.substr(at);
  for (std::size_t i = slot.first; i < slot.last; ++i) {
    if (met.needles[i]) continue;
    const Entry needle = needles_[i];
    if (needle.size > size && !rest.starts_with(texts_.substr(needle.begin, needle.size))) continue;
    const bool inside =
        (at > 0 && is_word_sign(text.lower[at - 1])) || (needle.size < rest.size() && is_word_sign(rest[needle.size]));
    if (needle.whole_word != 0 && inside) continue;
    if (needle.capitals != 0 && !stands_in_capitals(text.written.substr(at, needle.size))) continue;
    met.needles[i] = true;
    for (std::uint32_t want = needle.first; want < needle.last; ++want) meet(wants_[want], met.lists);
  }
}

/// Needles whose start has kSize bytes; most places are turned away by the filter.
template <std::size_t kSize>
void NeedleIndex::look(const CasedText& text, std::size_t at, Met& met) const {
  if (at + kSize > text.lower.size()) return;
  std::uint32_t start = 0;
  std::memcpy(&start, text.lower.data() + at, kSize);
  const std::size_t bit = filter_bit(hash_of(start, kSize));
  if ((filter_[bit / kWordBits] >> (bit % kWordBits) & 1U) != 0) find_starting(text, at, kSize, start, met);
}

void NeedleIndex::find(const CasedText& text, std::vector<bool>& out) const {
  Met met{std::vector<std::uint8_t>(wanted_.size()), std::vector<bool>(needles_.size())};
  if (foreign_.size() > 0 && std::any_of(text.lower.begin(), text.lower.end(), is_foreign)) {
    for (std::size_t i = 0; i < foreign_.size(); ++i) meet(foreign_[i], met.lists);
  }
  for (std::size_t at = 0; at < text.lower.size() && needles_.size() > 0; ++at) {
    look<4>(text, at, met);
    look<2>(text, at, met);
    look<1>(text, at, met);
  }
  for (std::size_t i = 0; i < met.lists.size(); ++i) out.push_back(met.lists[i] == wanted_[i]);
}

PatternIndex::PatternIndex(std::string_view bytes) {
  ByteReader in(bytes);
  for (Index& index : indexes_) {
    index.size = in.number();
    index.known = NeedleIndex(in.text());
  }
}

std::uint32_t PatternIndex::add(PatternText text, const std::string& pattern) {
  Index& index = indexes_[static_cast<std::size_t>(text)];
  NeedleIndex::Needles& added = index.added;
  const auto place = static_cast<std::uint32_t>(added.wanted.size());
  const bool whole_word = is_whole_word(pattern);
  const bool capitals = is_in_capitals(pattern);
  std::uint8_t wanted = 0;
  std::uint32_t list = 0;
  for (const AnyOf& strings : required_strings(pattern)) {
    const NeedleIndex::Want want{place, list};
    bool foreign = false;
    for (const std::string& one : strings) {
      if (std::any_of(one.begin(), one.end(), is_foreign)) {
        foreign = true;
      } else {
        added.needles.push_back({ascii_lower(one), want, whole_word, capitals});
      }
    }
    if (foreign) added.foreign.push_back(want);
    wanted = static_cast<std::uint8_t>(wanted | (1U << list++));
  }
  added.wanted.push_back(wanted);
  return index.size++;
}

void PatternIndex::finish() {
  for (Index& index : indexes_) {
    index.own_bytes = NeedleIndex::packed(std::move(index.added));
    index.own = NeedleIndex(index.own_bytes);
  }
}

std::vector<bool> PatternIndex::candidates(PatternText kind, const CasedText& text) const {
  const Index& index = indexes_[static_cast<std::size_t>(kind)];
  if (index.size == 0 || folds_into_ascii(text.written)) return std::vector<bool>(index.size, true);
  std::vector<bool> out;
  index.known.find(text, out);
  index.own.find(text, out);
  return out;
}

std::string PatternIndex::packed() const {
  ByteWriter out;
  for (const Index& index : indexes_) {
    out.number(index.size);
    out.text(index.own_bytes);
  }
  return out.take();
}

}  // namespace mannerly
