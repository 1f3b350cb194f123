#include "checks/near_texts.h"

#include <algorithm>
#include <cstring>
#include <utility>

#include "base/strings.h"

namespace mannerly {
namespace {

constexpr std::size_t kMostTexts = 120'000;
constexpr std::size_t kRepresentatives = 8;  // in one bucket
constexpr std::size_t kSmallestTable = std::size_t{1} << 10;
constexpr std::size_t kLargestTable = std::size_t{1} << 21;  // has room for kMostTexts, and for some that are gone
static_assert(kMostTexts * kBands * 10 < kLargestTable * 7);
constexpr std::size_t kMostLabel = 200;

/// Of the 48 bytes of two signatures so many must be equal. Of texts that are half alike, one pair in two thousand
/// falls short; bands alone miss every other.
constexpr int kFewestEqual = 16;

int equal_bytes(const Signature& a, const Signature& b) {
  int equal = 0;
  for (std::size_t i = 0; i < a.size(); ++i) equal += a[i] == b[i] ? 1 : 0;
  return equal;
}

std::uint32_t key_of(const Signature& signature, std::size_t band) {
  std::uint32_t key = 0;
  static_assert(sizeof(key) == kRows);
  std::memcpy(&key, signature.data() + band * kRows, kRows);
  return key;
}

class MemoryScratch final : public Scratch {
 public:
  bool write(std::size_t slot, std::string_view bytes) override {
    if (slot >= slots_.size()) slots_.resize(slot + 1);
    slots_[slot] = bytes;
    return true;
  }
  std::string_view read(std::size_t slot, std::size_t size) override {
    return std::string_view(slots_[slot]).substr(0, size);
  }

 private:
  std::deque<std::string> slots_;
};

/// Sketch and label: how many hashes, the hashes, the label.
std::string packed(const Sketch& sketch, std::string_view label) {
  const std::size_t count = sketch.size();
  std::string out(sizeof(count) + count * sizeof(std::uint64_t), '\0');
  std::memcpy(out.data(), &count, sizeof(count));
  std::memcpy(out.data() + sizeof(count), sketch.data(), count * sizeof(std::uint64_t));
  return out + clipped(label, kMostLabel);
}
static_assert(sizeof(std::size_t) + kSketchSize * sizeof(std::uint64_t) + kMostLabel + 8 <= kScratchSlot);

}  // namespace

NearTexts::NearTexts(std::unique_ptr<Scratch> scratch) : scratch_(std::move(scratch)), table_(kSmallestTable) {
  if (scratch_ == nullptr) scratch_ = std::make_unique<MemoryScratch>();
}
NearTexts::~NearTexts() = default;

std::size_t NearTexts::begin_of(std::size_t band, std::uint32_t key) const {
  return mixed((std::uint64_t{band} << 32U) | key) & (table_.size() - 1);
}

/// The slots of one bucket.
std::vector<std::uint32_t> NearTexts::bucket(const Signature& signature, std::size_t band) const {
  std::vector<std::uint32_t> slots;
  const std::uint32_t key = key_of(signature, band);
  for (std::size_t at = begin_of(band, key); table_[at] != 0; at = (at + 1) & (table_.size() - 1)) {
    const std::uint32_t entry = table_[at] - 1;
    const std::uint32_t slot = entry / kBands;
    if (entry % kBands == band && key_of(texts_[slot].signature, band) == key) slots.push_back(slot);
  }
  return slots;
}

std::vector<NearText> NearTexts::find(const TextPrint& print) {
  std::vector<std::uint32_t> slots;
  if (print.sketch.empty()) return {};
  for (std::size_t band = 0; band < kBands; ++band) {
    const std::vector<std::uint32_t> more = bucket(print.signature, band);
    slots.insert(slots.end(), more.begin(), more.end());
  }
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  std::vector<NearText> found;
  Sketch sketch;
  for (const std::uint32_t slot : slots) {
    const Text& text = texts_[slot];
    NearText near{text.place, text.reader, {}, {}};
    if (equal_bytes(text.signature, print.signature) < kFewestEqual || !load(slot, sketch, near.label)) continue;
    near.share = share_of(print.sketch, sketch);
    if (near.share.value() >= kRelated) found.push_back(std::move(near));
  }
  std::sort(found.begin(), found.end(), [](const NearText& a, const NearText& b) { return a.place < b.place; });
  return found;
}

void NearTexts::remember(const TextPrint& print, const NearText& text) {
  if (print.sketch.empty()) return;
  bool room = false;
  for (std::size_t band = 0; band < kBands && !room; ++band) {
    room = bucket(print.signature, band).size() < kRepresentatives;
  }
  if (!room) return;
  const std::uint32_t slot = static_cast<std::uint32_t>(taken_ % kMostTexts);
  const std::string bytes = packed(print.sketch, text.label);
  if (!scratch_->write(slot, bytes)) return;
  const Text kept{print.signature, text.place, static_cast<std::uint32_t>(bytes.size()), text.reader};
  if (slot == texts_.size()) {
    texts_.push_back(kept);
  } else {
    texts_[slot] = kept;  // what the table says of the old one no longer fits its signature
  }
  ++taken_;
  const bool full = (used_ + kBands) * 4 > table_.size() * 3;
  if (full) {
    rebuild(std::min(2 * table_.size(), kLargestTable));
  } else {
    insert(slot);
  }
}

void NearTexts::insert(std::uint32_t slot) {
  const Signature& signature = texts_[slot].signature;
  for (std::size_t band = 0; band < kBands; ++band) {
    if (bucket(signature, band).size() >= kRepresentatives) continue;
    std::size_t at = begin_of(band, key_of(signature, band));
    while (table_[at] != 0) at = (at + 1) & (table_.size() - 1);
    table_[at] = static_cast<std::uint32_t>(slot * kBands + band + 1);
    ++used_;
  }
}

/// A table of `size` places for the texts that there are, the oldest first.
void NearTexts::rebuild(std::size_t size) {
  std::vector<std::uint32_t>().swap(table_);
  table_.resize(size);
  used_ = 0;
  const std::size_t first = taken_ > kMostTexts ? taken_ - kMostTexts : 0;
  for (std::size_t i = first; i < taken_; ++i) insert(static_cast<std::uint32_t>(i % kMostTexts));
}

bool NearTexts::load(std::uint32_t slot, Sketch& sketch, std::string& label) {
  std::string_view bytes = scratch_->read(slot, texts_[slot].size);
  std::size_t count = 0;
  if (bytes.size() < sizeof(count)) return false;
  std::memcpy(&count, bytes.data(), sizeof(count));
  bytes.remove_prefix(sizeof(count));
  if (count > kSketchSize || bytes.size() < count * sizeof(std::uint64_t)) return false;
  sketch.resize(count);
  std::memcpy(sketch.data(), bytes.data(), count * sizeof(std::uint64_t));
  label = bytes.substr(count * sizeof(std::uint64_t));
  return true;
}

}  // namespace mannerly
