// Kind `similar`: two drafts of one run are near-duplicates, or one names another's reader or company. Silent for a
// draft that is linted alone.
#include <algorithm>

#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/names.h"
#include "checks/params.h"
#include "checks/survey.h"
#include "text/name_text.h"

namespace mannerly {
namespace {

enum class Mode { kText, kNames };

struct SimilarParams {
  Mode mode = Mode::kText;
  double similarity = 0.85;
  double equal = 0.95;  ///< of text: from here on an error
};

std::string percent(double share) { return std::to_string(static_cast<int>(share * 100)); }

class SimilarCheck final : public Check {
 public:
  explicit SimilarCheck(SimilarParams params) : params_(params) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    const Survey* survey = analysis.survey();
    const std::size_t place = survey == nullptr ? Survey::kNone : survey->place_of(analysis.draft());
    if (place == Survey::kNone || analysis.prose_sentences().empty()) return;
    if (params_.mode == Mode::kText) return equal_text(analysis, *survey, place, sink);
    greeting_of_another(analysis, *survey, place, sink);
    names_of_others(analysis, *survey, place, sink);
  }

 private:
  void equal_text(const Analysis& analysis, const Survey& survey, std::size_t place, FindingSink& sink) const {
    const Survey::Entry entry = survey.entry(place);
    if (entry.twin == Survey::kNone || entry.similarity < params_.similarity) return;
    const auto& prose = analysis.prose_sentences();
    const Document& document = analysis.document();
    const auto is_body = [&](std::uint32_t i) { return document.sentences[i].part != Part::kClosing; };
    const auto last = std::find_if(prose.rbegin(), prose.rend(), is_body);
    const std::uint32_t end = document.sentences[last == prose.rend() ? prose.back() : *last].span.end;
    const Span span{document.sentences[prose.front()].span.begin, end};
    Finding& finding = sink.add_about_draft(
        span, fill_in(sink.message(), {{"value", percent(entry.similarity)}, {"instead", survey.label(entry.twin)}}));
    if (entry.similarity >= params_.equal) finding.severity = std::max(finding.severity, Severity::kError);
  }

  static void report(Span span, const std::string& match, const std::string& draft, FindingSink& sink) {
    sink.add(span, fill_in(sink.message(), {{"match", match}, {"instead", draft}}));
  }

  /// The greeting names another reader of the run, and does not fit this one.
  static void greeting_of_another(const Analysis& analysis, const Survey& survey, std::size_t place,
                                  FindingSink& sink) {
    const Person& to = analysis.draft().context.to;
    const std::optional<Greeted> greeted = greeted_person(analysis);
    if (!greeted || compare_name(analysis, *greeted, to).fit != NameFit::kAnother) return;
    const std::string said(analysis.document().text(greeted->span));
    const std::optional<std::size_t> reader = survey.greeted_as(whole_name_key(said));
    if (reader && *reader != place) report(greeted->span, said, survey.label(*reader), sink);
  }

  /// Whether the facts of this draft account for the name.
  static bool own(const Context& context, std::string_view thing) {
    std::vector<std::string> texts = {context.to.company,   context.to.school,   context.to.location, context.to.title,
                                      context.from.company, context.from.school, context.from.name,   context.to.name,
                                      context.source,       context.group.name};
    for (const auto* list : {&context.to.facts, &context.to.groups, &context.from.facts, &context.from.groups,
                             &context.groups, &context.reach.mutuals, &context.to.also}) {
      texts.insert(texts.end(), list->begin(), list->end());
    }
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& text) { return !text.empty() && same_organisation(thing, text); });
  }

  static void names_of_others(const Analysis& analysis, const Survey& survey, std::size_t place, FindingSink& sink) {
    const Document& document = analysis.document();
    const Context& context = analysis.draft().context;
    const std::size_t cluster = survey.entry(place).cluster;
    for (std::uint32_t i = 0; i < document.tokens.size(); ++i) {
      const Token& token = document.tokens[i];
      const bool capital = token.casing != Casing::kLower && token.casing != Casing::kNone;
      if (token.kind != TokenKind::kWord || !capital) continue;  // no name begins so
      if (token.quoted || token.part == Part::kGreeting || !sink.in_scope(token.span.begin)) continue;
      const std::optional<NamedThing> thing = name_at(document, i);
      if (!thing || thing->span.begin != token.span.begin) continue;
      const std::optional<std::size_t> reader = leaked(analysis, survey, cluster, *thing, i);
      if (reader && *reader != place && !own(context, thing->text)) {
        report(thing->span, thing->text, survey.label(*reader), sink);
      }
      while (i + 1 < document.tokens.size() && document.tokens[i + 1].span.end <= thing->span.end) ++i;
    }
  }

  /// The reader a name belongs to: in a family of similar texts any name or company of another member, elsewhere only
  /// a company that the sentence gives the reader ("your team at …").
  static std::optional<std::size_t> leaked(const Analysis& analysis, const Survey& survey, std::size_t cluster,
                                           const NamedThing& thing, std::uint32_t token) {
    const Context& context = analysis.draft().context;
    const std::string key = whole_name_key(thing.text);
    const bool named = !context.to.name.empty() && !same_person(thing.text, context.to.name);
    if (const auto reader = survey.named(key, cluster); reader && named) return reader;
    const std::string& company = context.to.company;
    if (company.empty() || same_organisation(thing.text, company)) return std::nullopt;
    if (const auto reader = survey.at_company(key, cluster)) return reader;
    if (!given_to_reader(analysis, token) || mentions(analysis, company)) return std::nullopt;
    return survey.at_company(key);
  }

  /// "your … at X", "you … at X": the words before the name.
  static bool given_to_reader(const Analysis& analysis, std::uint32_t token) {
    const Document& document = analysis.document();
    const std::uint32_t first = document.sentences[document.tokens[token].sentence].first;
    if (token == first || document.tokens[token - 1].folded != "at") return false;
    constexpr std::uint32_t kReach = 5;
    for (std::uint32_t i = token - 1; i-- > first && token - i <= kReach;) {
      const std::string& word = document.tokens[i].folded;
      if (word == "talk" || word == "met" || word == "former" || word == "were") return false;
      if (word == "your" || word == "you" || word == "you're") return true;
    }
    return false;
  }

  SimilarParams params_;
};

}  // namespace

std::unique_ptr<Check> compile_similar(const RuleSpec& spec, CompileContext& context) {
  static constexpr NameTable<Mode, 2> kModes{{{Mode::kText, "text"}, {Mode::kNames, "names"}}};
  SimilarParams params;
  yaml::DictReader reader(spec.path);
  reader.on("mode", [&](const yaml::Node& n) { return read_named(n, kModes, params.mode); }).required();
  reader.on("similarity", [&](const yaml::Node& n) { return yaml::read_number(n, params.similarity); });
  reader.on("equal", [&](const yaml::Node& n) { return yaml::read_number(n, params.equal); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<SimilarCheck>(params);
}

}  // namespace mannerly
