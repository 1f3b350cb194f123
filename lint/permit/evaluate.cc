// Conditions are three-valued (Kleene). A row whose conditions are unknown because of a fact with few values makes the
// evaluation stop and name that fact; the caller then tries each value. Sheets are small, so worlds are copied.
#include "permit/evaluate.h"

#include <algorithm>
#include <utility>

namespace mannerly::permit {
namespace {

enum class Truth { kNo, kYes, kOpen };

/// A judgement on a row: its truth, and the first fact that leaves it open.
struct Judgement {
  Truth truth = Truth::kYes;
  Fact open = Fact::kCount;
};

bool matches(const Condition& condition, double value) {
  if (condition.at_least && value < *condition.at_least) return false;
  if (condition.below && value >= *condition.below) return false;
  const auto& list = condition.any_of;
  return list.empty() || std::find(list.begin(), list.end(), value) != list.end();
}

void add_once(std::vector<Fact>& list, Fact fact) {
  if (std::find(list.begin(), list.end(), fact) == list.end()) list.push_back(fact);
}

class Evaluation {
 public:
  Evaluation(const Policy& policy, const std::string& channel, const FactSheet& sheet)
      : policy_(policy), channel_(channel), sheet_(sheet) {}

  /// The outcome, or the fact whose value has to be tried.
  std::optional<Fact> run(Outcome& out) {
    outcome_ = &out;
    if (!gates() || may_send(outcome_->answer)) collect_remarks();
    return open_;
  }

 private:
  Judgement judge(const std::vector<Condition>& conditions, bool only_if_stated);
  bool concerns(const Row& row) const;
  /// The first row that holds; stops at an open one.
  const Row* first(const std::vector<Row>& rows);
  void decide(const Row& row);
  bool gates();
  void channel_rows();
  void quotas();
  void one_quota(const Quota& quota);
  void credits();
  void collect_remarks();
  bool allowed() const { return !open_ && may_send(outcome_->answer); }

  const Policy& policy_;
  const std::string& channel_;
  const FactSheet& sheet_;
  Outcome* outcome_ = nullptr;
  std::optional<Fact> open_;
};

Judgement Evaluation::judge(const std::vector<Condition>& conditions, bool only_if_stated) {
  Judgement out;
  std::vector<Fact> presumed;
  for (const Condition& condition : conditions) {
    std::optional<double> value = sheet_.get(condition.fact);
    if (!value && policy_.usual.get(condition.fact)) {
      value = policy_.usual.get(condition.fact);
      presumed.push_back(condition.fact);
    }
    if (value) {
      if (!matches(condition, *value)) out.truth = Truth::kNo;
    } else if (only_if_stated || info_of(condition.fact).type == FactType::kNumber) {
      presumed.push_back(condition.fact);
      out.truth = Truth::kNo;
    } else if (out.truth == Truth::kYes) {
      out = {Truth::kOpen, condition.fact};
    }
  }
  if (out.truth == Truth::kNo && presumed.size() == 1) add_once(outcome_->assumed, presumed.front());
  return out;
}

bool Evaluation::concerns(const Row& row) const {
  return row.channels.empty() || std::find(row.channels.begin(), row.channels.end(), channel_) != row.channels.end();
}

const Row* Evaluation::first(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    if (!concerns(row)) continue;
    const Judgement judgement = judge(row.when, row.only_if_stated);
    if (judgement.truth == Truth::kYes) return &row;
    if (judgement.truth == Truth::kNo) continue;
    open_ = judgement.open;
    return nullptr;
  }
  return nullptr;
}

void Evaluation::decide(const Row& row) {
  outcome_->answer = row.answer;
  outcome_->row = &row;
  outcome_->credits = row.credits;
}

/// True when a gate has decided; then nothing else is looked at.
bool Evaluation::gates() {
  if (const Row* gate = first(policy_.gates)) {
    decide(*gate);
    return true;
  }
  if (!open_) channel_rows();
  if (allowed()) {
    if (const Row* preference = first(policy_.preferences)) decide(*preference);
  }
  if (allowed()) quotas();
  if (allowed() && outcome_->credits > 0) credits();
  return false;
}

void Evaluation::channel_rows() {
  const auto rows = policy_.channels.find(channel_);
  if (rows == policy_.channels.end()) return;
  if (const Row* row = first(rows->second)) decide(*row);
}

void Evaluation::quotas() {
  const auto list = policy_.quotas.find(channel_);
  if (list == policy_.quotas.end()) return;
  for (const Quota& quota : list->second) {
    const Judgement judgement = judge(quota.row.when, quota.row.only_if_stated);
    if (judgement.truth == Truth::kOpen && quota.hard) open_ = judgement.open;
    if (judgement.truth == Truth::kYes) one_quota(quota);
    if (!allowed()) return;
  }
}

void Evaluation::one_quota(const Quota& quota) {
  outcome_->quotas.push_back(&quota);
  const std::optional<double> used = sheet_.get(quota.used);
  if (!quota.max) return;
  const bool full = used && *used >= *quota.max;
  if (full && quota.hard) return decide(quota.row);
  if (full) outcome_->remarks.push_back({&quota.row, &quota});
  const bool near = used && policy_.near_share > 0 && *used >= policy_.near_share * *quota.max;
  if (near && !full) outcome_->remarks.push_back({&policy_.near, &quota});
  if (quota.hard && outcome_->answer == Answer::kAllowed) outcome_->answer = Answer::kAllowedLimited;
}

/// Stated credits count; else the allotment of the tier, else whether more can be bought.
void Evaluation::credits() {
  const Credits& credits = policy_.credits;
  const std::optional<double> tier = sheet_.get(Fact::kTier);
  const auto row = tier ? credits.tiers.find(static_cast<Tier>(*tier)) : credits.tiers.end();
  const Allotment* allotment = row == credits.tiers.end() ? nullptr : &row->second;
  const std::optional<double> left = sheet_.get(Fact::kCredits);
  if (left) {
    if (*left < outcome_->credits) return decide(credits.none);
    const bool low = allotment != nullptr && allotment->monthly && *left <= credits.low_share * *allotment->monthly;
    if (low) outcome_->remarks.push_back({&credits.low, nullptr});
    return;
  }
  if (allotment != nullptr && allotment->monthly && *allotment->monthly < outcome_->credits)
    return decide(credits.none);
  const bool some = allotment != nullptr && (allotment->monthly || allotment->purchase == Purchase::kYes);
  if (some) return add_once(outcome_->assumed, Fact::kCredits);
  outcome_->offer = outcome_->row;
  outcome_->answer = Answer::kUnknown;
  outcome_->row = nullptr;
  outcome_->missing.push_back(Fact::kCredits);
}

void Evaluation::collect_remarks() {
  if (open_) return;
  const std::vector<Fact> assumed = outcome_->assumed;
  for (const Row& row : policy_.remarks) {
    if (concerns(row) && judge(row.when, true).truth == Truth::kYes) outcome_->remarks.push_back({&row, nullptr});
  }
  outcome_->assumed = assumed;
}

std::size_t domain_size(const FactInfo& info) { return info.type == FactType::kName ? info.values.size() : 2; }

/// 0: denied, 1: unknown, 2: may be sent.
int kind_of(Answer answer) {
  if (may_send(answer)) return 2;
  return answer == Answer::kDenied ? 0 : 1;
}

Outcome unknown_of(Fact fact, const std::vector<Outcome>& worlds) {
  Outcome out;
  const Outcome& first = worlds.front();
  const bool fact_matters = std::any_of(worlds.begin(), worlds.end(), [&](const Outcome& world) {
    return kind_of(world.answer) != kind_of(first.answer) || world.missing != first.missing;
  });
  if (fact_matters) out.missing.push_back(fact);
  for (const Outcome& world : worlds) {
    for (const Fact missing : world.missing) add_once(out.missing, missing);
    const Row* allows = may_send(world.answer) ? world.row : world.offer;
    if (out.offer == nullptr && allows != nullptr) {
      out.offer = allows;
      out.credits = world.credits;
    }
  }
  return out;
}

/// What is certain when any of the worlds may be the true one.
Outcome merge(Fact fact, std::vector<Outcome> worlds) {
  const int kind = kind_of(worlds.front().answer);
  const bool agree = kind != 1 && std::all_of(worlds.begin(), worlds.end(),
                                              [&](const Outcome& w) { return kind_of(w.answer) == kind; });
  if (!agree) return unknown_of(fact, worlds);
  const auto least = std::min_element(worlds.begin(), worlds.end(),
                                      [](const Outcome& a, const Outcome& b) { return a.answer < b.answer; });
  Outcome out = std::move(*least);
  if (kind == 2) add_once(out.assumed, fact);
  return out;
}

}  // namespace

Outcome evaluate(const Policy& policy, const std::string& channel, const FactSheet& sheet) {
  Outcome out;
  const std::optional<Fact> open = Evaluation(policy, channel, sheet).run(out);
  if (!open) return out;
  std::vector<Outcome> worlds;
  const bool skips_first = *open == Fact::kDegree && sheet.not_first();
  static_assert(static_cast<int>(Degree::kFirst) == 0);
  for (std::size_t value = skips_first ? 1 : 0; value < domain_size(info_of(*open)); ++value) {
    FactSheet world = sheet;
    world.set(*open, static_cast<double>(value));
    worlds.push_back(evaluate(policy, channel, world));
  }
  return merge(*open, std::move(worlds));
}

bool holds(const std::vector<Condition>& conditions, const FactSheet& sheet, const FactSheet& usual) {
  return std::all_of(conditions.begin(), conditions.end(), [&](const Condition& condition) {
    const std::optional<double> value =
        sheet.get(condition.fact) ? sheet.get(condition.fact) : usual.get(condition.fact);
    return value && matches(condition, *value);
  });
}

}  // namespace mannerly::permit
