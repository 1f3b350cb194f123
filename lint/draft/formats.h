// The signature every format reader has; formats.cc is the table of readers.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "draft/builder.h"
#include "mannerly/batch.h"
#include "mannerly/draft.h"

namespace mannerly::draft {

/// What a reader gets: `bytes` of the file at `path`, a leading byte order mark included.
struct Input {
  const std::string& path;
  std::string bytes;
  const InputOptions& options;
};

void read_plain(Input input, ReadResult& out);
void read_markdown(Input input, ReadResult& out);
void read_jsonl(Input input, ReadResult& out);
void read_csv(Input input, ReadResult& out);

/// What a reader of batches gets.
struct PieceInput {
  const std::string& path;
  const BatchPiece& piece;
  const InputOptions& options;
};

void read_jsonl_piece(PieceInput input, ReadResult& out);
void read_csv_piece(PieceInput input, ReadResult& out);

/// The separator of a table's header: a comma, unless it has none but semicolons or tabs.
char separator_of(std::string_view text);
/// True when some column of the header feeds the text; `columns` as in InputOptions.
bool has_text(const std::vector<std::string>& header, const std::vector<std::pair<std::string, std::string>>& columns);

/// The layout of Markdown in the bytes `body` of `text`.
Layout markdown_layout(std::string_view text, Span body);

/// The layout of a text draft at `path`, which names its format.
Layout layout_for(const std::string& path, std::string_view text, Span body);

}  // namespace mannerly::draft
