// Plain text files: front matter, subject line, blocks by blank lines and bullets.
#include <utility>

#include "draft/builder.h"
#include "draft/formats.h"
#include "draft/front_matter.h"
#include "draft/plain_blocks.h"
#include "draft/subject_line.h"

namespace mannerly::draft {

void read_plain(Input input, ReadResult& out) {
  auto draft = open_text_draft(std::move(input), out.problems);
  if (!draft) return;
  take_subject_line(*draft);
  build(*draft, plain_layout(draft->source.bytes(), draft->body));
  out.drafts.push_back(std::move(*draft));
}

}  // namespace mannerly::draft
