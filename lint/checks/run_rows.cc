#include "checks/run_rows.h"

#include <type_traits>
#include <utility>

#include "base/strings.h"

namespace mannerly {
namespace {

constexpr std::size_t kMostLabel = 200;  // bytes

static_assert(std::is_trivially_copyable_v<RunRow> && std::has_unique_object_representations_v<RunRow>);

std::string_view bytes_of(const RunRow* rows, std::size_t count) {
  return {reinterpret_cast<const char*>(rows), count * sizeof(RunRow)};
}

}  // namespace

void RunRows::add(RunRow row, std::string_view label) {
  if (size_ % kBlockRows == 0) {
    if (blocks_.size() > kBlocksInMemory) move_out(blocks_.back());
    blocks_.emplace_back().rows.reserve(kBlockRows);
  }
  Block& block = blocks_.back();
  const std::string text = clipped(label, kMostLabel);
  row.label = static_cast<std::uint32_t>(block.labels.size());
  row.label_size = static_cast<std::uint16_t>(text.size());
  block.labels += text;
  block.rows.push_back(row);
  ++size_;
}

void RunRows::move_out(Block& block) {
  if (scratch_ == nullptr || is_full_) return;
  const std::string_view rows = bytes_of(block.rows.data(), block.rows.size());
  is_full_ = !scratch_->write(end_, rows) || !scratch_->write(end_ + rows.size(), block.labels);
  if (is_full_) return;
  block.begin = end_;
  end_ += rows.size() + block.labels.size();
  block = Block{.begin = block.begin, .rows = {}, .labels = {}};
}

std::uint64_t RunRows::offset_of(std::size_t place) const {
  return blocks_[place / kBlockRows].begin + place % kBlockRows * sizeof(RunRow);
}

RunRow RunRows::get(std::size_t place) const {
  const Block& block = blocks_[place / kBlockRows];
  if (!block.rows.empty()) return block.rows[place % kBlockRows];
  if (const auto kept = kept_.find(place); kept != kept_.end()) return kept->second;
  RunRow out;
  return scratch_->read(offset_of(place), &out, sizeof(out)) == sizeof(out) ? out : RunRow{};
}

void RunRows::set(std::size_t place, const RunRow& row) {
  Block& block = blocks_[place / kBlockRows];
  if (!block.rows.empty()) {
    block.rows[place % kBlockRows] = row;
  } else if (!scratch_->write(offset_of(place), bytes_of(&row, 1))) {
    kept_[place] = row;
  }
}

std::string RunRows::label(std::size_t place) const {
  const RunRow row = get(place);
  const Block& block = blocks_[place / kBlockRows];
  if (!block.rows.empty()) return block.labels.substr(row.label, row.label_size);
  std::string out(row.label_size, '\0');
  out.resize(scratch_->read(block.begin + kBlockRows * sizeof(RunRow) + row.label, out.data(), out.size()));
  return out;
}

}  // namespace mannerly
