// What is known besides the text: sender, recipient, thread, groups. Comes from front matter, context files, batch
// columns, flags, or a member's own export. An empty string or nullopt means unknown; nothing here is ever guessed.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "mannerly/result.h"

namespace mannerly {

/// A calendar day, in UTC.
using Day = std::chrono::sys_days;

/// What the draft will be sent as.
enum class Kind { kMessage, kInmail, kNote, kIntro, kFollowup, kGroup, kReply, kEmail };

/// Whether sender and reader already know each other, as rules ask for it.
enum class Relation { kUnknown, kCold, kWarm };
/// How they know each other, as facts state it. kNone: they are strangers.
enum class Tie { kUnknown, kNone, kMet, kColleague, kAlumni, kCustomer, kPartner, kReferred };

enum class Degree { kFirst, kSecond, kThird, kOutside };
enum class Tier {
  kBasic,
  kPremiumCareer,
  kPremiumBusiness,
  kSalesNavigator,
  kRecruiterLite,
  kRecruiter,
  kRecruiterServices
};
enum class AccountStatus { kActive, kLimited, kRestricted, kClosed };
enum class Blocked { kNone, kByThem, kByMe };
enum class MessagesFrom { kAnyone, kConnections, kSharedConnections };
enum class InvitationsFrom { kAnyone, kEmailOrImported, kImported };
enum class Visibility { kPublic, kLimited, kPrivate };
/// Who may write to whom in a group.
enum class GroupMessages { kMembers, kConnectedOnly, kNone };

std::string_view to_string(Tie value);
std::string_view to_string(Degree value);
std::string_view to_string(Tier value);
std::string_view to_string(AccountStatus value);
std::string_view to_string(Blocked value);
std::string_view to_string(MessagesFrom value);
std::string_view to_string(InvitationsFrom value);
std::string_view to_string(Visibility value);
std::string_view to_string(GroupMessages value);

/// What is known of either person.
struct Person {
  std::string name;               ///< full name as the person writes it
  std::string preferred;          ///< the name they want to be greeted by
  std::vector<std::string> also;  ///< other names they go by
  std::string profile;            ///< the address of their profile page
  std::string company;
  std::string title;
  std::string school;
  std::string location;
  std::vector<std::string> groups;
  std::vector<std::string> facts;  ///< "talk: Idempotent retries at QCon 2025"
};

/// What the sender has used up of their account's allowances.
struct Used {
  std::optional<int> unique_today;  ///< different people written to
  std::optional<int> unique_month;
  std::optional<int> notes_month;
  std::optional<int> invites_week;
  std::optional<int> group_month;
  std::optional<int> inmails_today;
};

/// How the sender's latest first contacts went: messages to people who had not written before.
struct Streak {
  std::optional<int> contacts;    ///< the latest first contacts old enough to have been answered, at most twelve
  std::optional<int> unanswered;  ///< those of them without any answer
};

/// The sender's account.
struct Account {
  std::optional<Tier> tier;
  std::optional<Tier> lapsed_from;  ///< a paid tier that has ended
  std::optional<AccountStatus> status;
  std::optional<int> credits;  ///< InMail credits left
  std::optional<int> connections;
  std::optional<double> response_rate;  ///< 0 to 1
  Used used;
  Streak streak;
};

/// How the recipient can be reached.
struct Reach {
  std::optional<Degree> degree;
  bool not_first = false;  ///< for an unknown degree: a whole, recent list of the sender's connections is without them
  std::optional<bool> premium;
  std::optional<bool> open_profile;
  std::optional<AccountStatus> status;  ///< kActive or kClosed
  std::optional<Blocked> blocked;
  std::optional<bool> declines_inmail;
  std::optional<MessagesFrom> messages_from;
  std::optional<InvitationsFrom> invitations_from;
  std::optional<Visibility> visibility;
  std::optional<bool> email_known;
  std::vector<std::string> mutuals;  ///< people both know
};

struct Thread {
  std::optional<int> messages;    ///< messages in the thread so far, both sides
  std::optional<int> unanswered;  ///< own messages since the last answer
  std::optional<bool> replied;    ///< the recipient has written, or accepted a request
  std::optional<bool> declined;
  std::optional<Day> last_sent;  ///< the last own message
  std::optional<bool> invite_pending;
  std::optional<Day> invite_withdrawn;
  std::optional<Day> connected;  ///< when the invitation was accepted
  std::optional<bool> inmail_pending;
  std::vector<std::string> sent;  ///< texts of own earlier messages to this person, oldest first
};

/// The group a group message goes to.
struct Group {
  std::string name;
  std::optional<GroupMessages> messages;
  std::optional<bool> promotion;  ///< false: its rules forbid promotion
  std::optional<bool> links;
};

struct Context {
  std::optional<Kind> kind;  ///< as stated
  std::optional<Kind> via;   ///< the channel of the thread a follow-up or reply belongs to
  Person to;
  Person from;
  Account account;
  Reach reach;
  Thread thread;
  Group group;
  std::vector<std::string> groups;  ///< groups both belong to, as stated; see shared_groups()
  std::string source;               ///< how the contact was found
  Relation relation = Relation::kUnknown;
  Tie tie = Tie::kUnknown;
  /// Whether the sender's and the recipient's groups, and the mutuals, were stated at all: an empty list that was
  /// stated means none.
  bool groups_known = false;
  bool mutuals_known = false;
};

/// Groups both belong to: those stated as shared, and those stated of both. Case is ignored.
std::vector<std::string> shared_groups(const Context& context);

/// A text of facts, in the keys of front matter ("to: {degree: 2}"), and the path to name in problems.
struct Facts {
  std::string path;
  std::string text;
};

/// Adds the facts of a YAML text to `context`; a later fact replaces an earlier one. Every fault becomes a located
/// problem and is left out. Thread safe.
void read_facts(const Facts& facts, Context& context, std::vector<Error>& problems);

/// A day written as 2027-01-31, or nullopt.
std::optional<Day> day_from_string(std::string_view text);
std::string to_string(Day day);
/// A UTC time written as "2027-01-31", "2027-01-31T14:30" or with seconds and a closing Z; or nullopt.
std::optional<std::chrono::sys_seconds> time_from_string(std::string_view text);

}  // namespace mannerly
