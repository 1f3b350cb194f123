#include "permit/row_reader.h"

#include <algorithm>

#include "base/fact_names.h"
#include "base/names.h"
#include "base/strings.h"
#include "permit/policy_keys.h"

namespace mannerly::permit {
namespace {

using yaml::DictReader;
using yaml::Fault;
using yaml::Node;

constexpr NameTable<Confidence, 4> kConfidences{{{Confidence::kOfficial, "official"},
                                                 {Confidence::kOfficialCopy, "official-copy"},
                                                 {Confidence::kReported, "reported"},
                                                 {Confidence::kDocument, "document"}}};
constexpr NameTable<Purchase, 3> kPurchases{
    {{Purchase::kNo, "no"}, {Purchase::kUpgrade, "upgrade"}, {Purchase::kYes, "yes"}}};

template <class E, std::size_t N>
Fault read_name(const Node& node, const NameTable<E, N>& table, E& out) {
  if (const auto value = node.is_scalar() ? value_of(table, node.scalar) : std::nullopt) {
    out = *value;
    return {};
  }
  std::vector<std::string> known;
  for (const auto& row : table) known.emplace_back(row.second);
  return unknown_name("value", node.scalar, known);
}

std::vector<std::string> strings_of(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

/// The value of a fact as policies write it.
Fault read_value(const Node& node, const FactInfo& info, double& out) {
  if (!node.is_scalar()) return "expected a value";
  if (info.type == FactType::kNumber) return yaml::read_number(node, out);
  if (info.type == FactType::kFlag) {
    bool flag = false;
    Fault fault = yaml::read_flag(node, flag);
    out = flag ? 1 : 0;
    return fault;
  }
  const auto at = std::find(info.values.begin(), info.values.end(), node.scalar);
  if (at == info.values.end()) return unknown_name("value", node.scalar, strings_of(info.values));
  out = static_cast<double>(at - info.values.begin());
  return {};
}

std::vector<Node> items_of(const Node& node) { return node.is_list() ? node.items : std::vector<Node>{node}; }

}  // namespace

Fault read_tier_names(const Node& node, std::vector<double>& out) {
  for (const Node& item : items_of(node)) {
    const bool paid = item.scalar == "paid";
    if (paid || item.scalar == "recruiters") {
      const Tier first = paid ? Tier::kPremiumCareer : Tier::kRecruiterLite;
      for (int t = static_cast<int>(first); t <= static_cast<int>(Tier::kRecruiterServices); ++t) out.push_back(t);
      continue;
    }
    double value = 0;
    if (Fault fault = read_value(item, info_of(Fact::kTier), value); !fault.empty()) {
      std::vector<std::string> known = strings_of(info_of(Fact::kTier).values);
      known.insert(known.end(), {"paid", "recruiters"});
      return unknown_name("tier", item.scalar, known);
    }
    out.push_back(value);
  }
  return out.empty() ? "the list is empty" : Fault{};
}

Fault RowReader::read_condition(const Node& node, const FactInfo& info, Condition& out) {
  out.fact = info.fact;
  if (node.is_map()) {
    if (info.type != FactType::kNumber) return "only numbers have at_least and below";
    DictReader reader(policy_.path);
    reader.on("at_least", [&](const Node& n) { return yaml::read_number(n, out.at_least.emplace()); });
    reader.on("below", [&](const Node& n) { return yaml::read_number(n, out.below.emplace()); });
    reader.read(node, problems_);
    return {};
  }
  if (info.fact == Fact::kTier) return read_tier_names(node, out.any_of);
  for (const Node& item : items_of(node)) {
    if (Fault fault = read_value(item, info, out.any_of.emplace_back()); !fault.empty()) return fault;
  }
  return out.any_of.empty() ? "the list is empty" : Fault{};
}

Fault RowReader::read_when(const Node& node, std::vector<Condition>& out) {
  DictReader reader(policy_.path, *inner_table(cap_table(), "when"));
  for (const FactInfo& info : all_facts()) {
    reader.on(std::string(info.name), [&](const Node& n) { return read_condition(n, info, out.emplace_back()); });
  }
  reader.read(node, problems_);
  return {};
}

Fault RowReader::read_source(const Node& node, std::vector<std::string>& out) const {
  if (Fault fault = yaml::read_strings(node, out); !fault.empty()) return fault;
  std::vector<std::string> known;
  for (const auto& [id, source] : policy_.sources) known.push_back(id);
  for (const std::string& id : out) {
    if (!policy_.sources.contains(id)) return unknown_name("source", id, known);
  }
  return {};
}

void RowReader::add_conditions(DictReader& reader, std::vector<Condition>& out) {
  reader.on("tier", [&](const Node& n) { return read_condition(n, info_of(Fact::kTier), out.emplace_back()); });
  reader.on("degree", [&](const Node& n) { return read_condition(n, info_of(Fact::kDegree), out.emplace_back()); });
  reader.on("when", [&](const Node& n) { return read_when(n, out); });
}

DictReader RowReader::reader(Row& row, RowUse use, const KeyTable& table) {
  DictReader reader(policy_.path, table);
  reader.on("code", [&row](const Node& n) { return yaml::read_string(n, row.code); }).required();
  reader.on("text", [&row](const Node& n) { return yaml::read_string(n, row.text); }).required();
  reader.on("source", [this, &row](const Node& n) { return read_source(n, row.source); }).required();
  reader.on("confidence", [&row](const Node& n) { return read_name(n, kConfidences, row.confidence); }).required();
  reader.on("wait", [&row](const Node& n) { return yaml::read_string(n, row.wait); });
  add_conditions(reader, row.when);
  reader.on("only_if_stated", [&row](const Node& n) { return yaml::read_flag(n, row.only_if_stated); });
  if (use == RowUse::kGate || use == RowUse::kRemark) {
    reader.on("channels", [&row](const Node& n) -> Fault {
      if (Fault fault = yaml::read_strings(n, row.channels); !fault.empty()) return fault;
      for (const std::string& name : row.channels) {
        const auto& known = channel_names();
        if (std::find(known.begin(), known.end(), name) == known.end()) return unknown_name("channel", name, known);
      }
      return {};
    });
  }
  if (use == RowUse::kGate || use == RowUse::kChannel) {
    reader.on("answer", [&row](const Node& n) { return read_name(n, kAnswerNames, row.answer); }).required();
    reader.on("credits", [&row](const Node& n) -> Fault {
      Fault fault = yaml::read_int(n, row.credits);
      return fault.empty() && row.credits < 0 ? "expected 0 or more" : fault;
    });
    reader.on("offer", [&row](const Node& n) { return yaml::read_string(n, row.offer); });
    reader.on("no_alternatives", [&row](const Node& n) { return yaml::read_flag(n, row.no_alternatives); });
  }
  return reader;
}

bool RowReader::finish(const DictReader& reader, const Node& node, const Row& row) {
  if (!reader.read(node, problems_)) return false;
  if ((row.answer == Answer::kAllowedCost) == (row.credits > 0)) return true;
  problems_.push_back(yaml::error_at(node, policy_.path, "“credits” and the answer “allowed-cost” go together"));
  return false;
}

Fault RowReader::read_list(const Node& node, RowUse use, std::vector<Row>& out) {
  if (node.is_null()) return {};
  if (!node.is_list()) return "expected a list of rows";
  for (const Node& item : node.items) {
    Row row;
    const std::size_t before = problems_.size();
    const DictReader keys = reader(row, use, row_table(use));
    if (finish(keys, item, row) && problems_.size() == before) out.push_back(std::move(row));
  }
  return {};
}

bool RowReader::read_allotment(const Node& node, Allotment& out) {
  DictReader reader(policy_.path, allotment_table());
  reader.on("monthly", [&](const Node& n) { return yaml::read_int(n, out.monthly.emplace()); });
  reader.on("most", [&](const Node& n) { return yaml::read_int(n, out.most.emplace()); });
  reader.on("bank", [&](const Node& n) { return yaml::read_int(n, out.bank.emplace()); });
  reader.on("expiry_days", [&](const Node& n) { return yaml::read_int(n, out.expiry_days.emplace()); });
  reader.on("purchase", [&](const Node& n) { return read_name(n, kPurchases, out.purchase); }).required();
  reader.on("source", [&](const Node& n) { return read_source(n, out.source); }).required();
  reader.on("confidence", [&](const Node& n) { return read_name(n, kConfidences, out.confidence); }).required();
  return reader.read(node, problems_);
}

Fault RowReader::read_usual(const Node& node, FactSheet& out) {
  DictReader reader(policy_.path, *inner_table(policy_keys(), "usual"));
  for (const FactInfo& info : all_facts()) {
    if (info.type == FactType::kNumber) continue;
    reader.on(std::string(info.name), [&](const Node& n) {
      double value = 0;
      Fault fault = read_value(n, info, value);
      if (fault.empty()) out.set(info.fact, value);
      return fault;
    });
  }
  reader.read(node, problems_);
  return {};
}

bool RowReader::read_cap(const Node& node, Cap& out) {
  DictReader reader(policy_.path, cap_table());
  reader
      .on("channel",
          [&](const Node& n) {
            const auto& known = channel_names();
            const bool good = std::find(known.begin(), known.end(), n.scalar) != known.end();
            out.channel = n.scalar;
            return good ? Fault{} : unknown_name("channel", n.scalar, known);
          })
      .required();
  reader.on("of", [&](const Node& n) -> Fault {
    out.of_subject = n.scalar == "subject";
    return out.of_subject || n.scalar == "body" ? Fault{} : unknown_name("part", n.scalar, {"subject", "body"});
  });
  add_conditions(reader, out.when);
  reader.on("max", [&](const Node& n) { return yaml::read_int(n, out.max); }).required();
  reader.on("source", [&](const Node& n) { return read_source(n, out.source); }).required();
  reader.on("confidence", [&](const Node& n) { return read_name(n, kConfidences, out.confidence); }).required();
  return reader.read(node, problems_);
}

std::string_view to_string(Confidence value) { return name_of(kConfidences, value); }

}  // namespace mannerly::permit
