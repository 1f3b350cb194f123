// People and their connections as a graph: made by NetworkReader (network_reader.cc), searched by network.cc.
#pragma once

#include <cstdint>
#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "mannerly/network.h"
#include "permit/exports_people.h"

namespace mannerly {

class Network {
 public:
  using PersonId = permit::PersonId;
  using DayNumber = std::int32_t;  ///< days since 1970
  static constexpr DayNumber kNoDay = std::numeric_limits<DayNumber>::min();
  /// The user. No row of any list is theirs: rows without a name and a profile are not kept.
  static constexpr PersonId kSelf = permit::People::kNobody;

  struct Edge {
    PersonId to = 0;
    DayNumber day = kNoDay;  ///< kNoDay: colleagues, as far as is known
  };

  std::span<const Edge> edges(PersonId person) const {
    return std::span(edges_).subspan(begins_[person], begins_[person + 1] - begins_[person]);
  }

  permit::People people;
  permit::StringIds companies;         ///< as written; 0 is none
  std::vector<std::uint32_t> company;  ///< of every person
  bool has_own_list = false;

  static constexpr std::uint8_t kFar = 0xFF;
  static constexpr std::uint8_t kMostHops = 3;
  /// Connections between the user and everybody, up to kMostHops; else kFar.
  std::vector<std::uint8_t> distance;

  std::vector<Edge> edges_;          ///< by person, then by the one they lead to; both directions
  std::vector<std::size_t> begins_;  ///< of every person, and the end
};

namespace permit {

/// A company's name for comparing: folded, without a legal form at its end.
std::string folded_company(std::string_view name);

}  // namespace permit
}  // namespace mannerly
