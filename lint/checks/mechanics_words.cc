// Mechanics of words: repeats, case, a/an, brand names.
#include <algorithm>
#include <array>
#include <optional>

#include "base/slot_values.h"
#include "base/strings.h"
#include "checks/edits.h"
#include "checks/mechanics.h"
#include "checks/phrase_class.h"
#include "checks/speller.h"

namespace mannerly {
namespace {

bool listed(const std::vector<std::string>& words, std::string_view word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

bool plain_word(const Token& token, const FindingSink& sink) {
  return token.kind == TokenKind::kWord && !token.quoted && sink.in_scope(token.span.begin);
}

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

/// Whether a number in figures starts with a vowel sound: eight, eleven, eighteen and what begins with them. 1100 and
/// 1800 may be read as hundreds, so they do not tell.
std::optional<bool> vowel_sound_of_number(std::string_view w) {
  const std::size_t digits = std::min(w.find_first_not_of("0123456789"), w.size());
  const bool grouped = digits < w.size() && w[digits] == ',';
  if (w[0] == '8') return true;
  if (!w.starts_with("11") && !w.starts_with("18")) return false;
  if (digits == 4 && !grouped) return std::nullopt;
  return digits % 3 == 2;
}

/// Three capitals that can be read as a word, as people do with a SIM card, a RAG pipeline and a SOC report.
bool reads_as_word(std::string_view w) { return w.size() == 3 && !is_vowel(w[0]) && is_vowel(w[1]) && !is_vowel(w[2]); }

/// Whether a word starts with a vowel sound; nullopt where letters do not tell. Letters decide, but for silent h, the
/// "yoo" and "wun" sounds, and abbreviations: those without a vowel, or of up to three letters, are spelled out (an
/// MBA, an EU grant, a UK firm); longer ones may be read as words (NASA) or not (HDMI).
std::optional<bool> vowel_sound(const Token& token) {
  const std::string_view w = token.folded;
  // People say both.
  static constexpr auto kEither = std::to_array<std::string_view>({"sql", "faq", "url", "led", "herb", "histor"});
  if (std::any_of(kEither.begin(), kEither.end(), [&](std::string_view head) { return w.starts_with(head); }))
    return std::nullopt;
  if (token.kind == TokenKind::kNumber) return vowel_sound_of_number(w);
  static constexpr auto kSilentH = std::to_array<std::string_view>({"hour", "honest", "honour", "honor", "heir"});
  static constexpr auto kConsonant =
      std::to_array<std::string_view>({"uni", "use", "usu", "util", "eu", "ewe", "one", "once", "ubiq", "ura", "uto"});
  const auto starts = [&](std::string_view head) { return w.starts_with(head); };
  if (w.find_first_of("0123456789.") != std::string_view::npos) return std::nullopt;
  if (token.casing == Casing::kUpper) {
    if ((w.size() > 3 && w.find_first_of("aeiou") != std::string_view::npos) || reads_as_word(w)) return std::nullopt;
    return std::string_view("aefhilmnorsx").find(w.front()) != std::string_view::npos;
  }
  if (token.casing == Casing::kMixed) return std::nullopt;
  if (std::any_of(kSilentH.begin(), kSilentH.end(), starts)) return true;
  const bool negated_uni = starts("unin") || starts("unim") || starts("unid") || starts("unii");
  if (!negated_uni && std::any_of(kConsonant.begin(), kConsonant.end(), starts)) return false;
  return is_vowel(w.front());
}

/// Words no article stands before: "a or b", "plan a is better". With a hyphen they may: "an in-house team".
bool refuses_article(const Analysis& analysis, const Token& next) {
  static constexpr auto kWords = std::to_array<std::string_view>(
      {"or", "and", "is", "in", "if", "as", "at", "of", "on", "are", "am", "it", "its", "us", "our", "an", "a", "i"});
  const std::string_view bytes = analysis.draft().source.bytes();
  const bool hyphen = next.span.end < bytes.size() && bytes[next.span.end] == '-';
  return !hyphen && next.casing == Casing::kLower &&
         std::find(kWords.begin(), kWords.end(), next.folded) != kWords.end();
}

/// A particle and the preposition behind it: "we logged in in May", "move on on Monday". And "what it is is a map".
bool is_lawful_repeat(const std::vector<Token>& tokens, std::size_t second) {
  static constexpr auto kPhrasal = std::to_array<std::string_view>(
      {"log",     "logs",     "logged", "logging", "sign",    "signs",  "signed", "signing", "check",    "checks",
       "checked", "hand",     "hands",  "handed",  "handing", "turn",   "turned", "turning", "drop",     "drops",
       "dropped", "dropping", "move",   "moves",   "moved",   "moving", "carry",  "carried", "carrying", "pass",
       "passed",  "passing",  "go",     "goes",    "going",   "went",   "come",   "comes",   "coming",   "came",
       "settle",  "settled",  "dial",   "dialed",  "dialled", "join",   "joined", "it",      "this",     "that",
       "them",    "him",      "her",    "us",      "you"});
  const std::string_view word = tokens[second].folded;
  if (second < 2 || tokens[second - 2].sentence != tokens[second].sentence) return false;
  if (word == "in" || word == "on") {
    return std::find(kPhrasal.begin(), kPhrasal.end(), tokens[second - 2].folded) != kPhrasal.end();
  }
  if (word != "is") return false;
  for (std::size_t i = second - 2; i > 0 && tokens[i].sentence == tokens[second].sentence; --i) {
    if (tokens[i].folded == "what") return true;
  }
  return tokens[0].folded == "what";
}

/// A brand's name used as a verb: "you can google it".
bool is_verb(const std::vector<Token>& tokens, std::size_t index) {
  static constexpr auto kBefore = std::to_array<std::string_view>(
      {"will", "can", "could", "would", "should", "i", "you", "we", "they", "just", "please", "i'll", "we'll"});
  static constexpr auto kAfter =
      std::to_array<std::string_view>({"it", "him", "her", "them", "me", "you", "that", "this", "for", "around"});
  const auto has = [&](const auto& words, std::size_t at) {
    return tokens[at].sentence == tokens[index].sentence &&
           std::find(words.begin(), words.end(), tokens[at].folded) != words.end();
  };
  return (index > 0 && has(kBefore, index - 1)) || (index + 1 < tokens.size() && has(kAfter, index + 1));
}

}  // namespace

void add_replacement(const Analysis& analysis, Span span, const std::string& text, FindingSink& sink) {
  const std::string match(analysis.document().text(span));
  Finding& finding = sink.add(span, fill_in(sink.message(), {{"match", match}, {"instead", text}}));
  finding.fixes.push_back(single_fix("write “" + text + "”", {span, text}, Applicability::kSafe));
}

void check_repeated_word(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const auto& tokens = analysis.document().tokens;
  for (std::size_t i = 1; i < tokens.size(); ++i) {
    const Token& first = tokens[i - 1];
    const Token& second = tokens[i];
    if (first.hash != second.hash || first.folded != second.folded || !plain_word(first, sink) ||
        !plain_word(second, sink))
      continue;
    if (first.sentence != second.sentence || listed(params.allow, second.folded)) continue;
    if (is_lawful_repeat(tokens, i)) continue;
    const bool name = second.casing != Casing::kLower && first.casing == second.casing;
    const std::string_view between = analysis.document().text(Span{first.span.end, second.span.begin});
    if (name || between.empty() || !trim(between).empty()) continue;
    const Span both{first.span.begin, second.span.end};
    Finding& finding =
        sink.add(both, fill_in(sink.message(), {{"match", std::string(analysis.document().text(both))}}));
    finding.fixes.push_back(single_fix("delete the second “" + std::string(analysis.document().text(second)) + "”",
                                       {{first.span.end, second.span.end}, ""}, Applicability::kSafe));
  }
}

void check_lowercase_i(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const auto& tokens = analysis.document().tokens;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    const Token& token = tokens[i];
    if (!token.folded.starts_with('i') || !plain_word(token, sink)) continue;
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
      // "Why? and how?" is one sentence in two.
      const bool goes_on = first.folded == "and" || first.folded == "or" || first.folded == "in";
      if (before.end != U'.' && goes_on) continue;
      const bool ellipsis = document.text(Span{before.span.begin, before.span.end}).ends_with("..");
      if (ellipsis || before.end == U'…') continue;
    }
    // A list of short lines ("monday: …") or a domain-like word is no sentence.
    if (document.text(first).find_first_of(".0123456789") != std::string_view::npos) continue;
    const std::string upper = capitalised(document.text(first));
    add_replacement(analysis, first.span, upper, sink);
  }
}

/// The first word of a sample as a token.
Token sample_token(std::string_view sample) {
  Token token;
  const std::string_view word = sample.substr(0, std::min(sample.find_first_of(" ,;:"), sample.size()));
  const auto is_upper = [](char c) { return c >= 'A' && c <= 'Z'; };
  const bool digits = !word.empty() && word[0] >= '0' && word[0] <= '9';
  token.kind = digits ? TokenKind::kNumber : TokenKind::kWord;
  token.folded = ascii_lower(word);
  const bool inner = word.size() > 1 && std::any_of(word.begin() + 1, word.end(), is_upper);
  const bool all = word.size() > 1 && std::all_of(word.begin(), word.end(), is_upper);
  token.casing = all ? Casing::kUpper : inner ? Casing::kMixed : Casing::kLower;
  return token;
}

/// Whether `next` takes "an"; nullopt where nobody can tell.
std::optional<bool> takes_an(const Token& next, const MechanicsParams& params) {
  if (next.folded.empty() || static_cast<unsigned char>(next.folded[0]) >= 0x80) return std::nullopt;
  if (next.casing != Casing::kUpper && listed(params.a_before, next.folded)) return false;
  if (next.casing != Casing::kUpper && listed(params.an_before, next.folded)) return true;
  return vowel_sound(next);
}

/// An article before a slot, held against the samples that the template declares for it.
void check_article_of_slot(const Analysis& analysis, const MechanicsParams& params, std::size_t at, FindingSink& sink) {
  const Token& article = analysis.document().tokens[at];
  const Token& next = analysis.document().tokens[at + 1];
  if (analysis.document().text(Span{article.span.end, next.span.begin}) != " ") return;
  const Placeholder* slot = analysis.document().placeholder_of(next);
  if (slot == nullptr || slot->span.begin != next.span.begin) return;
  const std::vector<std::string> samples = declared_samples(slot->name, analysis.draft().fields);
  const auto misfit = std::find_if(samples.begin(), samples.end(), [&](const std::string& sample) {
    const std::optional<bool> an = takes_an(sample_token(sample), params);
    return an && *an != (article.folded == "an");
  });
  if (misfit == samples.end()) return;
  sink.add(article.span, "“" + std::string(analysis.document().text(article)) + "” does not fit where " +
                             std::string(analysis.document().text(next)) + " is “" + *misfit +
                             "”; reword it to do without an article");
}

void check_a_an(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const auto& tokens = analysis.document().tokens;
  for (std::size_t i = 0; i + 1 < tokens.size(); ++i) {
    const Token& article = tokens[i];
    const Token& next = tokens[i + 1];
    if (article.folded.size() > 2 || (article.folded != "a" && article.folded != "an")) continue;
    if (!plain_word(article, sink)) continue;
    if (article.casing == Casing::kCapital && i > 0 && tokens[i - 1].sentence == article.sentence) continue;
    if (next.kind == TokenKind::kPlaceholder && analysis.draft().is_template) {
      check_article_of_slot(analysis, params, i, sink);
      continue;
    }
    const bool number = next.kind == TokenKind::kNumber && next.folded.front() >= '0' && next.folded.front() <= '9';
    const bool word = next.kind == TokenKind::kWord && next.folded.size() >= 2;
    if ((!word && !number) || next.quoted || next.sentence != article.sentence) continue;
    if (refuses_article(analysis, next)) continue;
    if (analysis.document().text(Span{article.span.end, next.span.begin}) != " ") continue;
    const std::optional<bool> vowel = takes_an(next, params);
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
    const std::uint32_t begin = tokens[i].span.begin;
    for (const auto& [wrong, right] : params.pairs.that_start_with(bytes[begin])) {
      if (wrong.size() > bytes.size() - begin || bytes[begin + wrong.size() - 1] != wrong.back()) continue;
      if (bytes.substr(begin, wrong.size()) != wrong || !plain_word(tokens[i], sink)) continue;
      const auto end = begin + static_cast<std::uint32_t>(wrong.size());
      std::size_t last = i;
      while (last < tokens.size() && tokens[last].span.end < end) ++last;
      if (last == tokens.size() || tokens[last].span.end != end) continue;
      if (tokens[i].casing == Casing::kLower && is_verb(tokens, i)) break;
      add_replacement(analysis, {begin, end}, right, sink);
      break;
    }
  }
}

namespace {

/// A name that is a common word ("Will", "Free") is not meant by every use of it; nor is a company that is called by
/// any word of the language ("Helio Grid").
bool is_ordinary_word(const Analysis& analysis, const std::string& folded, bool of_company) {
  const Rulebook& rules = analysis.rulebook();
  if (rules.common->is_common(folded)) return true;
  if (!of_company || rules.speller == nullptr) return false;
  const auto speller = rules.speller->in(analysis.draft().language);
  return speller && (*speller)->knows(folded);
}

}  // namespace

void check_contact_name_case(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const Context& context = analysis.draft().context;
  std::vector<std::string> names;
  const auto add_words = [&](const std::string& name) {
    for (const std::string_view part : split(name, ' ')) {
      if (part.size() > 2) names.emplace_back(part);
    }
  };
  add_words(context.to.name);
  add_words(context.to.preferred);
  const std::size_t people = names.size();
  add_words(context.to.company);
  add_words(context.from.company);
  if (names.empty()) return;
  for (const Token& token : analysis.document().tokens) {
    if (token.casing != Casing::kLower || !plain_word(token, sink)) continue;
    for (std::size_t i = 0; i < names.size(); ++i) {
      if (fold(names[i]) != token.folded || names[i] == analysis.document().text(token)) continue;
      if (is_ordinary_word(analysis, token.folded, i >= people)) continue;
      add_replacement(analysis, token.span, names[i], sink);
      break;
    }
  }
}

}  // namespace mannerly
