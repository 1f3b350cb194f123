// What is known besides the text: sender, recipient, thread, groups. Comes from front matter, batch columns or flags.
// An empty string or nullopt means unknown; nothing here is ever guessed.
#pragma once

#include <optional>
#include <string>
#include <vector>

namespace mannerly {

/// Whether sender and reader already know each other. kUnknown is treated as cold by rules that ask.
enum class Relation { kUnknown, kCold, kWarm };

struct Person {
  std::string name;       ///< full name as the person writes it
  std::string preferred;  ///< the name they want to be greeted by
  std::vector<std::string> aliases;
  std::string company;
  std::string title;
  std::string school;
  std::string location;
  std::string tier;  ///< the sender's account: basic, premium-career, premium-business, sales-navigator, recruiter…
  std::optional<int> degree;   ///< 1, 2 or 3; unset: unknown
  std::optional<int> credits;  ///< InMail credits left
};

struct Thread {
  std::optional<int> messages;    ///< messages in the thread so far, both sides
  std::optional<int> unanswered;  ///< own messages since the last answer
  std::optional<bool> declined;
  std::string last_sent;  ///< ISO date of the last own message
};

struct Context {
  Person to;
  Person from;
  Thread thread;
  std::vector<std::string> groups;   ///< groups both belong to
  std::vector<std::string> mutuals;  ///< people both know
  std::string source;                ///< how the contact was found
  Relation relation = Relation::kUnknown;
};

}  // namespace mannerly
