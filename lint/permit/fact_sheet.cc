// To add a fact: an enumerator, a row of the table, a line in make_sheet.
#include "permit/fact_sheet.h"

#include <algorithm>
#include <cassert>
#include <iterator>

#include "base/strings.h"
#include "mannerly/draft.h"

namespace mannerly::permit {
namespace {

template <class E>
std::vector<std::string_view> names_up_to(E last) {
  std::vector<std::string_view> out;
  for (int i = 0; i <= static_cast<int>(last); ++i) out.push_back(to_string(static_cast<E>(i)));
  return out;
}

std::vector<FactInfo> make_table() {
  using enum Fact;
  using enum FactType;
  const auto statuses = names_up_to(AccountStatus::kClosed);
  return {
      {kKind, "kind", "kind", kName, names_up_to(Kind::kEmail), {}, {}},
      {kTier, "from.tier", "from.tier", kName, names_up_to(Tier::kRecruiterServices), "which account you have",
       "if your account allows it"},
      {kLapsed, "from.lapsed", "from.lapsed_from", kFlag, {}, {}, {}},
      {kSenderStatus, "from.status", "from.status", kName, statuses, {}, {}},
      {kCredits,
       "from.credits",
       "from.credits",
       kNumber,
       {},
       "how many InMail credits you have left",
       "if you have a credit"},
      {kConnections, "from.connections", "from.connections", kNumber, {}, {}, {}},
      {kResponseRate, "from.response_rate", "from.response_rate", kNumber, {}, {}, {}},
      {kUniqueToday, "from.used.unique_today", "from.used.unique_today", kNumber, {}, {}, {}},
      {kUniqueMonth, "from.used.unique_month", "from.used.unique_month", kNumber, {}, {}, {}},
      {kNotesMonth, "from.used.notes_month", "from.used.notes_month", kNumber, {}, {}, {}},
      {kInvitesWeek, "from.used.invites_week", "from.used.invites_week", kNumber, {}, {}, {}},
      {kGroupMonth, "from.used.group_month", "from.used.group_month", kNumber, {}, {}, {}},
      {kInmailsToday, "from.used.inmails_today", "from.used.inmails_today", kNumber, {}, {}, {}},
      {kDegree, "to.degree", "to.degree", kName, names_up_to(Degree::kOutside), "how you are connected", {}},
      {kPremium,
       "to.premium",
       "to.premium",
       kFlag,
       {},
       "whether {name} has a paid account",
       "if {name} has a paid account too"},
      {kOpenProfile,
       "to.open_profile",
       "to.open_profile",
       kFlag,
       {},
       "whether {name} has an open profile",
       "if {name} has an open profile"},
      {kStatus, "to.status", "to.status", kName, statuses, {}, {}},
      {kBlocked, "to.blocked", "to.blocked", kName, names_up_to(Blocked::kByMe), {}, {}},
      {kDeclinesInmail, "to.declines_inmail", "to.declines_inmail", kFlag, {}, {}, {}},
      {kMessagesFrom,
       "to.messages_from",
       "to.messages_from",
       kName,
       names_up_to(MessagesFrom::kSharedConnections),
       {},
       {}},
      {kInvitationsFrom,
       "to.invitations_from",
       "to.invitations_from",
       kName,
       names_up_to(InvitationsFrom::kImported),
       {},
       {}},
      {kVisibility,
       "to.visibility",
       "to.visibility",
       kName,
       names_up_to(Visibility::kPrivate),
       "what {name} shows",
       {}},
      {kEmailKnown, "to.email_known", "to.email_known", kFlag, {}, "whether you know the mail address of {name}", {}},
      {kReplied, "thread.replied", "thread.replied", kFlag, {}, "whether {name} has written to you", {}},
      {kDeclined, "thread.declined", "thread.declined", kFlag, {}, {}, {}},
      {kUnanswered, "thread.unanswered", "thread.unanswered", kNumber, {}, {}, {}},
      {kInvitePending, "thread.invite_pending", "thread.invite_pending", kFlag, {}, {}, {}},
      {kInmailPending, "thread.inmail_pending", "thread.inmail_pending", kFlag, {}, {}, {}},
      {kDaysSinceSent, "days_since_sent", "thread.last_sent", kNumber, {}, {}, {}},
      {kDaysSinceWithdrawn, "days_since_withdrawn", "thread.invite_withdrawn", kNumber, {}, {}, {}},
      {kGroupMessages, "group.messages", "group.messages", kName, names_up_to(GroupMessages::kNone), {}, {}},
      {kCoworker, "coworker", "to.company", kFlag, {}, "where you both work", "if you both work at the same company"},
      {kMutual, "mutual", "to.mutuals", kFlag, {}, "whom you both know", "if one of your connections knows {name}"},
      {kSharedGroup, "shared_group", "groups", kFlag, {}, "which groups you share", "if you share a group"},
  };
}

template <class T>
std::optional<double> as_number(const std::optional<T>& value) {
  if (!value) return std::nullopt;
  return static_cast<double>(*value);
}

std::optional<double> days_since(const std::optional<Day>& then, const std::optional<Day>& today) {
  if (!then || !today) return std::nullopt;
  return static_cast<double>((*today - *then).count());
}

std::optional<double> coworker(const Context& context) {
  const std::string here = ascii_lower(trim(context.from.company));
  const std::string there = ascii_lower(trim(context.to.company));
  if (here.empty() || there.empty()) return std::nullopt;
  return here == there ? 1 : 0;
}

/// Groups of one side only say nothing about what is shared.
std::optional<double> shared_group(const Context& context) {
  if (!shared_groups(context).empty()) return 1;
  const bool one_sided = context.from.groups.empty() != context.to.groups.empty();
  if (!context.groups_known || one_sided) return std::nullopt;
  return 0;
}

/// Without a tier of its own, an account whose paid tier has ended is basic.
std::optional<double> tier(const Account& account) {
  if (account.tier) return static_cast<double>(*account.tier);
  if (account.lapsed_from) return static_cast<double>(Tier::kBasic);
  return std::nullopt;
}

std::optional<double> inmail_pending(const Context& context, const std::optional<Kind>& kind) {
  if (context.thread.inmail_pending) return as_number(context.thread.inmail_pending);
  const bool follows_inmail = kind == Kind::kFollowup && context.via == Kind::kInmail;
  if (follows_inmail && !context.thread.replied.value_or(false)) return 1;
  return std::nullopt;
}

void set_sender(const Account& account, FactSheet& sheet) {
  using enum Fact;
  sheet.set(kTier, tier(account));
  if (account.lapsed_from) sheet.set(kLapsed, 1);
  sheet.set(kSenderStatus, as_number(account.status));
  sheet.set(kCredits, as_number(account.credits));
  sheet.set(kConnections, as_number(account.connections));
  sheet.set(kResponseRate, account.response_rate);
  sheet.set(kUniqueToday, as_number(account.used.unique_today));
  sheet.set(kUniqueMonth, as_number(account.used.unique_month));
  sheet.set(kNotesMonth, as_number(account.used.notes_month));
  sheet.set(kInvitesWeek, as_number(account.used.invites_week));
  sheet.set(kGroupMonth, as_number(account.used.group_month));
  sheet.set(kInmailsToday, as_number(account.used.inmails_today));
}

void set_recipient(const Reach& reach, FactSheet& sheet) {
  using enum Fact;
  sheet.set(kDegree, as_number(reach.degree));
  sheet.set_not_first(reach.not_first && !reach.degree);
  sheet.set(kPremium, as_number(reach.premium));
  sheet.set(kOpenProfile, as_number(reach.open_profile));
  sheet.set(kStatus, as_number(reach.status));
  sheet.set(kBlocked, as_number(reach.blocked));
  sheet.set(kDeclinesInmail, as_number(reach.declines_inmail));
  sheet.set(kMessagesFrom, as_number(reach.messages_from));
  sheet.set(kInvitationsFrom, as_number(reach.invitations_from));
  sheet.set(kVisibility, as_number(reach.visibility));
  sheet.set(kEmailKnown, as_number(reach.email_known));
}

}  // namespace

const std::vector<FactInfo>& all_facts() {
  static const std::vector<FactInfo> kTable = make_table();
  assert(kTable.size() == static_cast<std::size_t>(Fact::kCount));
  return kTable;
}

const FactInfo& info_of(Fact fact) { return all_facts()[static_cast<std::size_t>(fact)]; }

const FactInfo* find_fact(std::string_view name) {
  const auto& table = all_facts();
  const auto row = std::find_if(table.begin(), table.end(), [&](const FactInfo& info) { return info.name == name; });
  return row == table.end() ? nullptr : &*row;
}

FactSheet make_sheet(const PermissionCase& question) {
  using enum Fact;
  const Context& context = question.context;
  const Thread& thread = context.thread;
  const std::optional<Kind> kind = kind_from_string(question.channel);
  FactSheet sheet;
  sheet.set(kKind, kind ? static_cast<double>(*kind) : -1);
  set_sender(context.account, sheet);
  set_recipient(context.reach, sheet);
  // Who replies has been written to.
  const bool replies = kind == Kind::kReply && !thread.replied;
  sheet.set(kReplied, replies ? std::optional<double>(1) : as_number(thread.replied));
  sheet.set(kDeclined, as_number(thread.declined));
  sheet.set(kUnanswered, as_number(thread.unanswered));
  sheet.set(kInvitePending, as_number(thread.invite_pending));
  sheet.set(kInmailPending, inmail_pending(context, kind));
  sheet.set(kDaysSinceSent, days_since(thread.last_sent, question.today));
  sheet.set(kDaysSinceWithdrawn, days_since(thread.invite_withdrawn, question.today));
  sheet.set(kGroupMessages, as_number(context.group.messages));
  sheet.set(kCoworker, coworker(context));
  const bool mutual = !context.reach.mutuals.empty();
  if (mutual || context.mutuals_known) sheet.set(kMutual, mutual ? 1 : 0);
  sheet.set(kSharedGroup, shared_group(context));
  return sheet;
}

}  // namespace mannerly::permit
