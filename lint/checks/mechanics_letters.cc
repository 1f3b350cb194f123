// Mechanics of characters: invisible ones, letters of another script that pass for Latin ones, and ligatures.
#include <algorithm>
#include <set>

#include "base/ascii.h"
#include "base/utf8.h"
#include "checks/edits.h"
#include "checks/known_names.h"
#include "checks/mechanics.h"
#include "text/letters.h"

namespace mannerly {
namespace {

bool is_direction_mark(char32_t c) {
  return c == 0x200E || c == 0x200F || (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
}

/// Zero-width characters, fillers and tag characters, which hide in pasted text. The joiners U+200C and U+200D are
/// left to emoji and scripts.
bool is_invisible(char32_t c) {
  return c == 0x200B || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0x00AD || c == 0x180E || c == 0x034F ||
         c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0 || (c >= 0xFFF9 && c <= 0xFFFB) ||
         (c >= 0xE0100 && c <= 0xE01EF) || is_direction_mark(c);
}

bool is_tag(char32_t c) { return c >= 0xE0000 && c <= 0xE007F; }

std::string code_point_name(char32_t c) {
  constexpr std::string_view kHex = "0123456789ABCDEF";
  std::string name = "U+";
  for (int shift = c > 0xFFFF ? 16 : 12; shift >= 0; shift -= 4) name += kHex[(c >> shift) & 0xF];
  return name;
}

void report_invisible(Span span, char32_t c, FindingSink& sink) {
  const std::string name = code_point_name(c);
  Finding& finding = sink.add(span, fill_in(sink.message(), {{"match", name}}));
  finding.fixes.push_back(single_fix("delete " + name, {span, ""}, Applicability::kSafe));
}

void report_ligature(Span span, std::string_view match, std::string_view letters, const MechanicsParams& params,
                     FindingSink& sink) {
  const std::string plain(letters);
  Finding& finding = sink.add(span, fill_in(params.ligature, {{"match", std::string(match)}, {"instead", plain}}));
  finding.fixes.push_back(single_fix("write “" + plain + "”", {span, plain}, Applicability::kSafe));
}

/// Direction marks are right in a text that has letters written from the right; tag characters end the flags of
/// countries within a state, which begin with U+1F3F4.
void check_characters(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const Span body = analysis.draft().body;
  const std::string_view bytes = std::string_view(analysis.draft().source.bytes()).substr(0, body.end);
  bool right_to_left = false;
  for (std::size_t at = ascii_end(bytes, body.begin); at < body.end; at = ascii_end(bytes, at)) {
    right_to_left = is_right_to_left(next_code_point(bytes, at)) || right_to_left;
  }
  bool in_flag = false;
  for (std::size_t at = ascii_end(bytes, body.begin); at < body.end; at = ascii_end(bytes, at)) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(bytes, at);
    in_flag = c == 0x1F3F4 || (in_flag && is_tag(c));
    const Span span{begin, static_cast<std::uint32_t>(at)};
    if (!sink.in_scope(begin)) continue;
    const bool excused = is_direction_mark(c) && right_to_left;
    if ((is_invisible(c) && !excused) || (is_tag(c) && !in_flag)) report_invisible(span, c, sink);
    if (const auto letters = ligature_letters(c); !letters.empty() && !params.ligature.empty())
      report_ligature(span, analysis.document().text(span), letters, params, sink);
  }
}

/// Whether letters of another alphabet may be among these: U+0370 and all behind it begin with such a byte.
bool has_foreign_byte(std::string_view text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) >= 0xCD; });
}

/// Words that are honest in their own script tell that the draft quotes that language.
std::set<std::string> honest_scripts(const Document& document) {
  std::set<std::string> out;
  for (const Token& token : document.tokens) {
    const std::string_view text = document.text(token);
    if (token.kind != TokenKind::kWord || !has_foreign_byte(text) || disguise_of(text)) continue;
    for (std::size_t at = 0; at < text.size();) {
      const char32_t c = next_code_point(text, at);
      if (c >= 0x0370) out.insert(script_of(c));
    }
  }
  return out;
}

class LookAlikes {
 public:
  explicit LookAlikes(const Analysis& analysis)
      : analysis_(analysis), names_(analysis.draft().context), honest_(honest_scripts(analysis.document())) {}

  /// A mixture of Cyrillic or another script with Latin is a disguise. Greek letters stand beside Latin ones in
  /// science, and a word wholly of another script is mostly a word of that script: these must read as a known word.
  bool is_deceit(const Disguise& disguise) const {
    constexpr std::size_t kShortest = 4;
    const std::string folded = fold(disguise.latin);
    const bool known =
        folded.size() >= kShortest && (analysis_.rulebook().common->is_common(folded) || names_.contains(folded));
    const bool greek = std::any_of(disguise.letters.begin(), disguise.letters.end(),
                                   [](const LookAlike& letter) { return letter.script == "Greek"; });
    if (disguise.whole) return known && !honest_.contains(disguise.letters.front().script);
    return known || !greek;
  }

 private:
  const Analysis& analysis_;
  KnownNames names_;
  std::set<std::string> honest_;
};

/// The pieces of a token between ASCII marks and digits: a word itself, or the labels of an address.
std::vector<Span> pieces_of(const Document& document, const Token& token) {
  std::vector<Span> out;
  const std::string_view text = document.text(token);
  std::uint32_t begin = 0;
  for (std::uint32_t at = 0; at <= text.size(); ++at) {
    const char c = at < text.size() ? text[at] : ' ';
    const bool letter = static_cast<unsigned char>(c) >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (letter) continue;
    if (at > begin) out.push_back({token.span.begin + begin, token.span.begin + at});
    begin = at + 1;
  }
  return out;
}

void check_look_alikes(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const Document& document = analysis.document();
  const Span body = analysis.draft().body;
  const std::string_view bytes = analysis.draft().source.bytes();
  if (params.look_alike.empty() || !has_foreign_byte(bytes.substr(body.begin, body.size()))) return;
  const LookAlikes look_alikes(analysis);
  for (const Token& token : document.tokens) {
    const bool address = token.kind == TokenKind::kUrl || token.kind == TokenKind::kMail;
    if ((token.kind != TokenKind::kWord && !address) || !has_foreign_byte(document.text(token))) continue;
    if (!sink.in_scope(token.span.begin)) continue;
    for (const Span span : pieces_of(document, token)) {
      const auto disguise = disguise_of(document.text(span));
      if (!disguise || !look_alikes.is_deceit(*disguise)) continue;
      const LookAlike& first = disguise->letters.front();
      Finding& finding = sink.add(span, fill_in(params.look_alike, {{"match", std::string(document.text(span))},
                                                                    {"value", first.letter},
                                                                    {"limit", first.script},
                                                                    {"instead", disguise->latin}}));
      finding.fixes.push_back(single_fix("write “" + disguise->latin + "” in Latin letters", {span, disguise->latin},
                                         address ? Applicability::kDisplay : Applicability::kSuggested));
    }
  }
}

}  // namespace

void check_invisible_chars(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  check_characters(analysis, params, sink);
  check_look_alikes(analysis, params, sink);
}

}  // namespace mannerly
