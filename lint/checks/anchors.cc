#include "checks/anchors.h"

#include <algorithm>
#include <array>

#include "base/strings.h"

namespace mannerly {
namespace {

constexpr auto kFunctionWords = std::to_array<std::string_view>(
    {"a",         "about",  "after", "all",     "also",  "am",     "an",     "and",    "any",    "anything", "are",
     "as",        "at",     "be",    "because", "been",  "before", "being",  "but",    "by",     "can",      "could",
     "did",       "do",     "does",  "doing",   "for",   "from",   "had",    "has",    "have",   "he",       "her",
     "here",      "him",    "his",   "how",     "i",     "i'd",    "i'll",   "i'm",    "i've",   "if",       "in",
     "into",      "is",     "it",    "it's",    "its",   "just",   "me",     "might",  "more",   "my",       "of",
     "on",        "or",     "our",   "out",     "over",  "please", "really", "she",    "should", "so",       "some",
     "something", "than",   "that",  "that's",  "the",   "their",  "them",   "then",   "there",  "these",    "they",
     "thing",     "things", "this",  "those",   "to",    "too",    "up",     "us",     "very",   "was",      "we",
     "we'd",      "we'll",  "we're", "we've",   "were",  "what",   "when",   "where",  "which",  "who",      "why",
     "will",      "with",   "would", "you",     "you'd", "you'll", "you're", "you've", "your",   "yours"});

bool is_reader(const Document& document, std::string_view folded) {
  if (folded.ends_with("'s")) folded.remove_suffix(2);
  const Context& context = document.draft->context;
  for (const std::string* value : {&context.to.name, &context.to.preferred, &context.to.company}) {
    for (const std::string_view part : split(*value, ' ')) {
      if (!part.empty() && fold(part) == folded) return true;
    }
  }
  // The name in the greeting is the reader's; a greeting is no longer than a handful of words.
  constexpr std::size_t kGreetingTokens = 12;
  const auto greeting = std::find_if(document.sentences.begin(), document.sentences.end(),
                                     [](const Sentence& s) { return s.part != Part::kSubject; });
  if (greeting == document.sentences.end() || greeting->part != Part::kGreeting) return false;
  const std::size_t last = std::min<std::size_t>(greeting->last, greeting->first + kGreetingTokens);
  return std::any_of(document.tokens.begin() + greeting->first,
                     document.tokens.begin() + static_cast<std::ptrdiff_t>(last),
                     [&](const Token& token) { return token.folded == folded; });
}

bool fills_reference(const Document& document, const Token& token) {
  const Placeholder* slot = document.placeholder_of(token);
  return slot != nullptr && (slot->fills == Fills::kReference || slot->fills == Fills::kNumber);
}

}  // namespace

bool is_function_word(std::string_view folded) {
  return std::binary_search(kFunctionWords.begin(), kFunctionWords.end(), folded);
}

bool has_specific(const Document& document, const PhraseHit& hit, const CommonWords& common) {
  const Sentence& sentence = document.sentences[document.tokens[hit.first_token].sentence];
  int rare = 0;
  for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
    const Token& token = document.tokens[i];
    const bool inside = i >= hit.first_token && i <= hit.last_token;
    const bool first = i == sentence.first;
    switch (token.kind) {
      case TokenKind::kPlaceholder:
        if (fills_reference(document, token)) return true;
        break;
      case TokenKind::kUrl:
      case TokenKind::kHashtag:
        return true;
      case TokenKind::kNumber:
        if (i > hit.last_token) return true;
        break;
      case TokenKind::kWord: {
        if (token.quoted) return true;
        const bool capital = token.casing == Casing::kCapital || token.casing == Casing::kMixed ||
                             (token.casing == Casing::kUpper && token.span.size() > 1);
        const bool pronoun = token.folded == "i" || token.folded.starts_with("i'");
        if (capital && !pronoun && !first && !is_reader(document, token.folded)) return true;
        if (!inside && !capital && token.span.size() > 3 && !common.is_common(token.folded)) ++rare;
        break;
      }
      default:
        break;
    }
  }
  return rare >= 2;
}

bool anchor_holds(Anchor anchor, const Document& document, const PhraseHit& hit, const CommonWords& common) {
  const Sentence& sentence = document.sentences[document.tokens[hit.first_token].sentence];
  switch (anchor) {
    case Anchor::kNone:
      return true;
    case Anchor::kQuestion:
      return sentence.end == U'?';
    case Anchor::kNoQuestion:
      return sentence.end != U'?';
    case Anchor::kObject:
      return std::any_of(document.tokens.begin() + hit.last_token + 1, document.tokens.begin() + sentence.last,
                         [](const Token& t) {
                           if (t.kind == TokenKind::kMark || t.kind == TokenKind::kEmoji) return false;
                           return t.kind != TokenKind::kWord || !is_function_word(t.folded);
                         });
    case Anchor::kSpecific:
      return has_specific(document, hit, common);
  }
  return true;
}

}  // namespace mannerly
