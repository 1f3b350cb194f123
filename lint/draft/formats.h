// The signature every format reader has; formats.cc is the table of readers.
#pragma once

#include <string>

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

}  // namespace mannerly::draft
