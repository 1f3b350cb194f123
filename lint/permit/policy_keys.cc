// The table of policy files: what policy_file.cc and row_reader.cc read.
#include "permit/policy_keys.h"

#include <utility>

#include "base/fact_names.h"
#include "base/shapes.h"
#include "permit/fact_sheet.h"
#include "permit/policy.h"

namespace mannerly::permit {
namespace {

using namespace shapes;

std::vector<std::string> texts(const std::vector<std::string_view>& views) { return {views.begin(), views.end()}; }

Shapes value_of(const FactInfo& info) {
  if (info.type == FactType::kNumber) return number();
  if (info.type == FactType::kFlag) return flag();
  return name_of(texts(info.values));
}

/// A value, several, or for numbers a range.
Shapes condition(const FactInfo& info) {
  Shapes value = value_of(info);
  if (info.fact == Fact::kTier) {
    value.front().allowed.insert(value.front().allowed.end(), {"paid", "recruiters"});
  }
  Shapes out = one_or_more(value);
  if (info.type != FactType::kNumber) return out;
  return std::move(out) |
         map_of({"range", "", {{"at_least", "from here", number()}, {"below", "below this", number()}}});
}

std::vector<KeyInfo> conditions() {
  KeyTable when{"when", "facts that must hold", {}};
  for (const FactInfo& info : all_facts()) {
    when.keys.push_back({std::string(info.name), std::string(info.about), condition(info)});
  }
  return {{"tier", "the sender's accounts it is for", condition(info_of(Fact::kTier))},
          {"degree", "the degrees it is for", condition(info_of(Fact::kDegree))},
          {"when", "further facts that must hold", map_of(std::move(when))}};
}

KeyInfo source() { return {"source", "keys of the policy's sources", one_or_more(text()), true}; }

KeyInfo confidence() {
  return {"confidence", "how sure it is", name_of({"official", "official-copy", "reported", "document"}), true};
}

std::vector<KeyInfo> row_keys() {
  std::vector<KeyInfo> keys = {{"code", "a short name for machines", text(), true},
                               {"text", "what a person is told", text(), true},
                               source(),
                               confidence(),
                               {"wait", "how long it lasts", text()},
                               {"only_if_stated", "silent when its facts are only assumed", flag()}};
  const std::vector<KeyInfo> more = conditions();
  keys.insert(keys.end(), more.begin(), more.end());
  return keys;
}

void add_channels(KeyTable& table) {
  table.keys.push_back({"channels", "the channels it is for; all unless told", one_or_more(name_of(channel_names()))});
}

void add_answer(KeyTable& table) {
  table.keys.push_back({"answer", "the verdict", name_of(names_in(kAnswerNames)), true});
  table.keys.push_back({"credits", "InMail credits it costs", count()});
  table.keys.push_back({"offer", "how it is offered as another way", text()});
  table.keys.push_back({"no_alternatives", "no other way helps", flag()});
}

KeyTable make_row(RowUse use) {
  KeyTable table{"row", "a row of the policy", row_keys()};
  if (use == RowUse::kGate || use == RowUse::kRemark) add_channels(table);
  if (use == RowUse::kGate || use == RowUse::kChannel) add_answer(table);
  return table;
}

KeyTable with_share(const char* name) {
  KeyTable table = make_row(RowUse::kRemark);
  table.name = name;
  table.keys.push_back({"share", "from this share of an allowance on", number(0, 1), true});
  return table;
}

Shapes by_channel(const Shapes& value) {
  KeyTable table{"channels", "", {}};
  for (const std::string& name : channel_names()) table.keys.push_back({name, "", value});
  return map_of(std::move(table));
}

KeyTable credits() {
  return {"credits",
          "InMail credits",
          {{"tiers", "by account", map_to(map_of(allotment_table))},
           {"none", "when none are left", map_of(make_row(RowUse::kQuota))},
           {"low", "when few are left", map_of(with_share("low"))}}};
}

KeyTable usual() {
  KeyTable table{"usual", "what is taken for granted while nothing is stated", {}};
  for (const FactInfo& info : all_facts()) {
    if (info.type != FactType::kNumber) table.keys.push_back({std::string(info.name), "", value_of(info)});
  }
  return table;
}

}  // namespace

const KeyTable& row_table(RowUse use) {
  static const KeyTable kGate = make_row(RowUse::kGate);
  static const KeyTable kChannel = make_row(RowUse::kChannel);
  static const KeyTable kQuota = make_row(RowUse::kQuota);
  static const KeyTable kRemark = make_row(RowUse::kRemark);
  switch (use) {
    case RowUse::kGate:
      return kGate;
    case RowUse::kChannel:
      return kChannel;
    case RowUse::kQuota:
      return kQuota;
    case RowUse::kRemark:
      return kRemark;
  }
  return kGate;
}

const KeyTable& quota_table() {
  static const KeyTable kTable = [] {
    KeyTable table = make_row(RowUse::kQuota);
    table.name = "quota";
    const std::vector<KeyInfo> more = {{"used", "the fact that counts what is used", text(), true},
                                       {"max", "the allowance", name_of({"unpublished"}) | whole(), true},
                                       {"unit", "what is counted", text(), true},
                                       {"per", "the time", name_of({"day", "week", "month"}), true},
                                       {"hard", "the platform enforces it", flag()}};
    table.keys.insert(table.keys.end(), more.begin(), more.end());
    return table;
  }();
  return kTable;
}

const KeyTable& allotment_table() {
  static const KeyTable kTable{"allotment",
                               "InMail credits of an account",
                               {{"monthly", "a month", whole()},
                                {"most", "at most", whole()},
                                {"bank", "that can be saved", whole()},
                                {"expiry_days", "days they last", whole()},
                                {"purchase", "whether more can be bought", name_of({"no", "upgrade", "yes"}), true},
                                source(),
                                confidence()}};
  return kTable;
}

const KeyTable& near_table() {
  static const KeyTable kTable = with_share("near");
  return kTable;
}

const KeyTable& cap_table() {
  static const KeyTable kTable = [] {
    KeyTable table{"cap",
                   "how long a message may be",
                   {{"channel", "the channel", name_of(channel_names()), true},
                    {"of", "the part", name_of({"subject", "body"})},
                    {"max", "characters", whole(), true},
                    source(),
                    confidence()}};
    const std::vector<KeyInfo> more = conditions();
    table.keys.insert(table.keys.end(), more.begin(), more.end());
    return table;
  }();
  return kTable;
}

}  // namespace mannerly::permit

namespace mannerly {

const KeyTable& policy_keys() {
  using namespace shapes;
  using permit::RowUse;
  static const KeyTable kTable = [] {
    const auto rows = [](RowUse use) { return list(map_of(permit::row_table(use))) | null(); };
    const KeyTable source{"source",
                          "where a fact comes from",
                          {{"title", "its title", text(), true},
                           {"address", "its address", text()},
                           {"seen", "the day it was read", text()}}};
    return KeyTable{"policy",
                    "what a platform permits",
                    {{"title", "its name for people", text(), true},
                     {"as_of", "the day it was true; needed unless it extends another", text()},
                     {"extends", "the policy it starts from", text()},
                     {"sources", "where its facts come from", map_to(map_of(source))},
                     {"usual", "what is taken for granted", map_of(permit::usual())},
                     {"gates", "rows that are asked before the channel's", rows(RowUse::kGate)},
                     {"channels", "rows by channel", permit::by_channel(rows(RowUse::kChannel))},
                     {"preferences", "rows that are asked after the channel's", rows(RowUse::kGate)},
                     {"remarks", "rows without an answer", rows(RowUse::kRemark)},
                     {"quotas", "allowances by channel", permit::by_channel(list(map_of(permit::quota_table)))},
                     {"near", "what is said near an allowance", map_of(permit::near_table)},
                     {"credits", "InMail credits", map_of(permit::credits())},
                     {"caps", "lengths", list(map_of(permit::cap_table))}}};
  }();
  return kTable;
}

}  // namespace mannerly
