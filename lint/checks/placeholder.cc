// Kind `placeholder`: a slot is left in a message that is no template, or a merge left an artifact behind.
#include <algorithm>
#include <array>
#include <utility>

#include "base/slot_values.h"
#include "checks/case_names.h"
#include "checks/check_bytes.h"
#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"
#include "checks/template_slots.h"

namespace mannerly {
namespace {

enum class Mode { kLeft, kSpintax, kArtifact, kLowSlots, kUnknown };

struct ArtifactPattern {
  Regex regex = Regex::accepted({});
  int group = 0;         ///< the one that is shown
  std::uint32_t id = 0;  ///< in the prefilter
};

struct PlaceholderParams {
  Mode mode = Mode::kLeft;
  std::optional<PhraseList> phrases;
  std::vector<ListId> except;
  std::vector<ArtifactPattern> patterns;
  ByKind<int> min{{{"default", 2}}};  ///< of kLowSlots
  std::vector<std::string> fields;    ///< of kUnknown: the data's fields; when given, no others are known
  std::vector<std::string> known;     ///< of kUnknown: usual names, of which a slip is reported
};

class PlaceholderCheck final : public Check {
 public:
  explicit PlaceholderCheck(PlaceholderParams params) : params_(std::move(params)) {}

  Trigger trigger() const override {
    Trigger out;
    out.whole = true;
    return out;
  }

  bool write(ByteWriter& out) const override {
    out.value(params_.mode);
    write_optional(params_.phrases ? std::optional(params_.phrases->list) : std::nullopt, out);
    out.array(params_.except);
    out.number(params_.patterns.size());
    for (const ArtifactPattern& pattern : params_.patterns) {
      write_regex(pattern.regex, out);
      out.value(pattern.group);
      out.number(pattern.id);
    }
    write_by_kind(params_.min, out, [](int value, ByteWriter& to) { to.value(value); });
    write_words(params_.fields, out);
    write_words(params_.known, out);
    return true;
  }

  void run(const Analysis& analysis, FindingSink& sink) const override {
    if (params_.mode == Mode::kLowSlots) return few_slots(analysis, sink);
    if (params_.mode == Mode::kUnknown) return report_unfit_slots(analysis, {params_.fields, params_.known}, sink);
    if (params_.mode == Mode::kLeft && analysis.draft().is_template) return report_unguarded_slots(analysis, sink);
    if (params_.mode != Mode::kArtifact) return slots(analysis, sink);
    const std::vector<Span> holes = report_holes(analysis, sink);
    if (params_.phrases) {
      for (const PhraseHit& hit : surviving_hits(*params_.phrases, params_.except, analysis.phrase_hits())) {
        if (sink.in_scope(hit.span.begin)) report(analysis, hit.span, sink);
      }
    }
    const CasedText text = analysis.cased_text(PatternText::kProse);
    for (const ArtifactPattern& pattern : params_.patterns) {
      const std::vector<Span> parts = analysis.pattern_parts(PatternText::kProse, pattern.id);
      for (const Regex::Match& match : pattern.regex.find_all(text, parts, pattern.group)) {
        const std::uint32_t base = analysis.pattern_base(PatternText::kProse);
        const Span span{match.group.begin + base, match.group.end + base};
        const bool told = std::any_of(holes.begin(), holes.end(), [&](Span hole) { return hole.touches(span); });
        if (!span.empty() && !told && sink.in_scope(span.begin)) report(analysis, span, sink);
      }
    }
  }

 private:
  void slots(const Analysis& analysis, FindingSink& sink) const {
    bool tells = may_be_template(analysis.draft());
    for (const Placeholder& placeholder : analysis.draft().placeholders) {
      const bool spintax = placeholder.syntax == "spintax";
      if (spintax != (params_.mode == Mode::kSpintax)) continue;
      const Part part = analysis.part_at(placeholder.span.begin);
      if (part == Part::kQuote || (part == Part::kSignature && !sink.rule().scope.empty())) continue;
      Finding& finding = report(analysis, placeholder.span, sink);
      if (std::exchange(tells, false)) {
        finding.notes.emplace_back(
            "if its slots are to stay, it is a template: say template: true in its front matter, or in an override");
      }
      const std::string value = known_value(placeholder, analysis.draft().context);
      if (!value.empty()) {
        finding.fixes.push_back(
            single_fix("write “" + value + "”", {placeholder.span, value}, Applicability::kSuggested));
      }
    }
  }

  /// Records and filled templates are to be sent, and so is what says that it is no template.
  static bool may_be_template(const Draft& draft) {
    return draft.id.empty() && !draft.is_template &&
           std::none_of(draft.stated.begin(), draft.stated.end(),
                        [](const StatedKey& stated) { return stated.key == "template"; });
  }

  /// Slots that say something of the reader besides the name.
  void few_slots(const Analysis& analysis, FindingSink& sink) const {
    int count = 0;
    for (const Placeholder& p : analysis.draft().placeholders) {
      const bool plain = p.fills == Fills::kPersonName || p.fills == Fills::kSenderName || p.fills == Fills::kControl ||
                         is_address(p) || p.syntax == "spintax";
      count += plain ? 0 : 1;
    }
    const int* min = params_.min.find(analysis.draft().kind, analysis.relation());
    if (min == nullptr) return;
    if (count >= *min || analysis.prose_sentences().empty()) return;
    const Span span = analysis.document().sentences[analysis.prose_sentences().front()].span;
    sink.add_about_draft(span,
                         fill_in(sink.message(), {{"count", std::to_string(count)}, {"limit", std::to_string(*min)}}));
  }

  /// A web address or calendar, which is the same for all readers; not a place such as "pilot_site".
  static bool is_address(const Placeholder& slot) {
    static constexpr auto kWords =
        std::to_array<std::string_view>({"link", "url", "calend", "href", "web", "homepage"});
    const std::string name = ascii_lower(slot.name);
    return slot.fills == Fills::kLink && std::any_of(kWords.begin(), kWords.end(), [&](std::string_view word) {
             return name.find(word) != std::string::npos;
           });
  }

  static Finding& report(const Analysis& analysis, Span span, FindingSink& sink) {
    return sink.add(span, fill_in(sink.message(), {{"match", std::string(trim(analysis.document().text(span)))}}));
  }

  PlaceholderParams params_;
};

/// A list of expressions, or of maps {pattern, group}.
yaml::Fault read_patterns(const yaml::Node& node, const std::string& path, PlaceholderParams& params,
                          CompileContext& context) {
  for (const yaml::Node& item : node.items) {
    std::string text = item.scalar;
    int group = 0;
    if (item.is_map()) {
      yaml::DictReader reader(path);
      reader.on("pattern", [&](const yaml::Node& n) { return yaml::read_string(n, text); }).required();
      reader.on("group", [&](const yaml::Node& n) { return yaml::read_int(n, group); });
      if (!reader.read(item, context.problems)) continue;
    }
    auto regex = compile_regex(text, group, context);
    if (regex) {
      params.patterns.push_back({std::move(*regex), group, add_pattern(PatternText::kProse, text, context)});
    } else {
      context.problems.push_back(yaml::error_at(item, path, regex.error().message));
    }
  }
  return {};
}

/// A number, or a map from message kind to number.
yaml::Fault read_least(const yaml::Node& node, ByKind<int>& out) {
  out.cases.clear();
  if (!node.is_map()) return yaml::read_int(node, out.cases.emplace_back("default", 0).second);
  for (const auto& [key, value] : node.entries) {
    if (!is_case_name(key.scalar)) return unknown_case(key.scalar);
    if (auto fault = yaml::read_int(value, out.cases.emplace_back(key.scalar, 0).second); !fault.empty()) return fault;
  }
  return {};
}

}  // namespace

std::unique_ptr<Check> read_placeholder(ByteReader in, Rulebook& rulebook, RegexCache& regexes) {
  PlaceholderParams params;
  params.mode = in.value<Mode>();
  if (const auto list = read_optional<ListId>(in)) params.phrases = list_of(rulebook.phrases, *list);
  const auto except = in.array<ListId>();
  for (std::size_t i = 0; i < except.size(); ++i) params.except.push_back(except[i]);
  params.patterns.resize(in.number());
  for (ArtifactPattern& pattern : params.patterns) {
    pattern.regex = read_regex(in, regexes);
    pattern.group = in.value<int>();
    pattern.id = in.number();
  }
  read_by_kind(in, params.min, [](ByteReader& from) { return from.value<int>(); });
  params.fields = read_words(in);
  params.known = read_words(in);
  return std::make_unique<PlaceholderCheck>(std::move(params));
}

std::unique_ptr<Check> compile_placeholder(const RuleSpec& spec, CompileContext& context) {
  static constexpr NameTable<Mode, 5> kModes{{{Mode::kLeft, "left"},
                                              {Mode::kSpintax, "spintax"},
                                              {Mode::kArtifact, "artifact"},
                                              {Mode::kLowSlots, "low-slots"},
                                              {Mode::kUnknown, "unknown"}}};
  PlaceholderParams params;
  yaml::DictReader reader(spec.path);
  reader.on("mode", [&](const yaml::Node& n) { return read_named(n, kModes, params.mode); }).required();
  reader.on("phrases", [&](const yaml::Node& n) -> yaml::Fault {
    params.phrases = compile_phrases(n, spec.path, context);
    return {};
  });
  reader.on("except", [&](const yaml::Node& n) -> yaml::Fault {
    params.except.push_back(compile_phrases(n, spec.path, context).list);
    return {};
  });
  reader.on("patterns", [&](const yaml::Node& n) { return read_patterns(n, spec.path, params, context); });
  reader.on("fields", [&](const yaml::Node& n) { return yaml::read_strings(n, params.fields); });
  reader.on("known", [&](const yaml::Node& n) { return yaml::read_strings(n, params.known); });
  reader.on("min", [&](const yaml::Node& n) { return read_least(n, params.min); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<PlaceholderCheck>(std::move(params));
}

}  // namespace mannerly
