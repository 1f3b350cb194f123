// The project's one CSV reader (RFC 4180): chunks of bytes in, rows out. It copes with CRLF, LF and both, a byte order
// mark, line breaks and doubled quotation marks in quoted fields. What the fields mean is the caller's business.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mannerly {

/// One row. The views hold during the call that hands it over.
struct CsvRow {
  const std::vector<std::string_view>& fields;  ///< decoded
  std::string_view raw;                         ///< the bytes of the row, line end included
  std::uint32_t line = 1;                       ///< where it starts, from 1
  std::string_view fault;                       ///< why it is broken, or empty; the fields of a broken row mean little
};

struct CsvOptions {
  char separator = ',';
  std::size_t max_row_bytes = std::size_t{4} << 20;  ///< a longer row is a fault
};

/// Push reader; holds at most one unfinished row. Blank rows are left out. The rows are the same however the bytes are
/// cut into chunks.
///
/// A broken row costs itself only. Where a quotation mark that was never closed ran over following lines (it meets the
/// end, the longest row, or a quotation mark in the middle of text), reading goes on behind the line it stands in.
/// The bytes read twice hold no field that opens and stays open, so the whole stays linear.
class CsvReader {
 public:
  using Use = std::function<void(const CsvRow&)>;

  explicit CsvReader(Use use, CsvOptions options = {}) : use_(std::move(use)), options_(options) {}

  void feed(std::string_view chunk);
  /// Reads what is left; to be called once, after the last feed().
  void finish();
  /// Holds from the next row on; may be called while a row is handed over.
  void set_separator(char separator) { options_.separator = separator; }

 private:
  enum class State { kStart, kPlain, kQuoted, kBehind, kJunk };
  enum class End { kNo, kYes };
  enum class Found { kNext, kRow, kMore, kRunaway };
  struct Cell {
    std::size_t begin = 0;
    std::size_t end = 0;
    bool doubled = false;  ///< quotation marks within are doubled
  };

  std::string_view without_mark(std::string_view chunk);
  std::size_t drain(std::string_view text, End end);
  std::size_t read_row(std::string_view text, End end);
  Found scan(std::string_view text, End end);
  Found begin_cell(std::string_view text, End end);
  Found scan_quoted(std::string_view text, End end);
  Found scan_plain(std::string_view text, End end);
  Found scan_behind(std::string_view text, End end);
  Found end_cell(std::string_view text, std::size_t end);
  std::size_t give_up(std::string_view text, std::string_view fault);
  void add_cell(std::size_t end);
  void hand_over(std::string_view raw, std::string_view fault);
  std::string_view decode(std::string_view raw, const Cell& cell);
  void begin_row();

  Use use_;
  CsvOptions options_;
  std::string pending_;  ///< the unfinished row
  bool started_ = false;
  bool skipping_ = false;  ///< within a row that was too long
  std::uint32_t line_ = 1;

  // The row that is being read; offsets count from its first byte.
  State state_ = State::kStart;
  std::size_t at_ = 0;
  Cell cell_;
  std::vector<Cell> cells_;  ///< of which the row has cell_count_; the others are spare
  std::size_t cell_count_ = 0;
  bool quoted_ = false;  ///< some field of the row is quoted
  std::string_view fault_;

  std::vector<std::string_view> fields_;
  std::string decoded_;
};

}  // namespace mannerly
