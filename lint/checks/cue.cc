// Kind `cue`: a wanted class is missing, too rare, or comes too late.
#include <algorithm>
#include <array>

#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"

namespace mannerly {
namespace {

enum class PointAt { kOpening, kClosing, kGreeting, kDraft };
enum class SubjectCounts { kNone, kHalf, kFull };

struct CueParams {
  std::vector<const PhraseClass*> classes;
  double min = 1;
  int by_sentence = 0;    ///< latest sentence of the message, from 1; 0: any
  int by_chars = 0;       ///< latest grapheme of the body; 0: any
  int by_paragraph = 0;   ///< latest paragraph after the greeting, from 1; 0: any
  double last_share = 1;  ///< only hits in this last share of the body count
  std::vector<const PhraseClass*> unless;
  std::vector<const PhraseClass*> only_with;  ///< when given, at least one of them must have a hit
  PointAt at = PointAt::kOpening;
  SubjectCounts subject = SubjectCounts::kHalf;

  bool wants_early() const { return by_sentence > 0 || by_chars > 0 || by_paragraph > 0; }
};

class CueCheck final : public Check {
 public:
  explicit CueCheck(CueParams params) : params_(std::move(params)) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    if (analysis.prose_sentences().empty()) return;
    const auto any_hit = [&](const std::vector<const PhraseClass*>& classes) {
      return std::any_of(classes.begin(), classes.end(),
                         [&](const PhraseClass* c) { return !analysis.hits(*c).empty(); });
    };
    if (any_hit(params_.unless) || (!params_.only_with.empty() && !any_hit(params_.only_with))) return;
    double sum = 0;
    const ClassHit* first = nullptr;
    for (const PhraseClass* phrase_class : params_.classes) {
      for (const ClassHit& hit : analysis.hits(*phrase_class)) {
        const double weight = hit.weight * share(analysis, hit, sink);
        sum += weight;
        if (weight > 0 && hit.part != Part::kSubject && (first == nullptr || hit.span < first->span)) first = &hit;
      }
    }
    if (!params_.wants_early()) {
      if (sum < params_.min) report(analysis, {}, sink);
    } else if (first != nullptr && sum >= params_.min) {
      check_late(analysis, *first, sink);
    }
  }

 private:
  /// How much of a hit's weight counts: position, part and the rule's scope decide.
  double share(const Analysis& analysis, const ClassHit& hit, const FindingSink& sink) const {
    if (hit.part == Part::kSubject) {
      return params_.subject == SubjectCounts::kFull ? 1 : params_.subject == SubjectCounts::kHalf ? 0.5 : 0;
    }
    if (!sink.rule().scope.empty() && !sink.in_scope(hit.span.begin)) return 0;
    const Span body = analysis.draft().body;
    const double from = body.begin + (1 - params_.last_share) * body.size();
    return hit.span.begin >= from ? 1 : 0;
  }

  void check_late(const Analysis& analysis, const ClassHit& hit, FindingSink& sink) const {
    const auto& prose = analysis.prose_sentences();
    const auto ordinal =
        static_cast<int>(std::lower_bound(prose.begin(), prose.end(), hit.sentence) - prose.begin()) + 1;
    const Document& document = analysis.document();
    const std::uint32_t start = document.sentences[prose.front()].span.begin;
    const Sentence& sentence = document.sentences[hit.sentence];
    const bool late_sentence = params_.by_sentence > 0 && ordinal > params_.by_sentence;
    const bool late_chars =
        params_.by_chars > 0 && hit.span.begin > start &&
        grapheme_count(document.text(Span{start, hit.span.begin})) > static_cast<std::uint32_t>(params_.by_chars);
    const int paragraph = static_cast<int>(sentence.paragraph - document.sentences[prose.front()].paragraph) + 1;
    const bool late_paragraph = params_.by_paragraph > 0 && paragraph > params_.by_paragraph;
    if (!late_sentence && !late_chars && !late_paragraph) return;
    Finding& finding = report(analysis,
                              {{"value", std::to_string(ordinal)},
                               {"limit", std::to_string(params_.by_sentence)},
                               {"match", std::string(document.text(hit.span))}},
                              sink);
    if (late_sentence && stands_alone(document, sentence)) {
      finding.fixes.push_back(move_up(document, sentence, finding.span.begin));
    }
  }

  /// The sentence can be read without the ones before it: whole, no connective in front, no pronoun that points back.
  static bool stands_alone(const Document& document, const Sentence& sentence) {
    static constexpr auto kConnectives = std::to_array<std::string_view>(
        {"also", "and", "but", "however", "instead", "or", "otherwise", "so", "that", "then", "therefore", "thus"});
    static constexpr auto kPointers =
        std::to_array<std::string_view>({"he", "her", "him", "his", "it", "it's", "its", "one", "she", "such", "their",
                                         "them", "there", "these", "they", "this", "those"});
    const auto first = document.tokens.begin() + sentence.first;
    const auto last = document.tokens.begin() + sentence.last;
    const auto among = [](const auto& words, const Token& token) {
      return std::find(words.begin(), words.end(), token.folded) != words.end();
    };
    const bool whole = sentence.end == U'.' || sentence.end == U'?' || sentence.end == U'!';
    return whole && first->kind == TokenKind::kWord && !among(kConnectives, *first) &&
           std::none_of(first, last, [&](const Token& token) { return among(kPointers, token); });
  }

  static Fix move_up(const Document& document, const Sentence& sentence, std::uint32_t to) {
    const std::string_view bytes = document.draft->source.bytes();
    const std::string text(document.text(sentence.span));
    std::uint32_t begin = sentence.span.begin;
    while (begin > to && bytes[begin - 1] == ' ') --begin;
    Fix fix;
    constexpr std::size_t kShown = 40;
    const auto cut = text.size() > kShown ? text.rfind(' ', kShown) : std::string::npos;
    fix.title = "move “" + (cut == std::string::npos ? text : text.substr(0, cut) + "…") + "” up to here";
    fix.edits = {{{to, to}, text + " "}, {{begin, sentence.span.end}, ""}};
    return fix;
  }

  Finding& report(const Analysis& analysis, std::initializer_list<std::pair<std::string_view, std::string>> values,
                  FindingSink& sink) const {
    const Document& document = analysis.document();
    const auto& prose = analysis.prose_sentences();
    Span span = document.sentences[params_.at == PointAt::kClosing ? last_of_message(analysis) : prose.front()].span;
    if (params_.at == PointAt::kGreeting) span = document.sentences.front().span;
    if (params_.at == PointAt::kDraft) span = {span.begin, document.sentences[prose.back()].span.end};
    return sink.add_about_draft(span, fill_in(sink.message(), values));
  }

  /// The last sentence before the sign-off.
  static std::uint32_t last_of_message(const Analysis& analysis) {
    const auto& prose = analysis.prose_sentences();
    for (auto it = prose.rbegin(); it != prose.rend(); ++it) {
      const Part part = analysis.document().sentences[*it].part;
      if (part == Part::kOpening || part == Part::kBody) return *it;
    }
    return prose.back();
  }

  CueParams params_;
};

yaml::Fault read_by(const yaml::Node& node, const std::string& path, CueParams& params, std::vector<Error>& problems) {
  yaml::DictReader reader(path);
  reader.on("sentence", [&](const yaml::Node& n) { return yaml::read_int(n, params.by_sentence); });
  reader.on("chars", [&](const yaml::Node& n) { return yaml::read_int(n, params.by_chars); });
  reader.on("paragraph", [&](const yaml::Node& n) { return yaml::read_int(n, params.by_paragraph); });
  reader.read(node, problems);
  return {};
}

}  // namespace

std::unique_ptr<Check> compile_cue(const RuleSpec& spec, CompileContext& context) {
  static constexpr NameTable<PointAt, 4> kPoints{{{PointAt::kOpening, "opening"},
                                                  {PointAt::kClosing, "closing"},
                                                  {PointAt::kGreeting, "greeting"},
                                                  {PointAt::kDraft, "draft"}}};
  static constexpr NameTable<SubjectCounts, 3> kSubject{
      {{SubjectCounts::kNone, "none"}, {SubjectCounts::kHalf, "half"}, {SubjectCounts::kFull, "full"}}};
  CueParams params;
  yaml::DictReader reader(spec.path);
  reader.on("class", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.classes); }).required();
  reader.on("min", [&](const yaml::Node& n) { return yaml::read_number(n, params.min); });
  reader.on("by", [&](const yaml::Node& n) { return read_by(n, spec.path, params, context.problems); });
  reader.on("last", [&](const yaml::Node& n) { return yaml::read_number(n, params.last_share); });
  reader.on("unless", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.unless); });
  reader.on("only_with", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.only_with); });
  reader.on("at", [&](const yaml::Node& n) { return read_named(n, kPoints, params.at); });
  reader.on("subject", [&](const yaml::Node& n) { return read_named(n, kSubject, params.subject); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<CueCheck>(std::move(params));
}

}  // namespace mannerly
