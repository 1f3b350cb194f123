#include "permit/exports_people.h"

#include <algorithm>
#include <numeric>

#include "permit/exports_profile.h"
#include "permit/exports_text.h"

namespace mannerly::permit {
namespace {

constexpr char kBetween = '\x1F';

}  // namespace
People::People() {
  keys_.id_of("n:");
  names_.id_of("");
  spelled_end_.push_back(0);
  last_name_.push_back(0);
  first_name_.push_back(0);
}

std::uint32_t People::name_id(std::string_view name) {
  const std::string folded = folded_name(name);
  if (is_nobody(folded)) return 0;
  const std::uint32_t id = names_.id_of(folded);
  if (id == spelled_end_.size()) {
    spelled_ += valid(name);
    spelled_end_.push_back(spelled_.size());
  }
  return id;
}

std::string_view People::spelling(std::uint32_t name) const {
  const std::size_t begin = name == 0 ? 0 : spelled_end_[name - 1];
  return std::string_view(spelled_).substr(begin, spelled_end_[name] - begin);
}

PersonId People::add(std::string_view name, std::string_view url) {
  key_.assign(name).append(1, kBetween).append(url);
  const std::uint32_t written = written_.id_of(key_);
  if (written == written_person_.size()) written_person_.push_back(add_new(name, url));
  return written_person_[written];
}

void People::add_all(std::span<const Written> written, std::span<PersonId> people) {
  const std::span keys = std::span(batch_keys_).first(written.size());
  for (std::size_t i = 0; i < written.size(); ++i) {
    keys[i].assign(written[i].name).append(1, kBetween).append(written[i].url);
  }
  written_.ids_of(keys, people);
  for (std::size_t i = 0; i < written.size(); ++i) {
    const bool is_new = people[i] == written_person_.size();
    if (is_new) written_person_.push_back(add_new(written[i].name, written[i].url));
    people[i] = written_person_[people[i]];
  }
}

PersonId People::add_new(std::string_view name, std::string_view url) {
  const std::string profile = profile_key(url);
  const std::uint32_t name_number = name_id(name);
  std::string key = profile.empty() ? "n:" : "u:";
  key += profile.empty() ? std::string(names_.text(name_number)) : profile;
  const PersonId id = keys_.id_of(key);
  if (id == first_name_.size()) {
    first_name_.push_back(name_number);
    last_name_.push_back(0);
  }
  if (name_number != 0 && last_name_[id] != name_number) {
    if (first_name_[id] == 0) first_name_[id] = name_number;
    last_name_[id] = name_number;
    called_.emplace_back(name_number, id);
  }
  return id;
}

void People::join() {
  written_ = {};
  written_person_ = {};
  const auto tidy = [&] {
    std::sort(called_.begin(), called_.end());
    called_.erase(std::unique(called_.begin(), called_.end()), called_.end());
  };
  tidy();
  same_.resize(keys_.size());
  std::iota(same_.begin(), same_.end(), PersonId{0});
  for (auto first = called_.begin(); first != called_.end();) {
    const auto last =
        std::find_if(first, called_.end(), [&](const auto& entry) { return entry.first != first->first; });
    const auto is_profile = [&](const auto& entry) { return keys_.text(entry.second).starts_with("u:"); };
    const auto profile = std::find_if(first, last, is_profile);
    if (std::count_if(first, last, is_profile) == 1) {
      for (auto it = first; it != last; ++it) {
        if (!is_profile(*it)) same_[it->second] = profile->second;
      }
    }
    first = last;
  }
  for (auto& [name, id] : called_) id = same_[id];
  tidy();
}

std::vector<PersonId> People::called(std::string_view name) const {
  const std::string folded = folded_name(name);
  const auto number = is_nobody(folded) ? std::nullopt : names_.find(folded);
  std::vector<PersonId> out;
  if (!number) return out;
  for (auto it = std::lower_bound(called_.begin(), called_.end(), std::pair(*number, PersonId{0}));
       it != called_.end() && it->first == *number; ++it) {
    out.push_back(it->second);
  }
  return out;
}

PersonId People::with_profile(std::string_view url) const {
  const std::string key = profile_key(url);
  return key.empty() ? kNobody : keys_.find("u:" + key).value_or(kNobody);
}

std::vector<std::string> People::names(PersonId id) const {
  std::vector<std::string> out;
  if (first_name_[id] != 0) out.emplace_back(spelling(first_name_[id]));
  for (const auto& [name, person] : called_) {
    if (person == id && name != first_name_[id]) out.emplace_back(spelling(name));
  }
  return out;
}

void People::each_name(const std::function<void(PersonId, std::string_view)>& use) const {
  for (const auto& [name, person] : called_) use(person, spelling(name));
}

std::string People::shown(PersonId id) const {
  if (id == kNobody) return "somebody hidden";
  return first_name_[id] != 0 ? std::string(spelling(first_name_[id])) : profile(id);
}

std::string People::profile(PersonId id) const {
  const std::string_view key = keys_.text(id);
  return key.starts_with("u:") ? "linkedin.com/in/" + valid(key.substr(2)) : std::string();
}

}  // namespace mannerly::permit
