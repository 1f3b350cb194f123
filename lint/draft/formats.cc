// The table of input formats and read_drafts(). To add one: an InputFormat, a reader file, a row here, its tests.
#include "draft/formats.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strings.h"
#include "draft/plain_blocks.h"

namespace mannerly {
namespace {

struct Format {
  InputFormat format;
  void (*read)(draft::Input input, ReadResult& out);
  std::vector<std::string_view> extensions;
  void (*read_piece)(draft::PieceInput input, ReadResult& out) = nullptr;  ///< of a batch
};

/// The first row also reads everything no other row claims.
const std::array<Format, 4>& formats() {
  static const std::array<Format, 4> kFormats{{
      {InputFormat::kPlain, draft::read_plain, {".txt", ".text"}, nullptr},
      {InputFormat::kMarkdown, draft::read_markdown, {".md", ".markdown"}, nullptr},
      {InputFormat::kJsonl, draft::read_jsonl, {".jsonl", ".ndjson"}, draft::read_jsonl_piece},
      {InputFormat::kCsv, draft::read_csv, {".csv"}, draft::read_csv_piece},
  }};
  return kFormats;
}

const Format& choose(const std::string& path, InputFormat wanted) {
  const std::string name = ascii_lower(path);
  for (const Format& row : formats()) {
    if (wanted == row.format) return row;
    if (wanted != InputFormat::kAuto) continue;
    for (const std::string_view extension : row.extensions) {
      if (name.ends_with(extension)) return row;
    }
  }
  return formats().front();
}

/// A draft without text says nothing that could be judged: a problem, not a good message.
void drop_empty(const std::string& path, ReadResult& out) {
  std::erase_if(out.drafts, [&](const Draft& draft) {
    if (!draft.blocks.empty()) return false;
    const Position at =
        draft.record_line > 0 ? Position{draft.record_line, 1} : draft.source.position(draft.body.begin);
    const std::string name = draft.id.empty() ? "the draft" : "the draft “" + draft.id + "”";
    out.problems.push_back(Error{name + " has no text", path, at.line, at.column});
    return true;
  });
}

}  // namespace

namespace draft {

Layout layout_for(const std::string& path, std::string_view text, Span body) {
  const bool markdown = choose(path, InputFormat::kAuto).format == InputFormat::kMarkdown;
  return markdown ? markdown_layout(text, body) : plain_layout(text, body);
}

}  // namespace draft

ReadResult read_drafts(const std::string& path, std::string bytes, const InputOptions& options) {
  ReadResult out;
  choose(path, options.format).read({path, std::move(bytes), options}, out);
  drop_empty(path, out);
  return out;
}

std::optional<InputFormat> batch_format(const std::string& path, const InputOptions& options) {
  const Format& row = choose(path, options.format);
  if (row.read_piece == nullptr) return std::nullopt;
  return row.format;
}

ReadResult read_piece(const std::string& path, const BatchPiece& piece, const InputOptions& options) {
  ReadResult out;
  if (const Format& row = choose(path, options.format); row.read_piece != nullptr) {
    row.read_piece({path, piece, options}, out);
  }
  drop_empty(path, out);
  return out;
}

}  // namespace mannerly
