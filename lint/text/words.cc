// Cuts the mask into tokens: ICU's word boundaries, cut again at masked pieces, emoji and parts, then repaired where
// prose differs from UAX #29 (marks merged, "9:30" joined, "e.g." keeps its full stop, "talk.Thanks" is three tokens).
// Leaves sentences to sentences.cc.
#include "text/words.h"

#include <algorithm>
#include <cstddef>
#include <utility>

#include "base/byte_set.h"
#include "base/flat_table.h"
#include "text/abbreviations.h"
#include "text/casing.h"
#include "text/code_points.h"
#include "text/mask.h"
#include "text/segment.h"

namespace mannerly {
namespace {

bool is_word_sign(char32_t c) { return is_letter(c) || is_numeric(c) || is_combining(c); }

constexpr ByteSet kPlainBytes("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019; }

/// Pieces and emoji in one sorted, disjoint list. Emoji are looked for in the mask, so none lies inside a piece.
std::vector<Atom> all_atoms(const Draft& draft, std::string_view mask) {
  std::vector<Atom> out = atoms_of(draft);
  for (const Span span : emoji_spans(mask)) out.push_back({span, TokenKind::kEmoji});
  std::sort(out.begin(), out.end(), [](const Atom& a, const Atom& b) { return a.span.begin < b.span.begin; });
  return out;
}

/// The stretches in which tokens may not cross an edge: a paragraph cut at the edges of parts.
struct Stretch {
  Span span;
  std::uint32_t paragraph = 0;
  Part part = Part::kBody;
  bool quoted = false;
};

std::vector<Stretch> stretches_of(const Draft& draft, const std::vector<Paragraph>& paragraphs) {
  const std::string& bytes = draft.source.bytes();
  std::vector<Stretch> out;
  std::size_t p = 0;
  for (std::uint32_t i = 0; i < paragraphs.size(); ++i) {
    const Paragraph& paragraph = paragraphs[i];
    std::uint32_t at = paragraph.span.begin;
    while (at < paragraph.span.end) {
      while (p < draft.parts.size() && snapped(draft.parts[p].span, bytes).end <= at) ++p;
      Stretch stretch{{at, paragraph.span.end}, i, paragraph.is_subject ? Part::kSubject : Part::kBody, false};
      if (p < draft.parts.size()) {
        const Span part = snapped(draft.parts[p].span, bytes);
        if (part.begin <= at) stretch.part = draft.parts[p].part;
        stretch.span.end = std::min(stretch.span.end, part.begin <= at ? part.end : part.begin);
      }
      stretch.quoted = paragraph.kind == BlockKind::kQuote || stretch.part == Part::kQuote;
      out.push_back(stretch);
      at = stretch.span.end;
    }
  }
  return out;
}

class Tokeniser {
 public:
  Tokeniser(const Draft& draft, std::string_view mask)
      : draft_(draft), mask_(mask), boundaries_(word_boundaries(mask)), atoms_(all_atoms(draft, mask)) {
    tokens_.reserve(boundaries_.size());
  }

  void add(const Stretch& stretch) {
    stretch_ = stretch;
    std::uint32_t at = stretch.span.begin;
    while (at < stretch.span.end) {
      while (next_atom_ < atoms_.size() && atoms_[next_atom_].span.end <= at) ++next_atom_;
      while (next_boundary_ < boundaries_.size() && boundaries_[next_boundary_] <= at) ++next_boundary_;
      std::uint32_t end = std::min(stretch.span.end, boundaries_[next_boundary_]);
      if (next_atom_ < atoms_.size()) {
        const Atom& atom = atoms_[next_atom_];
        if (atom.span.begin <= at) {
          end = std::min(stretch.span.end, atom.span.end);
          push({at, end}, atom.kind);
          at = end;
          continue;
        }
        end = std::min(end, atom.span.begin);
      }
      add_segment({at, end});
      at = end;
    }
  }

  std::vector<Token> take() { return std::move(tokens_); }

 private:
  /// One ICU segment: blanks, marks, or a word that may need cutting.
  void add_segment(Span segment) {
    if (mask_[segment.begin] == ' ' && segment.size() == 1) return;
    if (kPlainBytes.has(mask_[segment.begin]) && is_plain(segment)) return push_word(segment);
    const bool wordy = has_word_sign(segment);
    std::uint32_t word = segment.begin;
    std::uint32_t at = segment.begin;
    while (at < segment.end) {
      const CodePoint c = code_point_at(mask_, at);
      if (wordy && !is_cut(segment, word, at, c)) {
        at += c.size;
        continue;
      }
      add_word({word, at});
      add_mark({at, at + c.size}, c.value);
      at += c.size;
      word = at;
    }
    add_word({word, segment.end});
  }

  bool is_plain(Span segment) const {
    return std::all_of(mask_.begin() + segment.begin, mask_.begin() + segment.end,
                       [](char c) { return kPlainBytes.has(c); });
  }

  bool has_word_sign(Span segment) const {
    for (std::uint32_t at = segment.begin; at < segment.end;) {
      const CodePoint c = code_point_at(mask_, at);
      if (is_letter(c.value) || is_numeric(c.value)) return true;
      at += c.size;
    }
    return false;
  }

  /// True for a character that is no part of the word that began at `word`: one that only ICU joins to letters, or
  /// any mark at the edge.
  bool is_cut(Span segment, std::uint32_t word, std::uint32_t at, CodePoint c) const {
    if (is_letter(c.value) || is_numeric(c.value)) return false;
    if (is_combining(c.value)) return at == word;
    if (is_apostrophe(c.value) && at == segment.begin && after_token(at)) return !letter_at(segment, at + c.size);
    if (at == word || c.value == '@' || c.value == ':' || !inside_word(segment, at, c.size)) return true;
    return c.value == '.' && is_glued_stop(mask_.substr(segment.begin, segment.size()), at - segment.begin);
  }

  bool letter_at(Span segment, std::uint32_t at) const {
    return at < segment.end && is_word_sign(code_point_at(mask_, at).value);
  }

  bool inside_word(Span segment, std::uint32_t at, std::uint32_t size) const {
    return at > segment.begin && joins(code_point_before(mask_, at).value) && at + size < segment.end &&
           joins(code_point_at(mask_, at + size).value);
  }

  static bool joins(char32_t c) { return is_word_sign(c) || c == '_' || (c >= 0x80 && is_blank(c)); }

  bool after_token(std::uint32_t at) const { return !tokens_.empty() && tokens_.back().span.end == at; }

  void add_word(Span span) {
    const std::uint32_t end = span.end;
    while (span.size() > 1 && mask_[span.end - 1] == '_') --span.end;
    if (span.empty()) return;
    push_word(span);
    for (std::uint32_t at = span.end; at < end; ++at) add_mark({at, at + 1}, '_');
  }

  void push_word(Span span) {
    const char32_t first = code_point_at(mask_, span.begin).value;
    push(span, is_numeric(first) ? TokenKind::kNumber : TokenKind::kWord);
  }

  void add_mark(Span span, char32_t c) {
    if (is_blank(c)) return;
    if (!tokens_.empty()) {
      Token& last = tokens_.back();
      const bool same =
          last.kind == TokenKind::kMark && last.span.end == span.begin && span.begin > stretch_.span.begin;
      if (same && code_point_at(mask_, last.span.begin).value == c) {
        last.span.end = span.end;
        last.folded += straightened(draft_.source.text(span));
        return;
      }
    }
    push(span, TokenKind::kMark);
  }

  void push(Span span, TokenKind kind) {
    Token& token = tokens_.emplace_back();
    token.span = span;
    token.kind = kind;
    token.part = stretch_.part;
    token.paragraph = stretch_.paragraph;
    token.quoted = stretch_.quoted || in_quotation(span);
    const std::string_view text = draft_.source.text(span);
    if (kind == TokenKind::kWord || kind == TokenKind::kNumber) {
      FoldedWord word = folded_word(text);
      token.folded = std::move(word.folded);
      token.casing = word.casing;
    } else if (kind == TokenKind::kPlaceholder) {
      token.folded = "{}";
    } else {
      token.folded = kind == TokenKind::kMark ? straightened(text) : fold(text);
    }
  }

  bool in_quotation(Span span) {
    const std::vector<Mask>& masks = draft_.masks;
    while (next_mask_ < masks.size() &&
           (masks[next_mask_].reason != MaskReason::kQuotation || masks[next_mask_].span.end <= span.begin)) {
      ++next_mask_;
    }
    return next_mask_ < masks.size() && masks[next_mask_].span.overlaps(span);
  }

  const Draft& draft_;
  std::string_view mask_;
  std::vector<std::uint32_t> boundaries_;
  std::vector<Atom> atoms_;
  std::size_t next_boundary_ = 0;
  std::size_t next_atom_ = 0;
  std::size_t next_mask_ = 0;
  Stretch stretch_;
  std::vector<Token> tokens_;
};

bool adjacent(const Token& left, const Token& right) {
  return left.span.end == right.span.begin && left.paragraph == right.paragraph && left.part == right.part;
}

bool is_only(const Token& token, char mark) { return token.folded.size() == 1 && token.folded[0] == mark; }

bool is_digits(const std::string& text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// "9" ":" "30": a time or a ratio is one number.
bool is_clock(const std::vector<Token>& tokens, std::size_t i) {
  if (i + 2 >= tokens.size() || !is_only(tokens[i + 1], ':')) return false;
  return tokens[i].kind == TokenKind::kNumber && tokens[i + 2].kind == TokenKind::kNumber &&
         is_digits(tokens[i].folded) && adjacent(tokens[i], tokens[i + 1]) && adjacent(tokens[i + 1], tokens[i + 2]);
}

bool is_abbreviation(const std::vector<Token>& tokens, std::size_t i, const Token* before) {
  if (i + 1 >= tokens.size() || !is_only(tokens[i + 1], '.') || !adjacent(tokens[i], tokens[i + 1])) return false;
  const auto in_paragraph = [&](const Token* other) { return other->paragraph == tokens[i].paragraph; };
  const Token* next = i + 2 < tokens.size() && in_paragraph(&tokens[i + 2]) ? &tokens[i + 2] : nullptr;
  return takes_full_stop(tokens[i], before != nullptr && in_paragraph(before) ? before : nullptr, next);
}

void absorb(Token& token, const Token& next) {
  token.span.end = next.span.end;
  token.folded += next.folded;
}

/// Joins what belongs together, in one pass and in place: tokens [0, kept) are done.
void merge(std::vector<Token>& tokens) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < tokens.size(); ++kept) {
    std::size_t next = i + 1;
    if (is_clock(tokens, i)) {
      absorb(tokens[i], tokens[i + 1]);
      absorb(tokens[i], tokens[i + 2]);
      next = i + 3;
    } else if (is_abbreviation(tokens, i, kept == 0 ? nullptr : &tokens[kept - 1])) {
      absorb(tokens[i], tokens[i + 1]);
      next = i + 2;
    }
    if (kept < i) tokens[kept] = std::move(tokens[i]);
    i = next;
  }
  tokens.resize(kept);
}

}  // namespace

std::vector<Token> tokenise(const Draft& draft, const std::string& mask, const std::vector<Paragraph>& paragraphs) {
  Tokeniser tokeniser(draft, mask);
  for (const Stretch& stretch : stretches_of(draft, paragraphs)) tokeniser.add(stretch);
  std::vector<Token> out = tokeniser.take();
  merge(out);
  for (Token& token : out) token.hash = stable_hash(token.folded);
  return out;
}

}  // namespace mannerly
