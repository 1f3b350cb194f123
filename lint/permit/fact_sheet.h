// The facts that policies ask for, as numbers behind names: a flat sheet made from a Context. Facts are named by their
// front-matter keys; a few are derived (days since, a group in common).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/permission.h"

namespace mannerly::permit {

enum class Fact {
  kKind,
  kTier,
  kLapsed,
  kSenderStatus,
  kCredits,
  kConnections,
  kResponseRate,
  kUniqueToday,
  kUniqueMonth,
  kNotesMonth,
  kInvitesWeek,
  kGroupMonth,
  kInmailsToday,
  kDegree,
  kPremium,
  kOpenProfile,
  kStatus,
  kBlocked,
  kDeclinesInmail,
  kMessagesFrom,
  kInvitationsFrom,
  kVisibility,
  kEmailKnown,
  kReplied,
  kDeclined,
  kUnanswered,
  kInvitePending,
  kInmailPending,
  kDaysSinceSent,
  kDaysSinceWithdrawn,
  kGroupMessages,
  kCoworker,
  kMutual,
  kSharedGroup,
  kCount
};

enum class FactType { kName, kFlag, kNumber };

struct FactInfo {
  Fact fact = Fact::kCount;
  std::string_view name;  ///< as policies write it: "to.degree"
  std::string_view key;   ///< the front-matter key that states it
  FactType type = FactType::kFlag;
  std::vector<std::string_view> values;  ///< of kName, by value
  std::string_view about;                ///< what it decides by: "how you are connected"
  std::string_view condition;            ///< "if {name} has an open profile"; empty: not worth offering
};

/// The row of a fact, and all rows in the order of the enumeration.
const FactInfo& info_of(Fact fact);
const std::vector<FactInfo>& all_facts();
const FactInfo* find_fact(std::string_view name);

/// Values by fact; nullopt is unknown. Names are their index in FactInfo::values, flags 0 or 1.
class FactSheet {
 public:
  std::optional<double> get(Fact fact) const { return values_[static_cast<std::size_t>(fact)]; }
  void set(Fact fact, std::optional<double> value) { values_[static_cast<std::size_t>(fact)] = value; }

  /// True when nobody knows the degree but that it is not the first.
  bool not_first() const { return not_first_; }
  void set_not_first(bool value) { not_first_ = value; }

 private:
  bool not_first_ = false;
  std::array<std::optional<double>, static_cast<std::size_t>(Fact::kCount)> values_{};
};

FactSheet make_sheet(const PermissionCase& question);

}  // namespace mannerly::permit
