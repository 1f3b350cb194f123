// Reads the rows of a policy file: conditions, answer, text, sources. A row with a fault is left out.
#pragma once

#include <vector>

#include "permit/policy.h"
#include "yaml/dict_reader.h"

namespace mannerly::permit {

/// Where a row stands decides which keys it takes.
enum class RowUse {
  kGate,     ///< before or after the channel's rows; names the channels it is for
  kChannel,  ///< in the list of one channel
  kQuota,    ///< its answer is known
  kRemark    ///< has no answer
};

/// Names of tiers, "paid" or "recruiters", one or a list, as values of Fact::kTier; appends.
yaml::Fault read_tier_names(const yaml::Node& node, std::vector<double>& out);

class RowReader {
 public:
  RowReader(const Policy& policy, std::vector<Error>& problems) : policy_(policy), problems_(problems) {}

  /// Appends the rows of a list.
  yaml::Fault read_list(const yaml::Node& node, RowUse use, std::vector<Row>& out);
  /// A reader of the keys of one row; those that `table` has besides the row's are added before finish().
  yaml::DictReader reader(Row& row, RowUse use, const KeyTable& table);
  /// Reads `node`; false when it has a fault.
  bool finish(const yaml::DictReader& reader, const yaml::Node& node, const Row& row);
  bool read_allotment(const yaml::Node& node, Allotment& out);
  bool read_cap(const yaml::Node& node, Cap& out);
  yaml::Fault read_usual(const yaml::Node& node, FactSheet& out);

 private:
  yaml::Fault read_when(const yaml::Node& node, std::vector<Condition>& out);
  yaml::Fault read_condition(const yaml::Node& node, const FactInfo& info, Condition& out);
  yaml::Fault read_source(const yaml::Node& node, std::vector<std::string>& out) const;
  void add_conditions(yaml::DictReader& reader, std::vector<Condition>& out);

  const Policy& policy_;
  std::vector<Error>& problems_;
};

}  // namespace mannerly::permit
