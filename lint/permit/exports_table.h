// A file of the export as a table: finds the header row by its names, hands over the rows below it by column, and turns
// every fault into a located problem. Which columns there are is told by a TableSpec; exports_files.cc has them.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/csv.h"
#include "mannerly/result.h"

namespace mannerly::permit {

enum class Need { kRequired, kOptional };

struct TableColumn {
  std::string_view name;
  Need need = Need::kRequired;
};

/// What the header of a file is known by, and how a problem calls the file.
struct TableSpec {
  std::string_view file;
  std::span<const TableColumn> columns;
};

/// The problems of one file: the first twenty in full, then how many more there were.
class TableProblems {
 public:
  TableProblems(std::string path, std::vector<Error>& out) : path_(std::move(path)), out_(out) {}
  void add(std::uint32_t line, std::string message);
  void finish();

 private:
  std::string path_;
  std::vector<Error>& out_;
  std::size_t count_ = 0;
};

/// A row below the header. Columns are numbered as in the spec.
class TableRow {
 public:
  TableRow(const CsvRow& row, const std::vector<int>& places) : row_(row), places_(places) {}
  /// The field, trimmed of nothing; empty when the file has no such column.
  std::string_view operator[](std::size_t column) const {
    return places_[column] < 0 ? std::string_view() : row_.fields[static_cast<std::size_t>(places_[column])];
  }
  bool has(std::size_t column) const { return places_[column] >= 0; }
  std::uint32_t line() const { return row_.line; }

 private:
  const CsvRow& row_;
  const std::vector<int>& places_;
};

/// Push reader of one file. Holds one row at a time, and up to twenty before the header is found.
class TableReader {
 public:
  using Use = std::function<void(const TableRow&, TableProblems&)>;
  TableReader(const TableSpec& spec, std::string path, std::vector<Error>& problems, Use use);
  TableReader(const TableReader&) = delete;
  TableReader& operator=(const TableReader&) = delete;

  void feed(std::string_view chunk) { csv_.feed(chunk); }
  void finish();

 private:
  void take(const CsvRow& row);
  bool find_header(const CsvRow& row);
  bool is_header(const std::vector<std::string_view>& fields);
  void keep_sample(const CsvRow& row);
  void give_up();
  std::string columns_by_data(std::size_t header) const;

  struct Sample {
    std::uint32_t line;
    std::vector<std::string> fields;
  };

  TableSpec spec_;
  TableProblems problems_;
  Use use_;
  CsvReader csv_;
  std::vector<int> places_;  ///< of every column of the spec, -1 where the file has none
  std::size_t width_ = 0;    ///< fields of the header; 0 before it is found
  std::vector<Sample> samples_;
  bool given_up_ = false;
};

}  // namespace mannerly::permit
