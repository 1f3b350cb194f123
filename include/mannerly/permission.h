// May I write to this person, and how: context and policies in, a verdict with its reasons and other ways out. Policies
// are files of rules/policies/; nothing here knows a number or a rule of its own.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mannerly/context.h"
#include "mannerly/result.h"

namespace mannerly {

class FileSystem;

/// kAllowedCost: it takes InMail credits. kAllowedLimited: within a hard quota. kRequest: it arrives as a message
/// request. kUnknown: a fact is missing, or no row of the policy covers the case.
enum class Answer { kDenied, kUnknown, kRequest, kAllowedLimited, kAllowedCost, kAllowed };
std::string_view to_string(Answer answer);  ///< "denied", "allowed-cost", …
/// True when the message may go out in some way.
bool may_send(Answer answer);

/// A row of the policy that applies to the case. The first reason of a verdict decides; the others are remarks.
struct Reason {
  std::string code;    ///< "not-connected"
  std::string text;    ///< for people, about this case
  std::string source;  ///< "F1, linkedin.com/help answer a554575 (official-copy)"
};

/// A quota that applies, and how much of it is used.
struct Allowance {
  std::string unit;  ///< "notes", "people"
  std::string per;   ///< "day", "week", "month", "total"
  bool hard = false;
  std::optional<int> max;  ///< unset: a limit exists, its number is not published
  std::optional<int> used;
  std::string source;
};

/// Another way to reach the person.
struct Alternative {
  std::string kind;  ///< a channel, or "wait"
  Answer answer = Answer::kAllowed;
  std::string text;  ///< what to do; names its condition when `answer` is kUnknown
  int credits = 0;
};

/// What another loaded policy says about the same case.
struct OtherAnswer {
  std::string policy;
  Answer answer = Answer::kUnknown;
};

/// A fact that nobody stated and that decides.
struct MissingFact {
  std::string fact;   ///< "to.degree"
  std::string about;  ///< "how you are connected"
};

struct Verdict {
  Answer answer = Answer::kUnknown;
  std::string channel;  ///< "inmail"
  std::string summary;  ///< the case in short: "inmail, premium-career, second degree"
  int credits = 0;      ///< what it costs
  std::optional<int> credits_left;
  std::vector<Reason> reasons;
  std::vector<Allowance> allowances;
  std::vector<Alternative> alternatives;  ///< cheapest first
  std::vector<OtherAnswer> disputed;      ///< policies that allow what this one denies, or the other way round
  std::vector<MissingFact> missing;       ///< what would settle an unknown answer
  std::vector<std::string> assumed;       ///< facts taken to be as usual because nothing was said of them
  std::string policy;
  std::string policy_title;
  std::string as_of;  ///< the day the policy describes
};

/// What is asked: about whom, by which channel, when.
struct PermissionCase {
  const Context& context;
  std::string_view channel;      ///< a kind ("inmail") or another way of a policy ("invite", "open-profile")
  std::optional<Day> today;      ///< unset: rows about days are silent
  std::string_view policy = {};  ///< a loaded one, "strict" or "lenient"; empty: the active one
};

/// A limit on length by the policy, in characters.
struct LengthCap {
  std::optional<int> subject;
  std::optional<int> body;
};

struct PermissionOptions {
  std::shared_ptr<const FileSystem> files;  ///< reads a policy that is a file; may be null when none is
  std::string policy;                       ///< a bundled one, "strict", "lenient" or a file; empty: "documented"
  std::string rules_dir;                    ///< its policies/ replace the bundled ones when it has any
};

/// All loaded policies, one of them active. Immutable; every const member function is thread safe.
class Permissions {
 public:
  /// Faults in policy files are located in `problems` and their rows left out. Fails when the active policy cannot be
  /// used at all.
  static Result<std::shared_ptr<const Permissions>> create(const PermissionOptions& options,
                                                           std::vector<Error>& problems);
  virtual ~Permissions() = default;

  /// The answer of the policy asked for.
  virtual Verdict judge(const PermissionCase& question) const = 0;
  /// The answer of every policy, then of "strict" and "lenient".
  virtual std::vector<Verdict> judge_all(const PermissionCase& question) const = 0;
  /// Caps of the active policy that the known facts select; unset where the sender's tier would decide.
  virtual LengthCap caps(const PermissionCase& question) const = 0;
  virtual const std::string& active() const = 0;
  /// The channels a question may name.
  virtual const std::vector<std::string>& channels() const = 0;
};

/// True when anything is known that permission depends on; else a verdict would be noise.
bool has_permission_facts(const Context& context);

}  // namespace mannerly
