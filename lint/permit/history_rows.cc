#include "permit/history_rows.h"

#include <algorithm>

#include "base/strings.h"
#include "permit/exports_profile.h"
#include "permit/exports_text.h"

namespace mannerly::permit {
namespace {

constexpr std::size_t kTextsPerList = 10;
constexpr std::size_t kTextBytes = 4000;
constexpr char kBetween = '\x1F';

bool contains(const std::vector<std::uint32_t>& list, std::uint32_t value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

std::vector<std::string_view> urls_of(std::string_view list) {
  std::vector<std::string_view> out;
  if (trim(list).empty()) return out;
  for (const std::string_view url : split(list, ',')) out.push_back(trim(url));
  return out;
}

}  // namespace

History::Seconds HistoryRows::seconds(std::chrono::sys_seconds time) {
  newest = std::max(newest, time);
  return static_cast<History::Seconds>(time.time_since_epoch().count());
}

void HistoryRows::add(const ConnectionRow& row) {
  ++connection_count;
  newest = std::max(newest, std::chrono::sys_seconds(row.connected));
  const PersonId person = add_single(row.name, row.url);
  if (person == People::kNobody) {
    ++hidden_count;
  } else {
    connected.push_back({person, row.connected, row.has_email});
  }
}

void HistoryRows::add(const InvitationRow& row) {
  invited.push_back({add_single(row.from, row.from_url), add_single(row.to, row.to_url), seconds(row.time),
                     row.outgoing, row.has_note});
}

/// The same names and addresses get the same number, be they a sender's or recipients'.
std::uint32_t HistoryRows::written_id(std::string_view names, std::string_view urls) {
  key_.assign(names).append(1, kBetween).append(urls);
  const std::uint32_t number = written_keys_.id_of(key_);
  if (number == written_.size()) written_.emplace_back();
  return number;
}

void HistoryRows::add(const MessageRow& row) {
  const std::uint32_t sender = written_id(row.from, row.from_url);
  if (written_[sender].sender == kNew) {
    written_[sender].sender = add_single(row.from, row.from_url);
    written_[sender].sender_name = people.name_id(row.from);
  }
  const PersonId from = written_[sender].sender;
  const std::uint32_t from_name = written_[sender].sender_name;
  const std::uint32_t list = list_of(row);
  const History::Seconds time = seconds(row.time);
  messages.push_back({time, from, list});
  narrow_owner(from, from_name, list);
  if (lists[list].people.size() == 1 && (owner_names_.empty() || contains(owner_names_, from_name))) {
    keep_text(lists[list].texts, from, time, row.text);
  }
}

std::uint32_t HistoryRows::list_of(const MessageRow& row) {
  const std::uint32_t number = written_id(row.to, row.to_urls);
  if (written_[number].list == kNew) {
    written_[number].list = static_cast<std::uint32_t>(lists.size());
    std::vector<std::uint32_t> names = {people.name_id(row.to)};
    for (const std::string_view name : split_names(row.to)) names.push_back(people.name_id(name));
    lists.push_back(read_list(row.to, row.to_urls));
    list_names_.push_back(std::move(names));
    list_keys_.push_back(number);
  }
  return written_[number].list;
}

/// As many names as profiles belong together; a single profile may have a name with a comma.
HistoryRows::List HistoryRows::read_list(std::string_view names, std::string_view urls) {
  const std::vector<std::string_view> pieces = split_names(names);
  const std::vector<std::string_view> pages = urls_of(urls);
  List list;
  if (pages.size() == pieces.size()) {
    for (std::size_t i = 0; i < pages.size(); ++i) list.people.push_back(people.add(pieces[i], pages[i]));
  } else if (pages.empty()) {
    if (pieces.size() == 1) list.people.push_back(people.add(pieces[0], {}));
  } else {
    for (const std::string_view page : pages) list.people.push_back(people.add({}, page));
  }
  list.unclear = pages.size() != pieces.size() && names.find(", ") != std::string_view::npos;
  return list;
}

/// Keeps the names that the message is from or to. None left (odd rows): anybody may be the owner.
void HistoryRows::narrow_owner(PersonId from, std::uint32_t from_name, std::uint32_t list) {
  const std::pair key(from, list);
  if (key == last_narrowed_) return;
  last_narrowed_ = key;
  if (!any_message_) {
    owner_names_ = list_names_[list];
    owner_names_.push_back(from_name);
    any_message_ = true;
    return;
  }
  std::erase_if(owner_names_, [&](std::uint32_t name) {
    return name == 0 || (name != from_name && !contains(list_names_[list], name));
  });
}

void HistoryRows::keep_text(Texts& texts, PersonId from, History::Seconds time, std::string_view text) {
  std::vector<KeptText>& kept = texts.kept;
  text = cut(text, kTextBytes);
  if (kept.size() < kTextsPerList) {
    if (!take_room(text.size())) return;
    kept.push_back({from, {time, std::string(text)}});
  } else {
    if (time < texts.oldest) return;
    const auto oldest = std::min_element(kept.begin(), kept.end(),
                                         [](const KeptText& a, const KeptText& b) { return a.text < b.text; });
    if (History::Text{time, std::string(text)} <= oldest->text) return;
    text_room_ += oldest->text.text.size();
    if (!take_room(text.size())) {
      kept.erase(oldest);
      return;
    }
    oldest->from = from;
    oldest->text.time = time;
    oldest->text.text.assign(text);
  }
  if (kept.size() < kTextsPerList) return;
  texts.oldest = std::min_element(kept.begin(), kept.end(), [](const KeptText& a, const KeptText& b) {
                   return a.text.time < b.text.time;
                 })->text.time;
}

bool HistoryRows::take_room(std::size_t bytes) {
  if (bytes > text_room_) {
    ++texts_left_out;
    return false;
  }
  text_room_ -= bytes;
  return true;
}

void HistoryRows::join() {
  for (std::uint32_t number = 0; number < lists.size(); ++number) {
    const std::string key(written_keys_.text(list_keys_[number]));
    const std::size_t between = key.find(kBetween);
    if (lists[number].unclear) settle(lists[number], key.substr(0, between), key.substr(between + 1));
  }
  people.join();
}

/// The list again, with names cut where the rest of the export knows them. What stays unclear goes by profiles alone.
void HistoryRows::settle(List& list, std::string_view names, std::string_view urls) {
  std::vector<std::string_view> segments = segments_of(names);
  const std::vector<std::string_view> pages = urls_of(urls);
  const bool together = pages.size() == segments.size();
  std::vector<PersonId> settled;
  for (std::size_t i = 0; i < pages.size(); ++i) {
    settled.push_back(people.add(together ? segments[i] : std::string_view(), pages[i]));
  }
  if (together || pages.size() > segments.size()) {
    list.people = std::move(settled);
    return;
  }
  std::size_t named = 0;
  for (const PersonId person : settled) {
    const auto own = std::find_if(segments.begin(), segments.end(), [&](std::string_view segment) {
      const std::uint32_t name = people.find_name(segment);
      return name != 0 && people.goes_by(person, name);
    });
    if (own == segments.end()) continue;
    segments.erase(own);
    ++named;
  }
  // Every profile has its name: the names that are left are of people without one.
  if (named == pages.size()) {
    for (const std::string_view segment : segments) settled.push_back(people.add(segment, {}));
  }
  list.people = std::move(settled);
}

/// The longest known names first; elsewhere as split_names() cuts.
std::vector<std::string_view> HistoryRows::segments_of(std::string_view names) const {
  std::vector<std::string_view> out;
  while (!names.empty()) {
    std::size_t best = 0;
    for (std::size_t comma = names.find(", ");; comma = names.find(", ", comma + 1)) {
      const std::size_t end = std::min(comma, names.size());
      const std::uint32_t name = people.find_name(names.substr(0, end));
      if (name != 0 && name < single_.size() && single_[name]) best = end;
      if (comma == std::string_view::npos) break;
    }
    if (best == 0) {
      const std::vector<std::string_view> pieces = split_names(names);
      if (pieces.empty()) break;
      best = static_cast<std::size_t>(pieces[0].data() + pieces[0].size() - names.data());
    }
    out.push_back(trim(names.substr(0, best)));
    names.remove_prefix(std::min(names.size(), best + 2));
  }
  return out;
}

PersonId HistoryRows::add_single(std::string_view name, std::string_view url) {
  const PersonId person = people.add(name, url);
  const std::uint32_t number = people.name_id(name);
  if (single_.size() <= number) single_.resize(number + 1);
  single_[number] = true;
  return person;
}

}  // namespace mannerly::permit
