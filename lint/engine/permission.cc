// E-mail does not pass through the platform, and a template has no recipient: neither has a verdict.
#include "engine/permission.h"

#include "base/strings.h"

namespace mannerly {
namespace {

constexpr std::size_t kShownWays = 3;

/// "a; b; c": the first few ways that are sure.
std::string instead_of(const Verdict& verdict) {
  std::vector<std::string> ways;
  for (const Alternative& way : verdict.alternatives) {
    if (may_send(way.answer) && ways.size() < kShownWays) ways.push_back(way.text);
  }
  return join(ways, "; ");
}

std::string other_answers(const Verdict& verdict) {
  std::vector<std::string> out;
  for (const OtherAnswer& other : verdict.disputed) {
    out.push_back(other.policy + " says " + std::string(to_string(other.answer)));
  }
  return "sources disagree: " + join(out, ", ") + "; " + verdict.policy + " counts here and says " +
         std::string(to_string(verdict.answer));
}

std::string missing_facts(const Verdict& verdict) {
  if (verdict.missing.empty()) return "the policy " + verdict.policy + " says nothing about this case";
  std::vector<std::string> facts;
  for (const MissingFact& missing : verdict.missing) facts.push_back(missing.about + " (" + missing.fact + ")");
  return "whether this may be sent depends on " + join(facts, " and ") + "; state it in the front matter";
}

}  // namespace

std::optional<Verdict> judge_permission(const Permissions& permissions, const Draft& draft, const RunFacts& run) {
  const Context& context = draft.context;
  if (draft.kind == Kind::kEmail || draft.is_template || !has_permission_facts(context)) return std::nullopt;
  std::optional<Day> today;
  if (run.now) today = std::chrono::floor<std::chrono::days>(*run.now);
  Verdict verdict = permissions.judge({context, to_string(draft.kind), today, run.policy});
  const bool asked = context.account.tier || context.reach.degree;
  if (verdict.answer == Answer::kUnknown && !asked) return std::nullopt;
  return verdict;
}

PermissionNotes permission_notes(const Permissions& permissions, const Draft& draft,
                                 const std::optional<Verdict>& verdict) {
  PermissionNotes out;
  const LengthCap caps = permissions.caps({draft.context, to_string(draft.kind), std::nullopt});
  out.subject_cap = caps.subject;
  out.body_cap = caps.body;
  if (!verdict) return out;
  for (const Reason& reason : verdict->reasons) out.reasons.push_back({reason.code, reason.text});
  if (!verdict->disputed.empty()) out.reasons.push_back({"disputed", other_answers(*verdict)});
  if (verdict->answer == Answer::kUnknown) out.reasons.push_back({"unknown", missing_facts(*verdict)});
  if (verdict->answer == Answer::kDenied) out.instead = instead_of(*verdict);
  return out;
}

}  // namespace mannerly
