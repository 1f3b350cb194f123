#include "checks/entry_table.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace mannerly {
namespace {

/// Places that may be in use, of so many.
std::size_t three_quarters(std::size_t places) { return places / 4 * 3; }

}  // namespace

EntryTable::EntryTable(Scratch* scratch, std::uint64_t begin) : scratch_(scratch), begin_(begin), recent_(kFewest) {}

EntryTable::Room EntryTable::make_room(std::size_t count) {
  if (recent_used_ + count <= three_quarters(recent_.size())) return Room::kEnough;
  if (recent_.size() < (scratch_ == nullptr ? kMostInMemory : kMostRecent)) {
    grow();
    return Room::kEnough;
  }
  if (scratch_ == nullptr || taken_count_ + recent_used_ > three_quarters(kPlaces)) return Room::kFull;
  if (!prepare()) return Room::kRefused;
  merge();
  return Room::kEnough;
}

void EntryTable::add(std::uint64_t hash, std::uint32_t entry) { place({static_cast<std::uint32_t>(hash), entry}); }

void EntryTable::clear() {
  std::fill(recent_.begin(), recent_.end(), Recent{});
  recent_used_ = 0;
  std::fill(taken_.begin(), taken_.end(), 0);
  taken_count_ = 0;
}

void EntryTable::place(Recent recent) {
  std::size_t at = recent.hash & (recent_.size() - 1);
  while (recent_[at].entry != 0) at = (at + 1) & (recent_.size() - 1);
  recent_[at] = recent;
  ++recent_used_;
}

void EntryTable::grow() {
  const std::vector<Recent> before = std::exchange(recent_, std::vector<Recent>(2 * recent_.size()));
  recent_used_ = 0;
  for (const Recent& recent : before) {
    if (recent.entry != 0) place(recent);
  }
}

/// Takes the room in the scratch, so that it does not run out in the midst of a pass.
bool EntryTable::prepare() {
  if (!taken_.empty()) return true;
  const std::string zeros(kPiece * sizeof(std::uint32_t), '\0');
  for (std::uint64_t at = 0; at < kBytes && !is_refused_; at += zeros.size()) {
    is_refused_ = !scratch_->write(begin_ + at, zeros);
  }
  if (!is_refused_) taken_.resize(kPlaces / kBits);
  return !is_refused_;
}

/// Moves what is in memory to the scratch, piece by piece. What finds no place in a piece is the first of the next.
void EntryTable::merge() {
  std::vector<Recent> moving;
  moving.reserve(recent_used_);
  std::copy_if(recent_.begin(), recent_.end(), std::back_inserter(moving),
               [](const Recent& r) { return r.entry != 0; });
  std::fill(recent_.begin(), recent_.end(), Recent{});
  recent_used_ = 0;
  const auto home = [](const Recent& r) { return r.hash % kPlaces; };
  std::sort(moving.begin(), moving.end(), [&](const Recent& a, const Recent& b) { return home(a) < home(b); });
  std::vector<Recent> added;  // of a piece, their places instead of their hashes
  std::vector<Recent> late;
  auto next = moving.begin();
  for (std::size_t first = 0; next != moving.end() || !late.empty(); first = (first + kPiece) % kPlaces) {
    const std::size_t last = first + kPiece;
    added.clear();
    std::vector<Recent> waiting = std::exchange(late, {});
    for (Recent& recent : waiting) recent.hash = static_cast<std::uint32_t>(first);
    for (; next != moving.end() && home(*next) < last; ++next) waiting.push_back(*next);
    for (const Recent& recent : waiting) {
      std::size_t at = home(recent);
      while (at < last && is_taken(at)) ++at;
      if (at == last) {
        late.push_back(recent);
        continue;
      }
      taken_[at / kBits] |= std::uint64_t{1} << (at % kBits);
      ++taken_count_;
      added.push_back({static_cast<std::uint32_t>(at), recent.entry});
    }
    if (!added.empty()) write_piece(first, added);
  }
}

/// Entries that cannot be written are lost: the room was taken before, so that this is not to be expected.
void EntryTable::write_piece(std::size_t first, const std::vector<Recent>& added) {
  std::string bytes(scratch_->read(offset_of(first), kPiece * sizeof(std::uint32_t)));
  bytes.resize(kPiece * sizeof(std::uint32_t));
  for (const Recent& one : added) {
    std::memcpy(bytes.data() + (one.hash - first) * sizeof(std::uint32_t), &one.entry, sizeof(one.entry));
  }
  scratch_->write(offset_of(first), bytes);
}

}  // namespace mannerly
