// Warm paths: the shortest paths back from whoever is looked for, along the distances from the user that
// network_reader.cc has measured.
#include "mannerly/network.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/strings.h"
#include "base/utf8.h"
#include "permit/exports_profile.h"
#include "permit/network_graph.h"

namespace mannerly {

namespace permit {

std::string folded_company(std::string_view name) {
  static constexpr std::array<std::string_view, 16> kForms = {
      "gmbh", "ag", "inc", "inc.", "ltd", "ltd.", "llc", "plc", "ab", "as", "oy", "bv", "b.v.", "sa", "srl", "limited"};
  std::string out = folded_name(name);
  for (;;) {
    const std::size_t blank = out.find_last_of(' ');
    if (blank == std::string::npos || blank == 0) return out;
    const std::string_view last = std::string_view(out).substr(blank + 1);
    if (std::find(kForms.begin(), kForms.end(), last) == kForms.end()) return out;
    out.resize(blank);
    if (!out.empty() && out.back() == ',') out.pop_back();
  }
}

}  // namespace permit

namespace {

using permit::PersonId;

constexpr int kMostHops = Network::kMostHops;

/// A path as numbers: who, and since when with the one before.
struct Route {
  std::array<PersonId, kMostHops> people{};
  std::array<Network::DayNumber, kMostHops> days{};
  int hops = 0;

  /// The day of the oldest connection; colleagues without a day do not count.
  Network::DayNumber oldest() const {
    Network::DayNumber day = std::numeric_limits<Network::DayNumber>::max();
    for (int i = 0; i < hops; ++i) {
      if (days[static_cast<std::size_t>(i)] != Network::kNoDay) day = std::min(day, days[static_cast<std::size_t>(i)]);
    }
    return day == std::numeric_limits<Network::DayNumber>::max() ? Network::kNoDay : day;
  }
};

class Search {
 public:
  explicit Search(const Network& network) : network_(network) {}

  int distance(PersonId person) const { return network_.distance[person]; }

  /// The best routes to any of `targets`, those of fewest hops first.
  std::vector<Route> best(const std::vector<PersonId>& targets, std::size_t most) {
    std::vector<Route> out;
    for (int hops = 1; hops <= kMostHops && out.size() < most; ++hops) {
      routes_.clear();
      for (const PersonId target : targets) {
        if (network_.distance[target] == hops) walk_back(target, Route{.people = {}, .days = {}, .hops = hops}, hops);
      }
      const std::size_t count = std::min(most - out.size(), routes_.size());
      const auto middle = routes_.begin() + static_cast<std::ptrdiff_t>(count);
      std::partial_sort(routes_.begin(), middle, routes_.end(),
                        [&](const Route& a, const Route& b) { return better(a, b); });
      out.insert(out.end(), routes_.begin(), middle);
    }
    return out;
  }

 private:
  /// Fills places `left` - 1 down to 0 of `route`, and keeps every way to do so.
  void walk_back(PersonId person, Route route, int left) {
    const auto place = static_cast<std::size_t>(left - 1);
    route.people[place] = person;
    for (const Network::Edge& edge : network_.edges(person)) {
      if (network_.distance[edge.to] != left - 1) continue;
      route.days[place] = edge.day;
      if (left == 1) {
        routes_.push_back(route);
      } else {
        walk_back(edge.to, route, left - 1);
      }
    }
  }

  bool better(const Route& a, const Route& b) const {
    if (a.oldest() != b.oldest()) return a.oldest() > b.oldest();
    for (std::size_t i = 0; i < static_cast<std::size_t>(a.hops); ++i) {
      if (a.people[i] == b.people[i]) continue;
      const std::string left = network_.people.shown(a.people[i]);
      const std::string right = network_.people.shown(b.people[i]);
      return left != right ? left < right : a.people[i] < b.people[i];
    }
    return false;
  }

  const Network& network_;
  std::vector<Route> routes_;
};

WarmPath path_of(const Network& network, const Route& route) {
  WarmPath path;
  for (std::size_t i = 0; i < static_cast<std::size_t>(route.hops); ++i) {
    const PersonId person = route.people[i];
    std::string company(network.companies.text(network.company[person]));
    if (first_invalid_utf8(company)) company.clear();
    WarmStep step{network.people.shown(person), std::move(company), network.people.profile(person), {}};
    if (route.days[i] != Network::kNoDay) step.connected = Day(std::chrono::days(route.days[i]));
    path.steps.push_back(std::move(step));
  }
  return path;
}

WarmPaths paths_to(const Network& network, Search& search, const std::vector<PersonId>& targets, std::size_t most) {
  WarmPaths out;
  for (const Route& route : search.best(targets, most)) out.paths.push_back(path_of(network, route));
  return out;
}

/// The one person meant, or nullopt with a note.
std::optional<PersonId> find(const Network& network, const Who& who, std::vector<std::string>& notes) {
  if (const PersonId person = network.people.with_profile(who.profile); person != permit::People::kNobody) {
    return network.people.same(person);
  }
  std::set<PersonId> found;
  for (const PersonId person : network.people.called(who.name)) found.insert(person);
  for (const std::string& name : who.also) {
    for (const PersonId person : network.people.called(name)) found.insert(person);
  }
  if (!who.profile.empty()) {
    std::erase_if(found, [&](PersonId person) { return !network.people.profile(person).empty(); });
  }
  if (found.size() == 1) return *found.begin();
  const std::string& name = who.name.empty() ? who.profile : who.name;
  if (found.empty()) {
    notes.push_back("“" + name + "” is in nobody's list of connections");
    return std::nullopt;
  }
  std::vector<std::string> profiles;
  for (const PersonId person : found) profiles.push_back(network.people.profile(person));
  std::erase(profiles, std::string());
  const std::size_t count = profiles.size() > 1 ? profiles.size() : found.size();
  if (profiles.size() > 4) profiles.resize(4);
  notes.push_back(std::to_string(count) + " people in the network are called “" + name +
                  "”: give the address of the profile, as " + join(profiles, ", "));
  return std::nullopt;
}

}  // namespace

std::string describe(const WarmPath& path) {
  std::string out = "you";
  for (std::size_t i = 0; i < path.steps.size(); ++i) {
    const WarmStep& step = path.steps[i];
    const bool last = i + 1 == path.steps.size();
    out += " → " + step.name;
    if (!last || i == 0) {
      const std::string year = step.connected ? to_string(*step.connected).substr(0, 4) : std::string();
      out += year.empty() ? " (colleague)" : " (connected " + year + ")";
    }
    if (last && !step.company.empty()) out += ", " + step.company;
  }
  return out;
}

WarmPaths warm_paths(const Network& network, const Who& who, std::size_t most) {
  WarmPaths none;
  const std::optional<PersonId> person = find(network, who, none.notes);
  if (!person) return none;
  Search search(network);
  WarmPaths out = paths_to(network, search, {*person}, most);
  if (out.paths.empty()) {
    out.notes.push_back("no path of up to three connections leads to “" + network.people.shown(*person) + "”");
  }
  return out;
}

WarmPaths warm_paths_to_company(const Network& network, std::string_view company, std::size_t most) {
  const std::string wanted = permit::folded_company(company);
  std::vector<bool> meant(network.companies.size());
  for (std::uint32_t id = 1; id < network.companies.size(); ++id) {
    meant[id] = !wanted.empty() && permit::folded_company(network.companies.text(id)) == wanted;
  }
  std::vector<PersonId> targets;
  for (PersonId person = 1; person < network.company.size(); ++person) {
    if (meant[network.company[person]] && network.people.same(person) == person) targets.push_back(person);
  }
  Search search(network);
  WarmPaths out = paths_to(network, search, targets, most);
  if (targets.empty()) {
    out.notes.push_back("nobody at “" + std::string(company) + "” is in anybody's list of connections");
  } else if (out.paths.empty()) {
    out.notes.push_back("no path of up to three connections leads to anybody at “" + std::string(company) + "”");
  }
  return out;
}

std::vector<std::string> apply_network(const Network& network, const Who& who, Context& context) {
  std::vector<std::string> notes;
  if (who.name.empty() && who.profile.empty()) return notes;
  const std::optional<PersonId> person = find(network, who, notes);
  if (!person) return notes;
  const Search search(network);
  if (search.distance(*person) != 2) return notes;
  if (network.has_own_list && !context.reach.degree) context.reach.degree = Degree::kSecond;
  if (context.mutuals_known || !context.reach.mutuals.empty()) return notes;
  for (const Network::Edge& edge : network.edges(*person)) {
    if (search.distance(edge.to) == 1) context.reach.mutuals.push_back(network.people.shown(edge.to));
  }
  std::sort(context.reach.mutuals.begin(), context.reach.mutuals.end());
  return notes;
}

}  // namespace mannerly
