// The prose mask: the source with everything that is not prose made neutral, byte for byte the same length, so that
// ICU segments it as a reader would and every offset is still a source offset. Pieces (placeholders, links, code)
// become "Xxxx": a capital, so that "See it. {link}" splits like "See it. Here". Line ends outside blocks and hard
// line breaks inside them stay; soft ones become spaces (lines.cc decides).
#include "text/mask.h"

#include <algorithm>
#include <cstddef>
#include <optional>
#include <string>

#include "text/code_points.h"
#include "text/lines.h"

namespace mannerly {
namespace {

std::optional<TokenKind> token_kind(MaskReason reason) {
  switch (reason) {
    case MaskReason::kCode:
      return TokenKind::kCode;
    case MaskReason::kUrl:
      return TokenKind::kUrl;
    case MaskReason::kMail:
      return TokenKind::kMail;
    case MaskReason::kHandle:
      return TokenKind::kHandle;
    case MaskReason::kHashtag:
      return TokenKind::kHashtag;
    case MaskReason::kQuotation:
    case MaskReason::kMarkup:
      break;
  }
  return std::nullopt;
}

void blank(std::string& mask, Span span) {
  for (std::uint32_t i = span.begin; i < span.end; ++i) {
    if (mask[i] != '\n' && mask[i] != '\r') mask[i] = ' ';
  }
}

void fill(std::string& mask, Span span) {
  std::fill(mask.begin() + span.begin, mask.begin() + span.end, 'x');
  mask[span.begin] = 'X';
}

void show(std::string& mask, const std::string& bytes, Span span) {
  std::copy(bytes.begin() + span.begin, bytes.begin() + span.end, mask.begin() + span.begin);
}

/// Line ends at the edges of a piece belong to the text around it (a code fence ends with one).
Span without_outer_line_ends(Span span, std::string_view bytes) {
  const auto at_line_end = [&](std::uint32_t i) { return bytes[i] == '\n' || bytes[i] == '\r'; };
  while (!span.empty() && at_line_end(span.end - 1)) --span.end;
  while (!span.empty() && at_line_end(span.begin)) ++span.begin;
  return span;
}

}  // namespace

std::vector<Atom> atoms_of(const Draft& draft) {
  const std::string& bytes = draft.source.bytes();
  std::vector<Atom> found;
  for (const Mask& mask : draft.masks) {
    if (const auto kind = token_kind(mask.reason)) found.push_back({mask.span, *kind});
  }
  for (const Placeholder& placeholder : draft.placeholders) {
    if (placeholder.fills != Fills::kControl) found.push_back({placeholder.span, TokenKind::kPlaceholder});
  }
  for (Atom& atom : found) atom.span = without_outer_line_ends(snapped(atom.span, bytes), bytes);
  std::stable_sort(found.begin(), found.end(), [](const Atom& a, const Atom& b) {
    return a.span.begin != b.span.begin ? a.span.begin < b.span.begin : a.span.end > b.span.end;
  });
  std::vector<Atom> out;
  for (const Atom& atom : found) {
    if (!atom.span.empty() && (out.empty() || out.back().span.end <= atom.span.begin)) out.push_back(atom);
  }
  return out;
}

std::string prose_mask(const Draft& draft) {
  const std::string& bytes = draft.source.bytes();
  std::string mask = bytes;
  blank(mask, {0, draft.source.size()});
  std::vector<Span> shown;
  for (const Block& block : draft.blocks) shown.push_back(snapped(block.span, bytes));
  if (draft.subject) shown.push_back(snapped(*draft.subject, bytes));
  for (const Span span : shown) show(mask, bytes, span);

  for (const Mask& piece : draft.masks) {
    if (piece.reason == MaskReason::kMarkup) blank(mask, snapped(piece.span, bytes));
  }
  for (const Placeholder& placeholder : draft.placeholders) {
    if (placeholder.fills == Fills::kControl) blank(mask, snapped(placeholder.span, bytes));
  }
  for (const Atom& atom : atoms_of(draft)) fill(mask, atom.span);
  for (const Span span : shown) join_soft_lines(mask, bytes, span);
  return mask;
}

}  // namespace mannerly
