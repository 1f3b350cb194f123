// Finds protected bytes by what the draft's reader marked, by the known names, and by digits.
#include "engine/protection.h"

#include <algorithm>
#include <map>
#include <string>
#include <string_view>

#include "base/strings.h"

namespace mannerly {
namespace {

bool is_digit(char byte) { return byte >= '0' && byte <= '9'; }

/// Letters, digits and every byte of a non-ASCII character.
bool is_word_byte(char byte) {
  return is_digit(byte) || (byte >= 'a' && byte <= 'z') || (byte >= 'A' && byte <= 'Z') ||
         (static_cast<unsigned char>(byte) & 0x80U) != 0;
}

Span span_of(std::size_t begin, std::size_t size) {
  return {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(begin + size)};
}

void add_numbers(std::string_view text, std::vector<Span>& out) {
  constexpr std::string_view kVariation = "\xEF\xB8\x8F";
  constexpr std::string_view kKeycap = "\xE2\x83\xA3";
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_digit(text[i])) continue;
    std::size_t end = i;
    while (end < text.size() && is_digit(text[end])) ++end;
    const std::string_view rest = text.substr(end);
    // A digit in a keycap emoji is a picture, not a number.
    if (!rest.starts_with(kVariation) && !rest.starts_with(kKeycap)) out.push_back(span_of(i, end - i));
    i = end;
  }
}

void add_names(std::string_view text, const Person& person, std::vector<Span>& out) {
  std::vector<std::string> names = {person.preferred, person.company};
  for (const std::string_view word : split(person.name, ' ')) names.emplace_back(word);
  names.insert(names.end(), person.also.begin(), person.also.end());
  for (const std::string& name : names) {
    if (name.empty()) continue;
    for (std::size_t at = text.find(name); at != std::string_view::npos; at = text.find(name, at + name.size())) {
      const std::size_t end = at + name.size();
      const bool whole = (at == 0 || !is_word_byte(text[at - 1])) && (end == text.size() || !is_word_byte(text[end]));
      if (whole) out.push_back(span_of(at, name.size()));
    }
  }
}

/// What a mask protects: of a quotation the inside (its marks are punctuation), of markup nothing.
Span kept_part(const Draft& draft, const Mask& mask) {
  if (mask.reason == MaskReason::kMarkup) return {mask.span.begin, mask.span.begin};
  if (mask.reason != MaskReason::kQuotation) return mask.span;
  const std::string_view text = draft.source.text(mask.span);
  std::size_t first = 0;
  while (first < text.size() && (text[first] == '"' || text[first] == '\'' || (text[first] & 0x80) != 0)) ++first;
  std::size_t last = text.size();
  while (last > first && (text[last - 1] == '"' || text[last - 1] == '\'' || (text[last - 1] & 0x80) != 0)) --last;
  return span_of(mask.span.begin + first, last - first);
}

std::size_t occurrences(std::string_view text, std::string_view piece) {
  std::size_t count = 0;
  for (std::size_t at = text.find(piece); at != std::string_view::npos; at = text.find(piece, at + piece.size())) {
    ++count;
  }
  return count;
}

}  // namespace

std::vector<Span> protected_spans(const Draft& draft) {
  std::vector<Span> out;
  for (const Placeholder& placeholder : draft.placeholders) out.push_back(placeholder.span);
  for (const Mask& mask : draft.masks) out.push_back(kept_part(draft, mask));
  add_names(draft.source.bytes(), draft.context.to, out);
  add_names(draft.source.bytes(), draft.context.from, out);
  add_numbers(draft.source.bytes(), out);
  const auto in_allow = [&](Span span) {
    return std::any_of(draft.allows.begin(), draft.allows.end(),
                       [&](const Allow& allow) { return allow.span.contains(span); });
  };
  std::erase_if(out, [&](Span span) { return span.empty() || in_allow(span); });
  std::sort(out.begin(), out.end());
  out.erase(std::unique(out.begin(), out.end()), out.end());
  return out;
}

bool keeps(const Fix& fix, const Draft& draft, const std::vector<Span>& spans) {
  std::string inserted;
  for (const Edit& edit : fix.edits) inserted += edit.text + '\n';
  std::map<std::string_view, std::size_t> removed;
  for (const Edit& edit : fix.edits) {
    for (const Span span : spans) {
      // An insertion inside a protected piece splits it.
      if (edit.span.empty() && span.begin < edit.span.begin && edit.span.begin < span.end) return false;
      if (!edit.span.overlaps(span)) continue;
      if (!edit.span.contains(span)) return false;
      ++removed[draft.source.text(span)];
    }
  }
  return std::all_of(removed.begin(), removed.end(),
                     [&](const auto& piece) { return occurrences(inserted, piece.first) >= piece.second; });
}

}  // namespace mannerly
