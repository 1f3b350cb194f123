// CSV with a header row → drafts; also ";" and tabs. The rows come from batch_cutter.cc.
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

constexpr std::size_t kPieceBytes = std::size_t{1} << 20;

using Fields = std::vector<std::string_view>;

/// The first thing wrong with a row, or nullopt.
std::optional<Error> fault_of(const BatchPiece::Row& row, const Fields& fields, std::size_t columns,
                              const std::string& path) {
  if (!row.fault.empty()) return Error{"broken record: " + std::string(row.fault), path, row.line, 1};
  if (fields.size() != columns) {
    return Error{
        "broken record: " + std::to_string(fields.size()) + " fields where the header has " + std::to_string(columns),
        path, row.line, 1};
  }
  for (const std::string_view field : fields) {
    if (auto error = check_text(field, path, row.line)) return error;
  }
  return std::nullopt;
}

}  // namespace

char separator_of(std::string_view text) {
  const std::string_view header = text.substr(0, std::min(text.find('\n'), text.size()));
  for (const char c : {',', ';', '\t'}) {
    if (header.find(c) != std::string_view::npos) return c;
  }
  return ',';
}

bool has_text(const std::vector<std::string>& header, const std::vector<std::pair<std::string, std::string>>& columns) {
  std::vector<std::string> wanted;
  for (const auto& [field, column] : columns) {
    if (field == "text" || field == "body") wanted.push_back(column);
  }
  if (wanted.empty()) wanted = {"text", "body"};
  return std::any_of(wanted.begin(), wanted.end(), [&](const std::string& name) {
    return std::find(header.begin(), header.end(), name) != header.end();
  });
}

void read_csv_piece(PieceInput input, ReadResult& out) {
  const BatchPiece& piece = input.piece;
  out.problems.insert(out.problems.end(), piece.problems.begin(), piece.problems.end());
  std::size_t begin = 0;
  auto end = piece.ends.begin();
  for (std::size_t i = 0; i < piece.rows.size(); ++i) {
    const BatchPiece::Row& row = piece.rows[i];
    Fields fields;
    for (std::size_t cell = 0; cell < row.cells; ++cell, ++end) {
      fields.push_back(std::string_view(piece.bytes).substr(begin, *end - begin));
      begin = *end;
    }
    if (auto error = fault_of(row, fields, piece.header->size(), input.path)) {
      out.problems.push_back(std::move(*error));
      continue;
    }
    Record record{.fields = {}, .line = row.line, .number = piece.record + i};
    for (std::size_t cell = 0; cell < fields.size(); ++cell) {
      record.fields.emplace_back((*piece.header)[cell], scalar_node(std::string(fields[cell]), row.line));
    }
    add_record(std::move(record), input.path, input.options, out);
  }
}

void read_csv(Input input, ReadResult& out) {
  InputOptions options = input.options;
  options.format = InputFormat::kCsv;
  BatchCutter cutter(input.path, options, kPieceBytes, [&](const BatchPiece& piece) {
    read_csv_piece({input.path, piece, input.options}, out);
  });
  cutter.feed(input.bytes);
  cutter.finish();
}

}  // namespace mannerly::draft
