// Mechanics of words: repeats, case, a/an, brand names.
#include <algorithm>
#include <array>
#include <optional>

#include "base/strings.h"
#include "checks/edits.h"
#include "checks/mechanics.h"
#include "checks/phrase_class.h"

namespace mannerly {
namespace {

bool listed(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool plain_word(const Token& token, const FindingSink& sink) {
  return token.kind == TokenKind::kWord && !token.quoted && sink.in_scope(token.span.begin);
}

/// Whether a word starts with a vowel sound; nullopt where letters do not tell. Letters decide, but for silent h, the
/// "yoo" and "wun" sounds, and abbreviations: those without a vowel, or of up to three letters, are spelled out (an
/// MBA, an EU grant, a UK firm); longer ones may be read as words (NASA) or not (HDMI).
std::optional<bool> vowel_sound(const Token& token) {
  const std::string_view w = token.folded;
  constexpr auto kSilentH = std::to_array<std::string_view>({"hour", "honest", "honour", "honor", "heir"});
  constexpr auto kConsonant =
      std::to_array<std::string_view>({"uni", "use", "usu", "util", "eu", "ewe", "one", "once", "ubiq", "ura", "uto"});
  const auto starts = [&](std::string_view head) { return w.starts_with(head); };
  if (w.find_first_of("0123456789.") != std::string_view::npos) return std::nullopt;
  if (token.casing == Casing::kUpper) {
    if (w.size() > 3 && w.find_first_of("aeiou") != std::string_view::npos) return std::nullopt;
    return std::string_view("aefhilmnorsx").find(w.front()) != std::string_view::npos;
  }
  if (token.casing == Casing::kMixed) return std::nullopt;
  if (std::any_of(kSilentH.begin(), kSilentH.end(), starts)) return true;
  const bool negated_uni = starts("unin") || starts("unim") || starts("unid") || starts("unii");
  if (!negated_uni && std::any_of(kConsonant.begin(), kConsonant.end(), starts)) return false;
  return std::string_view("aeiou").find(w.front()) != std::string_view::npos;
}

}  // namespace

void add_replacement(const Analysis& analysis, Span span, const std::string& text, FindingSink& sink) {
  const std::string match(analysis.document().text(span));
  Finding& finding = sink.add(span, fill_in(sink.rule().message, {{"match", match}, {"instead", text}}));
  finding.fixes.push_back(single_fix("write “" + text + "”", {span, text}, Applicability::kSafe));
}

void check_repeated_word(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const auto& tokens = analysis.document().tokens;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const Token& first = tokens[i - 1];
    const Token& second = tokens[i];
    if (!plain_word(first, sink) || !plain_word(second, sink) || first.folded != second.folded) continue;
    if (first.sentence != second.sentence || listed(params.allow, second.folded)) continue;
    const bool name = second.casing != Casing::kLower && first.casing == second.casing;
    const std::string_view between = analysis.document().text(Span{first.span.end, second.span.begin});
    if (name || between.empty() || !trim(between).empty()) continue;
    const Span both{first.span.begin, second.span.end};
    Finding& finding =
        sink.add(both, fill_in(sink.rule().message, {{"match", std::string(analysis.document().text(both))}}));
    finding.fixes.push_back(single_fix("delete the second “" + std::string(analysis.document().text(second)) + "”",
                                       {{first.span.end, second.span.end}, ""}, Applicability::kSafe));
  }
}

void check_lowercase_i(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const auto& tokens = analysis.document().tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!plain_word(token, sink)) continue;
    const std::string_view text = analysis.document().text(token);
    const bool pronoun = text == "i" || text.starts_with("i'") || text.starts_with("i’");
    if (!pronoun) continue;
    // "i." and "i)" number a list; "i/o" is no pronoun.
    const std::uint32_t end = token.span.end;
    const std::string_view bytes = analysis.draft().source.bytes();
    if (text == "i" && end < bytes.size() && std::string_view(".)/_-").find(bytes[end]) != std::string_view::npos)
      continue;
    add_replacement(analysis, {token.span.begin, token.span.begin + 1}, "I", sink);
  }
}

void check_sentence_case(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const Document& document = analysis.document();
  for (std::size_t i = 0; i < document.sentences.size(); ++i) {
    const Sentence& sentence = document.sentences[i];
    if (sentence.part == Part::kSubject || !sink.in_scope(sentence.span.begin) || sentence.words < 2) continue;
    const Paragraph& paragraph = document.paragraphs[sentence.paragraph];
    if (paragraph.kind != BlockKind::kParagraph) continue;
    const Token& first = document.tokens[sentence.first];
    if (first.kind != TokenKind::kWord || first.casing != Casing::kLower || first.quoted) continue;
    if (first.folded == "i" || first.folded.starts_with("i'") || listed(params.allow, first.folded)) continue;
    // Behind a greeting that ends in a comma, and behind a colon or a dash, lower case is right.
    if (i > 0) {
      const Sentence& before = document.sentences[i - 1];
      const bool ended = before.end == U'.' || before.end == U'?' || before.end == U'!';
      if (!ended) continue;
      const bool ellipsis = document.text(Span{before.span.begin, before.span.end}).ends_with("..");
      if (ellipsis || before.end == U'…') continue;
    }
    // A list of short lines ("monday: …") or a domain-like word is no sentence.
    if (document.text(first).find_first_of(".0123456789") != std::string_view::npos) continue;
    const std::string upper = capitalised(document.text(first));
    add_replacement(analysis, first.span, upper, sink);
  }
}

void check_a_an(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const auto& tokens = analysis.document().tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Token& article = tokens[i];
    const Token& next = tokens[i + 1];
    if (!plain_word(article, sink) || (article.folded != "a" && article.folded != "an")) continue;
    if (article.casing == Casing::kCapital && i > 0 && tokens[i - 1].sentence == article.sentence) continue;
    if (next.kind != TokenKind::kWord || next.quoted || next.sentence != article.sentence || next.folded.size() < 2)
      continue;
    if (analysis.document().text(Span{article.span.end, next.span.begin}) != " ") continue;
    if (static_cast<unsigned char>(next.folded[0]) >= 0x80) continue;
    std::optional<bool> vowel = vowel_sound(next);
    if (next.casing != Casing::kUpper && listed(params.an_before, next.folded)) vowel = true;
    if (next.casing != Casing::kUpper && listed(params.a_before, next.folded)) vowel = false;
    if (!vowel || *vowel == (article.folded == "an")) continue;
    const bool capital = article.casing == Casing::kCapital || article.casing == Casing::kUpper;
    const std::string right = *vowel ? (capital ? "An" : "an") : (capital ? "A" : "a");
    add_replacement(analysis, article.span, right, sink);
  }
}

void check_brand_case(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const std::string_view bytes = analysis.draft().source.bytes();
  const auto& tokens = analysis.document().tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!plain_word(tokens[i], sink)) continue;
    const std::uint32_t begin = tokens[i].span.begin;
    for (const auto& [wrong, right] : params.pairs) {
      if (bytes.substr(begin, wrong.size()) != wrong) continue;
      const auto end = begin + static_cast<std::uint32_t>(wrong.size());
      std::size_t last = i;
      while (last < tokens.size() && tokens[last].span.end < end) ++last;
      if (last == tokens.size() || tokens[last].span.end != end) continue;
      add_replacement(analysis, {begin, end}, right, sink);
      break;
    }
  }
}

void check_contact_name_case(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  std::vector<std::string> names;
  for (const std::string* value :
       {&context.to.name, &context.to.preferred, &context.to.company, &context.from.company}) {
    for (const std::string_view part : split(*value, ' ')) {
      if (part.size() > 2) names.emplace_back(part);
    }
  }
  for (const Token& token : analysis.document().tokens) {
    if (!plain_word(token, sink) || token.casing != Casing::kLower) continue;
    for (const std::string& name : names) {
      // A company called by a common word ("Free", "Best") is not meant by every use of it.
      if (fold(name) != token.folded || name == analysis.document().text(token)) continue;
      if (analysis.rulebook().common->is_common(token.folded)) continue;
      add_replacement(analysis, token.span, name, sink);
      break;
    }
  }
}

}  // namespace mannerly
