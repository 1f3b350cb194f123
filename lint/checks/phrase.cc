// Kind `phrase`: a phrase of the list or of a class occurs, or their weights sum up to a threshold.
#include <algorithm>
#include <cmath>
#include <map>

#include "checks/anchors.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"

namespace mannerly {
namespace {

/// One hit, from the rule's own list or from a class.
struct Hit {
  Span span;
  std::uint32_t first_token = 0;
  std::uint32_t last_token = 0;
  double weight = 1;
  std::size_t entry = 0;  ///< for repeats; class entries follow the rule's own
  const PhraseEntry* own = nullptr;
};

enum class Near { kSentence, kNeighbour, kDraft };

struct UnlessNear {
  std::vector<ListId> lists;
  const PhraseClass* phrase_class = nullptr;
  int within = 8;
};

struct UnlessClass {
  const PhraseClass* phrase_class = nullptr;
  Near within = Near::kSentence;
};

struct PhraseParams {
  std::optional<PhraseList> phrases;
  std::vector<const PhraseClass*> classes;
  std::vector<ListId> except;
  std::optional<UnlessNear> unless_near;
  std::vector<UnlessClass> unless_class;
  bool unless_negated = false;
  bool unless_question = false;
  bool only_question = false;
  bool once = false;
  bool names = false;
  double threshold = 0;
  int min = 1;
  std::optional<std::string> instead;
  bool deletes = false;
  bool deletes_sentence = false;
  Applicability applicability = Applicability::kSuggested;
};

class PhraseCheck final : public Check {
 public:
  explicit PhraseCheck(PhraseParams params) : params_(std::move(params)) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    const std::vector<Hit> hits = collect(analysis, sink);
    if (hits.size() < static_cast<std::size_t>(std::max(params_.min, 1))) return;
    if (params_.threshold > 0) return report_sum(analysis, hits, sink);
    for (const Hit& hit : hits) {
      report(analysis, hit, hits.size(), sink);
      if (params_.once) return;
    }
  }

  std::vector<std::string> account(const Analysis& analysis) const override {
    std::vector<std::string> out;
    if (params_.phrases) {
      for (const PhraseHit& h : analysis.phrase_hits()[params_.phrases->list]) {
        const auto& entry = params_.phrases->entries[h.entry];
        const bool own_except = entry.except && analysis.phrase_hits().touches(*entry.except, h.span);
        out.push_back(tell(analysis, {h.span, h.first_token, h.last_token, 1, h.entry, nullptr}, own_except));
      }
    }
    for (const PhraseClass* phrase_class : params_.classes) {
      for (const ClassHit& h : analysis.hits(*phrase_class)) {
        out.push_back(tell(analysis, {h.span, h.first_token, h.last_token, h.weight, h.entry, nullptr}, false));
      }
    }
    if (out.empty()) out.emplace_back("none of its phrases occurs");
    return out;
  }

  Trigger trigger() const override {
    Trigger out{.kind = Trigger::Kind::kHits};
    if (params_.phrases) out.lists.push_back(params_.phrases->list);
    for (const PhraseClass* phrase_class : params_.classes) out.classes.push_back(phrase_class->name);
    return out;
  }

 private:
  std::string tell(const Analysis& analysis, const Hit& hit, bool own_except) const {
    const SourceText& source = analysis.draft().source;
    const std::string what =
        "“" + std::string(source.text(hit.span)) + "” in line " + std::to_string(source.position(hit.span.begin).line);
    if (own_except || excepted(analysis, hit.span)) return what + " does not count: an exception stands there";
    const std::string_view by = cancelled(analysis, hit);
    return by.empty() ? what + " counts" : what + " does not count: " + std::string(by);
  }

  /// What keeps a hit from counting, or nothing.
  std::string_view cancelled(const Analysis& analysis, const Hit& hit) const {
    const Document& document = analysis.document();
    const Sentence& sentence = document.sentences[document.tokens[hit.first_token].sentence];
    if (params_.unless_question && sentence.end == U'?') return "it stands in a question";
    if (params_.only_question && sentence.end != U'?') return "it stands in no question";
    if (params_.unless_negated && negated(document, hit.first_token)) return "it is negated";
    if (!params_.names && inside_name(document, hit.first_token, hit.last_token)) return "it is part of a name";
    if (params_.unless_near && softened(analysis, hit)) return "a softening phrase stands near";
    const bool by_class = std::any_of(params_.unless_class.begin(), params_.unless_class.end(),
                                      [&](const UnlessClass& u) { return cancelled_by(u, analysis, hit); });
    return by_class ? "a cancelling class stands near" : "";
  }

  std::vector<Hit> collect(const Analysis& analysis, const FindingSink& sink) const {
    std::vector<Hit> hits;
    std::size_t base = 0;
    if (params_.phrases) {
      for (const PhraseHit& h : surviving_hits(*params_.phrases, params_.except, analysis.phrase_hits())) {
        const PhraseEntry& entry = params_.phrases->entries[h.entry];
        if (!anchor_holds(entry.anchor, analysis.document(), h, *analysis.rulebook().common)) continue;
        hits.push_back({h.span, h.first_token, h.last_token, entry.weight, h.entry, &entry});
      }
      base = params_.phrases->entries.size();
    }
    for (const PhraseClass* phrase_class : params_.classes) {
      for (const ClassHit& h : analysis.hits(*phrase_class)) {
        if (!excepted(analysis, h.span)) {
          hits.push_back({h.span, h.first_token, h.last_token, h.weight, base + h.entry, nullptr});
        }
      }
      base += phrase_class->phrases.entries.size();
    }
    std::erase_if(hits, [&](const Hit& hit) { return !sink.in_scope(hit.span.begin) || !counts(analysis, hit); });
    std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) { return a.span < b.span; });
    return hits;
  }

  bool excepted(const Analysis& analysis, Span span) const {
    return std::any_of(params_.except.begin(), params_.except.end(),
                       [&](ListId list) { return analysis.phrase_hits().touches(list, span); });
  }

  bool counts(const Analysis& analysis, const Hit& hit) const { return cancelled(analysis, hit).empty(); }

  /// A hit of the unless_near phrases stands within so many words in the same sentence.
  bool softened(const Analysis& analysis, const Hit& hit) const {
    const auto index = analysis.document().tokens[hit.first_token].sentence;
    const Sentence& sentence = analysis.document().sentences[index];
    const auto near = [&](std::uint32_t first, std::uint32_t last) {
      const auto gap = first > hit.last_token   ? first - hit.last_token
                       : last < hit.first_token ? hit.first_token - last
                                                : 0;
      return gap <= static_cast<std::uint32_t>(params_.unless_near->within) + 1;
    };
    for (const ListId list : params_.unless_near->lists) {
      const auto hits = analysis.phrase_hits()[list];
      const auto in_sentence = [&](std::uint32_t token) {
        return std::partition_point(hits.begin(), hits.end(),
                                    [&](const PhraseHit& h) { return h.first_token < token; });
      };
      if (std::any_of(in_sentence(sentence.first), in_sentence(sentence.last),
                      [&](const PhraseHit& h) { return near(h.first_token, h.last_token); }))
        return true;
    }
    if (params_.unless_near->phrase_class == nullptr) return false;
    const auto hits = hits_between(analysis.hits(*params_.unless_near->phrase_class), index, index);
    return std::any_of(hits.begin(), hits.end(), [&](const ClassHit& h) { return near(h.first_token, h.last_token); });
  }

  static bool cancelled_by(const UnlessClass& unless, const Analysis& analysis, const Hit& hit) {
    const std::vector<ClassHit>& hits = analysis.hits(*unless.phrase_class);
    if (unless.within == Near::kDraft) return !hits.empty();
    const std::uint32_t sentence = analysis.document().tokens[hit.first_token].sentence;
    const std::uint32_t reach = unless.within == Near::kNeighbour ? 1 : 0;
    return !hits_between(hits, sentence - std::min(sentence, reach), sentence + reach).empty();
  }

  /// The whole sentence, when it says little more than the hit and holds no purpose, ask or reference; else nothing.
  static std::optional<Span> bare_sentence(const Analysis& analysis, const Hit& hit) {
    constexpr std::uint32_t kMoreWords = 6;
    const std::uint32_t index = analysis.document().tokens[hit.first_token].sentence;
    for (const std::string_view wanted : {"purpose", "ask", "reference"}) {
      for (const ClassHit& other : hits_between(analysis.hits(wanted), index, index)) {
        if (!other.span.overlaps(hit.span)) return std::nullopt;
      }
    }
    const Sentence& sentence = analysis.document().sentences[index];
    const std::uint32_t hit_words = hit.last_token - hit.first_token + 1;
    const bool bare = sentence.words <= hit_words + kMoreWords && sentence.end != 0;
    return bare ? std::optional<Span>(sentence.span) : std::nullopt;
  }

  void report(const Analysis& analysis, Hit hit, std::size_t count, FindingSink& sink) const {
    const Document& document = analysis.document();
    const std::optional<Span> sentence = params_.deletes_sentence ? bare_sentence(analysis, hit) : std::nullopt;
    if (sentence) hit.span = *sentence;
    const std::optional<std::string>& instead =
        hit.own != nullptr && hit.own->instead ? hit.own->instead : params_.instead;
    const bool deletes = (hit.own != nullptr && hit.own->deletes) || (params_.deletes && !instead) || sentence;
    const Applicability applicability =
        hit.own != nullptr && hit.own->applicability ? *hit.own->applicability : params_.applicability;
    const std::string match(document.text(hit.span));
    Finding& finding = sink.add(
        hit.span, fill_in(sink.message(),
                          {{"match", match}, {"instead", instead.value_or("")}, {"count", std::to_string(count)}}));
    if (instead) {
      finding.fixes.push_back(
          single_fix("write “" + *instead + "”", replacement(document, hit.span, *instead), applicability));
    } else if (deletes) {
      finding.fixes.push_back(single_fix("delete “" + match + "”", deletion(document, hit.span), applicability));
    }
  }

  /// Weights add up; the second hit of one entry counts half, the third a quarter.
  void report_sum(const Analysis& analysis, const std::vector<Hit>& hits, FindingSink& sink) const {
    std::map<std::size_t, int> seen;
    double sum = 0;
    const Hit* heaviest = &hits.front();
    for (const Hit& hit : hits) {
      sum += hit.weight * std::pow(0.5, seen[hit.entry]++);
      if (hit.weight > heaviest->weight) heaviest = &hit;
    }
    if (sum < params_.threshold) return;
    const std::string match(analysis.document().text(heaviest->span));
    Finding& finding = sink.add_about_draft(
        heaviest->span, fill_in(sink.message(), {{"match", match}, {"count", std::to_string(hits.size())}}));
    Span told;  // the last; those before end before it begins
    for (const Hit& hit : hits) {
      if (hit.span.overlaps(heaviest->span) || hit.span.overlaps(told)) continue;
      told = hit.span;
      finding.notes.push_back("also “" + std::string(analysis.document().text(hit.span)) + "”");
    }
  }

  PhraseParams params_;
};

class Reader {
 public:
  Reader(const RuleSpec& spec, CompileContext& context) : spec_(spec), context_(context) {}

  PhraseParams read() {
    yaml::DictReader reader(spec_.path);
    const auto flag = [&](const char* key, bool& out) {
      reader.on(key, [&out](const yaml::Node& n) { return yaml::read_flag(n, out); });
    };
    reader.on("phrases", [&](const yaml::Node& n) -> yaml::Fault {
      params_.phrases = phrases(n);
      return {};
    });
    reader.on("class", [&](const yaml::Node& n) { return read_classes(n, context_.rulebook, params_.classes); });
    reader.on("except", [&](const yaml::Node& n) -> yaml::Fault {
      params_.except.push_back(phrases(n).list);
      return {};
    });
    reader.on("unless_near", [&](const yaml::Node& n) { return unless_near(n); });
    reader.on("unless_class", [&](const yaml::Node& n) { return unless_class(n); });
    reader.on("threshold", [&](const yaml::Node& n) { return yaml::read_number(n, params_.threshold); });
    reader.on("min", [&](const yaml::Node& n) { return yaml::read_int(n, params_.min); });
    reader.on("instead", [&](const yaml::Node& n) { return yaml::read_string(n, params_.instead.emplace()); });
    reader.on("fix", [&](const yaml::Node& n) -> yaml::Fault {
      params_.deletes = n.scalar == "delete";
      params_.deletes_sentence = n.scalar == "delete-sentence";
      return params_.deletes || params_.deletes_sentence ? "" : "expected “delete” or “delete-sentence”";
    });
    reader.on("applicability", [&](const yaml::Node& n) { return read_applicability(n, params_.applicability); });
    flag("unless_negated", params_.unless_negated);
    flag("unless_question", params_.unless_question);
    flag("only_question", params_.only_question);
    flag("once", params_.once);
    flag("names", params_.names);
    reader.read(spec_.params, context_.problems);
    return std::move(params_);
  }

 private:
  PhraseList phrases(const yaml::Node& node) { return compile_phrases(node, spec_.path, context_); }

  yaml::Fault unless_near(const yaml::Node& node) {
    UnlessNear& out = params_.unless_near.emplace();
    yaml::DictReader reader(spec_.path);
    reader.on("phrases", [&](const yaml::Node& n) -> yaml::Fault {
      out.lists.push_back(phrases(n).list);
      return {};
    });
    reader.on("class", [&](const yaml::Node& n) { return read_class_name(n, context_.rulebook, out.phrase_class); });
    reader.on("within", [&](const yaml::Node& n) { return yaml::read_int(n, out.within); });
    reader.read(node, context_.problems);
    return {};
  }

  yaml::Fault unless_class(const yaml::Node& node) {
    const std::vector<yaml::Node> rows = node.is_list() ? node.items : std::vector<yaml::Node>{node};
    for (const yaml::Node& row : rows) {
      static constexpr NameTable<Near, 3> kNear{
          {{Near::kSentence, "sentence"}, {Near::kNeighbour, "neighbour"}, {Near::kDraft, "draft"}}};
      std::vector<const PhraseClass*> found;
      Near within = Near::kSentence;
      yaml::DictReader reader(spec_.path);
      reader.on("class", [&](const yaml::Node& n) { return read_classes(n, context_.rulebook, found); }).required();
      reader.on("within", [&](const yaml::Node& n) { return read_named(n, kNear, within); });
      reader.read(row, context_.problems);
      for (const PhraseClass* phrase_class : found) params_.unless_class.push_back({phrase_class, within});
    }
    return {};
  }

  const RuleSpec& spec_;
  CompileContext& context_;
  PhraseParams params_;
};

}  // namespace

std::unique_ptr<Check> compile_phrase(const RuleSpec& spec, CompileContext& context) {
  PhraseParams params = Reader(spec, context).read();
  if (params.phrases && context.recorded == nullptr) {
    context.rulebook.rule_phrases.push_back({spec.id, *params.phrases, params.except});
  }
  if (!params.phrases && params.classes.empty()) {
    context.problems.push_back(yaml::error_at(spec.params, spec.path, "a phrase rule needs phrases or a class"));
    return nullptr;
  }
  return std::make_unique<PhraseCheck>(std::move(params));
}

}  // namespace mannerly
