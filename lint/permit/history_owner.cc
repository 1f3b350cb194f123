#include "permit/history_owner.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/strings.h"
#include "permit/exports_profile.h"

namespace mannerly::permit {
namespace {

std::string people_list(const People& people, const std::vector<PersonId>& ids) {
  std::vector<std::string> names;
  for (const PersonId id : ids) {
    const std::string profile = people.profile(id);
    const std::string name = people.shown(id);
    names.push_back(profile.empty() || profile == name ? name : name + " (" + profile + ")");
    if (names.size() == 4 && ids.size() > 4) {
      names.push_back("…");
      break;
    }
  }
  return join(names, ", ");
}

FoundOwner stated_owner(const HistoryRows& rows, const std::string& stated) {
  if (const PersonId person = rows.people.with_profile(stated); person != People::kNobody) {
    return {rows.people.same(person), "as stated", {}};
  }
  const std::vector<PersonId> found = rows.people.called(stated);
  if (found.size() == 1) return {found[0], "as stated", {}};
  if (found.empty()) return {People::kNobody, {}, "“" + stated + "”, whose export it is said to be, is not in it"};
  return {People::kNobody,
          {},
          "the export may be of any of these: " + people_list(rows.people, found) +
              "; give the profile's address instead of the name"};
}

/// Who sent the outgoing and received the incoming invitations: everybody who is in all of them.
std::set<PersonId> by_invitations(const HistoryRows& rows) {
  std::set<PersonId> out;
  for (const HistoryRows::Invited& row : rows.invited) {
    const PersonId self = rows.people.same(row.outgoing ? row.from : row.to);
    if (self != People::kNobody) out.insert(self);
  }
  return out;
}

/// Messages each person sent or received.
std::vector<std::uint32_t> rows_of_people(const HistoryRows& rows) {
  std::vector<std::uint32_t> per_list(rows.lists.size());
  std::vector<std::uint32_t> count(rows.people.size());
  for (const HistoryRows::Message& message : rows.messages) {
    ++per_list[message.to];
    ++count[rows.people.same(message.from)];
  }
  for (std::size_t number = 0; number < rows.lists.size(); ++number) {
    std::set<PersonId> members;
    for (const PersonId person : rows.lists[number].people) members.insert(rows.people.same(person));
    for (const PersonId person : members) count[person] += per_list[number];
  }
  count[People::kNobody] = 0;
  return count;
}

/// Everybody who is in nearly every message. A few rows may lack a name or an address.
std::vector<PersonId> by_messages(const HistoryRows& rows) {
  const std::vector<std::uint32_t> count = rows_of_people(rows);
  const std::size_t enough = rows.messages.size() - rows.messages.size() / 50;
  std::vector<PersonId> out;
  std::uint32_t most = 0;
  for (PersonId person = 0; person < count.size(); ++person) {
    if (count[person] == 0 || count[person] < enough || count[person] < most) continue;
    if (count[person] > most) out.clear();
    most = count[person];
    out.push_back(person);
  }
  return out;
}

}  // namespace

FoundOwner find_owner(const HistoryRows& rows, const std::string& stated) {
  if (!stated.empty()) return stated_owner(rows, stated);
  const std::set<PersonId> inviting = by_invitations(rows);
  std::vector<PersonId> writing = by_messages(rows);
  if (inviting.size() == 1) {
    const PersonId owner = *inviting.begin();
    const bool fits = rows.messages.empty() || std::find(writing.begin(), writing.end(), owner) != writing.end();
    if (fits) return {owner, "every invitation is from or to them", {}};
    if (!writing.empty()) {
      return {People::kNobody,
              {},
              "the invitations are of " + rows.people.shown(owner) + ", the messages of " +
                  people_list(rows.people, writing) + "; give the files of one export"};
    }
  }
  if (rows.messages.empty()) return {};
  // Nobody is among their own connections.
  std::set<PersonId> connected;
  for (const HistoryRows::Connected& row : rows.connected) connected.insert(rows.people.same(row.person));
  const bool tie = writing.size() > 1;
  if (tie) std::erase_if(writing, [&](PersonId person) { return connected.contains(person); });
  if (writing.size() == 1) {
    const std::string known_by = "every message is from or to them";
    return {writing[0], tie ? known_by + ", and they are not among the connections" : known_by, {}};
  }
  if (writing.empty()) return {People::kNobody, {}, "whose export it is cannot be told: nobody is in every message"};
  return {People::kNobody,
          {},
          "whose export it is cannot be told: every message is between the same people, " +
              people_list(rows.people, writing)};
}

}  // namespace mannerly::permit
