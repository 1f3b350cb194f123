// analyse(): calls the stages of this folder in their order — mask, paragraphs, words, sentences — and ties their
// indices together.
#include "text/document.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "text/code_points.h"
#include "text/sentences.h"
#include "text/words.h"

namespace mannerly {
namespace {

void add_paragraph(std::vector<Paragraph>& out, Span span, BlockKind kind) {
  if (!span.empty()) out.push_back({.span = span, .kind = kind});
}

/// Blocks and the subject, sorted and disjoint; a subject line inside a block is cut out of it.
std::vector<Paragraph> paragraphs_of(const Draft& draft) {
  const std::string& bytes = draft.source.bytes();
  const Span subject = draft.subject ? snapped(*draft.subject, bytes) : Span{};
  std::vector<Paragraph> out;
  for (const Block& block : draft.blocks) {
    const Span span = snapped(block.span, bytes);
    if (!span.overlaps(subject)) {
      add_paragraph(out, span, block.kind);
      continue;
    }
    add_paragraph(out, {span.begin, std::max(span.begin, subject.begin)}, block.kind);
    add_paragraph(out, {std::min(span.end, subject.end), span.end}, block.kind);
  }
  if (!subject.empty()) out.push_back({.span = subject, .is_subject = true});
  std::sort(out.begin(), out.end(), [](const Paragraph& a, const Paragraph& b) { return a.span < b.span; });
  return out;
}

/// Drops paragraphs without a token and sets the sentence ranges of the others.
void link(Document& document) {
  std::vector<Paragraph> kept;
  std::size_t t = 0;
  std::uint32_t s = 0;
  for (std::uint32_t old = 0; old < document.paragraphs.size(); ++old) {
    const auto index = static_cast<std::uint32_t>(kept.size());
    Paragraph paragraph = document.paragraphs[old];
    paragraph.first_sentence = s;
    while (s < document.sentences.size() && document.sentences[s].paragraph == old)
      document.sentences[s++].paragraph = index;
    while (t < document.tokens.size() && document.tokens[t].paragraph == old) document.tokens[t++].paragraph = index;
    paragraph.last_sentence = s;
    if (paragraph.first_sentence < paragraph.last_sentence) kept.push_back(paragraph);
  }
  document.paragraphs = std::move(kept);
}

}  // namespace

const Placeholder* Document::placeholder_at(Span span) const {
  const std::vector<Placeholder>& all = draft->placeholders;
  const auto it =
      std::partition_point(all.begin(), all.end(), [&](const Placeholder& one) { return one.span.end <= span.begin; });
  return it != all.end() && it->span.overlaps(span) ? &*it : nullptr;
}

Document analyse(std::shared_ptr<const Draft> draft) {
  Document document;
  document.mask = prose_mask(*draft);
  document.paragraphs = paragraphs_of(*draft);
  document.tokens = tokenise(*draft, document.mask, document.paragraphs);
  document.sentences = sentences_of(*draft, document.mask, document.tokens);
  document.draft = std::move(draft);
  link(document);
  return document;
}

}  // namespace mannerly
