#include "checks/metrics.h"

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

#include "base/byte_set.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "checks/filled_text.h"
#include "checks/metrics_prose.h"

namespace mannerly {
namespace {

Span whole(const Analysis& analysis) {
  const auto& blocks = analysis.draft().blocks;
  if (blocks.empty()) return {analysis.draft().body.begin, analysis.draft().body.begin};
  return {blocks.front().span.begin, blocks.back().span.end};
}

bool is_prose(Part part) { return part != Part::kQuote && part != Part::kSignature && part != Part::kSubject; }

/// Lengths of the whole text; the shown span is what goes beyond the limit, from a word's start.
class LengthMetric final : public Metric {
 public:
  using Count = std::uint32_t (*)(std::string_view);
  LengthMetric(Count count, bool subject) : count_(count), subject_(subject) {}

  std::vector<Measure> measure(const Analysis& analysis) const override {
    const Span span = subject_ ? analysis.draft().subject.value_or(Span{}) : whole(analysis);
    if (subject_ && !analysis.draft().subject) return {};
    const Draft& draft = analysis.draft();
    if (!draft.is_template) return {{static_cast<double>(count_(draft.source.text(span))), span}};
    const TemplateFacts& facts = draft.template_facts;
    return {{static_cast<double>(count_(filled_text(draft, span, facts.longest))), span,
             static_cast<double>(count_(filled_text(draft, span, facts.shortest)))}};
  }

  Span where(const Analysis& analysis, const Measure& measure, double limit) const override {
    const Document& document = analysis.document();
    Span span = measure.span;
    const std::vector<Filling>& fillings = analysis.draft().template_facts.longest;
    const auto count = [&](Span piece) {
      return fillings.empty() ? count_(document.text(piece)) : count_(filled_text(analysis.draft(), piece, fillings));
    };
    // The last token that starts within the limit; counting from the start once per token would be quadratic.
    double counted = 0;
    std::uint32_t at = measure.span.begin;
    for (const Token& token : document.tokens) {
      if (!measure.span.contains(token.span)) continue;
      counted += count({at, token.span.end});
      at = token.span.end;
      if (counted > limit) return {token.span.begin, measure.span.end};
    }
    return span;
  }

 private:
  Count count_;
  bool subject_;
};

/// Words of the message; of a template those of its longest and shortest filling.
class WordMetric final : public Metric {
 public:
  std::vector<Measure> measure(const Analysis& analysis) const override {
    Measure out{static_cast<double>(analysis.word_count()), whole(analysis)};
    if (analysis.draft().is_template) {
      const TemplateFacts& facts = analysis.draft().template_facts;
      out.least = out.value + static_cast<double>(words_gained(analysis, facts.shortest));
      out.value += static_cast<double>(words_gained(analysis, facts.longest));
    }
    return {out};
  }
};

/// A number for the whole message that has no place of its own.
class MessageMetric final : public Metric {
 public:
  using Count = double (*)(const Analysis&);
  explicit MessageMetric(Count count) : count_(count) {}
  std::vector<Measure> measure(const Analysis& analysis) const override {
    return {{count_(analysis), whole(analysis)}};
  }

 private:
  Count count_;
};

/// Occurrences; the shown span is the first one beyond the limit.
class OccurrenceMetric final : public Metric {
 public:
  using Find = std::vector<Span> (*)(const Analysis&);
  explicit OccurrenceMetric(Find find) : find_(find) {}

  std::vector<Measure> measure(const Analysis& analysis) const override {
    const auto found = find_(analysis);
    return {{static_cast<double>(found.size()), found.empty() ? whole(analysis) : found.back()}};
  }
  Span where(const Analysis& analysis, const Measure& measure, double limit) const override {
    const auto found = find_(analysis);
    const auto index = static_cast<std::size_t>(std::max(limit, 0.0));
    return index < found.size() ? found[index] : measure.span;
  }

 private:
  Find find_;
};

/// One measure per sentence or paragraph.
class PieceMetric final : public Metric {
 public:
  using Measures = std::vector<Measure> (*)(const Analysis&);
  explicit PieceMetric(Measures measures) : measures_(measures) {}
  std::vector<Measure> measure(const Analysis& analysis) const override { return measures_(analysis); }
  MetricUnit unit() const override { return MetricUnit::kPiece; }

 private:
  Measures measures_;
};

std::vector<Measure> sentence_words(const Analysis& analysis) {
  std::vector<Measure> out;
  for (const std::uint32_t i : analysis.prose_sentences()) {
    const Sentence& s = analysis.document().sentences[i];
    out.push_back({static_cast<double>(s.words), s.span});
  }
  return out;
}

/// Calls `add` for every paragraph of prose with its sentences that are the writer's own.
std::vector<Measure> paragraphs(const Analysis& analysis, double (*value)(const Sentence&)) {
  std::vector<Measure> out;
  const Document& document = analysis.document();
  for (const Paragraph& p : document.paragraphs) {
    if (p.is_subject || p.kind == BlockKind::kQuote) continue;
    Measure measure{0, {p.span.end, p.span.end}};
    for (std::uint32_t i = p.first_sentence; i < p.last_sentence; ++i) {
      const Sentence& s = document.sentences[i];
      if (!is_prose(s.part) || s.part == Part::kGreeting) continue;
      measure.value += value(s);
      if (s.words > 0) measure.span = {std::min(measure.span.begin, s.span.begin), s.span.end};
    }
    if (measure.value > 0) out.push_back(measure);
  }
  return out;
}

std::vector<Measure> paragraph_words(const Analysis& analysis) {
  return paragraphs(analysis, [](const Sentence& s) { return static_cast<double>(s.words); });
}

std::vector<Measure> paragraph_sentences(const Analysis& analysis) {
  return paragraphs(analysis, [](const Sentence& s) { return s.words > 0 ? 1.0 : 0.0; });
}

double sentences(const Analysis& analysis) { return static_cast<double>(analysis.prose_sentences().size()); }
double asks(const Analysis& analysis) { return count_asks(analysis); }
double references(const Analysis& analysis) { return count_references(analysis); }

std::vector<Span> tokens_where(const Analysis& analysis, bool (*wanted)(const Token&)) {
  std::vector<Span> out;
  for (const Token& token : analysis.document().tokens) {
    if (is_prose(token.part) && !token.quoted && wanted(token)) out.push_back(token.span);
  }
  return out;
}

std::vector<Span> questions(const Analysis& analysis) {
  std::vector<Span> out;
  for (const Sentence& s : analysis.document().sentences) {
    if (is_prose(s.part) && s.end == U'?') out.push_back(s.span);
  }
  return out;
}

std::vector<Span> exclamations(const Analysis& analysis) {
  return tokens_where(analysis, [](const Token& t) { return t.kind == TokenKind::kMark && t.folded.starts_with("!"); });
}

std::vector<Span> links(const Analysis& analysis) {
  return tokens_where(analysis, [](const Token& t) { return t.kind == TokenKind::kUrl; });
}

std::vector<Span> emoji(const Analysis& analysis) {
  return tokens_where(analysis, [](const Token& t) { return t.kind == TokenKind::kEmoji; });
}

std::vector<Span> i_starts(const Analysis& analysis) {
  std::vector<Span> best;
  std::vector<Span> run;
  for (const std::uint32_t i : analysis.prose_sentences()) {
    const Sentence& s = analysis.document().sentences[i];
    const Token& first = analysis.document().tokens[s.first];
    const bool starts = first.folded == "i" || first.folded.starts_with("i'");
    if (!starts) run.clear();
    if (starts) run.push_back(s.span);
    if (run.size() > best.size()) best = run;
  }
  return best;
}

double first_person_ratio(const Analysis& analysis) {
  static constexpr auto kFirst = std::to_array<std::string_view>({"i", "me", "my", "mine", "we", "us", "our", "ours"});
  static constexpr ByteSet kStarts("imwuoy");  // of all words that count
  double first = 0;
  double second = 0;
  for (const Token& token : analysis.document().tokens) {
    if (token.kind != TokenKind::kWord || !kStarts.has(token.folded[0]) || !is_prose(token.part)) continue;
    const std::string_view word = std::string_view(token.folded).substr(0, token.folded.find('\''));
    if (std::find(kFirst.begin(), kFirst.end(), word) != kFirst.end()) ++first;
    if (word == "you" || word == "your" || word == "yours") ++second;
  }
  constexpr double kFewest = 4;  // catalogue: 2×, at least four
  return first < kFewest ? 0 : first / std::max(second, 1.0);
}

std::vector<Span> superlatives(const Analysis& analysis) {
  return tokens_where(analysis, [](const Token& t) {
    static constexpr auto kWords = std::to_array<std::string_view>(
        {"amazing",   "awesome",   "brilliant",   "exceptional",  "extraordinary", "fantastic",  "incredible",
         "inspiring", "legendary", "magnificent", "outstanding",  "phenomenal",    "remarkable", "stellar",
         "stunning",  "superb",    "unmatched",   "unparalleled", "visionary",     "wonderful"});
    constexpr std::size_t kShortest = 6;
    return t.kind == TokenKind::kWord && t.folded.size() >= kShortest &&
           std::binary_search(kWords.begin(), kWords.end(), t.folded);
  });
}

std::uint32_t bytes_as_code_points(std::string_view text) { return static_cast<std::uint32_t>(code_point_count(text)); }

std::uint32_t word_pieces(std::string_view text) {
  std::uint32_t count = 0;
  for (const std::string_view piece : split(text, ' ')) count += trim(piece).empty() ? 0 : 1;
  return count;
}

const std::vector<std::pair<std::string_view, const Metric*>>& table() {
  static const LengthMetric kGraphemes(grapheme_count, false), kUtf16(utf16_count, false),
      kChars(bytes_as_code_points, false), kSubject(grapheme_count, true), kSubjectWords(word_pieces, true);
  static const WordMetric kWords;
  static const MessageMetric kSentences(sentences), kAsks(asks), kReferences(references),
      kFirstPerson(first_person_ratio), kGrade(reading_grade);
  static const OccurrenceMetric kQuestions(questions), kExclamations(exclamations), kLinks(links), kEmoji(emoji),
      kCaps(emphasis_caps), kIStarts(i_starts), kSuperlatives(superlatives), kIdle(idle_questions);
  static const PieceMetric kSentenceWords(sentence_words), kParagraphWords(paragraph_words),
      kParagraphSentences(paragraph_sentences), kSignature(signature_size), kIntroduction(introduction_words),
      kSubjectOverlap(subject_overlap);
  static const std::vector<std::pair<std::string_view, const Metric*>> kTable = {
      {"graphemes", &kGraphemes},
      {"chars", &kChars},
      {"utf16", &kUtf16},
      {"words", &kWords},
      {"sentences", &kSentences},
      {"sentence_words", &kSentenceWords},
      {"paragraph_words", &kParagraphWords},
      {"paragraph_sentences", &kParagraphSentences},
      {"questions", &kQuestions},
      {"exclamations", &kExclamations},
      {"links", &kLinks},
      {"emoji", &kEmoji},
      {"caps_words", &kCaps},
      {"asks", &kAsks},
      {"references", &kReferences},
      {"i_starts", &kIStarts},
      {"first_person_ratio", &kFirstPerson},
      {"superlatives", &kSuperlatives},
      {"reading_grade", &kGrade},
      {"signature_size", &kSignature},
      {"introduction_words", &kIntroduction},
      {"idle_questions", &kIdle},
      {"subject_overlap", &kSubjectOverlap},
      {"subject_graphemes", &kSubject},
      {"subject_words", &kSubjectWords}};
  return kTable;
}

}  // namespace

Span Metric::where(const Analysis&, const Measure& measure, double) const { return measure.span; }

const Metric* find_metric(std::string_view name) {
  for (const auto& [candidate, metric] : table()) {
    if (candidate == name) return metric;
  }
  return nullptr;
}

std::vector<std::string> metric_names() {
  std::vector<std::string> out;
  for (const auto& row : table()) out.emplace_back(row.first);
  return out;
}

bool measures_filling(std::string_view name) {
  static constexpr auto kLengths =
      std::to_array<std::string_view>({"chars", "graphemes", "subject_graphemes", "subject_words", "utf16", "words"});
  return std::find(kLengths.begin(), kLengths.end(), name) != kLengths.end();
}

int count_asks(const Analysis& analysis) {
  std::set<std::string> distinct;
  const Document& document = analysis.document();
  const ClassHit* previous = nullptr;
  for (const ClassHit& hit : analysis.hits("ask")) {
    if (hit.part == Part::kSubject || hit.weight < 1) continue;
    const auto joined_by_or = [&] {
      if (previous == nullptr || previous->sentence != hit.sentence) return false;
      return std::any_of(document.tokens.begin() + previous->last_token, document.tokens.begin() + hit.first_token,
                         [](const Token& t) { return t.folded == "or"; });
    };
    if (!joined_by_or()) distinct.insert(hit.group->empty() ? std::to_string(hit.sentence) : *hit.group);
    previous = &hit;
  }
  return static_cast<int>(distinct.size());
}

int count_references(const Analysis& analysis) {
  std::set<std::uint32_t> sentences_with;
  for (const ClassHit& hit : analysis.hits("reference")) {
    if (hit.part != Part::kSubject) sentences_with.insert(hit.sentence);
  }
  return static_cast<int>(sentences_with.size());
}

std::vector<Span> emphasis_caps(const Analysis& analysis) {
  const auto& tokens = analysis.document().tokens;
  const auto shouted = [&](std::size_t i) {
    const Token& t = tokens[i];
    return t.kind == TokenKind::kWord && t.casing == Casing::kUpper && t.span.size() > 1 && !t.quoted &&
           analysis.rulebook().common->is_common(t.folded);
  };
  std::vector<Span> out;
  for (std::size_t i = 0; i < tokens.size(); ++i) {
    if (!is_prose(tokens[i].part) || !shouted(i)) continue;
    const bool beside = (i > 0 && shouted(i - 1)) || (i + 1 < tokens.size() && shouted(i + 1));
    if (tokens[i].folded.size() >= 4 || beside) out.push_back(tokens[i].span);
  }
  return out;
}

}  // namespace mannerly
