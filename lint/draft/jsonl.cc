// JSON Lines: one object a line.
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include "base/strings.h"
#include "draft/formats.h"
#include "draft/input.h"
#include "draft/json_nodes.h"
#include "draft/record.h"

namespace mannerly::draft {
namespace {

/// The object of one line, or why it is none.
Result<yaml::Node> parse_line(std::string_view line, const std::string& path, std::uint32_t number) {
  Result<yaml::Node> value = parse_json(line, path, number);
  if (!value) {
    Error error = value.error();
    error.message = "broken record: " + error.message;
    return fail(std::move(error));
  }
  if (!value->is_map()) return fail(Error{"broken record: expected a JSON object", path, number, 1});
  return value;
}

}  // namespace

void read_jsonl_piece(PieceInput input, ReadResult& out) {
  const std::string_view text = input.piece.bytes;
  std::uint32_t line_number = input.piece.line - 1;
  std::size_t records = input.piece.record - 1;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    const std::string_view line = trim(text.substr(at, end - at));
    at = end + 1;
    ++line_number;
    if (line.empty()) continue;
    ++records;
    if (auto error = check_text(line, input.path, line_number)) {
      out.problems.push_back(std::move(*error));
      continue;
    }
    Result<yaml::Node> value = parse_line(line, input.path, line_number);
    if (!value) {
      out.problems.push_back(value.error());
      continue;
    }
    Record record{.fields = {}, .line = line_number, .number = records};
    for (yaml::Entry& entry : value->entries) {
      record.fields.emplace_back(std::move(entry.first.scalar), std::move(entry.second));
    }
    add_record(std::move(record), input.path, input.options, out);
  }
}

void read_jsonl(Input input, ReadResult& out) {
  BatchPiece piece;
  piece.bytes = std::move(input.bytes);
  piece.bytes.erase(0, byte_order_mark(piece.bytes));
  read_jsonl_piece({input.path, piece, input.options}, out);
}

}  // namespace mannerly::draft
