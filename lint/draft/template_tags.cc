// The words of the block syntaxes. To add a block: a row of kLiquid, or a case of its syntax.
#include "draft/template_tags.h"

#include <algorithm>
#include <array>

#include "base/strings.h"
#include "draft/input.h"
#include "draft/placeholders.h"
#include "draft/words.h"

namespace mannerly::draft {
namespace {

struct Opener {
  std::string_view word;
  BlockType type;
};

constexpr std::array<Opener, 15> kLiquid{{{"if", BlockType::kIf},
                                          {"unless", BlockType::kUnless},
                                          {"for", BlockType::kLoop},
                                          {"tablerow", BlockType::kOther},
                                          {"case", BlockType::kOther},
                                          {"with", BlockType::kOther},
                                          {"capture", BlockType::kOther},
                                          {"comment", BlockType::kOther},
                                          {"raw", BlockType::kOther},
                                          {"block", BlockType::kOther},
                                          {"macro", BlockType::kOther},
                                          {"call", BlockType::kOther},
                                          {"filter", BlockType::kOther},
                                          {"autoescape", BlockType::kOther},
                                          {"spaceless", BlockType::kOther}}};

bool is_middle(std::string_view word) { return in({"else", "elsif", "elif", "elseif", "when"}, word); }

/// Splits off the first word; `rest` gets what follows, trimmed.
std::string first_word(std::string_view text, Span inside, Span& rest) {
  std::uint32_t end = inside.begin;
  while (end < inside.end && !is_blank(text[end])) ++end;
  rest = trimmed(text, {end, inside.end});
  return ascii_lower(text.substr(inside.begin, end - inside.begin));
}

/// Without the marks that take white space away: "-", "~", "+".
Span without_trimming(std::string_view text, Span inside) {
  const auto is_trim = [&](std::uint32_t at) { return text[at] == '-' || text[at] == '~' || text[at] == '+'; };
  if (!inside.empty() && is_trim(inside.begin)) ++inside.begin;
  if (!inside.empty() && is_trim(inside.end - 1)) --inside.end;
  return trimmed(text, inside);
}

Tag middle(std::string word, Span rest) { return {TagRole::kMiddle, BlockType::kIf, std::move(word), {}, rest}; }

Tag read_liquid(std::string_view text, Span inside) {
  Span rest;
  const std::string word = first_word(text, without_trimming(text, inside), rest);
  if (is_middle(word)) return middle(word, rest);
  if (word == "end") return {TagRole::kClose, BlockType::kOther, {}, {}, {}};
  if (word.starts_with("end")) return {TagRole::kClose, BlockType::kOther, word.substr(3), {}, {}};
  for (const Opener& row : kLiquid) {
    if (row.word == word) return {TagRole::kOpen, row.type, word, "{% end" + word + " %}", rest};
  }
  return {};
}

/// "else if x" as one word with its condition.
Tag else_of(std::string_view text, Span inside) {
  Span rest;
  const std::string word = first_word(text, inside, rest);
  if (word == "else" && !rest.empty()) {
    Span condition;
    if (first_word(text, rest, condition) == "if") return middle("elseif", condition);
  }
  return middle(word, rest);
}

Tag open_section(std::string_view text, Span inside) {
  Span rest;
  const std::string word = first_word(text, inside, rest);
  const std::string closer = "{{/" + word + "}}";
  if (word == "if") return {TagRole::kOpen, BlockType::kIf, word, closer, rest};
  if (word == "unless") return {TagRole::kOpen, BlockType::kUnless, word, closer, rest};
  if (word == "each" || word == "foreach") return {TagRole::kOpen, BlockType::kLoop, word, closer, rest};
  if (word == "with" || !rest.empty()) return {TagRole::kOpen, BlockType::kOther, word, closer, rest};
  Span name;
  name = {inside.begin, u32(inside.begin + word.size())};
  return {TagRole::kOpen, BlockType::kSection, word, "{{/" + std::string(text.substr(name.begin, name.size())) + "}}",
          name};
}

Tag read_handlebars(std::string_view text, Span inside) {
  inside = without_trimming(text, inside);
  if (inside.empty()) return {};
  const char mark = text[inside.begin];
  Span rest;
  if (mark != '#' && mark != '/' && mark != '^' && mark != '!' && mark != '>') {
    const std::string word = first_word(text, inside, rest);
    if (word == "end") return {TagRole::kClose, BlockType::kOther, {}, {}, {}};
    if (word == "endif") return {TagRole::kClose, BlockType::kOther, "if", {}, {}};
    if (word == "if") return {TagRole::kOpen, BlockType::kIf, word, "{{end}}", rest};
    return is_middle(word) ? else_of(text, inside) : Tag{};
  }
  inside = trimmed(text, {inside.begin + 1, inside.end});
  const std::string word = first_word(text, inside, rest);
  if (mark == '/') return {TagRole::kClose, BlockType::kOther, word, {}, {}};
  if (mark == '^')
    return inside.empty() ? middle("else", {})
                          : Tag{TagRole::kOpen, BlockType::kInverse, word, "{{/" + word + "}}", inside};
  if (mark != '#' || inside.empty()) return {};
  if (is_middle(word)) return else_of(text, inside);
  if (word == "end" || word == "endif" || word == "endunless" || word == "endeach")
    return {TagRole::kClose, BlockType::kOther, word.substr(3), {}, {}};
  return open_section(text, inside);
}

Tag read_merge_block(std::string_view text, Span inside) {
  const std::size_t colon = std::min(text.find(':', inside.begin), std::size_t{inside.end});
  const std::string word = ascii_lower(text.substr(inside.begin, colon - inside.begin));
  const Span rest = trimmed(text, {u32(std::min<std::size_t>(colon + 1, inside.end)), inside.end});
  if (word == "if") return {TagRole::kOpen, BlockType::kIf, "if", "*|END:IF|*", rest};
  if (word == "ifnot") return {TagRole::kOpen, BlockType::kUnless, "if", "*|END:IF|*", rest};
  if (word == "end") return {TagRole::kClose, BlockType::kOther, {}, {}, {}};
  return middle(word, rest);
}

}  // namespace

Tag read_tag(std::string_view text, const Placeholder& placeholder) {
  const Span inside = inside_of(text, placeholder);
  if (placeholder.fills != Fills::kControl) {
    const bool assigns = placeholder.syntax == "<%%>" && !inside.empty();
    const std::uint32_t begin = assigns ? std::min(inside.begin + 1, inside.end) : inside.begin;
    return {TagRole::kSlot, BlockType::kOther, {}, {}, trimmed(text, {begin, inside.end})};
  }
  if (placeholder.syntax == "{%%}") return read_liquid(text, inside);
  if (placeholder.syntax == "{{}}") return read_handlebars(text, inside);
  if (placeholder.syntax == "*||*") return read_merge_block(text, inside);
  return {};
}

}  // namespace mannerly::draft
