#include "permit/history_index.h"

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "permit/history_owner.h"

namespace mannerly::permit {
namespace {

/// Recipient lists without the owner, each person once.
void index_lists(const HistoryRows& rows, History& history) {
  history.lists.resize(rows.lists.size());
  for (std::size_t number = 0; number < rows.lists.size(); ++number) {
    std::vector<PersonId>& list = history.lists[number];
    for (const PersonId person : rows.lists[number].people) list.push_back(history.people.same(person));
    std::sort(list.begin(), list.end());
    list.erase(std::unique(list.begin(), list.end()), list.end());
    std::erase(list, history.owner);
  }
}

/// True for a list that is the owner alone.
bool is_owner_only(const HistoryRows::List& list, const History& history) {
  return !list.people.empty() && std::all_of(list.people.begin(), list.people.end(), [&](PersonId person) {
    return history.people.same(person) == history.owner;
  });
}

/// By person with a counting sort (Cormen et al., 8.2), then each person's by time.
void sort_contacts(History& history) {
  std::vector<std::size_t> next(history.people.size() + std::size_t{1});
  for (const History::Contact& contact : history.contacts) ++next[contact.person() + std::size_t{1}];
  std::inclusive_scan(next.begin(), next.end(), next.begin());
  std::vector<History::Contact> sorted(history.contacts.size(), History::Contact(People::kNobody, 0, true));
  for (const History::Contact& contact : history.contacts) sorted[next[contact.person()]++] = contact;
  std::size_t begin = 0;
  for (PersonId person = 0; person < history.people.size(); ++person) {
    std::sort(sorted.begin() + static_cast<std::ptrdiff_t>(begin),
              sorted.begin() + static_cast<std::ptrdiff_t>(next[person]));
    begin = next[person];
  }
  history.contacts = std::move(sorted);
}

void index_messages(HistoryRows& rows, History& history) {
  std::vector<bool> to_owner(rows.lists.size());
  for (std::size_t i = 0; i < to_owner.size(); ++i) to_owner[i] = is_owner_only(rows.lists[i], history);
  std::size_t own = 0;
  for (const HistoryRows::Message& message : rows.messages) own += history.people.same(message.from) == history.owner;
  history.sends.reserve(own);
  history.contacts.reserve(rows.messages.size());
  for (const HistoryRows::Message& message : rows.messages) {
    const PersonId from = history.people.same(message.from);
    const std::vector<PersonId>& list = history.lists[message.to];
    if (from == history.owner) {
      history.sends.push_back({message.time, message.to});
      if (list.size() == 1) history.contacts.emplace_back(list[0], message.time, true);
    } else if (to_owner[message.to] && from != People::kNobody) {
      history.contacts.emplace_back(from, message.time, false);
    }
  }
  rows.messages = {};
  sort_contacts(history);
  std::sort(history.sends.begin(), history.sends.end(), [](const History::Send& a, const History::Send& b) {
    return std::tie(a.time, a.list) < std::tie(b.time, b.list);
  });
}

void index_first_contacts(History& history) {
  const std::vector<History::Contact>& contacts = history.contacts;
  for (std::size_t first = 0; first < contacts.size();) {
    std::size_t last = first;
    History::Seconds answer = 0;
    while (last < contacts.size() && contacts[last].person() == contacts[first].person()) {
      if (!contacts[last].own() && answer == 0) answer = contacts[last].time();
      ++last;
    }
    const bool somebody = contacts[first].person() != People::kNobody;
    if (contacts[first].own() && somebody) history.first_contacts.push_back({contacts[first].time(), answer});
    first = last;
  }
  std::sort(history.first_contacts.begin(), history.first_contacts.end(),
            [](const auto& a, const auto& b) { return std::tie(a.time, a.answer) < std::tie(b.time, b.answer); });
}

void index_texts(HistoryRows& rows, History& history) {
  for (std::size_t number = 0; number < rows.lists.size(); ++number) {
    const std::vector<PersonId>& list = history.lists[number];
    if (list.size() != 1) continue;
    for (HistoryRows::KeptText& kept : rows.lists[number].texts.kept) {
      if (history.people.same(kept.from) == history.owner) history.texts[list[0]].push_back(std::move(kept.text));
    }
  }
  for (auto& [person, texts] : history.texts) std::sort(texts.begin(), texts.end());
}

void index_likeness(History& history) {
  history.people.each_name([&](PersonId person, std::string_view name) {
    if (!history.connections.contains(person)) return;
    for (std::string& key : likeness_keys(name)) history.by_likeness.try_emplace(std::move(key), person);
  });
}

void index_connections(const HistoryRows& rows, History& history) {
  for (const HistoryRows::Connected& row : rows.connected) {
    const PersonId person = history.people.same(row.person);
    const auto [known, is_new] = history.connections.try_emplace(person, History::Connection{row.day, row.has_email});
    if (is_new) continue;
    // The same name twice: without profiles these are two people.
    if (history.people.profile(person).empty() && known->second.day != row.day) history.several.insert(person);
    known->second.day = std::max(known->second.day, row.day);
    known->second.has_email = known->second.has_email || row.has_email;
  }
  index_likeness(history);
}

void index_invitations(const HistoryRows& rows, History& history) {
  for (const HistoryRows::Invited& row : rows.invited) {
    const PersonId other = history.people.same(row.outgoing ? row.to : row.from);
    history.invitations.push_back({other, row.time, row.outgoing, row.has_note});
  }
  std::sort(history.invitations.begin(), history.invitations.end(),
            [](const auto& a, const auto& b) { return std::tie(a.time, a.person) < std::tie(b.time, b.person); });
}

}  // namespace

std::shared_ptr<const History> build_history(HistoryRows rows, const HistoryOptions& options,
                                             std::set<ExportFile> files, std::vector<std::string>& notes) {
  const auto history = std::make_shared<History>();
  rows.join();
  const FoundOwner found = find_owner(rows, options.owner);
  if (!found.problem.empty()) notes.push_back(found.problem + "; threads and used allowances stay unknown");
  history->people = std::move(rows.people);
  history->owner = found.person;
  history->owner_known_by = found.known_by;
  history->files = std::move(files);
  history->connection_count = rows.connection_count;
  history->hidden_count = rows.hidden_count;
  history->connections_whole = rows.connections_whole && history->files.contains(ExportFile::kConnections);
  history->texts_left_out = rows.texts_left_out;
  history->newest = options.exported.value_or(std::chrono::floor<std::chrono::days>(rows.newest));
  history->stated_day = options.exported.has_value();
  index_connections(rows, *history);
  index_invitations(rows, *history);
  if (history->owner != People::kNobody) {
    index_lists(rows, *history);
    index_messages(rows, *history);
    index_first_contacts(*history);
    index_texts(rows, *history);
  }
  return history;
}

}  // namespace mannerly::permit
