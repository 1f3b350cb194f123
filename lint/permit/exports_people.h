// Who is who in an export. A profile's address decides; a name without one stands for the only profile of that name, if
// there is exactly one. Two people of one name stay two: nothing here is guessed.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "permit/exports_ids.h"
#include "permit/exports_profile.h"

namespace mannerly::permit {

using PersonId = std::uint32_t;

/// People are added, then joined once; after that the const functions are thread safe.
class People {
 public:
  /// For somebody whose name and page are both hidden.
  static constexpr PersonId kNobody = 0;

  People();
  /// The person behind a name and the address of a profile; either may be empty.
  PersonId add(std::string_view name, std::string_view url);
  /// The people behind several names and addresses, at most StringIds::kBatch; faster than one by one.
  struct Written {
    std::string name;
    std::string url;
  };
  void add_all(std::span<const Written> written, std::span<PersonId> people);
  /// Joins names without a profile to the only profile of that name.
  void join();

  /// After join(): the person that `id` turned out to be.
  PersonId same(PersonId id) const { return same_[id]; }
  /// After join(): everybody of that name, in the order of their ids.
  std::vector<PersonId> called(std::string_view name) const;
  /// The person with that profile, or kNobody.
  PersonId with_profile(std::string_view url) const;
  /// After join(): the names a person appears under, as first written.
  std::vector<std::string> names(PersonId id) const;
  /// After join(): every name of everybody, by the order in which the names came.
  void each_name(const std::function<void(PersonId, std::string_view name)>& use) const;
  /// The name first seen, or the profile's when there is none.
  std::string shown(PersonId id) const;
  /// "linkedin.com/in/ana-li", or empty.
  std::string profile(PersonId id) const;

  /// The number of a name for comparing; 0 for nobody's.
  std::uint32_t name_id(std::string_view name);
  /// The same without adding the name: 0 when it is new.
  std::uint32_t find_name(std::string_view name) const { return names_.find(folded_name(name)).value_or(0); }
  /// True when the person's first or latest name is `name`.
  bool goes_by(PersonId id, std::uint32_t name) const { return first_name_[id] == name || last_name_[id] == name; }
  std::uint32_t size() const { return keys_.size(); }

 private:
  PersonId add_new(std::string_view name, std::string_view url);
  std::string_view spelling(std::uint32_t name) const;

  StringIds written_;  ///< name and address as written, until join()
  std::vector<PersonId> written_person_;
  std::string key_;
  std::array<std::string, StringIds::kBatch> batch_keys_;
  StringIds keys_;                         ///< "u:" and the profile, or "n:" and the folded name → PersonId
  StringIds names_;                        ///< folded
  std::string spelled_;                    ///< all names as first written, one behind the other
  std::vector<std::size_t> spelled_end_;   ///< of every folded name
  std::vector<std::uint32_t> last_name_;   ///< of every person: the name added last
  std::vector<std::uint32_t> first_name_;  ///< of every person
  std::vector<std::pair<std::uint32_t, PersonId>> called_;  ///< name → people; sorted after join()
  std::vector<PersonId> same_;
};

}  // namespace mannerly::permit
