// Decides, between each two tokens, whether a sentence ends there. Hard line breaks, parts and paragraphs always end
// one; otherwise ICU's sentence boundaries (UAX #29) propose, and what a reader knows beyond them disposes:
// abbreviations, list numbers, lower-case writers, ellipses, emoji and stops that lost their space. One pass forward;
// the state is what has been seen since the last terminator.
#include "text/sentences.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>

#include "base/byte_set.h"
#include "text/abbreviations.h"
#include "text/casing.h"
#include "text/code_points.h"
#include "text/segment.h"

namespace mannerly {
namespace {

/// Words this long before a full stop, or shorter ones with a vowel, are no unknown abbreviations.
constexpr std::size_t kPlainWordBytes = 5;
constexpr std::size_t kVowelWordBytes = 4;
constexpr std::uint32_t kListNumberBytes = 3;

bool is_closer(const Token& token) {
  static constexpr ByteSet kClosers("\"')]}");
  if (token.kind != TokenKind::kMark) return false;
  return token.folded.size() == 1 ? kClosers.has(token.folded[0]) : token.folded == "»";
}

bool is_ellipsis(const Token& token) {
  return token.folded.starts_with("…") || (token.folded.size() > 1 && token.folded.front() == '.');
}

bool is_terminator(const Token& token) {
  return token.kind == TokenKind::kMark && ends_sentence(code_point_at(token.folded, 0).value);
}

bool is_abbreviated(const Token& token) {
  return token.kind == TokenKind::kWord && token.folded.size() > 1 && token.folded.back() == '.';
}

bool starts_upper(std::string_view text) { return is_upper(code_point_at(text, 0).value); }

/// The terminator as Sentence::end names it: one character for the forms of all scripts, 0 for other marks.
char32_t plain_mark(const Token& token) {
  if (token.kind != TokenKind::kMark) return 0;
  if (is_ellipsis(token)) return 0x2026;
  const char32_t c = code_point_at(token.folded, 0).value;
  if (c == 0xFF01) return '!';
  if (c == 0xFF1F || c == 0x061F || c == 0x203D) return '?';
  if (c == 0x3002 || c == 0xFF0E || c == 0xFF61 || c == 0x0964) return '.';
  return c == '!' || c == '?' || c == ':' || c == '.' ? c : 0;
}

class Splitter {
 public:
  Splitter(const Draft& draft, std::string_view mask, const std::vector<Token>& tokens)
      : draft_(draft), mask_(mask), tokens_(tokens), boundaries_(sentence_boundaries(mask)) {}

  /// Whether a sentence ends behind token `i`; called for every token in order, the last one excepted.
  bool ends_after(std::size_t i) {
    note(i);
    const Span gap{tokens_[i].span.end, tokens_[i + 1].span.begin};
    while (boundary_ < boundaries_.size() && boundaries_[boundary_] <= gap.end) {
      if (boundaries_[boundary_] >= gap.begin) proposed_ = true;
      ++boundary_;
    }
    const bool ends = is_forced(i, gap) || decide(i, gap);
    if (ends) {
      first_ = i + 1;
      stop_ = kNone;
    }
    return ends;
  }

 private:
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  /// Updates the state with token `i`: a terminator opens it, closers and emoji keep it, all else ends it.
  void note(std::size_t i) {
    const Token& token = tokens_[i];
    if (is_terminator(token) && !is_leading_stop(i)) {
      stop_ = i;
      closed_ = false;
      proposed_ = false;
    } else if (stop_ != kNone && is_closer(token)) {
      closed_ = true;
    } else if (token.kind != TokenKind::kEmoji) {
      stop_ = kNone;
    }
  }

  /// The full stop of ".NET": white space before it, none behind.
  bool is_leading_stop(std::size_t i) const {
    const bool free_before = i == 0 || tokens_[i - 1].span.end < tokens_[i].span.begin;
    return free_before && i + 1 < tokens_.size() && tokens_[i].span.end == tokens_[i + 1].span.begin &&
           tokens_[i + 1].kind == TokenKind::kWord;
  }

  bool is_forced(std::size_t i, Span gap) {
    if (tokens_[i].paragraph != tokens_[i + 1].paragraph || tokens_[i].part != tokens_[i + 1].part) return true;
    if (part_edge_between(gap)) return true;
    for (std::uint32_t at = gap.begin; at < gap.end;) {
      const CodePoint c = code_point_at(mask_, at);
      if (is_line_end(c.value)) return true;
      at += c.size;
    }
    return false;
  }

  /// Two parts of the same kind may follow each other (two quotes): their edge counts as well.
  bool part_edge_between(Span gap) {
    while (part_ < draft_.parts.size() && draft_.parts[part_].span.begin < gap.begin) ++part_;
    return part_ < draft_.parts.size() && draft_.parts[part_].span.begin <= gap.end;
  }

  bool decide(std::size_t i, Span gap) const {
    const Token& token = tokens_[i];
    const Token& next = tokens_[i + 1];
    if (stop_ == kNone) {
      if (gap.empty()) return false;
      if (is_abbreviated(token)) return may_end_at(token, next);
      return token.kind == TokenKind::kEmoji && next.casing == Casing::kCapital && starts_sentences(next.folded) &&
             !is_determiner(next.folded);
    }
    if (next.kind == TokenKind::kEmoji || is_terminator(next)) return false;
    const bool lower = next.kind == TokenKind::kWord && !starts_upper(mask_.substr(next.span.begin));
    if (closed_ && lower && is_lower(code_point_at(mask_, next.span.begin).value)) return false;
    if (is_ellipsis(tokens_[stop_])) return !gap.empty() && opens_sentence(next);
    if (tokens_[stop_].folded != ".") return proposed_;
    if (is_list_number()) return false;
    if (gap.empty()) return proposed_ || (!closed_ && next.kind == TokenKind::kWord && !lower && !after_number());
    return proposed_ || (lower && !closed_ && is_plain_end(next));
  }

  static bool opens_sentence(const Token& next) {
    if (next.kind == TokenKind::kPlaceholder) return true;
    return next.casing == Casing::kCapital || next.casing == Casing::kUpper || next.casing == Casing::kMixed;
  }

  bool after_number() const { return stop_ > first_ && tokens_[stop_ - 1].kind == TokenKind::kNumber; }

  /// The full stop of "1. First point" at the start of a sentence.
  bool is_list_number() const {
    return stop_ == first_ + 1 && after_number() && tokens_[first_].span.size() <= kListNumberBytes;
  }

  /// A full stop before a lower-case word: writers who use no capitals end sentences so, unknown abbreviations do not.
  bool is_plain_end(const Token& next) const {
    if (stop_ <= first_) return false;
    const Token& before = tokens_[stop_ - 1];
    if (starts_sentences(next.folded)) return true;
    if (before.kind != TokenKind::kWord || before.folded.size() < kVowelWordBytes) return false;
    return before.folded.size() >= kPlainWordBytes || before.folded.find_first_of("aeiouy") != std::string::npos;
  }

  const Draft& draft_;
  std::string_view mask_;
  const std::vector<Token>& tokens_;
  std::vector<std::uint32_t> boundaries_;
  std::size_t boundary_ = 0;
  std::size_t part_ = 0;
  std::size_t first_ = 0;     ///< first token of the sentence
  std::size_t stop_ = kNone;  ///< the terminator that closers and emoji after it still belong to
  bool closed_ = false;       ///< a closing quote or bracket stands behind the terminator
  bool proposed_ = false;     ///< ICU ends a sentence somewhere behind the terminator
};

/// Reads the closing mark backwards; a question mark within the last run of marks wins ("?!").
char32_t closing_mark(const std::vector<Token>& tokens, const Sentence& sentence) {
  char32_t found = 0;
  for (std::uint32_t i = sentence.last; i > sentence.first; --i) {
    const Token& token = tokens[i - 1];
    if (found == 0 && (token.kind == TokenKind::kEmoji || is_closer(token))) continue;
    if (found == 0 && is_abbreviated(token)) return '.';
    const char32_t mark = plain_mark(token);
    if (mark == 0) break;
    if (found == 0 || mark == '?') found = mark;
  }
  return found;
}

bool counts_as_word(const Token& token) {
  return token.kind == TokenKind::kWord || token.kind == TokenKind::kNumber || token.kind == TokenKind::kPlaceholder;
}

Sentence make_sentence(std::vector<Token>& tokens, Span range, std::uint32_t index) {
  Sentence out{.span = {tokens[range.begin].span.begin, tokens[range.end - 1].span.end},
               .first = range.begin,
               .last = range.end,
               .paragraph = tokens[range.begin].paragraph,
               .part = tokens[range.begin].part};
  for (std::uint32_t i = range.begin; i < range.end; ++i) {
    tokens[i].sentence = index;
    out.words += counts_as_word(tokens[i]) ? 1U : 0U;
  }
  out.end = closing_mark(tokens, out);
  return out;
}

}  // namespace

std::vector<Sentence> sentences_of(const Draft& draft, const std::string& mask, std::vector<Token>& tokens) {
  std::vector<Sentence> out;
  Splitter splitter(draft, mask, tokens);
  std::uint32_t first = 0;
  for (std::uint32_t i = 0; i < tokens.size(); ++i) {
    if (i + 1 < tokens.size() && !splitter.ends_after(i)) continue;
    out.push_back(make_sentence(tokens, {first, i + 1}, static_cast<std::uint32_t>(out.size())));
    first = i + 1;
  }
  return out;
}

}  // namespace mannerly
