#include "permit/verdict.h"

#include <algorithm>

#include "base/strings.h"
#include "mannerly/draft.h"
#include "permit/wording.h"

namespace mannerly::permit {
namespace {

Amounts amounts_of(const Policy& policy, const FactSheet& sheet, const Quota* quota) {
  Amounts out{.quota = quota, .monthly = std::nullopt};
  const std::optional<double> tier = sheet.get(Fact::kTier);
  if (!tier) return out;
  const auto row = policy.credits.tiers.find(static_cast<Tier>(*tier));
  if (row != policy.credits.tiers.end()) out.monthly = row->second.monthly;
  return out;
}

/// Turns the rows of one answer into texts.
class Writer {
 public:
  Writer(const PermissionCase& question, const Answered& answered)
      : question_(question), answered_(answered), sheet_(make_sheet(question)) {}

  Reason reason(const Hit& hit) const {
    const Row& row = *hit.row;
    return {row.code, words(row.text, hit.quota), cite(row.source, row.confidence, *answered_.policy)};
  }

  std::string words(const std::string& text, const Quota* quota = nullptr) const {
    return fill(text, question_.context, amounts_of(*answered_.policy, sheet_, quota));
  }

  Allowance allowance(const Quota& quota) const {
    Allowance out{quota.unit, quota.per, quota.hard, quota.max, std::nullopt, {}};
    if (const auto used = sheet_.get(quota.used)) out.used = static_cast<int>(*used);
    out.source = cite(quota.row.source, quota.row.confidence, *answered_.policy);
    return out;
  }

  const Quota* quota_of(const Row* row) const {
    for (const Quota* quota : answered_.outcome.quotas) {
      if (&quota->row == row) return quota;
    }
    return nullptr;
  }

 private:
  const PermissionCase& question_;
  const Answered& answered_;
  FactSheet sheet_;
};

/// An alternative for an answer that is open, when each missing fact makes a sensible condition.
std::optional<Alternative> conditional(const std::string& channel, const Writer& writer, const Outcome& outcome) {
  if (outcome.offer == nullptr || outcome.offer->offer.empty()) return std::nullopt;
  std::vector<std::string> conditions;
  for (const Fact fact : outcome.missing) {
    const std::string_view condition = info_of(fact).condition;
    if (condition.empty()) return std::nullopt;
    conditions.push_back(writer.words(std::string(condition)));
  }
  const std::string text = join(conditions, " and ") + ": " + writer.words(outcome.offer->offer);
  return Alternative{channel, Answer::kUnknown, text, outcome.credits};
}

std::optional<Alternative> alternative(const std::string& channel, const PermissionCase& question, const Ask& ask) {
  const Answered answered = ask(channel);
  const Writer writer(question, answered);
  const Outcome& outcome = answered.outcome;
  if (outcome.answer == Answer::kUnknown) return conditional(channel, writer, outcome);
  if (!may_send(outcome.answer) || outcome.row == nullptr || outcome.row->offer.empty()) return std::nullopt;
  return Alternative{channel, outcome.answer, writer.words(outcome.row->offer), outcome.credits};
}

std::vector<std::string> names_of(const std::vector<Fact>& facts) {
  std::vector<std::string> out;
  for (const Fact fact : facts) out.emplace_back(info_of(fact).key);
  return out;
}

/// Ways that are only possible are left out where an ordinary message is free.
void add_alternatives(const PermissionCase& question, const Ask& ask, const Outcome& outcome, Verdict& out) {
  if (outcome.row != nullptr && outcome.row->no_alternatives) return;
  bool has_plain_way = out.answer == Answer::kAllowed;
  for (const std::string& channel : channel_names()) {
    if (channel == out.channel) continue;
    auto found = alternative(channel, question, ask);
    if (!found || (has_plain_way && found->answer == Answer::kUnknown)) continue;
    has_plain_way |= found->answer == Answer::kAllowed && (channel == "reply" || channel == "message");
    out.alternatives.push_back(std::move(*found));
  }
}

}  // namespace

std::string channel_of(const PermissionCase& question) {
  const std::optional<Kind> kind = kind_from_string(question.channel);
  if (kind != Kind::kFollowup) return std::string(question.channel);
  return question.context.via == Kind::kInmail ? "inmail" : "message";
}

Verdict make_verdict(const PermissionCase& question, const Ask& ask) {
  Verdict out;
  out.channel = channel_of(question);
  out.summary = summary_of(question);
  const Answered answered = ask(out.channel);
  const Outcome& outcome = answered.outcome;
  const Writer writer(question, answered);
  out.answer = outcome.answer;
  out.credits = may_send(outcome.answer) ? outcome.credits : 0;
  out.credits_left = question.context.account.credits;
  out.policy = answered.policy->name;
  out.policy_title = answered.policy->title;
  out.as_of = answered.policy->as_of;
  if (outcome.row != nullptr) out.reasons.push_back(writer.reason({outcome.row, writer.quota_of(outcome.row)}));
  for (const Hit& hit : outcome.remarks) out.reasons.push_back(writer.reason(hit));
  for (const Quota* quota : outcome.quotas) out.allowances.push_back(writer.allowance(*quota));
  for (const Fact fact : outcome.missing) {
    const FactInfo& info = info_of(fact);
    out.missing.push_back(
        {std::string(info.key), writer.words(std::string(info.about.empty() ? info.key : info.about))});
  }
  if (may_send(out.answer)) out.assumed = names_of(outcome.assumed);
  add_alternatives(question, ask, outcome, out);
  if (outcome.row != nullptr && out.answer == Answer::kDenied && !outcome.row->wait.empty()) {
    out.alternatives.push_back({"wait", Answer::kAllowed, "wait " + writer.words(outcome.row->wait), 0});
  }
  return out;
}

}  // namespace mannerly::permit
