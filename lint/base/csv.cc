#include "base/csv.h"

#include <cstring>

namespace mannerly {
namespace {

constexpr std::string_view kMark = "\xEF\xBB\xBF";
constexpr std::string_view kTextBehind = "text after a closing quotation mark";
constexpr std::string_view kNeverClosed = "a quotation mark is never closed";
constexpr std::string_view kTooLong = "the row is too long; a quotation mark may be missing";

std::size_t find(std::string_view text, char wanted, std::size_t from) {
  const void* hit = from < text.size() ? std::memchr(text.data() + from, wanted, text.size() - from) : nullptr;
  return hit == nullptr ? text.size() : static_cast<std::size_t>(static_cast<const char*>(hit) - text.data());
}

std::uint32_t count_lines(std::string_view text) {
  std::uint32_t lines = 0;
  for (std::size_t at = find(text, '\n', 0); at < text.size(); at = find(text, '\n', at + 1)) ++lines;
  return lines;
}

}  // namespace

void CsvReader::feed(std::string_view chunk) {
  chunk = without_mark(chunk);
  while (!chunk.empty()) {
    if (pending_.empty()) {
      pending_.assign(chunk.substr(drain(chunk, End::kNo)));
      return;
    }
    const std::string_view line = chunk.substr(0, find(chunk, '\n', 0) + 1);
    pending_.append(line);
    chunk.remove_prefix(line.size());
    if (const std::size_t used = drain(pending_, End::kNo); used > 0) pending_.erase(0, used);
  }
}

void CsvReader::finish() {
  started_ = true;
  drain(pending_, End::kYes);
  pending_.clear();
}

/// Takes the byte order mark off the first bytes, however they are cut.
std::string_view CsvReader::without_mark(std::string_view chunk) {
  if (started_) return chunk;
  if (pending_.empty() && chunk.size() >= kMark.size()) {
    started_ = true;
    return chunk.substr(chunk.starts_with(kMark) ? kMark.size() : 0);
  }
  pending_.append(chunk);
  if (pending_.size() < kMark.size() && kMark.starts_with(pending_)) return {};
  started_ = true;
  if (pending_.starts_with(kMark)) pending_.erase(0, kMark.size());
  if (const std::size_t used = drain(pending_, End::kNo); used > 0) pending_.erase(0, used);
  return {};
}

/// Hands over the rows of `text`; returns how many bytes they took.
std::size_t CsvReader::drain(std::string_view text, End end) {
  std::size_t begin = 0;
  while (begin < text.size()) {
    if (skipping_) {
      const std::size_t line_end = find(text, '\n', begin);
      if (line_end == text.size()) return line_end;
      begin = line_end + 1;
      ++line_;
      skipping_ = false;
      continue;
    }
    const std::size_t used = read_row(text.substr(begin), end);
    if (used == 0) break;
    begin += used;
  }
  return begin;
}

/// Returns the length of the row at the beginning of `text`, or 0 when more bytes are needed.
std::size_t CsvReader::read_row(std::string_view text, End end) {
  const bool too_long = text.size() > options_.max_row_bytes;
  const std::string_view window = text.substr(0, options_.max_row_bytes);
  const End window_end = too_long ? End::kNo : end;
  const Found found = scan(window, window_end);
  if (found == Found::kRow) {
    const std::size_t used = at_;
    hand_over(window.substr(0, used), fault_);
    return used;
  }
  if (found == Found::kRunaway) return give_up(window, kTextBehind);
  if (too_long) return give_up(window, kTooLong);
  return window_end == End::kYes ? give_up(window, kNeverClosed) : 0;
}

/// A field that is open ran away: the row ends with the line in which that field began.
std::size_t CsvReader::give_up(std::string_view text, std::string_view fault) {
  const std::size_t line_end = find(text, '\n', cell_.begin);
  const bool found = line_end < text.size();
  hand_over(text.substr(0, found ? line_end + 1 : text.size()), fault);
  skipping_ = !found;
  return found ? line_end + 1 : text.size();
}

/// Goes on with the row from at_: its end, or that more bytes are needed, or that a quoted field ran away.
CsvReader::Found CsvReader::scan(std::string_view text, End end) {
  Found found = Found::kNext;
  while (found == Found::kNext) {
    switch (state_) {
      case State::kStart:
        found = begin_cell(text, end);
        break;
      case State::kQuoted:
        found = scan_quoted(text, end);
        break;
      case State::kBehind:
        found = scan_behind(text, end);
        break;
      case State::kPlain:
      case State::kJunk:
        found = scan_plain(text, end);
        break;
    }
  }
  return found;
}

CsvReader::Found CsvReader::begin_cell(std::string_view text, End end) {
  cell_ = {at_, at_, false};
  if (at_ == text.size() && end == End::kNo) return Found::kMore;
  if (at_ == text.size() || text[at_] != '"') {
    state_ = State::kPlain;
    return Found::kNext;
  }
  cell_.begin = ++at_;
  quoted_ = true;
  state_ = State::kQuoted;
  return Found::kNext;
}

/// Up to the closing quotation mark; one at the very end may be the first half of a doubled one. Goes straight on with
/// the next field when that is quoted too, as in most files all are.
CsvReader::Found CsvReader::scan_quoted(std::string_view text, End end) {
  for (;;) {
    if (at_ == text.size() || text[at_] != '"') at_ = find(text, '"', at_);
    const std::size_t left = text.size() - at_;
    if (left == 0 || (left == 1 && end == End::kNo)) return Found::kMore;
    if (left > 1 && text[at_ + 1] == '"') {
      cell_.doubled = true;
      at_ += 2;
      continue;
    }
    if (left < 3 || text[at_ + 1] != options_.separator || text[at_ + 2] != '"') break;
    add_cell(at_);
    at_ += 3;
    cell_ = {at_, at_, false};
  }
  cell_.end = at_++;
  state_ = State::kBehind;
  return Found::kNext;
}

/// From a closing quotation mark to the separator or the line end: only blanks may stand there.
CsvReader::Found CsvReader::scan_behind(std::string_view text, End end) {
  while (at_ < text.size() && (text[at_] == ' ' || text[at_] == '\t' || text[at_] == '\r') &&
         text[at_] != options_.separator) {
    ++at_;
  }
  if (at_ == text.size() && end == End::kNo) return Found::kMore;
  if (at_ == text.size() || text[at_] == options_.separator || text[at_] == '\n') return end_cell(text, cell_.end);
  if (find(text.substr(0, cell_.end), '\n', cell_.begin) < cell_.end) return Found::kRunaway;
  fault_ = kTextBehind;
  state_ = State::kJunk;
  return Found::kNext;
}

CsvReader::Found CsvReader::scan_plain(std::string_view text, End end) {
  const char separator = options_.separator;
  const char* at = text.data() + at_;
  const char* const stop = text.data() + text.size();
  while (at < stop && *at != separator && *at != '\n') ++at;
  at_ = static_cast<std::size_t>(at - text.data());
  if (at == stop && end == End::kNo) return Found::kMore;
  if (state_ == State::kJunk) return end_cell(text, cell_.end);
  const bool at_line_end = at == stop || *at == '\n';
  return end_cell(text, at_line_end && at_ > cell_.begin && text[at_ - 1] == '\r' ? at_ - 1 : at_);
}

/// The cell ends; at_ is at the separator, the line end or the end of all.
CsvReader::Found CsvReader::end_cell(std::string_view text, std::size_t end) {
  add_cell(end);
  if (at_ == text.size()) return Found::kRow;
  const bool row_ends = text[at_] == '\n';
  ++at_;
  state_ = State::kStart;
  return row_ends ? Found::kRow : Found::kNext;
}

void CsvReader::add_cell(std::size_t end) {
  if (cell_count_ == cells_.size()) cells_.resize(2 * cell_count_ + 8);
  Cell& cell = cells_[cell_count_++];
  cell.begin = cell_.begin;
  cell.end = end;
  cell.doubled = cell_.doubled;
}

void CsvReader::hand_over(std::string_view raw, std::string_view fault) {
  decoded_.clear();
  std::size_t most = 0;
  for (std::size_t i = 0; i < cell_count_; ++i) most += cells_[i].doubled ? cells_[i].end - cells_[i].begin : 0;
  decoded_.reserve(most);
  fields_.resize(cell_count_);
  for (std::size_t i = 0; i < cell_count_; ++i) fields_[i] = decode(raw, cells_[i]);
  const bool blank = cell_count_ == 1 && fields_[0].empty() && fault.empty();
  const CsvRow row{fields_, raw, line_, fault};
  const std::uint32_t lines = quoted_ ? count_lines(raw) : (!raw.empty() && raw.back() == '\n' ? 1 : 0);
  begin_row();
  if (!blank) use_(row);
  line_ += lines;
}

void CsvReader::begin_row() {
  state_ = State::kStart;
  at_ = 0;
  cell_count_ = 0;
  quoted_ = false;
  fault_ = {};
}

/// A view into the row, or into decoded_, which has the room, where quotation marks were doubled.
std::string_view CsvReader::decode(std::string_view raw, const Cell& cell) {
  std::string_view text = raw.substr(cell.begin, cell.end - cell.begin);
  if (!cell.doubled) return text;
  const std::size_t begin = decoded_.size();
  while (!text.empty()) {
    const std::size_t mark = find(text, '"', 0);
    decoded_.append(text.substr(0, mark + 1));
    text.remove_prefix(mark == text.size() ? mark : mark + 2);
  }
  return std::string_view(decoded_).substr(begin);
}

}  // namespace mannerly
