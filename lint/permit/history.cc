// What an export says about one recipient and about the sender's allowances: apply_history of mannerly/history.h.
#include "mannerly/history.h"

#include <algorithm>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "permit/exports_profile.h"
#include "permit/history_data.h"

namespace mannerly {
namespace {

using permit::People;
using permit::PersonId;
using std::chrono::days;

/// Contacts younger than this are too fresh to count as unanswered: the least wait before a follow-up.
constexpr days kTimeToAnswer{3};
/// A list of connections older than this may well lack somebody.
constexpr days kRecent{31};
constexpr std::size_t kStreak = 12;
constexpr int kWeek = 7;

Day day_of(History::Seconds time) {
  return std::chrono::floor<days>(std::chrono::sys_seconds(std::chrono::seconds(time)));
}

/// What the user stated wins.
template <class T>
void fill(std::optional<T>& field, T value) {
  if (!field) field = value;
}

class Applier {
 public:
  Applier(const History& history, Day today, Context& context) : history_(history), today_(today), context_(context) {}

  std::vector<std::string> run(const Who& who) {
    if (history_.is_empty()) return {};
    fill_account();
    if (!who.name.empty() || !who.profile.empty()) fill_person(who);
    return std::move(notes_);
  }

 private:
  bool has(ExportFile file) const { return history_.files.contains(file); }
  bool is_past(History::Seconds time) const { return day_of(time) <= today_; }
  /// Whether the export reaches into the days from `first` on, so that none counted means none sent.
  bool reaches(Day first) const { return history_.newest >= first; }

  void fill_account();
  void fill_sends();
  void fill_invitations();
  void fill_streak();
  int people_since(Day first) const;

  void fill_person(const Who& who);
  std::vector<PersonId> find(const Who& who);
  void say_unclear(const Who& who, const std::vector<PersonId>& found);
  void say_missing(const Who& who);
  void say_unconnected(const std::string& name);
  std::vector<std::string> names_beginning_with(const std::string& name) const;
  bool looks_like_a_connection(const std::string& name);
  void fill_connection(PersonId person);
  void fill_thread(PersonId person);
  void fill_texts(PersonId person);
  void fill_person_invitations(PersonId person);

  const History& history_;
  Day today_;
  Context& context_;
  std::vector<std::string> notes_;
};

void Applier::fill_account() {
  if (has(ExportFile::kConnections)) fill(context_.account.connections, static_cast<int>(history_.connection_count));
  if (history_.owner != People::kNobody && context_.from.name.empty()) {
    const std::vector<std::string> names = history_.people.names(history_.owner);
    if (!names.empty()) context_.from.name = names[0];
  }
  if (history_.newest < today_) {
    notes_.push_back("the export " + std::string(history_.stated_day ? "was made on " : "reaches to ") +
                     to_string(history_.newest) + "; what came after is not counted");
  }
  if (history_.owner == People::kNobody) return;
  if (has(ExportFile::kMessages)) {
    fill_sends();
    fill_streak();
  }
  if (has(ExportFile::kInvitations)) fill_invitations();
}

/// Different people the owner wrote to from `first` to today.
int Applier::people_since(Day first) const {
  const auto begin = std::lower_bound(history_.sends.begin(), history_.sends.end(), first,
                                      [](const History::Send& send, Day day) { return day_of(send.time) < day; });
  std::set<std::uint32_t> lists;
  for (auto it = begin; it != history_.sends.end() && is_past(it->time); ++it) lists.insert(it->list);
  std::set<PersonId> people;
  for (const std::uint32_t list : lists) people.insert(history_.lists[list].begin(), history_.lists[list].end());
  return static_cast<int>(people.size());
}

Day first_of_month(Day day) {
  const std::chrono::year_month_day date(day);
  return Day(date.year() / date.month() / 1);
}

void Applier::fill_sends() {
  const Day month = first_of_month(today_);
  if (reaches(today_)) fill(context_.account.used.unique_today, people_since(today_));
  if (reaches(month)) fill(context_.account.used.unique_month, people_since(month));
}

void Applier::fill_invitations() {
  const Day month = first_of_month(today_);
  const Day week = today_ - days(kWeek - 1);
  int notes = 0;
  int invites = 0;
  for (const History::Invitation& invitation : history_.invitations) {
    if (!invitation.outgoing || !is_past(invitation.time)) continue;
    const Day day = day_of(invitation.time);
    notes += invitation.has_note && day >= month ? 1 : 0;
    invites += day >= week ? 1 : 0;
  }
  if (reaches(month)) fill(context_.account.used.notes_month, notes);
  if (reaches(week)) fill(context_.account.used.invites_week, invites);
}

void Applier::fill_streak() {
  int contacts = 0;
  int unanswered = 0;
  const auto& all = history_.first_contacts;
  for (auto it = all.rbegin(); it != all.rend() && contacts < static_cast<int>(kStreak); ++it) {
    if (day_of(it->time) + kTimeToAnswer > today_) continue;
    ++contacts;
    unanswered += it->answer == 0 || !is_past(it->answer) ? 1 : 0;
  }
  if (context_.account.streak.contacts || context_.account.streak.unanswered) return;
  context_.account.streak = {contacts, unanswered};
}

std::vector<PersonId> Applier::find(const Who& who) {
  if (!who.profile.empty()) {
    if (const PersonId person = history_.people.with_profile(who.profile); person != People::kNobody) return {person};
  }
  std::set<PersonId> found;
  const auto add = [&](const std::string& name) {
    for (const PersonId person : history_.people.called(name)) found.insert(person);
  };
  add(who.name);
  for (const std::string& name : who.also) add(name);
  // A profile that the export knows by another address is somebody else.
  if (!who.profile.empty()) {
    std::erase_if(found, [&](PersonId person) { return !history_.people.profile(person).empty(); });
  }
  found.erase(history_.owner);
  return {found.begin(), found.end()};
}

void Applier::say_unclear(const Who& who, const std::vector<PersonId>& found) {
  const std::string& name = who.name.empty() ? who.profile : who.name;
  if (found.empty()) return say_missing(who);
  std::vector<std::string> profiles;
  for (const PersonId person : found) {
    if (std::string profile = history_.people.profile(person); !profile.empty()) profiles.push_back(std::move(profile));
  }
  // A bare name beside several profiles is one of them, only which is not known.
  const std::size_t count = profiles.size() > 1 ? profiles.size() : std::max<std::size_t>(found.size(), 2);
  notes_.push_back((count == 2 ? std::string("two") : std::to_string(count)) + " people are called “" + name +
                   "”: give the address of the profile (to.profile)" +
                   (profiles.empty() ? std::string() : ", one of " + join(profiles, ", ")));
}

/// Nobody of that name or profile. A full name that is like nobody's among the connections is not among them.
void Applier::say_missing(const Who& who) {
  const std::string& name = who.name.empty() ? who.profile : who.name;
  const bool full = !permit::likeness_keys(who.name).empty();
  bool like = looks_like_a_connection(who.name);
  for (const std::string& other : who.also) like = like || looks_like_a_connection(other);
  if (like) return;
  if (has(ExportFile::kConnections) && (full || !who.profile.empty())) return say_unconnected(name);
  const std::vector<std::string> longer = names_beginning_with(who.name);
  std::string note = "“" + name + "” is not in the export under that name" + (who.profile.empty() ? "" : " or profile");
  if (!longer.empty()) {
    note += "; give the full name, such as “" + join(longer, "” or “") + "”";
  } else if (who.profile.empty()) {
    note += "; the address of the profile would be surer";
  }
  notes_.push_back(std::move(note));
}

/// Up to three names of which `name` is the first word.
std::vector<std::string> Applier::names_beginning_with(const std::string& name) const {
  constexpr std::size_t kMost = 3;
  const std::string start = permit::folded_name(name) + ' ';
  std::vector<std::string> out;
  if (start.size() < 3) return out;
  history_.people.each_name([&](PersonId person, std::string_view full) {
    if (person == history_.owner || out.size() == kMost || !permit::folded_name(full).starts_with(start)) return;
    if (std::find(out.begin(), out.end(), full) == out.end()) out.emplace_back(full);
  });
  return out;
}

bool Applier::looks_like_a_connection(const std::string& name) {
  for (const std::string& key : permit::likeness_keys(name)) {
    const auto other = history_.by_likeness.find(key);
    if (other == history_.by_likeness.end()) continue;
    const std::string profile = history_.people.profile(other->second);
    notes_.push_back(
        "“" + name + "” is not in the export under that name, but “" + history_.people.shown(other->second) + "” is" +
        (profile.empty() ? std::string() : " (" + profile + ")") + "; if that is who you mean, give that name");
    return true;
  }
  return false;
}

/// Not in the list of connections; that counts as long as the list is whole and recent.
void Applier::say_unconnected(const std::string& name) {
  if (history_.connection_count == 0 && !history_.connections_whole) return;
  std::string note =
      "“" + name + "” is not among the " + std::to_string(history_.connection_count) + " connections of the export";
  if (history_.hidden_count > 0) note += " (" + std::to_string(history_.hidden_count) + " of them hidden)";
  if (!history_.connections_whole) {
    note += ", but not all of them could be read";
  } else if (history_.newest + kRecent < today_) {
    note += ", but it is too old to tell";
  } else {
    context_.reach.not_first = !context_.reach.degree;
    if (!context_.reach.degree) note += "; if you are connected by now, state the degree as 1";
  }
  notes_.push_back(std::move(note));
}

void Applier::fill_person(const Who& who) {
  const std::vector<PersonId> found = find(who);
  if (found.size() != 1 || history_.several.contains(found[0])) return say_unclear(who, found);
  const PersonId person = found[0];
  const std::vector<std::string> names = history_.people.names(person);
  const bool by_name = history_.people.with_profile(who.profile) != person;
  if (by_name) notes_.push_back("“" + history_.people.shown(person) + "” was found in the export by name");
  if (names.size() > 1) notes_.push_back("one person, several names in the export: " + join(names, ", "));
  fill_connection(person);
  if (history_.owner == People::kNobody) return;
  if (has(ExportFile::kMessages)) fill_thread(person);
  if (has(ExportFile::kInvitations)) fill_person_invitations(person);
}

void Applier::fill_connection(PersonId person) {
  if (!has(ExportFile::kConnections)) return;
  const auto connection = history_.connections.find(person);
  if (connection == history_.connections.end()) {
    return say_unconnected(history_.people.shown(person));
  }
  fill(context_.reach.degree, Degree::kFirst);
  fill(context_.thread.connected, connection->second.day);
  if (connection->second.has_email) fill(context_.reach.email_known, true);
}

void Applier::fill_thread(PersonId person) {
  const auto& all = history_.contacts;
  const auto begin = std::lower_bound(all.begin(), all.end(), person,
                                      [](const History::Contact& c, PersonId wanted) { return c.person() < wanted; });
  int messages = 0;
  int unanswered = 0;
  bool replied = false;
  std::optional<Day> last_sent;
  for (auto it = begin; it != all.end() && it->person() == person; ++it) {
    if (!is_past(it->time())) break;
    ++messages;
    unanswered = it->own() ? unanswered + 1 : 0;
    replied = replied || !it->own();
    if (it->own()) last_sent = day_of(it->time());
  }
  Thread& thread = context_.thread;
  fill(thread.messages, messages);
  fill(thread.unanswered, unanswered);
  fill(thread.replied, replied);
  if (last_sent) fill(thread.last_sent, *last_sent);
  fill_texts(person);
}

void Applier::fill_texts(PersonId person) {
  const auto texts = history_.texts.find(person);
  if (texts == history_.texts.end() || !context_.thread.sent.empty()) return;
  for (const History::Text& text : texts->second) {
    if (is_past(text.time) && !first_invalid_utf8(text.text)) context_.thread.sent.push_back(text.text);
  }
  if (history_.texts_left_out > 0) {
    notes_.push_back("not all earlier texts to “" + history_.people.shown(person) +
                     "” were kept: the export is very large");
  }
}

/// An invitation of the owner's is pending while the connections do not have the person.
void Applier::fill_person_invitations(PersonId person) {
  const History::Invitation* sent = nullptr;
  const History::Invitation* received = nullptr;
  for (const History::Invitation& invitation : history_.invitations) {
    if (invitation.person != person || !is_past(invitation.time)) continue;
    (invitation.outgoing ? sent : received) = &invitation;
  }
  if (!has(ExportFile::kConnections)) return;
  const bool connected = history_.connections.contains(person);
  fill(context_.thread.invite_pending, sent != nullptr && !connected);
  if (received != nullptr && !connected) {
    notes_.push_back("“" + history_.people.shown(person) + "” invited the sender on " +
                     to_string(day_of(received->time)) + ": accepting connects the two");
  }
}

}  // namespace

ExportOwner owner_of(const History& history) {
  if (history.owner == People::kNobody) return {};
  return {history.people.shown(history.owner), history.people.profile(history.owner), history.owner_known_by};
}

Who recipient_of(const Context& context) { return {context.to.name, context.to.also, context.to.profile}; }

std::vector<std::string> apply_history(const History& history, const Who& who, std::chrono::sys_seconds now,
                                       Context& context) {
  return Applier(history, std::chrono::floor<days>(now), context).run(who);
}

}  // namespace mannerly
