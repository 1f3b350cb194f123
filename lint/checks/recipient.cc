// Kind `recipient`: the text and the known facts disagree, or something known is left unused. This file is the table
// of facts and reads the rule's keys.
#include "checks/recipient.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

#include "checks/kinds.h"
#include "checks/params.h"

namespace mannerly {
namespace {

enum class FactRelation { kMatch, kNear, kAbsent };

struct FactRow {
  std::string_view fact;
  FactRelation relation;
  RecipientFact check;
  Needed needed = Needed::kNothing;
  bool of_phrases = false;  ///< it looks at hits of the rule's phrases alone
};

/// What a rule may ask for: a fact, and whether the text must match it, comes near it, or leaves it out.
constexpr std::array<FactRow, 14> kFacts{{
    {"name", FactRelation::kMatch, check_greeted_other, Needed::kReaderName},
    {"name", FactRelation::kNear, check_greeted_slip, Needed::kReaderName},
    {"organisation", FactRelation::kMatch, check_organisation, Needed::kNothing, true},
    {"mutual", FactRelation::kMatch, check_mutual_claim, Needed::kMutualsKnown, true},
    {"mutual", FactRelation::kAbsent, check_mutual_unused, Needed::kMutuals},
    {"group", FactRelation::kMatch, check_group_claim, Needed::kGroupsKnown, true},
    {"group", FactRelation::kAbsent, check_group_unnamed, Needed::kGroups},
    {"group-rules", FactRelation::kMatch, check_group_rules, Needed::kGroupRules},
    {"history", FactRelation::kMatch, check_history_claim, Needed::kNothing, true},
    {"degree", FactRelation::kMatch, check_degree, Needed::kDegree},
    {"tie", FactRelation::kAbsent, check_tie_unused, Needed::kTie},
    {"ground", FactRelation::kAbsent, check_ground_unused},
    {"sender", FactRelation::kAbsent, check_sender_unnamed},
    {"invitation", FactRelation::kAbsent, check_invitation_unused, Needed::kDegree},
}};

class RecipientCheck final : public Check {
 public:
  RecipientCheck(const FactRow& fact, RecipientParams params) : fact_(fact), params_(std::move(params)) {}
  void run(const Analysis& analysis, FindingSink& sink) const override { fact_.check(analysis, params_, sink); }
  Trigger trigger() const override {
    Trigger out{.needed = fact_.needed};
    if (!fact_.of_phrases) return out;
    out.kind = Trigger::Kind::kHits;
    if (params_.phrases) out.lists.push_back(params_.phrases->list);
    return out;
  }

 private:
  const FactRow& fact_;  ///< of the table
  RecipientParams params_;
};

yaml::Fault read_fact(const yaml::Node& node, std::string& out) {
  const auto row = std::find_if(kFacts.begin(), kFacts.end(), [&](const FactRow& r) { return r.fact == node.scalar; });
  out = node.scalar;
  if (row != kFacts.end()) return {};
  std::vector<std::string> known;
  for (const FactRow& r : kFacts) known.emplace_back(r.fact);
  known.erase(std::unique(known.begin(), known.end()), known.end());
  return unknown_name("fact", node.scalar, known);
}

yaml::Fault read_grounds(const yaml::Node& node, std::vector<std::string>& out) {
  if (yaml::Fault fault = yaml::read_strings(node, out); !fault.empty()) return fault;
  const std::vector<std::string> known = {"school", "company", "group", "event", "mutual"};
  for (const std::string& name : out) {
    if (std::find(known.begin(), known.end(), name) == known.end()) return unknown_name("ground", name, known);
  }
  return {};
}

}  // namespace

std::unique_ptr<Check> compile_recipient(const RuleSpec& spec, CompileContext& context) {
  static constexpr NameTable<FactRelation, 3> kRelations{
      {{FactRelation::kMatch, "match"}, {FactRelation::kNear, "near"}, {FactRelation::kAbsent, "absent"}}};
  RecipientParams params;
  params.grounds = {"school", "company", "group", "event", "mutual"};
  std::string fact;
  FactRelation relation = FactRelation::kMatch;
  yaml::DictReader reader(spec.path);
  reader.on("fact", [&](const yaml::Node& n) { return read_fact(n, fact); }).required();
  reader.on("relation", [&](const yaml::Node& n) { return read_named(n, kRelations, relation); }).required();
  reader.on("phrases", [&](const yaml::Node& n) -> yaml::Fault {
    params.phrases = compile_phrases(n, spec.path, context);
    return {};
  });
  reader.on("except", [&](const yaml::Node& n) -> yaml::Fault {
    params.except.push_back(compile_phrases(n, spec.path, context).list);
    return {};
  });
  reader.on("class", [&](const yaml::Node& n) { return read_classes(n, context.rulebook, params.classes); });
  reader.on("grounds", [&](const yaml::Node& n) { return read_grounds(n, params.grounds); });
  reader.on("threshold", [&](const yaml::Node& n) { return yaml::read_number(n, params.threshold); });
  reader.on("most_chars", [&](const yaml::Node& n) { return yaml::read_int(n, params.most_chars); });
  if (!reader.read(spec.params, context.problems)) return nullptr;
  const auto row = std::find_if(kFacts.begin(), kFacts.end(),
                                [&](const FactRow& r) { return r.fact == fact && r.relation == relation; });
  if (row != kFacts.end()) return std::make_unique<RecipientCheck>(*row, std::move(params));
  context.problems.push_back(yaml::error_at(spec.params, spec.path, "the fact “" + fact + "” has no such relation"));
  return nullptr;
}

std::vector<PhraseHit> claims(const Analysis& analysis, const RecipientParams& params, const FindingSink& sink) {
  if (!params.phrases) return {};
  std::vector<PhraseHit> hits = surviving_hits(*params.phrases, params.except, analysis.phrase_hits());
  std::erase_if(hits, [&](const PhraseHit& hit) { return !sink.in_scope(hit.span.begin); });
  return hits;
}

}  // namespace mannerly
