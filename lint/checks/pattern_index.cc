#include "checks/pattern_index.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <tuple>
#include <utility>

#include "base/strings.h"
#include "checks/pattern_lines.h"

namespace mannerly {
namespace {

constexpr std::array<std::size_t, 4> kStartSizes = {4, 3, 2, 1};
constexpr std::size_t kLongestLine = 1024;  // bytes: longer ones are hardly met again
constexpr std::size_t kWordBits = 64;
constexpr std::uint32_t kBytes = 256;

/// The bytes by which a needle is looked up.
std::string_view start_of(std::string_view needle) {
  for (const std::size_t size : kStartSizes) {
    if (needle.size() >= size) return needle.substr(0, size);
  }
  return needle;
}

/// Up to eight bytes as a number, the first one lowest.
std::uint64_t number_of(std::string_view bytes) {
  std::uint64_t out = 0;
  std::memcpy(&out, bytes.data(), std::min(bytes.size(), sizeof(out)));
  return out;
}

constexpr unsigned kByteBits = 8;
/// The first `size` of eight bytes, 1 to 8.
constexpr std::uint64_t first_bytes(std::uint64_t bytes, std::size_t size) {
  return bytes & (~std::uint64_t{0} >> (kWordBits - kByteBits * size));
}

std::uint32_t hash_of(std::uint32_t start, std::size_t size) {
  const std::uint32_t mixed = (start ^ static_cast<std::uint32_t>(size) * 0x85EBCA6BU) * 0x9E3779B1U;
  return mixed ^ (mixed >> 15U);
}

/// Starts of one size as a set of bits. One byte and two are their own place, more are hashed.
constexpr unsigned kHashBits = 15;
std::size_t hashed_bit(std::uint32_t start) { return start * 0x9E3779B1U >> (32U - kHashBits); }

class StartBits {
 public:
  explicit StartBits(std::size_t bits) : words_(bits / kWordBits) {}
  void set(std::size_t bit) { words_[bit / kWordBits] |= std::uint64_t{1} << (bit % kWordBits); }
  const std::vector<std::uint64_t>& words() const { return words_; }

 private:
  std::vector<std::uint64_t> words_;
};

bool is_set(const FlatArray<std::uint64_t>& bits, std::size_t bit) {
  return (bits[bit / kWordBits] >> (bit % kWordBits) & 1U) != 0;
}

std::uint32_t end_of_line(std::string_view text, std::size_t begin) {
  return static_cast<std::uint32_t>(std::min(text.find('\n', begin), text.size()));
}

/// Whether hardly a line is without it, so that looking for it tells nothing: a letter that is not rare.
bool is_everywhere(std::string_view needle) {
  constexpr std::string_view kSigns = "etaoinsrhldcumfpgwyb";
  return needle.size() == 1 && kSigns.find(ascii_lower(needle)) != std::string_view::npos;
}

bool stands_in_capitals(std::string_view written) {
  return std::none_of(written.begin(), written.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

}  // namespace

std::vector<Span> PatternPlaces::parts(std::uint32_t pattern) const {
  if (searched_[pattern] == Searched::kNowhere) return {};
  if (searched_[pattern] == Searched::kEverywhere) return {whole_};
  auto line = std::lower_bound(lines_.begin(), lines_.end(), pattern,
                               [](const Line& row, std::uint32_t id) { return row.pattern < id; });
  std::vector<Span> out;
  for (; line != lines_.end() && line->pattern == pattern; ++line) out.push_back(line->span);
  return out;
}

/// What has been met so far: in the whole text, and in the line that is being read.
struct NeedleIndex::Met {
  using Lists = std::vector<std::uint8_t>;  ///< per pattern: a bit for each of its lists

  explicit Met(const NeedleIndex& index)
      : everywhere(index.wanted_.size()), in_line(index.wanted_.size()), needles(index.needles_.size()) {}

  /// Lists of a pattern, one bit each.
  void meet(std::uint32_t pattern, std::uint32_t lists) {
    if (everywhere[pattern] == 0) patterns.push_back(pattern);
    everywhere[pattern] = static_cast<std::uint8_t>(everywhere[pattern] | lists);
    if (in_line[pattern] == 0) patterns_in_line.push_back(pattern);
    in_line[pattern] = static_cast<std::uint8_t>(in_line[pattern] | lists);
  }
  void meet(Want want) { meet(want.pattern, 1U << want.list); }

  std::vector<InLine> line() const {
    std::vector<InLine> out;
    out.reserve(patterns_in_line.size());
    for (const std::uint32_t pattern : patterns_in_line) out.push_back({pattern, in_line[pattern]});
    return out;
  }

  void forget_line() {
    for (const std::uint32_t pattern : patterns_in_line) in_line[pattern] = 0;
    for (const std::uint32_t needle : needles_in_line) needles[needle] = false;
    patterns_in_line.clear();
    needles_in_line.clear();
  }

  Lists everywhere;
  Lists in_line;
  std::vector<std::uint32_t> patterns;  ///< those of `everywhere` with a list
  std::vector<bool> needles;            ///< of the line: need not be looked for again
  std::vector<std::uint32_t> patterns_in_line;
  std::vector<std::uint32_t> needles_in_line;
};

NeedleIndex::NeedleIndex(std::string_view bytes) {
  if (bytes.empty()) return;
  ByteReader in(bytes);
  slots_ = in.array<Slot>();
  needles_ = in.array<Entry>();
  wants_ = in.array<Want>();
  texts_ = in.text();
  crosses_lines_ = texts_.find('\n') != std::string_view::npos;
  pairs_ = in.array<std::uint64_t>();
  one_ = in.array<std::uint64_t>();
  two_ = in.array<std::uint64_t>();
  three_ = in.array<std::uint64_t>();
  four_ = in.array<std::uint64_t>();
  foreign_ = in.array<Want>();
  wanted_ = in.array<std::uint8_t>();
  stays_ = in.array<std::uint8_t>();
}

std::string NeedleIndex::packed(Needles all) {
  const auto place_of = [](const Needle& n) { return std::tuple(start_of(n.text), n.text, n.whole_word, n.capitals); };
  std::stable_sort(all.needles.begin(), all.needles.end(),
                   [&](const Needle& a, const Needle& b) { return place_of(a) < place_of(b); });
  std::vector<Entry> entries;
  std::vector<Want> wants;
  std::vector<Slot> starts;
  std::string texts;
  StartBits pairs(kBytes * kBytes);
  StartBits ones(kBytes);
  StartBits twos(kBytes * kBytes);
  StartBits threes(std::size_t{1} << kHashBits);
  StartBits fours(std::size_t{1} << kHashBits);
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
    const Slot slot{static_cast<std::uint32_t>(number_of(start)), static_cast<std::uint32_t>(start.size()),
                    static_cast<std::uint32_t>(entries.size()), 0};
    if (starts.empty() || starts.back().start != slot.start || starts.back().size != slot.size) {
      if (slot.size == 4) fours.set(hashed_bit(slot.start));
      if (slot.size == 3) threes.set(hashed_bit(slot.start));
      if (slot.size == 2) twos.set(slot.start);
      if (slot.size == 1) ones.set(slot.start);
      if (slot.size > 1) pairs.set(slot.start % (kBytes * kBytes));
      for (std::uint32_t second = 0; slot.size == 1 && second < kBytes; ++second) {
        pairs.set(slot.start + kBytes * second);
      }
      starts.push_back(slot);
    }
    entries.push_back({number_of(needle.text), static_cast<std::uint32_t>(texts.size()),
                       static_cast<std::uint16_t>(needle.text.size()),
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
  out.array(pairs.words());
  out.array(ones.words());
  out.array(twos.words());
  out.array(threes.words());
  out.array(fours.words());
  out.array(all.foreign);
  out.array(all.wanted);
  out.array(all.stays);
  return out.take();
}

/// `next` are the eight bytes at `at`, of which `size` are looked up.
void NeedleIndex::find_starting(const CasedText& text, std::size_t at, std::uint64_t next, std::size_t size,
                                Met& met) const {
  const auto start = static_cast<std::uint32_t>(first_bytes(next, size));
  const std::size_t mask = slots_.size() - 1;
  Slot slot;
  for (std::size_t i = hash_of(start, size) & mask;; i = (i + 1) & mask) {
    slot = slots_[i];
    if (slot.size == 0) return;
    if (slot.start == start && slot.size == size) break;
  }
  const std::string_view rest = text.lower.substr(at);
  for (std::uint32_t i = slot.first; i < slot.last; ++i) {
    const Entry needle = needles_[i];
    if (first_bytes(next, std::min<std::size_t>(needle.size, sizeof(next))) != needle.head) continue;
    if (met.needles[i]) continue;
    if (!rest.starts_with(texts_.substr(needle.begin, needle.size))) continue;
    const bool inside =
        (at > 0 && is_word_byte(text.lower[at - 1])) || (needle.size < rest.size() && is_word_byte(rest[needle.size]));
    if (needle.whole_word != 0 && inside) continue;
    if (needle.capitals != 0 && !stands_in_capitals(text.written.substr(at, needle.size))) continue;
    meet(i, met);
  }
}

void NeedleIndex::meet(std::uint32_t needle, Met& met) const {
  met.needles[needle] = true;
  met.needles_in_line.push_back(needle);
  const Entry entry = needles_[needle];
  for (std::uint32_t want = entry.first; want < entry.last; ++want) met.meet(wants_[want]);
}

/// Calls `found(place, the eight bytes there, how many of them to look up)` wherever needles may start in that part;
/// most places are turned away by the bits.
template <class Found>
void NeedleIndex::each_start(std::string_view text, Span part, const Found& found) const {
  const FlatArray<std::uint64_t> pairs = pairs_;
  const auto look = [&](std::size_t at, std::uint64_t next) {
    if (is_set(four_, hashed_bit(static_cast<std::uint32_t>(next)))) found(at, next, 4);
    if (is_set(three_, hashed_bit(static_cast<std::uint32_t>(first_bytes(next, 3))))) found(at, next, 3);
    if (is_set(two_, first_bytes(next, 2))) found(at, next, 2);
    if (is_set(one_, first_bytes(next, 1))) found(at, next, 1);
  };
  std::size_t at = part.begin;
  std::uint64_t next = 0;
  for (; at < part.end && at + sizeof(next) <= text.size(); ++at) {
    std::memcpy(&next, text.data() + at, sizeof(next));
    if (is_set(pairs, first_bytes(next, 2))) look(at, next);
  }
  for (; at < part.end; ++at) look(at, number_of(text.substr(at)));
}

void NeedleIndex::find_in_line(const CasedText& text, Span line, Met& met) const {
  each_start(text.lower, line,
             [&](std::size_t at, std::uint64_t next, std::size_t size) { find_starting(text, at, next, size, met); });
}

void NeedleIndex::find(const CasedText& text, PatternPlaces& out, const Memory* memory, std::string_view name) const {
  if (wanted_.size() == 0) return;
  const auto first = static_cast<std::uint32_t>(out.searched_.size());
  Met met(*this);
  if (std::any_of(text.lower.begin(), text.lower.end(), is_foreign_byte)) {
    for (std::size_t i = 0; i < foreign_.size(); ++i) met.meet(foreign_[i]);
    met.forget_line();
  }
  const Met::Lists always = met.everywhere;  // by lines, what stands outside ASCII counts as if it stood in each
  const auto by_lines = [&](std::size_t i) { return stays_[i] != 0 && always[i] != wanted_[i]; };
  const auto look = [&](Span line) {
    const std::string_view written = text.written.substr(line.begin, line.size());
    const bool may_return = memory != nullptr && !crosses_lines_ && !written.empty() && written.size() <= kLongestLine;
    if (!may_return || !memory->met.meet(written, name)) {
      return find_in_line(text, {line.begin > 0 ? line.begin - 1 : 0, line.end}, met);
    }
    const std::string key = std::string(name) += written;
    if (const auto known = memory->lines.find(key)) {
      for (const InLine& one : *known) met.meet(one.pattern, one.lists);
    } else {
      find_in_line(text, line, met);
      memory->lines.put(key, met.line());
    }
  };
  for (Span line{0, end_of_line(text.lower, 0)}; line.begin <= text.lower.size();
       line = {line.end + 1, end_of_line(text.lower, line.end + 1)}) {
    if (needles_.size() > 0) look(line);
    for (const std::uint32_t i : met.patterns_in_line) {
      if (by_lines(i) && (met.in_line[i] | always[i]) == wanted_[i]) out.lines_.push_back({first + i, line});
    }
    met.forget_line();
  }
  const auto by_pattern = [](const auto& a, const auto& b) {
    return a.pattern != b.pattern ? a.pattern < b.pattern : a.span.begin < b.span.begin;
  };
  std::sort(out.lines_.begin(), out.lines_.end(), by_pattern);
  using Searched = PatternPlaces::Searched;
  for (std::size_t i = 0; i < wanted_.size(); ++i) {
    out.searched_.push_back(wanted_[i] == 0 ? Searched::kEverywhere : Searched::kNowhere);
  }
  for (const std::uint32_t i : met.patterns) {
    if (!by_lines(i) && met.everywhere[i] == wanted_[i]) out.searched_[first + i] = Searched::kEverywhere;
  }
  for (const PatternPlaces::Line& one : out.lines_) out.searched_[one.pattern] = Searched::kInLines;
}

void PatternIndex::lay(std::string_view bytes) {
  ByteReader in(bytes);
  for (Index& index : indexes_) {
    index.size += in.number();
    index.known.emplace_back(in.text());
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
    const auto tells_nothing = [&](const std::string& one) { return one == " " || (!capitals && is_everywhere(one)); };
    if (std::any_of(strings.begin(), strings.end(), tells_nothing)) continue;
    const NeedleIndex::Want want{place, list};
    bool foreign = false;
    for (const std::string& one : strings) {
      if (std::any_of(one.begin(), one.end(), is_foreign_byte)) {
        foreign = true;
      } else {
        added.needles.push_back({ascii_lower(one), want, whole_word, capitals});
      }
    }
    if (foreign) added.foreign.push_back(want);
    wanted = static_cast<std::uint8_t>(wanted | (1U << list++));
  }
  added.wanted.push_back(wanted);
  added.stays.push_back(stays_in_line(pattern) && wanted != 0 ? 1 : 0);
  return index.size++;
}

void PatternIndex::finish() {
  for (Index& index : indexes_) {
    if (index.added.wanted.empty()) continue;
    index.own_size = static_cast<std::uint32_t>(index.added.wanted.size());
    index.own_bytes = NeedleIndex::packed(std::move(index.added));
    index.own = NeedleIndex(index.own_bytes);
  }
}

PatternPlaces PatternIndex::places(PatternText kind, const CasedText& text, const NeedleIndex::Memory* memory) const {
  const Index& index = indexes_[static_cast<std::size_t>(kind)];
  PatternPlaces out;
  out.searched_.reserve(index.size);
  out.whole_ = {0, static_cast<std::uint32_t>(text.written.size())};
  if (index.size == 0 || folds_into_ascii(text.written)) {
    out.searched_.assign(index.size, PatternPlaces::Searched::kEverywhere);
    return out;
  }
  std::array<char, 2> name{static_cast<char>(kind), 0};
  const auto find = [&](const NeedleIndex& needles) {
    needles.find(text, out, memory, {name.data(), name.size()});
    ++name[1];
  };
  std::for_each(index.known.begin(), index.known.end(), find);
  find(index.own);
  return out;
}

std::string PatternIndex::packed() const {
  ByteWriter out;
  for (const Index& index : indexes_) {
    out.number(index.own_size);
    out.text(index.own_bytes);
  }
  return out.take();
}

}  // namespace mannerly
