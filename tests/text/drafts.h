// Drafts built by hand for the text tests: blocks between blank lines, pieces found by what they look like.
#pragma once

#include <cctype>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mannerly/draft.h"
#include "text/document.h"

namespace mannerly::test {

/// The span of the first `piece` in `text`; the end of the text when absent.
inline Span span_of(std::string_view text, std::string_view piece) {
  const std::size_t at = text.find(piece);
  if (at == std::string_view::npos)
    return {static_cast<std::uint32_t>(text.size()), static_cast<std::uint32_t>(text.size())};
  return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + piece.size())};
}

/// Blocks of `text`: runs of lines that are not blank, without surrounding white space.
inline std::vector<Block> blocks_of(std::string_view text) {
  std::vector<Block> out;
  std::size_t at = 0;
  while (at < text.size()) {
    while (at < text.size() && std::isspace(static_cast<unsigned char>(text[at])) != 0) ++at;
    if (at == text.size()) break;
    std::size_t end = std::min(text.find("\n\n", at), text.find("\r\n\r\n", at));
    if (end > text.size()) end = text.size();
    std::size_t last = end;
    while (last > at && std::isspace(static_cast<unsigned char>(text[last - 1])) != 0) --last;
    out.push_back({{static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(last)}, BlockKind::kParagraph});
    at = end;
  }
  return out;
}

/// A plain draft whose whole text is the body.
inline Draft plain_draft(std::string text) {
  Draft draft;
  draft.body = {0, static_cast<std::uint32_t>(text.size())};
  draft.blocks = blocks_of(text);
  draft.source = SourceText("draft.txt", std::move(text), Writable::kYes);
  return draft;
}

inline Draft& with_mask(Draft& draft, std::string_view piece, MaskReason reason) {
  draft.masks.push_back({span_of(draft.source.bytes(), piece), reason});
  return draft;
}

inline Draft& with_placeholder(Draft& draft, std::string_view piece, Fills fills) {
  draft.placeholders.push_back({span_of(draft.source.bytes(), piece), "{}", "name", fills});
  return draft;
}

inline Draft& with_part(Draft& draft, std::string_view piece, Part part) {
  draft.parts.push_back({part, span_of(draft.source.bytes(), piece)});
  return draft;
}

inline Document analysed(Draft draft) { return analyse(std::make_shared<const Draft>(std::move(draft))); }
inline Document analysed(const char* text) { return analysed(plain_draft(text)); }

inline std::vector<std::string> token_texts(const Document& document) {
  std::vector<std::string> out;
  for (const Token& token : document.tokens) out.emplace_back(document.text(token));
  return out;
}

inline std::vector<std::string> sentence_texts(const Document& document) {
  std::vector<std::string> out;
  for (const Sentence& sentence : document.sentences) out.emplace_back(document.text(sentence.span));
  return out;
}

/// "|"-joined tokens and sentences, for compact expectations.
inline std::string joined(const std::vector<std::string>& pieces) {
  std::string out;
  for (const std::string& piece : pieces) out += (out.empty() ? "" : "|") + piece;
  return out;
}
inline std::string words_of(const char* text) { return joined(token_texts(analysed(text))); }
inline std::string sentences_of_text(const char* text) { return joined(sentence_texts(analysed(text))); }

}  // namespace mannerly::test
