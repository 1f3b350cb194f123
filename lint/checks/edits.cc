#include "checks/edits.h"

#include <algorithm>

#include "base/strings.h"
#include "base/utf8.h"

namespace mannerly {
namespace {

const Sentence* sentence_at(const Document& document, std::uint32_t offset) {
  const auto next = std::upper_bound(document.sentences.begin(), document.sentences.end(), offset,
                                     [](std::uint32_t at, const Sentence& s) { return at < s.span.begin; });
  if (next == document.sentences.begin() || !(next - 1)->span.contains(offset)) return nullptr;
  return &*(next - 1);
}

bool blank(char c) { return c == ' ' || c == '\t'; }

std::uint32_t skip_blanks(std::string_view bytes, std::uint32_t at, std::uint32_t end) {
  while (at < end && blank(bytes[at])) ++at;
  return at;
}

/// Deleting from the start of a sentence: blanks and a comma behind go too, the next word starts the sentence.
Edit delete_from_start(std::string_view bytes, Span span, const Sentence& sentence, std::uint32_t limit) {
  std::uint32_t end = skip_blanks(bytes, span.end, limit);
  while (end < sentence.span.end && (bytes[end] == ',' || bytes[end] == ':')) end = skip_blanks(bytes, end + 1, limit);
  if (end >= sentence.span.end) return {{span.begin, end}, {}};
  std::size_t next = end;
  next_code_point(bytes, next);
  const auto letter_end = static_cast<std::uint32_t>(next);
  const std::string_view letter = bytes.substr(end, letter_end - end);
  const std::string upper = to_upper(letter);
  if (upper == letter) return {{span.begin, end}, {}};
  return {{span.begin, letter_end}, upper};
}

}  // namespace

Edit deletion(const Document& document, Span span) {
  const std::string_view bytes = document.draft->source.bytes();
  const Sentence* sentence = sentence_at(document, span.begin);
  const Span region =
      document.draft->body.contains(span) ? document.draft->body : document.draft->subject.value_or(span);
  if (sentence != nullptr && span.begin == sentence->span.begin) {
    return delete_from_start(bytes, span, *sentence, region.end);
  }
  // An emoji that follows at once needs the blank as much as this one did.
  constexpr unsigned char kEmojiLead = 0xF0;
  if (span.end < region.end && static_cast<unsigned char>(bytes[span.end]) >= kEmojiLead) return {span, {}};
  std::uint32_t begin = span.begin;
  while (begin > region.begin && blank(bytes[begin - 1])) --begin;
  const bool comma_before = begin > region.begin && bytes[begin - 1] == ',';
  const bool ends_clause =
      span.end >= region.end || std::string_view(".!?,;\n").find(bytes[span.end]) != std::string_view::npos;
  if (comma_before && ends_clause) --begin;
  // Between two words one blank stays.
  if (begin == span.begin) return {{begin, skip_blanks(bytes, span.end, region.end)}, {}};
  return {{begin, span.end}, {}};
}

Edit replacement(const Document& document, Span span, std::string_view text) {
  const std::string_view old = document.draft->source.text(span);
  const Sentence* sentence = sentence_at(document, span.begin);
  std::size_t next = 0;
  if (!old.empty()) next_code_point(old, next);
  const std::string_view letter = old.substr(0, next);
  const bool capital = !letter.empty() && to_lower(letter) != letter;
  const bool first = sentence != nullptr && sentence->span.begin == span.begin;
  return {span, capital && first ? capitalised(text) : std::string(text)};
}

Fix single_fix(std::string title, Edit edit, Applicability applicability) {
  return Fix{std::move(title), {std::move(edit)}, applicability};
}

std::string fill_in(std::string text, std::initializer_list<std::pair<std::string_view, std::string>> values) {
  for (const auto& [key, value] : values) text = replace_all(std::move(text), "{" + std::string(key) + "}", value);
  return text;
}

}  // namespace mannerly
