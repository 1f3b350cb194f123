// To add a fact: a field in mannerly/context.h and a row in one of the readers below.
#include "draft/context_reader.h"

#include <cmath>
#include <optional>

#include "base/fact_names.h"
#include "base/strings.h"
#include "mannerly/draft.h"
#include "yaml/node.h"

namespace mannerly::draft {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

/// A handler that leaves what was known when the value is null.
template <class F>
DictReader::Handler unless_null(F read) {
  return [read](const Node& n) { return n.is_null() ? Fault{} : read(n); };
}

DictReader::Handler text_into(std::string& out) {
  return unless_null([&out](const Node& n) { return yaml::read_string(n, out); });
}

/// Replaces the list; an empty one says that there are none.
DictReader::Handler list_into(std::vector<std::string>& out, bool* known = nullptr) {
  return unless_null([&out, known](const Node& n) {
    std::vector<std::string> items;
    const bool none = n.is_list() && n.items.empty();
    Fault fault = none ? Fault{} : yaml::read_strings(n, items);
    if (!fault.empty()) return fault;
    out = std::move(items);
    if (known != nullptr) *known = true;
    return fault;
  });
}

DictReader::Handler count_into(std::optional<int>& out) {
  return unless_null([&out](const Node& n) -> Fault {
    int value = 0;
    if (Fault fault = yaml::read_int(n, value); !fault.empty()) return fault;
    if (value < 0) return "expected 0 or more";
    out = value;
    return {};
  });
}

DictReader::Handler share_into(std::optional<double>& out) {
  return unless_null([&out](const Node& n) -> Fault {
    double value = 0;
    if (Fault fault = yaml::read_number(n, value); !fault.empty()) return fault;
    if (!(value >= 0 && value <= 1)) return "expected a share from 0 to 1";
    out = value;
    return {};
  });
}

DictReader::Handler flag_into(std::optional<bool>& out) {
  return unless_null([&out](const Node& n) -> Fault {
    bool value = false;
    Fault fault = read_truth(n, value);
    if (fault.empty()) out = value;
    return fault;
  });
}

DictReader::Handler day_into(std::optional<Day>& out) {
  return unless_null([&out](const Node& n) -> Fault {
    const std::optional<Day> day = n.is_scalar() ? day_from_string(n.scalar) : std::nullopt;
    if (!day) return "“" + n.scalar + "” is no date; write it as 2027-01-31";
    out = day;
    return {};
  });
}

/// Reads a name of `table`; `out` is an enumeration or an optional one.
template <class E, std::size_t N, class Out>
DictReader::Handler name_into(const std::string& what, const NameTable<E, N>& table, Out& out) {
  return unless_null([what, &table, &out](const Node& n) -> Fault {
    const auto value = n.is_scalar() ? value_of(table, ascii_lower(n.scalar)) : std::nullopt;
    if (value) {
      out = *value;
      return {};
    }
    std::vector<std::string> names;
    for (const auto& row : table) names.emplace_back(row.second);
    return unknown_name(what, n.scalar, names);
  });
}

void add_person(DictReader& reader, Person& person) {
  reader.on("name", text_into(person.name))
      .on("preferred", text_into(person.preferred))
      .on("also", list_into(person.also))
      .on("aliases", list_into(person.also))
      .on("profile", text_into(person.profile))
      .on("company", text_into(person.company))
      .on("title", text_into(person.title))
      .on("role", text_into(person.title))
      .on("school", text_into(person.school))
      .on("location", text_into(person.location))
      .on("facts", list_into(person.facts));
}

DictReader recipient_reader(const std::string& path, Context& context) {
  DictReader reader(path, *inner_table(front_matter_keys(), "to"));
  Reach& reach = context.reach;
  add_person(reader, context.to);
  reader.on("groups", list_into(context.to.groups, &context.groups_known))
      .on("mutuals", list_into(reach.mutuals, &context.mutuals_known))
      .on("degree", name_into("degree", kDegreeNames, reach.degree))
      .on("premium", flag_into(reach.premium))
      .on("open_profile", flag_into(reach.open_profile))
      .on("status", name_into("status", kAccountStatusNames, reach.status))
      .on("blocked", name_into("value", kBlockedNames, reach.blocked))
      .on("declines_inmail", flag_into(reach.declines_inmail))
      .on("messages_from", name_into("value", kMessagesFromNames, reach.messages_from))
      .on("invitations_from", name_into("value", kInvitationsFromNames, reach.invitations_from))
      .on("visibility", name_into("value", kVisibilityNames, reach.visibility))
      .on("email_known", flag_into(reach.email_known));
  return reader;
}

DictReader used_reader(const std::string& path, Used& used) {
  DictReader reader(path, *inner_table(*inner_table(front_matter_keys(), "from"), "used"));
  reader.on("unique_today", count_into(used.unique_today))
      .on("unique_month", count_into(used.unique_month))
      .on("notes_month", count_into(used.notes_month))
      .on("invites_week", count_into(used.invites_week))
      .on("group_month", count_into(used.group_month))
      .on("inmails_today", count_into(used.inmails_today));
  return reader;
}

DictReader streak_reader(const std::string& path, Streak& streak) {
  DictReader reader(path, *inner_table(*inner_table(front_matter_keys(), "from"), "streak"));
  reader.on("contacts", count_into(streak.contacts)).on("unanswered", count_into(streak.unanswered));
  return reader;
}

/// Reads a nested map by the reader that `make()` gives; its faults go to `problems`, so the handler itself never
/// fails.
template <class Make>
DictReader::Handler nested(Make make, std::vector<Error>& problems) {
  return unless_null([make = std::move(make), &problems](const Node& n) {
    make().read(n, problems);
    return Fault{};
  });
}

DictReader sender_reader(const std::string& path, Context& context, std::vector<Error>& problems) {
  DictReader reader(path, *inner_table(front_matter_keys(), "from"));
  Account& account = context.account;
  add_person(reader, context.from);
  reader.on("groups", list_into(context.from.groups, &context.groups_known))
      .on("tier", name_into("tier", kTierNames, account.tier))
      .on("lapsed_from", name_into("tier", kTierNames, account.lapsed_from))
      .on("status", name_into("status", kAccountStatusNames, account.status))
      .on("credits", count_into(account.credits))
      .on("connections", count_into(account.connections))
      .on("response_rate", share_into(account.response_rate))
      .on("used", nested([path, &account] { return used_reader(path, account.used); }, problems))
      .on("streak", nested([path, &account] { return streak_reader(path, account.streak); }, problems));
  return reader;
}

DictReader thread_reader(const std::string& path, Thread& thread) {
  DictReader reader(path, *inner_table(front_matter_keys(), "thread"));
  reader.on("messages", count_into(thread.messages))
      .on("unanswered", count_into(thread.unanswered))
      .on("replied", flag_into(thread.replied))
      .on("declined", flag_into(thread.declined))
      .on("last_sent", day_into(thread.last_sent))
      .on("invite_pending", flag_into(thread.invite_pending))
      .on("invite_withdrawn", day_into(thread.invite_withdrawn))
      .on("connected", day_into(thread.connected))
      .on("inmail_pending", flag_into(thread.inmail_pending))
      .on("sent", list_into(thread.sent));
  return reader;
}

DictReader group_reader(const std::string& path, Group& group) {
  DictReader reader(path, *inner_table(front_matter_keys(), "group"));
  reader.on("name", text_into(group.name))
      .on("messages", name_into("value", kGroupMessagesNames, group.messages))
      .on("promotion", flag_into(group.promotion))
      .on("links", flag_into(group.links));
  return reader;
}

DictReader::Handler kind_into(std::optional<Kind>& out) {
  return unless_null([&out](const Node& n) -> Fault {
    const std::optional<Kind> kind = n.is_scalar() ? kind_from_string(n.scalar) : std::nullopt;
    if (kind) {
      out = kind;
      return {};
    }
    std::vector<std::string> names;
    for (const Kind k : all_kinds()) names.emplace_back(to_string(k));
    return unknown_name("kind", n.scalar, names);
  });
}

Fault read_relation(const Node& node, Context& context) {
  if (node.is_null()) return {};
  const std::string name = node.is_scalar() ? ascii_lower(node.scalar) : std::string();
  const std::optional<Tie> tie = value_of(kTieNames, name);
  if (!tie && name != "cold" && name != "warm") {
    std::vector<std::string> names = {"cold", "warm"};
    for (const auto& row : kTieNames) names.emplace_back(row.second);
    return unknown_name("relation", node.scalar, names);
  }
  context.tie = tie.value_or(name == "cold" ? Tie::kNone : Tie::kUnknown);
  context.relation = context.tie == Tie::kNone ? Relation::kCold : Relation::kWarm;
  return {};
}

}  // namespace

Fault read_truth(const Node& node, bool& out) {
  Node lowered = node;
  lowered.scalar = ascii_lower(node.scalar);
  return yaml::read_flag(lowered, out);
}

void add_context_keys(DictReader& reader, const std::string& path, Context& context, std::vector<Error>& inner) {
  reader.on("kind", kind_into(context.kind))
      .on("via", kind_into(context.via))
      .on("to", nested([path, &context] { return recipient_reader(path, context); }, inner))
      .on("from", nested([path, &context, &inner] { return sender_reader(path, context, inner); }, inner))
      .on("thread", nested([path, &context] { return thread_reader(path, context.thread); }, inner))
      .on("group", nested([path, &context] { return group_reader(path, context.group); }, inner))
      .on("groups", list_into(context.groups, &context.groups_known))
      .on("mutuals", list_into(context.reach.mutuals, &context.mutuals_known))
      .on("source", text_into(context.source))
      .on("relation", [&context](const Node& n) { return read_relation(n, context); });
}

std::vector<std::string> context_keys(std::string_view group) {
  Context context;
  std::vector<Error> none;
  if (group == "to") return recipient_reader("", context).keys();
  if (group == "from") return sender_reader("", context, none).keys();
  if (group == "thread") return thread_reader("", context.thread).keys();
  if (group == "group") return group_reader("", context.group).keys();
  if (group == "used") return used_reader("", context.account.used).keys();
  if (group == "streak") return streak_reader("", context.account.streak).keys();
  return {};
}

}  // namespace mannerly::draft

namespace mannerly {

void read_facts(const Facts& facts, Context& context, std::vector<Error>& problems) {
  const Result<yaml::Node> node = yaml::parse(facts.text, {.path = facts.path});
  if (!node) {
    problems.push_back(node.error());
    return;
  }
  if (node->is_null()) return;
  std::vector<Error> inner;
  yaml::DictReader reader(facts.path);
  draft::add_context_keys(reader, facts.path, context, inner);
  reader.read(*node, problems);
  problems.insert(problems.end(), inner.begin(), inner.end());
}

}  // namespace mannerly
