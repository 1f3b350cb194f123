// The facts of an export after all files are read: made by HistoryReader (history_reader.cc, history_index.cc), asked
// by apply_history (history.cc). Times are seconds since 1970 in UTC, 32 bits wide.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "mannerly/history.h"
#include "permit/exports_people.h"

namespace mannerly {

class History {
 public:
  using PersonId = permit::PersonId;
  using Seconds = std::uint32_t;

  /// A message between the owner and one other person; sorted by person, time, own before theirs. Packed in that
  /// order, which sorts a million of them fast: 31 bits, 32 bits, 1 bit.
  class Contact {
   public:
    Contact(PersonId person, Seconds time, bool own)
        : packed_((std::uint64_t{person} << 33) | (std::uint64_t{time} << 1) | (own ? 0U : 1U)) {}
    PersonId person() const { return static_cast<PersonId>(packed_ >> 33); }
    Seconds time() const { return static_cast<Seconds>(packed_ >> 1); }
    bool own() const { return (packed_ & 1) == 0; }
    friend auto operator<=>(const Contact&, const Contact&) = default;

   private:
    std::uint64_t packed_;
  };
  /// An own message to one or several people; sorted by time.
  struct Send {
    Seconds time = 0;
    std::uint32_t list = 0;
  };
  /// The owner wrote first; `answer` is the time of the first reply, or 0. Sorted by time.
  struct FirstContact {
    Seconds time = 0;
    Seconds answer = 0;
  };
  struct Invitation {
    PersonId person = 0;
    Seconds time = 0;
    bool outgoing = false;
    bool has_note = false;
  };
  struct Connection {
    Day day;
    bool has_email = false;
  };
  struct Text {
    Seconds time = 0;
    std::string text;
    friend auto operator<=>(const Text&, const Text&) = default;
  };

  /// Nothing at all was read.
  bool is_empty() const { return newest == Day{}; }

  permit::People people;
  PersonId owner = permit::People::kNobody;
  std::string owner_known_by;
  std::set<ExportFile> files;

  std::vector<std::vector<PersonId>> lists;  ///< recipients, without the owner
  std::vector<Contact> contacts;
  std::vector<Send> sends;
  std::vector<FirstContact> first_contacts;
  std::map<PersonId, std::vector<Text>> texts;  ///< own, oldest first
  std::vector<Invitation> invitations;          ///< sorted by time
  std::map<PersonId, Connection> connections;
  std::set<PersonId> several;        ///< names without a profile that are more than one person's
  std::size_t connection_count = 0;  ///< hidden members included
  std::size_t hidden_count = 0;
  bool connections_whole = false;               ///< the list of connections was read without a fault
  std::map<std::string, PersonId> by_likeness;  ///< likeness_keys() of the connections' names
  std::size_t texts_left_out = 0;
  Day newest{};             ///< of any row
  bool stated_day = false;  ///< newest is the day the export was made, as stated
};

}  // namespace mannerly
