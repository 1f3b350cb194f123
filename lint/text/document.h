// The analysed draft: words, sentences, paragraphs, parts, all in source bytes. Every check reads this and nothing
// earlier. Built by analyse(); immutable afterwards.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"
#include "mannerly/span.h"

namespace mannerly {

/// kWord: letters (apostrophes and inner full stops included, "don't", "Node.js"); kNumber: starts with a digit
/// ("30", "3.5", "10x", "2nd"); kMark: one punctuation mark or symbol, runs of the same mark are one token ("!!!",
/// "..."); kEmoji: one emoji as a reader sees it (ZWJ sequence, flag, keycap, skin tone = one token); kPlaceholder,
/// kUrl, kMail, kHandle, kHashtag, kCode: the whole masked piece. Hyphens and quotation marks are kMark.
enum class TokenKind : std::uint8_t {
  kWord,
  kNumber,
  kMark,
  kEmoji,
  kPlaceholder,
  kUrl,
  kMail,
  kHandle,
  kHashtag,
  kCode
};

/// How the letters of a word are cased. Single letters are kCapital when upper case.
enum class Casing : std::uint8_t { kNone, kLower, kCapital, kUpper, kMixed };

struct Token {
  Span span;
  TokenKind kind = TokenKind::kWord;
  Casing casing = Casing::kNone;
  Part part = Part::kBody;
  bool quoted = false;          ///< inside quotation marks or a quoted reply: not the writer's own words
  std::uint32_t sentence = 0;   ///< index into Document::sentences
  std::uint32_t paragraph = 0;  ///< index into Document::paragraphs
  std::string folded;           ///< case-folded, curly apostrophes straight; placeholders: "{}"; what phrases match on
  std::uint64_t hash = 0;       ///< of `folded`, as stable_hash() gives it
};

struct Sentence {
  Span span;                ///< without surrounding white space
  std::uint32_t first = 0;  ///< tokens [first, last)
  std::uint32_t last = 0;
  std::uint32_t words = 0;  ///< kWord, kNumber and kPlaceholder tokens
  std::uint32_t paragraph = 0;
  Part part = Part::kBody;
  char32_t end = 0;  ///< its closing mark '.', '?', '!', '…', ':' or 0 (closing quotes and brackets skipped)
};

struct Paragraph {
  Span span;
  std::uint32_t first_sentence = 0;  ///< sentences [first_sentence, last_sentence)
  std::uint32_t last_sentence = 0;
  BlockKind kind = BlockKind::kParagraph;
  bool is_subject = false;
};

/// Sentences never cross parts or paragraphs: "Hi Ana, thanks" is the greeting sentence "Hi Ana," and another.
struct Document {
  std::shared_ptr<const Draft> draft;
  std::string mask;  ///< same length as the source; see prose_mask()
  std::vector<Token> tokens;
  std::vector<Sentence> sentences;
  std::vector<Paragraph> paragraphs;

  std::string_view text(Span span) const { return draft->source.text(span); }
  std::string_view text(const Token& token) const { return draft->source.text(token.span); }
  /// The placeholder that a token is, or nullptr. Owned by the draft.
  const Placeholder* placeholder_of(const Token& token) const {
    return token.kind == TokenKind::kPlaceholder ? placeholder_at(token.span) : nullptr;
  }

 private:
  const Placeholder* placeholder_at(Span span) const;
};

/// Segments a draft. Thread safe (one set of break iterators per thread).
Document analyse(std::shared_ptr<const Draft> draft);

/// A copy of the source, same length in bytes: front matter and everything outside blocks → spaces; code, URLs, mail
/// addresses, handles, hashtags and Markdown marks → neutral letters or spaces; placeholder → "Xxxx" of equal length;
/// a soft line break → space (hard ones stay, see text/mask.cc).
std::string prose_mask(const Draft& draft);

/// User-perceived characters (extended grapheme clusters) of valid UTF-8.
std::uint32_t grapheme_count(std::string_view utf8);
/// UTF-16 code units of valid UTF-8.
std::uint32_t utf16_count(std::string_view utf8);
/// Case-folded copy with curly quotes made straight; for single words.
std::string fold(std::string_view utf8);
/// Simple case conversions of UTF-8 text (root locale).
std::string to_upper(std::string_view utf8);
std::string to_lower(std::string_view utf8);
/// Without accents and other marks that Unicode can take off a letter: "José" → "Jose"; "ł" stays.
std::string base_letters(std::string_view utf8);
/// First letter upper, rest unchanged.
std::string capitalised(std::string_view utf8);

}  // namespace mannerly
