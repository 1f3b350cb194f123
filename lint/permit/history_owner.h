// Whose export it is. Stated, or told by the invitations, or by being in every message.
#pragma once

#include <string>
#include <vector>

#include "permit/history_rows.h"

namespace mannerly::permit {

struct FoundOwner {
  PersonId person = People::kNobody;
  std::string known_by;
  std::string problem;  ///< why nobody was found, or empty
};

/// `rows` must be joined. `stated` is a name, the address of a profile, or empty.
FoundOwner find_owner(const HistoryRows& rows, const std::string& stated);

}  // namespace mannerly::permit
