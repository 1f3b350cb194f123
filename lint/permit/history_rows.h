// The rows of an export while they are read, in little memory: people and recipient lists as numbers, and the latest
// own texts. Who the owner is comes out only at the end, so texts are kept of everybody who may still be.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "permit/exports_files.h"
#include "permit/history_data.h"

namespace mannerly::permit {

/// What is read, before it is known whose it is.
class HistoryRows {
 public:
  explicit HistoryRows(std::size_t max_text_bytes) : text_room_(max_text_bytes) {}

  void add(const ConnectionRow& row);
  void add(const MessageRow& row);
  void add(const InvitationRow& row);
  /// Settles lists whose names could be cut in several ways by the names now known, and joins the people.
  void join();

  struct Message {
    History::Seconds time;
    PersonId from;
    std::uint32_t to;  ///< a list
  };
  struct KeptText {
    PersonId from;
    History::Text text;
  };
  /// The latest texts sent to one list; `oldest` of them when there are as many as are kept.
  struct Texts {
    History::Seconds oldest = 0;
    std::vector<KeptText> kept;
  };
  struct List {
    std::vector<PersonId> people;
    bool unclear = false;  ///< the names do not fit the profiles, or hold commas
    Texts texts;
  };
  struct Invited {
    PersonId from;
    PersonId to;
    History::Seconds time;
    bool outgoing;
    bool has_note;
  };
  struct Connected {
    PersonId person;
    Day day;
    bool has_email;
  };

  People people;
  std::vector<Message> messages;
  std::vector<List> lists;
  std::vector<Invited> invited;
  std::vector<Connected> connected;
  std::size_t connection_count = 0;
  std::size_t hidden_count = 0;  ///< of those, without a name and a page
  bool connections_whole = true;
  std::size_t texts_left_out = 0;
  std::chrono::sys_seconds newest{};

 private:
  std::uint32_t list_of(const MessageRow& row);
  List read_list(std::string_view names, std::string_view urls);
  void settle(List& list, std::string_view names, std::string_view urls);
  std::vector<std::string_view> segments_of(std::string_view names) const;
  PersonId add_single(std::string_view name, std::string_view url);
  void narrow_owner(PersonId from, std::uint32_t from_name, std::uint32_t list);
  void keep_text(Texts& texts, PersonId from, History::Seconds time, std::string_view text);
  bool take_room(std::size_t bytes);
  History::Seconds seconds(std::chrono::sys_seconds time);

  /// What one "name and address as written" stands for; kNew where it has not been that yet.
  static constexpr std::uint32_t kNew = 0xFFFFFFFF;
  struct Written {
    std::uint32_t list = kNew;
    PersonId sender = kNew;
    std::uint32_t sender_name = 0;
  };
  std::uint32_t written_id(std::string_view names, std::string_view urls);

  StringIds written_keys_;
  std::vector<Written> written_;
  std::vector<std::uint32_t> list_keys_;  ///< of every list: its number in written_keys_
  std::vector<std::vector<std::uint32_t>> list_names_;
  std::string key_;
  std::vector<bool> single_;  ///< of every name: it stood alone somewhere, so it is one person's with all its commas

  std::vector<std::uint32_t> owner_names_;  ///< names that stand in every message so far
  bool any_message_ = false;
  std::pair<PersonId, std::uint32_t> last_narrowed_ = {~PersonId{0}, 0};
  std::size_t text_room_;
};

}  // namespace mannerly::permit
