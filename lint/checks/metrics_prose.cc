#include "checks/metrics_prose.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "base/byte_set.h"
#include "base/strings.h"
#include "checks/anchors.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

bool is_vowel(char c) {
  static constexpr ByteSet kVowels("aeiouy");
  return kVowels.has(c);
}

bool has_hit(const Analysis& analysis, std::string_view class_name, std::uint32_t sentence) {
  return !hits_between(analysis.hits(class_name), sentence, sentence).empty();
}

bool is_content(const Token& token) {
  static constexpr auto kGeneric = std::to_array<std::string_view>(
      {"question", "questions", "quick",     "hello",  "help",   "request",    "intro",  "introduction",
       "follow",   "following", "regarding", "about",  "update", "via",        "new",    "thank",
       "thanks",   "message",   "note",      "please", "re",     "fwd",        "invite", "your",
       "idea",     "thoughts",  "from",      "chat",   "call",   "opportunity"});
  constexpr std::size_t kShortest = 3;
  return token.kind == TokenKind::kWord && token.folded.size() >= kShortest && !is_function_word(token.folded) &&
         std::find(kGeneric.begin(), kGeneric.end(), token.folded) == kGeneric.end();
}

/// Whether two words may be inflections of one: a common beginning of four letters, or all of a shorter word.
bool same_stem(std::string_view a, std::string_view b) {
  constexpr std::size_t kStem = 4;
  const std::size_t length = std::min({a.size(), b.size(), kStem});
  return length >= 2 && a.substr(0, length) == b.substr(0, length);
}

}  // namespace

int syllables(std::string_view word) {
  static constexpr ByteSet kPlain("abcdefghijklmnopqrstuvwxyz");
  const bool is_plain = std::all_of(word.begin(), word.end(), [&](char c) { return kPlain.has(c); });
  const std::string key = is_plain ? std::string() : name_key(word);
  std::string_view text = is_plain ? word : key;
  const auto ends = [&](std::string_view ending) { return text.size() > ending.size() + 1 && text.ends_with(ending); };
  const auto before = [&](std::size_t back) { return text[text.size() - back - 1]; };
  if (ends("es") && !is_vowel(before(2)) && std::string_view("sxzcg").find(before(2)) == std::string_view::npos) {
    text.remove_suffix(2);
  } else if (ends("ed") && !is_vowel(before(2)) && before(2) != 't' && before(2) != 'd') {
    text.remove_suffix(2);
  } else if (!word.ends_with("é") && ends("e") && !is_vowel(before(1)) && !(before(1) == 'l' && !is_vowel(before(2)))) {
    text.remove_suffix(1);
  }
  int groups = 0;
  bool inside = false;
  for (const char c : text) {
    groups += is_vowel(c) && !inside ? 1 : 0;
    inside = is_vowel(c);
  }
  return std::max(groups, 1);
}

double reading_grade(const Analysis& analysis) {
  const Document& document = analysis.document();
  double sentences = 0;
  double words = 0;
  double parts = 0;
  for (const std::uint32_t index : analysis.prose_sentences()) {
    const Sentence& sentence = document.sentences[index];
    double here = 0;
    for (std::uint32_t i = sentence.first; i < sentence.last; ++i) {
      const Token& token = document.tokens[i];
      if (token.kind != TokenKind::kWord || token.quoted) continue;
      ++here;
      parts += syllables(token.folded);
    }
    words += here;
    sentences += here > 0 ? 1 : 0;
  }
  if (words == 0) return 0;
  return 0.39 * words / sentences + 11.8 * parts / words - 15.59;
}

std::vector<Measure> signature_size(const Analysis& analysis) {
  double lines = 0;
  Span whole;
  for (const PartSpan& part : analysis.draft().parts) {
    if (part.part != Part::kSignature) continue;
    whole = lines == 0 ? part.span : Span{whole.begin, part.span.end};
    for (const std::string_view line : split(analysis.draft().source.text(part.span), '\n')) {
      lines += trim(line).empty() ? 0 : 1;
    }
  }
  if (lines == 0) return {};
  constexpr auto kFreeLinks = 2;
  const auto& tokens = analysis.document().tokens;
  const auto links = std::count_if(tokens.begin(), tokens.end(), [](const Token& token) {
    return token.part == Part::kSignature && token.kind == TokenKind::kUrl;
  });
  return {{lines + static_cast<double>(std::max<std::ptrdiff_t>(links - kFreeLinks, 0)), whole}};
}

std::vector<Measure> introduction_words(const Analysis& analysis) {
  const Document& document = analysis.document();
  Measure best;
  Measure run;
  for (const std::uint32_t index : analysis.prose_sentences()) {
    const Sentence& sentence = document.sentences[index];
    const bool introduces = has_hit(analysis, "self-introduction", index) && !has_hit(analysis, "ask", index) &&
                            !has_hit(analysis, "purpose", index) && !has_hit(analysis, "reference", index);
    if (!introduces) {
      run = {};
      continue;
    }
    run.span = run.value == 0 ? sentence.span : Span{run.span.begin, sentence.span.end};
    run.value += sentence.words;
    if (run.value > best.value) best = run;
  }
  return best.value > 0 ? std::vector<Measure>{best} : std::vector<Measure>{};
}

std::vector<Span> idle_questions(const Analysis& analysis) {
  static constexpr auto kOpen = std::to_array<std::string_view>(
      {"what", "which", "who", "whom", "whose", "when", "where", "why", "how", "what's", "who's", "where's", "how's"});
  static constexpr auto kClosed = std::to_array<std::string_view>(
      {"do", "does", "did", "is", "are", "was", "were", "have", "has", "had", "isn't", "aren't", "don't", "doesn't"});
  const Document& document = analysis.document();
  std::vector<Span> out;
  bool asks = false;
  for (const std::uint32_t index : analysis.prose_sentences()) {
    const Sentence& sentence = document.sentences[index];
    asks = asks || (sentence.end != U'?' && has_hit(analysis, "ask", index));
    if (sentence.end != U'?') continue;
    const auto first = document.tokens.begin() + sentence.first;
    const auto last = document.tokens.begin() + sentence.last;
    const bool open = std::any_of(first, last, [&](const Token& token) {
      return std::find(kOpen.begin(), kOpen.end(), token.folded) != kOpen.end() ||
             token.kind == TokenKind::kPlaceholder || token.folded == "or";
    });
    const bool closed = std::find(kClosed.begin(), kClosed.end(), first->folded) != kClosed.end();
    if (open || !closed || has_hit(analysis, "ask", index)) return {};
    out.push_back(sentence.span);
  }
  return asks ? out : std::vector<Span>{};
}

std::vector<Measure> subject_overlap(const Analysis& analysis) {
  if (!analysis.draft().subject) return {};
  constexpr std::size_t kFewest = 2;
  std::set<std::string> wanted;
  std::vector<std::string> said;
  for (const Token& token : analysis.document().tokens) {
    if (token.kind == TokenKind::kPlaceholder && token.part == Part::kSubject) return {};
    if (!is_content(token) && token.kind != TokenKind::kNumber) continue;
    if (token.part == Part::kSubject && token.kind == TokenKind::kWord) wanted.insert(name_key(token.folded));
    if (token.part != Part::kSubject && token.part != Part::kQuote) said.push_back(name_key(token.folded));
  }
  if (wanted.size() < kFewest) return {};
  const auto taken_up = std::count_if(wanted.begin(), wanted.end(), [&](const std::string& word) {
    return std::any_of(said.begin(), said.end(), [&](const std::string& other) { return same_stem(word, other); });
  });
  return {{static_cast<double>(taken_up), *analysis.draft().subject}};
}

}  // namespace mannerly
