// A policy as data: ordered rows, quotas, credits, caps. Read by policy_file, asked by evaluate; decides nothing
// itself.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "permit/fact_sheet.h"

namespace mannerly::permit {

/// One test of a fact; all that are set must hold.
struct Condition {
  Fact fact = Fact::kCount;
  std::vector<double> any_of;
  std::optional<double> at_least;
  std::optional<double> below;
};

enum class Confidence { kOfficial, kOfficialCopy, kReported, kDocument };
std::string_view to_string(Confidence value);

/// Where a row's claim comes from.
struct Source {
  std::string title;
  std::string address;
  std::string seen;
};

/// When its conditions hold, the row answers. An unknown fact leaves the answer open, unless it is a number, has a
/// usual value, or the row counts `only_if_stated`.
struct Row {
  std::string code;
  std::vector<std::string> channels;  ///< of gates, preferences and remarks; empty: all
  std::vector<Condition> when;
  bool only_if_stated = false;
  Answer answer = Answer::kUnknown;
  int credits = 0;
  std::string text;   ///< with {name}, {connection}, …; see wording.h
  std::string offer;  ///< what to do, when the row is offered as another way
  std::string wait;   ///< what to wait for, when it denies
  bool no_alternatives = false;
  std::vector<std::string> source;  ///< keys of Policy::sources
  Confidence confidence = Confidence::kDocument;
};

/// A number of uses in a time. At or over `max`: `row` applies, and denies when hard.
struct Quota {
  Row row;
  Fact used = Fact::kCount;
  std::optional<int> max;
  std::string unit;
  std::string per;
  bool hard = false;
};

enum class Purchase { kNo, kUpgrade, kYes };

struct Allotment {
  std::optional<int> monthly;  ///< unset: not stated
  std::optional<int> most;     ///< the upper end of a range
  std::optional<int> bank;     ///< how many may pile up
  std::optional<int> expiry_days;
  Purchase purchase = Purchase::kNo;
  std::vector<std::string> source;
  Confidence confidence = Confidence::kDocument;
};

struct Credits {
  std::map<Tier, Allotment> tiers;
  Row none;              ///< denies when too few are left
  Row low;               ///< a remark when the share left of a month's allotment is at most `low_share`
  double low_share = 0;  ///< 0: never
};

struct Cap {
  std::string channel;
  bool of_subject = false;
  std::vector<Condition> when;
  int max = 0;
  std::vector<std::string> source;
  Confidence confidence = Confidence::kDocument;
};

struct Policy {
  std::string name;
  std::string path;
  std::string title;
  std::string as_of;
  std::map<std::string, Source> sources;
  FactSheet usual;  ///< what is taken for granted while nobody states it
  std::vector<Row> gates;
  std::map<std::string, std::vector<Row>> channels;
  std::vector<Row> preferences;
  std::vector<Row> remarks;
  std::map<std::string, std::vector<Quota>> quotas;  ///< by channel
  Row near;                                          ///< a remark when the share used of a quota reaches `near_share`
  double near_share = 0;                             ///< 0: never
  Credits credits;
  std::vector<Cap> caps;
};

/// The channels policies know, cheapest first.
const std::vector<std::string>& channel_names();

}  // namespace mannerly::permit
