// CSV with a header row → drafts; also ";" and tabs. The rows come from base/csv.h.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/csv.h"
#include "base/strings.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "draft/record.h"

namespace mannerly::draft {
namespace {

/// True when some column of the header feeds the text.
bool has_text(const std::vector<std::string>& header, const InputOptions& options) {
  std::vector<std::string> wanted;
  for (const auto& [field, column] : options.columns) {
    if (field == "text" || field == "body") wanted.push_back(column);
  }
  if (wanted.empty()) wanted = {"text", "body"};
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
    return std::find(header.begin(), header.end(), name) != header.end();
  });
}

/// The first thing wrong with a row, or nullopt.
std::optional<Error> fault_of(const CsvRow& row, std::size_t columns, const std::string& path) {
  if (!row.fault.empty()) return Error{"broken record: " + std::string(row.fault), path, row.line, 1};
  if (row.fields.size() != columns) {
    return Error{"broken record: " + std::to_string(row.fields.size()) + " fields where the header has " +
                     std::to_string(columns),
                 path, row.line, 1};
  }
  for (const std::string_view field : row.fields) {
    if (auto error = check_text(field, path, row.line)) return error;
  }
  return std::nullopt;
}

/// Rows → drafts. The first row is the header; without a column of text the rest is not read.
class RecordReader {
 public:
  RecordReader(const Input& input, ReadResult& out) : input_(input), out_(out) {}

  void use(const CsvRow& row) {
    if (names_.empty()) {
      for (const std::string_view name : row.fields) names_.emplace_back(trim(name));
      usable_ = has_text(names_, input_.options);
      if (usable_) return;
      const std::string message = "no column “text” or “body”; the columns are " + join(names_, ", ");
      out_.problems.push_back({message, input_.path, 1, 1});
    }
    if (usable_) add(row);
  }

 private:
  void add(const CsvRow& row) {
    ++records_;
    if (auto error = fault_of(row, names_.size(), input_.path)) {
      out_.problems.push_back(std::move(*error));
      return;
    }
    Record record{.fields = {}, .line = row.line, .number = records_};
    for (std::size_t i = 0; i < row.fields.size(); ++i) {
      record.fields.emplace_back(names_[i], scalar_node(std::string(row.fields[i]), row.line));
    }
    add_record(std::move(record), input_.path, input_.options, out_);
  }

  const Input& input_;
  ReadResult& out_;
  std::vector<std::string> names_;
  bool usable_ = false;
  std::size_t records_ = 0;
};

}  // namespace

char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, std::min(text.find('\n'), text.size()));
  for (const char c : {',', ';', '\t'}) {
    if (header.find(c) != std::string_view::npos) return c;
  }
  return ',';
}

void read_csv(Input input, ReadResult& out) {
  const std::string_view text = std::string_view(input.bytes).substr(byte_order_mark(input.bytes));
  RecordReader records(input, out);
  CsvReader rows([&](const CsvRow& row) { records.use(row); },
                 {.separator = separator_of(text), .max_row_bytes = kMaxDraftBytes});
  rows.feed(text);
  rows.finish();
}

}  // namespace mannerly::draft
