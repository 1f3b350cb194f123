// Mechanics of marks and blanks, and the table of all mechanics checks.
#include "checks/mechanics.h"

#include <algorithm>
#include <array>
#include <optional>

#include "base/byte_set.h"
#include "base/strings.h"
#include "base/utf8.h"
#include "checks/check_bytes.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"

namespace mannerly {
namespace {

bool prose_sentence(const Sentence& s) { return s.part == Part::kOpening || s.part == Part::kBody; }

/// The last sentence of prose of each paragraph ends without a mark; only the message's last paragraph is judged, and
/// only when the writer closes other sentences.
void check_end_mark(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const Document& document = analysis.document();
  const Sentence* last = nullptr;
  for (const std::uint32_t i : analysis.prose_sentences()) {
    const Sentence& s = document.sentences[i];
    if (prose_sentence(s)) last = &s;
  }
  if (last == nullptr || last->end != 0 || last->words < 4) return;
  if (document.paragraphs[last->paragraph].kind != BlockKind::kParagraph) return;
  const Token& token = document.tokens[last->last - 1];
  if (token.kind != TokenKind::kWord && token.kind != TokenKind::kNumber) return;
  // A telephone number at the end stands for itself.
  const bool number_before = last->last - last->first > 1 && document.tokens[last->last - 2].kind == TokenKind::kNumber;
  if (token.kind == TokenKind::kNumber && number_before) return;
  Finding& finding = sink.add(token.span, fill_in(sink.message(), {{"match", std::string(document.text(token))}}));
  finding.fixes.push_back(single_fix("add a full stop", {{token.span.end, token.span.end}, "."}, Applicability::kSafe));
}

/// A sentence that begins right behind the mark of the one before: "We met.Then". The second word must be a common one,
/// so that names with a stop inside stay whole.
void check_glued_sentences(const Analysis& analysis, FindingSink& sink) {
  static constexpr auto kDomains =
      std::to_array<std::string_view>({"com", "net", "org", "io", "co", "me", "in", "it", "is", "us"});
  const Document& document = analysis.document();
  for (std::size_t i = 1; i + 1 < document.tokens.size(); ++i) {
    const Token& before = document.tokens[i - 1];
    const Token& mark = document.tokens[i];
    const Token& next = document.tokens[i + 1];
    const bool ends = mark.folded == "." || mark.folded == "!" || mark.folded == "?";
    if (!ends || before.span.end != mark.span.begin || mark.span.end != next.span.begin) continue;
    if (before.kind != TokenKind::kWord || next.kind != TokenKind::kWord || mark.quoted) continue;
    if (before.casing != Casing::kLower || next.casing != Casing::kCapital || before.span.size() < 2) continue;
    if (!analysis.rulebook().common->is_common(next.folded) || !sink.in_scope(mark.span.begin)) continue;
    if (std::find(kDomains.begin(), kDomains.end(), next.folded) != kDomains.end()) continue;
    const std::string text(document.text(mark));
    Finding& finding = sink.add(mark.span, fill_in(sink.message(), {{"match", text}}));
    finding.fixes.push_back(single_fix("a blank behind the mark", {mark.span, text + " "}, Applicability::kSafe));
  }
}

/// Two blanks inside a line after a word, a blank before a mark, none behind a comma.
void check_spacing(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const std::string_view mask = analysis.document().mask;
  const std::string_view bytes = analysis.draft().source.bytes();
  const Span body = analysis.draft().body;
  static constexpr ByteSet kMarks(",.;!?");
  const auto letter = [&](std::uint32_t i) {
    const char c = i < body.end ? bytes[i] : '\n';
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
  };
  // "x,y" is a pair.
  const auto between_single_letters = [&](std::uint32_t i) {
    return letter(i - 1) && (i < body.begin + 2 || !letter(i - 2)) && !letter(i + 2);
  };
  const auto add = [&](Span span, std::string_view text, std::string title) {
    if (!sink.in_scope(span.begin)) return;
    Finding& finding =
        sink.add(span, fill_in(sink.message(), {{"match", std::string(bytes.substr(span.begin, span.size()))}}));
    finding.fixes.push_back(single_fix(std::move(title), {span, std::string(text)}, Applicability::kSafe));
  };
  static constexpr ByteSet kGaps(" ,");
  for (std::size_t at = body.begin; (at = kGaps.find(bytes, at, body.end)) + 1 < body.end; ++at) {
    const auto i = static_cast<std::uint32_t>(at);
    if (bytes[i] == ' ' && mask[i] == ' ') {
      std::uint32_t end = i;
      while (end < body.end && bytes[end] == ' ') ++end;
      if (end == i + 1 && end < body.end && !kMarks.has(bytes[end])) continue;
      const bool inside =
          i > body.begin && end < body.end && bytes[i - 1] != '\n' && bytes[end] != '\n' && bytes[end] != '\r';
      const bool before_mark = inside && kMarks.has(bytes[end]) && letter(i - 1) &&
                               (end + 1 >= body.end || bytes[end + 1] == ' ' || bytes[end + 1] == '\n' ||
                                (bytes[end] == ',' && letter(end + 1)));
      const bool emoticon = inside && end + 1 < body.end && (bytes[end + 1] == ')' || bytes[end + 1] == '(');
      if (before_mark && !emoticon) {
        add({i, end}, "", "delete the blank before the mark");
      } else if (inside && end - i == 2 && letter(i - 1) && letter(end)) {
        add({i, end}, " ", "one blank");
      }
      at = end - 1;
    } else if (bytes[i] == ',' && mask[i] == ',' && i > body.begin && letter(i + 1) &&
               (letter(i - 1) || bytes[i - 1] == ' ') && !between_single_letters(i)) {
      add({i, i + 1}, ", ", "a blank behind the comma");
    }
  }
  check_glued_sentences(analysis, sink);
}

/// Runs of marks: "???", "!?!", ",,", "....", but not "..." and "!!" of other rules' domain.
void check_punctuation_run(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const Document& document = analysis.document();
  for (const Token& token : document.tokens) {
    if (token.kind != TokenKind::kMark || token.span.size() < 2) continue;
    if (token.quoted || !sink.in_scope(token.span.begin)) continue;
    const std::string_view text = document.text(token);
    const char mark = text.front();
    const bool too_long =
        (mark == ',' || mark == ';' || mark == ':') || (mark == '.' && (text.size() == 2 || text.size() > 3));
    if (!too_long) continue;
    add_replacement(analysis, token.span, mark == '.' && text.size() > 3 ? "..." : std::string(1, mark), sink);
  }
}

/// A greeting that fills its line ends without comma, colon, dash or mark.
void check_greeting_comma(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const Document& document = analysis.document();
  for (const Sentence& sentence : document.sentences) {
    if (sentence.part != Part::kGreeting || sentence.last == sentence.first) continue;
    const Token& last = document.tokens[sentence.last - 1];
    const bool open = last.kind == TokenKind::kWord || last.kind == TokenKind::kPlaceholder;
    const SourceText& source = document.draft->source;
    const Span line = source.line_span(source.position(last.span.end).line);
    if (!open || !trim(source.text({last.span.end, line.end})).empty()) return;
    Finding& finding = sink.add(last.span, fill_in(sink.message(), {{"match", std::string(document.text(last))}}));
    finding.fixes.push_back(single_fix("add a comma", {{last.span.end, last.span.end}, ","}, Applicability::kSafe));
    return;
  }
}

/// Straight and curly quotation marks in one message; the rarer ones are shown. Apostrophes are left alone.
void check_quotes_mixed(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const std::string_view bytes = analysis.draft().source.bytes();
  const std::string_view body = analysis.document().text(analysis.draft().body);
  constexpr auto kNone = std::string_view::npos;
  if (body.find('"') == kNone || (body.find("“") == kNone && body.find("”") == kNone)) return;
  std::vector<Span> straight;
  std::vector<Span> curly;
  for (std::size_t at = analysis.draft().body.begin; at < analysis.draft().body.end;) {
    const auto begin = static_cast<std::uint32_t>(at);
    const char32_t c = next_code_point(bytes, at);
    if ((c != U'"' && c != U'“' && c != U'”') || !sink.in_scope(begin)) continue;
    if (c == U'"') straight.push_back({begin, static_cast<std::uint32_t>(at)});
    if (c == U'“' || c == U'”') curly.push_back({begin, static_cast<std::uint32_t>(at)});
  }
  // A lone straight mark behind a figure is a sign for inches.
  const bool inches = straight.size() == 1 && straight[0].begin > 0 && bytes[straight[0].begin - 1] >= '0' &&
                      bytes[straight[0].begin - 1] <= '9';
  if (straight.empty() || curly.empty() || inches) return;
  const bool to_straight = curly.size() < straight.size();
  for (const Span span : to_straight ? curly : straight) {
    Finding& finding =
        sink.add(span, fill_in(sink.message(), {{"match", std::string(analysis.document().text(span))}}));
    if (to_straight) finding.fixes.push_back(single_fix("write \"", {span, "\""}, Applicability::kSafe));
  }
}

/// The reader is called by name in the first sentence: "Ilse, the chicks come Tuesday", "Not sure, Rasmus.", "PRIYA!!".
bool names_the_reader(const Analysis& analysis, const Sentence& sentence) {
  constexpr std::uint32_t kMaxNames = 3;
  const std::vector<Token>& tokens = analysis.document().tokens;
  const auto is_name = [&](std::uint32_t i) {
    const Token& token = tokens[i];
    if (token.kind == TokenKind::kPlaceholder) return true;
    const bool raised = token.casing != Casing::kLower && token.casing != Casing::kNone;
    return token.kind == TokenKind::kWord && raised && !analysis.rulebook().common->is_common(token.folded);
  };
  const auto is_mark = [&](std::uint32_t i, std::string_view marks) {
    return tokens[i].kind == TokenKind::kMark && marks.find(tokens[i].folded[0]) != std::string_view::npos;
  };
  for (std::uint32_t start = sentence.first; start < sentence.last; ++start) {
    if (start > sentence.first && !is_mark(start - 1, ",")) continue;
    std::uint32_t end = start;
    while (end < sentence.last && end - start < kMaxNames && is_name(end)) ++end;
    const bool closed = end < sentence.last && is_mark(end, start == sentence.first ? ",!:" : ".!?");
    if (end > start && closed) return true;
  }
  return false;
}

/// No greeting part at all; the shown span is the first word.
void check_greeting_missing(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const Document& document = analysis.document();
  if (analysis.prose_sentences().empty()) return;
  const bool greeted = std::any_of(document.draft->parts.begin(), document.draft->parts.end(),
                                   [](const PartSpan& p) { return p.part == Part::kGreeting; });
  if (greeted) return;
  const Sentence& first = document.sentences[analysis.prose_sentences().front()];
  if (names_the_reader(analysis, first)) return;
  const Context& context = analysis.draft().context;
  std::string name =
      context.to.preferred.empty() ? context.to.name.substr(0, context.to.name.find(' ')) : context.to.preferred;
  const bool known = !name.empty();
  const std::string message = fill_in(sink.message(), {{"instead", known ? name : "Marta"}});
  Finding& finding = sink.add_about_draft(document.tokens[first.first].span, message);
  if (!known) return;
  finding.fixes.push_back(single_fix("start with “Hi " + name + ",”",
                                     {{first.span.begin, first.span.begin}, "Hi " + name + ",\n\n"},
                                     Applicability::kSuggested));
}

/// An InMail or e-mail without a subject line.
void check_subject_missing(const Analysis& analysis, const MechanicsParams&, FindingSink& sink) {
  const auto& subject = analysis.draft().subject;
  if (subject && !trim(analysis.draft().source.text(*subject)).empty()) return;
  if (analysis.prose_sentences().empty()) return;
  const Sentence& first = analysis.document().sentences[analysis.prose_sentences().front()];
  sink.add_about_draft(analysis.document().tokens[first.first].span);
}

/// A paragraph of more words or sentences than a reader takes in at a glance.
void check_wall_of_text(const Analysis& analysis, const MechanicsParams& params, FindingSink& sink) {
  const Document& document = analysis.document();
  for (const Paragraph& paragraph : document.paragraphs) {
    if (paragraph.is_subject || paragraph.kind == BlockKind::kQuote) continue;
    int words = 0;
    int sentences = 0;
    Span span{paragraph.span.end, paragraph.span.begin};
    for (std::uint32_t i = paragraph.first_sentence; i < paragraph.last_sentence; ++i) {
      const Sentence& s = document.sentences[i];
      if (!prose_sentence(s) || s.words == 0) continue;
      words += static_cast<int>(s.words);
      ++sentences;
      span = {std::min(span.begin, s.span.begin), s.span.end};
    }
    const bool many = sentences > params.max_sentences && words >= params.min_words;
    if ((words <= params.max_words && !many) || !sink.in_scope(span.begin)) continue;
    sink.add(span, fill_in(sink.message(), {{"count", std::to_string(words)}, {"value", std::to_string(sentences)}}));
  }
}

constexpr auto kChecks =
    std::to_array<std::pair<std::string_view, MechanicsFunction>>({{"a-an", check_a_an},
                                                                   {"brand-case", check_brand_case},
                                                                   {"contact-name-case", check_contact_name_case},
                                                                   {"end-mark", check_end_mark},
                                                                   {"greeting-comma", check_greeting_comma},
                                                                   {"greeting-missing", check_greeting_missing},
                                                                   {"invisible-chars", check_invisible_chars},
                                                                   {"lowercase-i", check_lowercase_i},
                                                                   {"punctuation-run", check_punctuation_run},
                                                                   {"quotes-mixed", check_quotes_mixed},
                                                                   {"repeated-word", check_repeated_word},
                                                                   {"sentence-case", check_sentence_case},
                                                                   {"spacing", check_spacing},
                                                                   {"subject-missing", check_subject_missing},
                                                                   {"wall-of-text", check_wall_of_text}});

class MechanicsCheck final : public Check {
 public:
  /// `check` is a place in kChecks.
  MechanicsCheck(std::size_t check, MechanicsParams params) : check_(check), params_(std::move(params)) {}
  void run(const Analysis& analysis, FindingSink& sink) const override {
    kChecks[check_].second(analysis, params_, sink);
  }

  bool write(ByteWriter& out) const override {
    out.number(check_);
    for (const auto* words : {&params_.allow, &params_.an_before, &params_.a_before}) write_words(*words, out);
    std::vector<std::string> pairs;
    params_.pairs.for_each([&](const std::string& wrong, const std::string& right) {
      pairs.insert(pairs.end(), {wrong, right});
    });
    write_words(pairs, out);
    out.text(params_.look_alike);
    out.text(params_.ligature);
    for (const int number : {params_.max_words, params_.max_sentences, params_.min_words}) out.value(number);
    return true;
  }

 private:
  std::size_t check_;
  MechanicsParams params_;
};

}  // namespace

std::unique_ptr<Check> read_mechanics(ByteReader in, Rulebook& /*rulebook*/, RegexCache& /*regexes*/) {
  const std::size_t check = in.number();
  MechanicsParams params;
  for (auto* words : {&params.allow, &params.an_before, &params.a_before}) *words = read_words(in);
  const std::vector<std::string> pairs = read_words(in);
  for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) params.pairs.add(pairs[i], pairs[i + 1]);
  params.look_alike = in.text();
  params.ligature = in.text();
  for (int* number : {&params.max_words, &params.max_sentences, &params.min_words}) *number = in.value<int>();
  return std::make_unique<MechanicsCheck>(check, std::move(params));
}

std::unique_ptr<Check> compile_mechanics(const RuleSpec& spec, CompileContext& context) {
  std::size_t check = kChecks.size();
  MechanicsParams params;
  yaml::DictReader reader(spec.path);
  reader
      .on("check",
          [&](const yaml::Node& n) -> yaml::Fault {
            std::vector<std::string> known;
            for (std::size_t i = 0; i < kChecks.size(); ++i) {
              if (kChecks[i].first == n.scalar) check = i;
              known.emplace_back(kChecks[i].first);
            }
            return check < kChecks.size() ? "" : unknown_name("check", n.scalar, known);
          })
      .required();
  reader.on("allow", [&](const yaml::Node& n) { return yaml::read_strings(n, params.allow); });
  reader.on("an_before", [&](const yaml::Node& n) { return yaml::read_strings(n, params.an_before); });
  reader.on("a_before", [&](const yaml::Node& n) { return yaml::read_strings(n, params.a_before); });
  reader.on("max_words", [&](const yaml::Node& n) { return yaml::read_int(n, params.max_words); });
  reader.on("min_words", [&](const yaml::Node& n) { return yaml::read_int(n, params.min_words); });
  reader.on("max_sentences", [&](const yaml::Node& n) { return yaml::read_int(n, params.max_sentences); });
  reader.on("look_alike", [&](const yaml::Node& n) { return yaml::read_string(n, params.look_alike); });
  reader.on("ligature", [&](const yaml::Node& n) { return yaml::read_string(n, params.ligature); });
  reader.on("pairs", [&](const yaml::Node& n) -> yaml::Fault {
    for (const auto& [wrong, right] : n.entries) params.pairs.add(wrong.scalar, right.scalar);
    return params.pairs.empty() ? "expected a map from wrong to right" : "";
  });
  if (!reader.read(spec.params, context.problems) || check == kChecks.size()) return nullptr;
  return std::make_unique<MechanicsCheck>(check, std::move(params));
}

}  // namespace mannerly
