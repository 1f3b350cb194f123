// One handler per key. A condition is a fact and a value, a list of values, or {at_least, below}.
#include "permit/policy_file.h"

#include <algorithm>
#include <utility>

#include "base/strings.h"
#include "permit/policy_keys.h"
#include "permit/row_reader.h"
#include "yaml/dict_reader.h"

namespace mannerly::permit {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

class PolicyReader {
 public:
  PolicyReader(Policy& policy, const FindPolicy& find, std::vector<Error>& problems)
      : policy_(policy), find_(find), problems_(problems), rows_(policy, problems) {}

  void read(const Node& root);

 private:
  void extend(const Node& name);
  void read_sources(const Node& root);
  Fault read_source(const std::string& id, const Node& node);
  Fault read_channels(const Node& node);
  void read_quota(const Node& node, std::vector<Quota>& out);
  Fault read_quotas(const Node& node);
  Fault read_near(const Node& node);
  Fault read_credits(const Node& node);
  Fault read_tiers(const Node& node);
  Fault read_caps(const Node& node);

  Policy& policy_;
  const FindPolicy& find_;
  std::vector<Error>& problems_;
  RowReader rows_;
};

void PolicyReader::extend(const Node& name) {
  std::string fault;
  std::optional<Policy> base = name.is_scalar() ? find_(name.scalar, fault) : std::nullopt;
  if (!base) {
    problems_.push_back(
        yaml::error_at(name, policy_.path, "extends: " + (fault.empty() ? "expected the name of a policy" : fault)));
    return;
  }
  base->name = policy_.name;
  base->path = policy_.path;
  policy_ = std::move(*base);
}

Fault PolicyReader::read_source(const std::string& id, const Node& node) {
  Source source;
  const Shape& sources = policy_keys().find("sources")->value.front();
  DictReader reader(policy_.path, *keys_of(sources.items->front()));
  reader.on("title", [&](const Node& n) { return yaml::read_string(n, source.title); }).required();
  reader.on("address", [&](const Node& n) { return yaml::read_string(n, source.address); });
  reader.on("seen", [&](const Node& n) { return yaml::read_string(n, source.seen); });
  if (reader.read(node, problems_)) policy_.sources[id] = std::move(source);
  return {};
}

/// Sources come before everything that cites them, wherever the file has them.
void PolicyReader::read_sources(const Node& root) {
  const Node* sources = root.find("sources");
  if (sources == nullptr) return;
  if (!sources->is_map()) {
    problems_.push_back(yaml::error_at(*sources, policy_.path, "sources: expected a map of sources"));
    return;
  }
  for (const auto& [id, node] : sources->entries) read_source(id.scalar, node);
}

Fault PolicyReader::read_channels(const Node& node) {
  DictReader reader(policy_.path, *inner_table(policy_keys(), "channels"));
  for (const std::string& channel : channel_names()) {
    reader.on(channel, [this, channel](const Node& n) {
      std::vector<Row> rows;
      Fault fault = rows_.read_list(n, RowUse::kChannel, rows);
      policy_.channels[channel] = std::move(rows);
      return fault;
    });
  }
  reader.read(node, problems_);
  return {};
}

void PolicyReader::read_quota(const Node& node, std::vector<Quota>& out) {
  Quota quota;
  DictReader reader = rows_.reader(quota.row, RowUse::kQuota, quota_table());
  reader
      .on("used",
          [&](const Node& n) -> Fault {
            const FactInfo* info = find_fact(n.scalar);
            if (info == nullptr || info->type != FactType::kNumber) return "expected a fact that is a number";
            quota.used = info->fact;
            return {};
          })
      .required();
  reader
      .on("max",
          [&](const Node& n) -> Fault {
            if (n.is_scalar() && n.scalar == "unpublished") return {};
            return yaml::read_int(n, quota.max.emplace());
          })
      .required();
  reader.on("unit", [&](const Node& n) { return yaml::read_string(n, quota.unit); }).required();
  reader
      .on("per",
          [&](const Node& n) {
            Fault fault = yaml::read_string(n, quota.per);
            const std::vector<std::string> known = {"day", "week", "month"};
            const bool good = std::find(known.begin(), known.end(), quota.per) != known.end();
            return fault.empty() && !good ? unknown_name("time", quota.per, known) : fault;
          })
      .required();
  reader.on("hard", [&](const Node& n) { return yaml::read_flag(n, quota.hard); });
  quota.row.answer = Answer::kDenied;
  if (rows_.finish(reader, node, quota.row)) out.push_back(std::move(quota));
}

Fault PolicyReader::read_quotas(const Node& node) {
  DictReader reader(policy_.path, *inner_table(policy_keys(), "quotas"));
  for (const std::string& channel : channel_names()) {
    reader.on(channel, [this, channel](const Node& n) -> Fault {
      if (!n.is_list()) return "expected a list of quotas";
      std::vector<Quota> quotas;
      for (const Node& item : n.items) read_quota(item, quotas);
      policy_.quotas[channel] = std::move(quotas);
      return {};
    });
  }
  reader.read(node, problems_);
  return {};
}

Fault PolicyReader::read_near(const Node& node) {
  DictReader reader = rows_.reader(policy_.near, RowUse::kRemark, near_table());
  reader.on("share", [&](const Node& n) { return yaml::read_number(n, policy_.near_share); }).required();
  rows_.finish(reader, node, policy_.near);
  return {};
}

Fault PolicyReader::read_tiers(const Node& node) {
  if (!node.is_map()) return "expected a map of tiers";
  policy_.credits.tiers.clear();
  for (const auto& [key, value] : node.entries) {
    std::vector<double> tiers;
    if (const Fault fault = read_tier_names(key, tiers); !fault.empty()) {
      problems_.push_back(yaml::error_at(key, policy_.path, fault));
      continue;
    }
    Allotment allotment;
    if (!rows_.read_allotment(value, allotment)) continue;
    for (const double tier : tiers) policy_.credits.tiers[static_cast<Tier>(tier)] = allotment;
  }
  return {};
}

Fault PolicyReader::read_credits(const Node& node) {
  Credits& credits = policy_.credits;
  const KeyTable& table = *inner_table(policy_keys(), "credits");
  DictReader reader(policy_.path, table);
  reader.on("tiers", [&](const Node& n) { return read_tiers(n); });
  reader.on("none", [&](const Node& n) {
    credits.none = {};
    credits.none.answer = Answer::kDenied;
    DictReader row = rows_.reader(credits.none, RowUse::kQuota, row_table(RowUse::kQuota));
    rows_.finish(row, n, credits.none);
    return Fault{};
  });
  reader.on("low", [&](const Node& n) {
    credits.low = {};
    DictReader row = rows_.reader(credits.low, RowUse::kRemark, *inner_table(table, "low"));
    row.on("share", [&](const Node& share) { return yaml::read_number(share, credits.low_share); }).required();
    rows_.finish(row, n, credits.low);
    return Fault{};
  });
  reader.read(node, problems_);
  return {};
}

Fault PolicyReader::read_caps(const Node& node) {
  if (!node.is_list()) return "expected a list of caps";
  policy_.caps.clear();
  for (const Node& item : node.items) {
    Cap cap;
    if (rows_.read_cap(item, cap)) policy_.caps.push_back(std::move(cap));
  }
  return {};
}

void PolicyReader::read(const Node& root) {
  if (const Node* base = root.find("extends")) extend(*base);
  read_sources(root);
  DictReader reader(policy_.path, policy_keys());
  reader.on("title", [&](const Node& n) { return yaml::read_string(n, policy_.title); }).required();
  reader.on("as_of", [&](const Node& n) -> Fault {
    if (Fault fault = yaml::read_string(n, policy_.as_of); !fault.empty()) return fault;
    return day_from_string(policy_.as_of) ? Fault{} : "expected a day, as in 2026-02-27";
  });
  const bool extends = root.find("extends") != nullptr;
  if (!extends) reader.required();
  reader.on("extends", [](const Node&) { return Fault{}; });
  reader.on("sources", [](const Node&) { return Fault{}; });
  reader.on("usual", [&](const Node& n) { return rows_.read_usual(n, policy_.usual); });
  reader.on("gates", [&](const Node& n) { return rows_.read_list(n, RowUse::kGate, policy_.gates); });
  reader.on("channels", [&](const Node& n) { return read_channels(n); });
  reader.on("preferences", [&](const Node& n) { return rows_.read_list(n, RowUse::kGate, policy_.preferences); });
  reader.on("remarks", [&](const Node& n) { return rows_.read_list(n, RowUse::kRemark, policy_.remarks); });
  reader.on("quotas", [&](const Node& n) { return read_quotas(n); });
  reader.on("near", [&](const Node& n) { return read_near(n); });
  reader.on("credits", [&](const Node& n) { return read_credits(n); });
  reader.on("caps", [&](const Node& n) { return read_caps(n); });
  reader.read(root, problems_);
}

}  // namespace

std::optional<Policy> read_policy(const std::string& path, std::string_view bytes, const FindPolicy& find,
                                  std::vector<Error>& problems) {
  const auto root = yaml::parse(bytes, {.path = path});
  if (!root) {
    problems.push_back(root.error());
    return std::nullopt;
  }
  if (!root->is_map()) {
    problems.push_back(yaml::error_at(*root, path, "expected a policy: a map of keys and values"));
    return std::nullopt;
  }
  Policy policy;
  policy.path = path;
  PolicyReader(policy, find, problems).read(*root);
  return policy;
}

}  // namespace mannerly::permit
