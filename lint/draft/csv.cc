// CSV (RFC 4180) with a header row: quoted fields, doubled quotes, line breaks in fields, CRLF; also ";" and tabs.
#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "draft/record.h"

namespace mannerly::draft {
namespace {

struct Row {
  std::vector<std::string> fields;
  std::uint32_t line = 1;  ///< where it starts
  std::string fault;       ///< why it is broken, or empty
};

/// Reads rows one after the other; a broken row costs that row only.
class RowReader {
 public:
  RowReader(std::string_view text, char separator) : text_(text), separator_(separator) {}

  /// The next row that is not blank, or nullopt at the end.
  std::optional<Row> next() {
    while (at_ < text_.size()) {
      Row row = read_row();
      if (row.fields.size() != 1 || !row.fields[0].empty() || !row.fault.empty()) return row;
    }
    return std::nullopt;
  }

 private:
  Row read_row() {
    Row row;
    row.line = line_;
    for (;;) {
      row.fields.push_back(at_ < text_.size() && text_[at_] == '"' ? quoted(row) : plain());
      if (at_ < text_.size() && text_[at_] == separator_) {
        ++at_;
        continue;
      }
      skip_line_end();
      return row;
    }
  }

  std::string plain() {
    const std::size_t begin = at_;
    while (at_ < text_.size() && text_[at_] != separator_ && text_[at_] != '\n') ++at_;
    std::size_t end = at_;
    if (end > begin && text_[end - 1] == '\r' && (at_ == text_.size() || text_[at_] == '\n')) --end;
    return std::string(text_.substr(begin, end - begin));
  }

  std::string quoted(Row& row) {
    std::string value;
    for (++at_; at_ < text_.size(); ++at_) {
      if (text_[at_] == '\n') ++line_;
      if (text_[at_] != '"') {
        value += text_[at_];
      } else if (at_ + 1 < text_.size() && text_[at_ + 1] == '"') {
        value += text_[at_++];
      } else {
        ++at_;
        const std::string rest = plain();
        if (!trim(rest).empty()) row.fault = "broken record: text after a closing quotation mark";
        return value;
      }
    }
    row.fault = "broken record: a quotation mark is never closed";
    return value;
  }

  void skip_line_end() {
    if (at_ < text_.size() && text_[at_] == '\n') {
      ++at_;
      ++line_;
    }
  }

  std::string_view text_;
  char separator_;
  std::size_t at_ = 0;
  std::uint32_t line_ = 1;
};

/// A comma, unless the header has none but semicolons or tabs.
char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, std::min(text.find('\n'), text.size()));
  for (const char c : {',', ';', '\t'}) {
    if (header.find(c) != std::string_view::npos) return c;
  }
  return ',';
}

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
std::optional<Error> fault_of(const Row& row, std::size_t columns, const std::string& path) {
  if (!row.fault.empty()) return Error{row.fault, path, row.line, 1};
  if (row.fields.size() != columns) {
    return Error{"broken record: " + std::to_string(row.fields.size()) + " fields where the header has " +
                     std::to_string(columns),
                 path, row.line, 1};
  }
  for (const std::string& field : row.fields) {
    if (auto error = check_text(field, path, row.line)) return error;
  }
  return std::nullopt;
}

}  // namespace

void read_csv(Input input, ReadResult& out) {
  const std::string_view text = std::string_view(input.bytes).substr(byte_order_mark(input.bytes));
  RowReader rows(text, separator_of(text));
  const std::optional<Row> header = rows.next();
  if (!header) return;
  std::vector<std::string> names;
  for (const std::string& name : header->fields) names.emplace_back(trim(name));
  if (!has_text(names, input.options)) {
    out.problems.push_back({"no column “text” or “body”; the columns are " + join(names, ", "), input.path, 1, 1});
    return;
  }
  std::size_t records = 0;
  while (std::optional<Row> row = rows.next()) {
    ++records;
    if (auto error = fault_of(*row, names.size(), input.path)) {
      out.problems.push_back(std::move(*error));
      continue;
    }
    Record record{.fields = {}, .line = row->line, .number = records};
    for (std::size_t i = 0; i < row->fields.size(); ++i) {
      record.fields.emplace_back(names[i], scalar_node(std::move(row->fields[i]), row->line));
    }
    add_record(std::move(record), input.path, input.options, out);
  }
}

}  // namespace mannerly::draft
