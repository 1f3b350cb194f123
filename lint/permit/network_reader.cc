// Connection lists → Network: NetworkReader and read_network of mannerly/network.h.
#include <algorithm>
#include <array>
#include <cassert>
#include <cstddef>
#include <map>
#include <numeric>
#include <span>
#include <utility>

#include "base/strings.h"
#include "permit/exports_files.h"
#include "permit/network_graph.h"

namespace mannerly {
namespace {

using permit::PersonId;

struct Link {
  PersonId from;
  PersonId to;
  Network::DayNumber day;
};

/// "bo-lind" and "Bo_Lind" as a name, "Bo Lind".
std::string spaced(std::string name) {
  std::replace_if(
      name.begin(), name.end(), [](char c) { return c == '-' || c == '_'; }, ' ');
  const bool lower = ascii_lower(name) == name;
  for (std::size_t i = 0; lower && i < name.size(); ++i) {
    const bool starts = i == 0 || name[i - 1] == ' ';
    if (starts && name[i] >= 'a' && name[i] <= 'z') name[i] = static_cast<char>(name[i] - 'a' + 'A');
  }
  return name;
}

/// Both directions by the person they start from: a counting sort (Cormen et al., 8.2), then each pair once with its
/// latest day.
void index_links(const std::vector<Link>& links, Network& network) {
  std::vector<std::size_t> next(network.people.size() + std::size_t{1});
  for (const Link& link : links) {
    if (link.from == link.to) continue;
    ++next[link.from];
    ++next[link.to];
  }
  std::exclusive_scan(next.begin(), next.end(), next.begin(), std::size_t{0});
  network.begins_ = next;
  std::vector<Network::Edge> edges(next.back());
  for (const Link& link : links) {
    if (link.from == link.to) continue;
    edges[next[link.from]++] = {link.to, link.day};
    edges[next[link.to]++] = {link.from, link.day};
  }
  std::size_t kept = 0;
  for (PersonId person = 0; person < network.people.size(); ++person) {
    const auto begin = edges.begin() + static_cast<std::ptrdiff_t>(network.begins_[person]);
    const auto end = edges.begin() + static_cast<std::ptrdiff_t>(network.begins_[person + std::size_t{1}]);
    std::sort(begin, end, [](const Network::Edge& a, const Network::Edge& b) {
      return a.to != b.to ? a.to < b.to : a.day > b.day;
    });
    const auto last = std::unique(begin, end, [](const auto& a, const auto& b) { return a.to == b.to; });
    network.begins_[person] = kept;
    kept = static_cast<std::size_t>(std::move(begin, last, edges.begin() + static_cast<std::ptrdiff_t>(kept)) -
                                    edges.begin());
  }
  network.begins_.back() = kept;
  edges.resize(kept);
  network.edges_ = std::move(edges);
}

/// A breadth-first search from the user; see Cormen et al., Introduction to Algorithms, 22.2.
void measure(Network& network) {
  network.distance.assign(network.people.size(), Network::kFar);
  network.distance[Network::kSelf] = 0;
  std::vector<PersonId> front = {Network::kSelf};
  for (std::uint8_t hops = 1; hops <= Network::kMostHops; ++hops) {
    std::vector<PersonId> next;
    for (const PersonId person : front) {
      for (const Network::Edge& edge : network.edges(person)) {
        if (network.distance[edge.to] != Network::kFar) continue;
        network.distance[edge.to] = hops;
        next.push_back(edge.to);
      }
    }
    front = std::move(next);
  }
}

}  // namespace

struct NetworkReader::Impl {
  struct List {
    std::string whose;
    std::string path;
    PersonId owner = Network::kSelf;
  };

  void add(const permit::ConnectionRow& row);
  void add_waiting();
  void find_owners();
  std::vector<Link> joined_links();

  std::shared_ptr<Network> network = std::make_shared<Network>();
  std::unique_ptr<permit::TableReader> reader;
  std::vector<List> lists;
  std::vector<Link> links;  ///< `from` is the number of a list until the people are joined
  /// Rows that are not yet added, so that several people are looked up together.
  struct Waiting {
    std::uint32_t company = 0;  ///< 0: none
    Network::DayNumber day = 0;
  };
  std::array<permit::People::Written, permit::StringIds::kBatch> waiting_people;
  std::array<Waiting, permit::StringIds::kBatch> waiting;
  std::size_t waiting_count = 0;
  std::vector<Error> problems;
  std::vector<std::string> notes;
};

void NetworkReader::Impl::add(const permit::ConnectionRow& row) {
  permit::People::Written& written = waiting_people[waiting_count];
  written.name.assign(row.name);
  written.url.assign(row.url);
  waiting[waiting_count].company = row.company.empty() ? 0 : network->companies.id_of(row.company);
  waiting[waiting_count].day = static_cast<Network::DayNumber>(row.connected.time_since_epoch().count());
  if (++waiting_count == waiting.size()) add_waiting();
}

void NetworkReader::Impl::add_waiting() {
  std::array<PersonId, permit::StringIds::kBatch> people{};
  network->people.add_all(std::span(waiting_people).first(waiting_count), std::span(people).first(waiting_count));
  if (network->company.size() < network->people.size()) network->company.resize(network->people.size());
  for (std::size_t i = 0; i < waiting_count; ++i) {
    const PersonId person = people[i];
    if (person == permit::People::kNobody) continue;
    links.push_back({static_cast<PersonId>(lists.size() - 1), person, waiting[i].day});
    if (waiting[i].company != 0) network->company[person] = waiting[i].company;
  }
  waiting_count = 0;
}

/// The person behind every list. A name that several profiles have stays a person of its own.
void NetworkReader::Impl::find_owners() {
  permit::People& people = network->people;
  for (List& list : lists) {
    if (list.whose.empty()) continue;
    const PersonId by_page = people.with_profile("/in/" + list.whose);
    const PersonId by_address = people.with_profile(list.whose);
    list.owner = by_address != Network::kSelf ? by_address : by_page;
    if (list.owner == Network::kSelf) list.owner = people.add(spaced(list.whose), {});
  }
  people.join();
  for (List& list : lists) {
    if (list.owner == Network::kSelf) continue;
    list.owner = people.same(list.owner);
    const std::size_t called = people.called(spaced(list.whose)).size();
    if (called < 2 || !people.profile(list.owner).empty()) continue;
    notes.push_back(list.path + ": " + std::to_string(called - 1) + " people are called “" + spaced(list.whose) +
                    "”; name the list by the profile instead, as bo-lind-0a1 for linkedin.com/in/bo-lind-0a1");
  }
}

std::vector<Link> NetworkReader::Impl::joined_links() {
  for (Link& link : links) {
    link.from = lists[link.from].owner;
    link.to = network->people.same(link.to);
  }
  for (const List& list : lists) {
    if (list.owner == Network::kSelf) network->has_own_list = true;
  }
  if (!network->has_own_list) {
    for (const List& list : lists) links.push_back({Network::kSelf, list.owner, Network::kNoDay});
  }
  return std::move(links);
}

NetworkReader::NetworkReader() : impl_(std::make_unique<Impl>()) { impl_->network->companies.id_of(""); }
NetworkReader::~NetworkReader() = default;

void NetworkReader::begin(const std::string& whose, std::string path) {
  Impl& impl = *impl_;
  impl.add_waiting();  // of a list that broke off
  impl.lists.push_back({whose, path});
  impl.reader = permit::connections_reader(std::move(path), impl.problems,
                                           [&impl](const permit::ConnectionRow& row) { impl.add(row); });
}

void NetworkReader::feed(std::string_view chunk) {
  assert(impl_->reader != nullptr);
  impl_->reader->feed(chunk);
}

void NetworkReader::end() {
  assert(impl_->reader != nullptr);
  impl_->reader->finish();
  impl_->reader.reset();
}

NetworkResult NetworkReader::finish() {
  impl_->add_waiting();
  impl_->find_owners();
  Network& network = *impl_->network;
  network.company.resize(network.people.size());
  for (PersonId person = 0; person < network.company.size(); ++person) {
    std::uint32_t& joined = network.company[network.people.same(person)];
    if (joined == 0) joined = network.company[person];
  }
  index_links(impl_->joined_links(), network);
  measure(network);
  return {std::move(impl_->network), std::move(impl_->problems), std::move(impl_->notes)};
}

std::string owner_of_path(std::string_view path) {
  const std::size_t slash = path.find('/');
  const std::string_view file = path.substr(path.find_last_of('/') + 1);
  std::string name(file.substr(0, file.find_last_of('.')));
  if (const std::size_t word = ascii_lower(name).find("connections"); word != std::string::npos) name.erase(word, 11);
  const auto is_between = [](char c) { return std::string_view(" -_.").find(c) != std::string_view::npos; };
  while (!name.empty() && is_between(name.back())) name.pop_back();
  name.erase(name.begin(), std::find_if_not(name.begin(), name.end(), is_between));
  if (!name.empty() || slash == std::string_view::npos) return name;
  return std::string(path.substr(0, slash));
}

NetworkResult read_network(const FileSystem& files, const NetworkFiles& where) {
  NetworkReader reader;
  std::vector<Error> problems;
  const auto read = [&](const std::string& whose, const std::string& path) {
    reader.begin(whose, path);
    const auto bytes = files.stream(path, [&](std::string_view chunk) {
      reader.feed(chunk);
      return true;
    });
    if (!bytes) {
      problems.push_back(bytes.error());
    } else {
      reader.end();
    }
  };
  if (!where.own.empty()) read({}, where.own);
  const auto inside = where.folder.empty() ? Result<std::vector<std::string>>() : files.list(where.folder);
  if (!inside) problems.push_back(inside.error());
  std::size_t lists = 0;
  for (const std::string& name : inside.value_or(std::vector<std::string>())) {
    const std::string lowered = ascii_lower(name);
    const bool deeper = lowered.find('/') != std::string::npos;
    const std::string_view file = std::string_view(lowered).substr(lowered.find_last_of('/') + 1);
    const auto other = export_file_of(file);
    if (!file.ends_with(".csv") || (other && *other != ExportFile::kConnections)) continue;
    if (deeper && file.find("connections") == std::string_view::npos) continue;
    ++lists;
    const std::string whose = owner_of_path(name);
    const bool own = !where.self.empty() && ascii_lower(spaced(whose)) == ascii_lower(where.self);
    read(own ? std::string() : whose, where.folder + "/" + name);
  }
  if (inside && !where.folder.empty() && lists == 0) {
    problems.push_back(
        {"no colleague's list is in this folder; wanted NAME/Connections.csv or NAME.csv of each", where.folder, 0, 0});
  }
  NetworkResult result = reader.finish();
  result.problems.insert(result.problems.begin(), problems.begin(), problems.end());
  return result;
}

}  // namespace mannerly
