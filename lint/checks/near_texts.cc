#include "checks/near_texts.h"

#include <algorithm>
#include <cstring>
#include <unordered_map>
#include <utility>

#include "checks/shared_scratch.h"

namespace mannerly {
namespace {

constexpr std::size_t kMostTexts = 120'000;
constexpr std::size_t kRepresentatives = 8;  // in one bucket

/// Room for kMostTexts, and for some that are gone.
static_assert(kMostTexts * kBands * 10 < EntryTable::kMostInMemory * 7);
static_assert(EntryTable::kMostInMemory < EntryTable::kPlaces);

// An entry of the table: slot times kBands plus band plus one, and above that as much of the hash as there is room for.
constexpr unsigned kTagAt = 21;
constexpr unsigned kTagBits = 32 - kTagAt;
static_assert(kMostTexts * kBands < std::size_t{1} << kTagAt);

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

std::uint64_t hash_of(std::size_t band, std::uint32_t key) { return mixed((std::uint64_t{band} << 32U) | key); }

std::uint32_t tag_of(std::uint64_t hash) { return static_cast<std::uint32_t>(hash >> (64U - kTagBits)); }

/// Every text has a slot of so many bytes, the table lies behind them.
constexpr std::uint64_t kSlotBytes = 64 + kSketchSize * sizeof(std::uint64_t);
constexpr std::uint64_t kTableBegin = scratch_parts::kNearTexts + kMostTexts * kSlotBytes;
static_assert(kTableBegin + EntryTable::kBytes <= scratch_parts::kReaders);

/// Reads begin where writes began: of it no table is made.
class MemoryScratch final : public Scratch {
 public:
  bool write(std::uint64_t offset, std::string_view bytes) override {
    pieces_[offset] = bytes;
    return true;
  }
  std::string_view read(std::uint64_t offset, std::size_t size) override {
    return std::string_view(pieces_[offset]).substr(0, size);
  }

 private:
  std::unordered_map<std::uint64_t, std::string> pieces_;
};

}  // namespace

NearTexts::NearTexts(Scratch* scratch)
    : in_memory_(scratch == nullptr ? std::make_unique<MemoryScratch>() : nullptr),
      scratch_(scratch == nullptr ? *in_memory_ : *scratch),
      table_(scratch, kTableBegin) {}
NearTexts::~NearTexts() = default;

NearTexts::Bucket NearTexts::bucket(std::size_t band, std::uint32_t key) const {
  Bucket out;
  const std::uint64_t hash = hash_of(band, key);
  table_.each(hash, [&](std::uint32_t entry) {
    const std::uint32_t number = (entry & ((1U << kTagAt) - 1)) - 1;
    if (entry >> kTagAt == tag_of(hash) && number % kBands == band) out.push_back(number / kBands);
  });
  return out;
}

/// Fills buckets_.
void NearTexts::look_at(const Signature& signature) {
  if (looked_at_ == signature) return;
  for (std::size_t band = 0; band < kBands; ++band) buckets_[band] = bucket(band, key_of(signature, band));
  looked_at_ = signature;
}

/// Whether as many as may be hold texts of the key: not those that were overwritten.
bool NearTexts::is_full(const Bucket& bucket, std::size_t band, std::uint32_t key) {
  if (bucket.size() < kRepresentatives) return false;
  const auto holds_it = [&](std::uint32_t slot) {
    Header header;
    return load(slot, header) && key_of(header.signature, band) == key;
  };
  const auto held = std::count_if(bucket.begin(), bucket.end(), holds_it);
  return static_cast<std::size_t>(held) >= kRepresentatives;
}

bool NearTexts::has_room(const Signature& signature) {
  look_at(signature);
  for (std::size_t band = 0; band < kBands; ++band) {
    if (!is_full(buckets_[band], band, key_of(signature, band))) return true;
  }
  return false;
}

std::vector<NearText> NearTexts::find(const TextPrint& print) {
  std::vector<std::uint32_t> slots;
  if (print.sketch.empty()) return {};
  look_at(print.signature);
  for (const Bucket& bucket : buckets_) slots.insert(slots.end(), bucket.begin(), bucket.end());
  std::sort(slots.begin(), slots.end());
  slots.erase(std::unique(slots.begin(), slots.end()), slots.end());
  std::vector<NearText> found;
  Header header;
  Sketch sketch;
  for (const std::uint32_t slot : slots) {
    if (!load(slot, header) || equal_bytes(header.signature, print.signature) < kFewestEqual) continue;
    NearText near{header.place, header.reader, {}};
    if (!load(slot, header, sketch)) continue;
    near.share = share_of(print.sketch, sketch);
    if (near.share.value() >= kRelated) found.push_back(std::move(near));
  }
  std::sort(found.begin(), found.end(), [](const NearText& a, const NearText& b) { return a.place < b.place; });
  return found;
}

void NearTexts::remember(const TextPrint& print, const NearText& text) {
  if (print.sketch.empty() || !has_room(print.signature) || !make_room()) return;
  const auto slot = static_cast<std::uint32_t>(taken_ % kMostTexts);
  if (!scratch_.write(slot * kSlotBytes, packed(print, text))) return;
  ++taken_;
  insert(slot, print.signature);
}

std::string NearTexts::packed(const TextPrint& print, const NearText& text) {
  static_assert(sizeof(Header) + kSketchSize * sizeof(std::uint64_t) == kSlotBytes);
  const Header header{text.place, static_cast<std::uint32_t>(print.sketch.size()), text.reader, print.signature};
  std::string out(sizeof(header) + print.sketch.size() * sizeof(std::uint64_t), '\0');
  std::memcpy(out.data(), &header, sizeof(header));
  std::memcpy(out.data() + sizeof(header), print.sketch.data(), print.sketch.size() * sizeof(std::uint64_t));
  return out;
}

/// There must be room.
void NearTexts::insert(std::uint32_t slot, const Signature& signature) {
  look_at(signature);
  looked_at_.reset();
  for (std::size_t band = 0; band < kBands; ++band) {
    const std::uint32_t key = key_of(signature, band);
    if (is_full(buckets_[band], band, key)) continue;
    const std::uint64_t hash = hash_of(band, key);
    const auto number = static_cast<std::uint32_t>(slot * kBands + band + 1);
    table_.add(hash, tag_of(hash) << kTagAt | number);
  }
}

bool NearTexts::make_room() {
  EntryTable::Room room = table_.make_room(kBands);
  if (room == EntryTable::Room::kFull) {
    rebuild();
    room = table_.make_room(kBands);
  }
  return room == EntryTable::Room::kEnough;
}

/// Without the texts that are gone, the oldest first.
void NearTexts::rebuild() {
  table_.clear();
  looked_at_.reset();
  const std::size_t first = taken_ > kMostTexts ? taken_ - kMostTexts : 0;
  Header header;
  for (std::size_t i = first; i < taken_; ++i) {
    const auto slot = static_cast<std::uint32_t>(i % kMostTexts);
    if (load(slot, header) && table_.make_room(kBands) == EntryTable::Room::kEnough) insert(slot, header.signature);
  }
}

bool NearTexts::load(std::uint32_t slot, Header& header) {
  const std::string_view bytes = scratch_.read(slot * kSlotBytes, sizeof(header));
  if (bytes.size() != sizeof(header)) return false;
  std::memcpy(&header, bytes.data(), sizeof(header));
  return header.hashes <= kSketchSize;
}

bool NearTexts::load(std::uint32_t slot, const Header& header, Sketch& sketch) {
  const std::size_t hashes = header.hashes * sizeof(std::uint64_t);
  const std::size_t size = sizeof(header) + hashes;
  const std::string_view bytes = scratch_.read(slot * kSlotBytes, size);
  if (bytes.size() != size) return false;
  sketch.resize(header.hashes);
  std::memcpy(sketch.data(), bytes.data() + sizeof(header), hashes);
  return true;
}

}  // namespace mannerly
