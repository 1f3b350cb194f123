// Cuts batches between records without reading them: lines by their ends, tables by the project's CSV reader, because
// only that knows where a row with line breaks in quoted fields ends. What a record says is left to read_piece().
#include <algorithm>
#include <limits>
#include <utility>

#include "base/csv.h"
#include "base/strings.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "mannerly/batch.h"

namespace mannerly {

using draft::byte_order_mark;
using draft::kMaxDraftBytes;

/// One way to cut.
class BatchCutter::Cuts {
 public:
  virtual ~Cuts() = default;
  virtual void feed(std::string_view chunk) = 0;
  virtual void finish() = 0;

  class Lines;
  class Table;
};

namespace {

constexpr std::size_t kMarkBytes = 3;

/// How many bytes of a record that is too long are kept, so that it is seen to be too long with blanks around it.
constexpr std::size_t kMostOfRecord = kMaxDraftBytes + 4096;

/// Holds back the first bytes until it is known whether they are a byte order mark.
class MarkFilter {
 public:
  std::string_view without_mark(std::string_view chunk) {
    if (passed_) return chunk;
    first_.append(chunk);
    if (first_.size() < kMarkBytes) return {};
    return rest();
  }
  /// What is still held back.
  std::string_view rest() {
    if (passed_) return {};
    passed_ = true;
    return std::string_view(first_).substr(byte_order_mark(first_));
  }

 private:
  std::string first_;
  bool passed_ = false;
};

}  // namespace

class BatchCutter::Cuts::Lines final : public Cuts {
 public:
  Lines(std::size_t piece_bytes, Use use) : piece_bytes_(std::max<std::size_t>(piece_bytes, 1)), use_(std::move(use)) {}

  void feed(std::string_view chunk) override { take(mark_.without_mark(chunk)); }

  void finish() override {
    take(mark_.rest());
    if (!held_.empty()) hand_over(held_.size());
  }

 private:
  void take(std::string_view chunk) {
    if (skipping_) {
      const std::size_t end = chunk.find('\n');
      if (end == std::string_view::npos) return;
      chunk.remove_prefix(end);
      skipping_ = false;
    }
    held_.append(chunk);
    // The first line end behind piece_bytes: the same cut whatever the chunks.
    for (;;) {
      const std::size_t end = held_.find('\n', std::max(searched_, piece_bytes_ - 1));
      if (end == std::string::npos) break;
      hand_over(end + 1);
    }
    searched_ = held_.size();
    skipping_ = held_.size() > kMostOfRecord + piece_bytes_;
  }

  void hand_over(std::size_t size) {
    BatchPiece piece;
    piece.bytes = held_.substr(0, size);
    held_.erase(0, size);
    searched_ = 0;
    piece.line = line_;
    piece.record = record_;
    for (const std::string_view line : split(piece.bytes, '\n')) record_ += trim(line).empty() ? 0 : 1;
    line_ += draft::u32(static_cast<std::size_t>(std::count(piece.bytes.begin(), piece.bytes.end(), '\n')));
    use_(std::move(piece));
  }

  std::size_t piece_bytes_;
  Use use_;
  MarkFilter mark_;
  std::string held_;
  std::size_t searched_ = 0;  ///< no line end of interest stands before
  bool skipping_ = false;     ///< within a line that is too long
  std::uint32_t line_ = 1;
  std::size_t record_ = 1;
};

class BatchCutter::Cuts::Table final : public Cuts {
 public:
  Table(std::string path, const InputOptions& options, std::size_t piece_bytes, Use use)
      : path_(std::move(path)), columns_(options.columns), piece_bytes_(piece_bytes), use_(std::move(use)) {}

  void feed(std::string_view chunk) override { take(mark_.without_mark(chunk)); }

  void finish() override {
    take(mark_.rest());
    if (!reader_) open();
    reader_->finish();
    if (!piece_.rows.empty() || !piece_.problems.empty()) hand_over();
  }

 private:
  /// The header tells what separates the columns.
  void take(std::string_view chunk) {
    if (reader_) return reader_->feed(chunk);
    const bool complete = chunk.find('\n') != std::string_view::npos;
    head_.append(chunk);
    if (complete || head_.size() > kMaxDraftBytes) open();
  }

  void open() {
    reader_.emplace([this](const CsvRow& row) { use_row(row); },
                    CsvOptions{.separator = draft::separator_of(head_), .max_row_bytes = kMaxDraftBytes});
    const std::string head = std::exchange(head_, {});
    reader_->feed(head);
  }

  void use_row(const CsvRow& row) {
    if (piece_.header == nullptr) return take_header(row);
    if (!usable_) return;
    if (piece_.rows.empty()) piece_.line = row.line;
    for (const std::string_view field : row.fields) {
      piece_.bytes += field;
      piece_.ends.push_back(piece_.bytes.size());
    }
    piece_.rows.push_back({row.line, row.fields.size(), row.fault});
    const std::size_t kept = piece_.rows.size() * sizeof(piece_.rows[0]) + piece_.ends.size() * sizeof(piece_.ends[0]);
    if (piece_.bytes.size() + kept >= piece_bytes_) hand_over();
  }

  void take_header(const CsvRow& row) {
    auto names = std::make_shared<std::vector<std::string>>();
    for (const std::string_view name : row.fields) names->emplace_back(trim(name));
    usable_ = draft::has_text(*names, columns_);
    if (!usable_) {
      const std::string message = "no column “text” or “body”; the columns are " + join(*names, ", ");
      piece_.problems.push_back({message, path_, 1, 1});
    }
    piece_.header = std::move(names);
  }

  void hand_over() {
    BatchPiece next;
    next.header = piece_.header;
    next.record = piece_.record + piece_.rows.size();
    use_(std::exchange(piece_, std::move(next)));
  }

  std::string path_;
  std::vector<std::pair<std::string, std::string>> columns_;
  std::size_t piece_bytes_;
  Use use_;
  MarkFilter mark_;
  std::string head_;
  std::optional<CsvReader> reader_;
  BatchPiece piece_;
  bool usable_ = false;
};

BatchCutter::BatchCutter(std::string path, const InputOptions& options, std::size_t piece_bytes, Use use) {
  if (batch_format(path, options) == InputFormat::kCsv) {
    cuts_ = std::make_unique<Cuts::Table>(std::move(path), options, piece_bytes, std::move(use));
  } else {
    cuts_ = std::make_unique<Cuts::Lines>(piece_bytes, std::move(use));
  }
}
BatchCutter::~BatchCutter() = default;

void BatchCutter::feed(std::string_view chunk) { cuts_->feed(chunk); }
void BatchCutter::finish() { cuts_->finish(); }

}  // namespace mannerly
