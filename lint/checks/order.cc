// Kind `order`: class A comes before class B, though it should come after. Both must occur; what is missing altogether
// is kind `cue`'s business.
#include <algorithm>

#include "checks/edits.h"
#include "checks/kinds.h"
#include "checks/params.h"

namespace mannerly {
namespace {

struct OrderParams {
  std::vector<const PhraseClass*> first;   ///< what comes too early
  std::vector<std::string> groups;         ///< of first: only entries of these groups; empty: all
  std::vector<const PhraseClass*> then;    ///< what should come before it
  std::vector<const PhraseClass*> unless;  ///< any hit of these silences the rule
  double threshold = 1;                    ///< weight that the hits of then must reach together
  int apart = 1;                           ///< sentences between the two, at least
  bool subject = false;                    ///< hits of first in the subject count
};

class OrderCheck final : public Check {
 public:
  explicit OrderCheck(OrderParams params) : params_(std::move(params)) {}

  void run(const Analysis& analysis, FindingSink& sink) const override {
    const auto hits_any = [&](const PhraseClass* c) { return !analysis.hits(*c).empty(); };
    if (std::any_of(params_.unless.begin(), params_.unless.end(), hits_any)) return;
    const ClassHit* early = nullptr;
    for (const PhraseClass* phrase_class : params_.first) {
      for (const ClassHit& hit : analysis.hits(*phrase_class)) {
        if (counts_as_first(hit, sink) && (early == nullptr || hit.span < early->span)) early = &hit;
      }
    }
    const ClassHit* late = nullptr;
    double weight = 0;
    for (const PhraseClass* phrase_class : params_.then) {
      for (const ClassHit& hit : analysis.hits(*phrase_class)) {
        if (hit.part == Part::kSubject) continue;
        weight += hit.weight;
        if (late == nullptr || hit.span < late->span) late = &hit;
      }
    }
    if (early == nullptr || late == nullptr || weight < params_.threshold) return;
    const bool in_subject = early->part == Part::kSubject;
    if (!in_subject && late->sentence < early->sentence + static_cast<std::uint32_t>(params_.apart)) return;
    const Document& document = analysis.document();
    sink.add(early->span, fill_in(sink.message(), {{"match", std::string(document.text(early->span))},
                                                   {"instead", std::string(document.text(late->span))}}));
  }

 private:
  bool counts_as_first(const ClassHit& hit, const FindingSink& sink) const {
    if (hit.part == Part::kSubject ? !params_.subject : !sink.in_scope(hit.span.begin)) return false;
    return params_.groups.empty() ||
           std::find(params_.groups.begin(), params_.groups.end(), *hit.group) != params_.groups.end();
  }

  OrderParams params_;
};

}  // namespace

std::unique_ptr<Check> compile_order(const RuleSpec& spec, CompileContext& context) {
  OrderParams params;
  yaml::DictReader reader(spec.path);
  reader.on("first", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.first); }).required();
  reader.on("then", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.then); }).required();
  reader.on("unless", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.unless); })
      .on("groups", [&](const yaml::Node& n) { return yaml::read_strings(n, params.groups); })
      .on("threshold", [&](const yaml::Node& n) { return yaml::read_number(n, params.threshold); })
      .on("apart", [&](const yaml::Node& n) { return yaml::read_int(n, params.apart); })
      .on("subject", [&](const yaml::Node& n) { return yaml::read_flag(n, params.subject); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  return std::make_unique<OrderCheck>(std::move(params));
}

}  // namespace mannerly
