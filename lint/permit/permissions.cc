// The public face: one policy, all policies, and the two that are computed from all. "strict" takes the least
// permissive answer of the policies that have one, "lenient" the most permissive; where a fact is missing that could
// still change it, both are open.
#include <algorithm>
#include <mutex>
#include <optional>
#include <utility>

#include "base/pack.h"
#include "mannerly/linter.h"
#include "permit/cap_table.h"
#include "permit/policies.h"
#include "permit/verdict.h"

namespace mannerly {
namespace permit {
namespace {

constexpr const char* kStrictName = "strict";
constexpr const char* kLenientName = "lenient";

enum class Mix { kStrict, kLenient };

class LoadedPermissions final : public Permissions {
 public:
  explicit LoadedPermissions(PolicySet set) : active_(set.active), set_(std::move(set)) {
    const Policy* policy = find(active_);
    if (policy == nullptr) policy = &set_.policies.front();  // "strict" and "lenient" have no caps of their own
    caps_ = {policy->usual, policy->caps};
  }
  /// Bundled policies, which are read when a verdict is asked for. `caps` are those of the active one.
  LoadedPermissions(PermissionOptions options, std::string active, CapTable caps)
      : options_(std::move(options)), active_(std::move(active)), caps_(std::move(caps)) {}

  Verdict judge(const PermissionCase& question) const override {
    return judge_by(question.policy.empty() ? active_ : std::string(question.policy), question);
  }

  std::vector<Verdict> judge_all(const PermissionCase& question) const override {
    std::vector<Verdict> out;
    for (const Policy& policy : policies()) out.push_back(judge_by(policy.name, question));
    out.push_back(judge_by(kStrictName, question));
    out.push_back(judge_by(kLenientName, question));
    return out;
  }

  LengthCap caps(const PermissionCase& question) const override { return select_caps(caps_, question); }

  const std::string& active() const override { return active_; }
  const std::vector<std::string>& channels() const override { return channel_names(); }

 private:
  const std::vector<Policy>& policies() const {
    std::call_once(once_, [this] {
      if (!options_) return;
      std::vector<Error> none;  // bundled policies have no faults
      if (auto set = load_policies(*options_, none)) set_ = std::move(*set);
    });
    return set_.policies;
  }

  const Policy* find(const std::string& name) const {
    for (const Policy& policy : policies()) {
      if (policy.name == name) return &policy;
    }
    return nullptr;
  }

  /// Policies that say nothing of the case do not count. One that waits for a fact does, unless another has settled it.
  Answered mixed(Mix mix, const std::string& channel, const FactSheet& sheet) const {
    std::optional<Answered> best;
    std::optional<Answered> waiting;
    std::optional<Answered> silent;
    for (const Policy& policy : policies()) {
      Answered next{&policy, evaluate(policy, channel, sheet)};
      if (next.outcome.answer == Answer::kUnknown) {
        std::optional<Answered>& kind = next.outcome.missing.empty() ? silent : waiting;
        if (!kind) kind = std::move(next);
        continue;
      }
      const bool replaces = !best || (mix == Mix::kStrict ? next.outcome.answer < best->outcome.answer
                                                          : next.outcome.answer > best->outcome.answer);
      if (replaces) best = std::move(next);
    }
    const bool settled = best && may_send(best->outcome.answer) == (mix == Mix::kLenient);
    if (waiting && !settled) return std::move(*waiting);
    return std::move(best ? *best : *silent);
  }

  Verdict judge_by(const std::string& name, const PermissionCase& question) const {
    const FactSheet sheet = make_sheet(question);
    const Policy* policy = find(name);
    const Ask ask = [&](const std::string& channel) -> Answered {
      if (policy != nullptr) return {policy, evaluate(*policy, channel, sheet)};
      return mixed(name == kStrictName ? Mix::kStrict : Mix::kLenient, channel, sheet);
    };
    Verdict out = make_verdict(question, ask);
    if (policy == nullptr) out.policy_title = std::string(name) + ", by " + out.policy;
    out.policy = name;
    add_disputes(sheet, out);
    return out;
  }

  void add_disputes(const FactSheet& sheet, Verdict& out) const {
    if (out.answer == Answer::kUnknown) return;
    for (const Policy& policy : policies()) {
      if (policy.name == out.policy) continue;
      const Answer other = evaluate(policy, out.channel, sheet).answer;
      if (other == Answer::kUnknown || may_send(other) == may_send(out.answer)) continue;
      out.disputed.push_back({policy.name, other});
    }
  }

  std::optional<PermissionOptions> options_;  ///< of policies that are still to be read
  std::string active_;
  CapTable caps_;
  mutable std::once_flag once_;
  mutable PolicySet set_;
};

/// The bundled policies as a pack has them; nullptr when it lacks them.
std::shared_ptr<const Permissions> from_pack(const PermissionOptions& options, const Pack& pack) {
  const std::string_view section = pack.section(kCapSection);
  const std::string active = bundled_active(options);
  auto caps = read_caps(section, active);
  if (!caps) caps = read_caps(section, kDefaultPolicy);
  if (!caps) return nullptr;
  return std::make_shared<const LoadedPermissions>(options, active, std::move(*caps));
}

}  // namespace
}  // namespace permit

Result<std::shared_ptr<const Permissions>> Permissions::create(const PermissionOptions& options,
                                                               std::vector<Error>& problems) {
  const Pack* pack = Pack::bundled();
  if (pack != nullptr && permit::are_bundled(options)) {
    if (auto made = permit::from_pack(options, *pack)) return made;
  }
  auto set = permit::load_policies(options, problems);
  if (!set) return fail(set.error());
  return std::make_shared<const permit::LoadedPermissions>(std::move(*set));
}

bool has_permission_facts(const Context& context) {
  using enum permit::Fact;
  const permit::FactSheet sheet = permit::make_sheet({context, {}, std::nullopt});
  for (const permit::Fact fact :
       {kTier,       kSenderStatus,   kCredits,      kDegree,          kPremium,    kOpenProfile,   kStatus,
        kBlocked,    kDeclinesInmail, kMessagesFrom, kInvitationsFrom, kDeclined,   kInvitePending, kInmailPending,
        kNotesMonth, kInvitesWeek,    kUniqueToday,  kUniqueMonth,     kGroupMonth, kGroupMessages}) {
    if (sheet.get(fact)) return true;
  }
  return sheet.not_first() || context.thread.invite_withdrawn.has_value();
}

}  // namespace mannerly
