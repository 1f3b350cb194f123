// Judging a placeholder by the words of its name: tables of words, the last word of the first phrase counts most.
// This file holds word tables.
#include "draft/fills.h"

#include <algorithm>
#include <array>
#include <initializer_list>
#include <vector>

#include "draft/words.h"

namespace mannerly::draft {
namespace {

using Words = std::vector<std::string>;

constexpr auto kOwner =
    std::to_array<std::string_view>({"your", "my", "our", "sender", "senders", "sending", "user", "rep", "from", "me",
                                     "author", "owner", "i", "self", "signature", "pi"});
constexpr auto kOwnFacts = std::to_array<std::string_view>(
    {"name",      "company",    "organization", "organisation", "org",        "agency",     "title",      "role",
     "position",  "job",        "phone",        "number",       "email",      "mail",       "contact",    "signature",
     "firm",      "team",       "product",      "service",      "university", "school",     "department", "field",
     "situation", "profession", "first",        "last",         "full",       "background", "industry",   "degree",
     "major",     "experience", "value",        "startup",      "business",   "city",       "location",   "expertise",
     "bio",       "firstname",  "lastname"});
constexpr auto kLinks =
    std::to_array<std::string_view>({"link", "links", "url", "urls", "website", "site", "calendly", "calendar", "href",
                                     "webpage", "homepage", "linkedin", "github"});
constexpr auto kDates = std::to_array<std::string_view>(
    {"date",     "dates",    "day",      "days",   "time",   "times",        "week",    "month",     "weekday",
     "deadline", "year",     "quarter",  "when",   "slot",   "monday",       "tuesday", "wednesday", "thursday",
     "friday",   "tomorrow", "datetime", "season", "window", "availability", "morning", "afternoon"});
constexpr auto kNumbers = std::to_array<std::string_view>(
    {"number",   "count",        "amount",   "price",    "salary",  "percent", "percentage", "n",
     "fee",      "rate",         "budget",   "duration", "minutes", "mins",    "hours",      "size",
     "quantity", "cost",         "discount", "revenue",  "total",   "years",   "metric",     "figure",
     "band",     "compensation", "range",    "rent",     "age",     "score",   "length"});
/// Things that only this reader did or has. Vague words ("topic", "challenge", "research") are left out: without one of
/// these beside them they fit any reader.
// clang-format off
constexpr auto kReferences = std::to_array<std::string_view>({
    "post", "posts", "article", "articles", "talk", "talks", "project", "projects", "achievement", "achievements",
    "accomplishment", "accomplishments", "event", "events", "paper", "papers", "podcast", "episode", "book",
    "comment", "comments", "mutual", "connection", "connections", "conversation", "conversations", "specific",
    "specifics", "insight", "insights", "news", "announcement", "launch", "award", "initiative", "initiatives",
    "repo", "repository", "portfolio", "webinar", "panel", "speech", "blog", "newsletter", "publication",
    "publications", "presentation", "observation", "compliment", "hook", "personalization", "personalisation",
    "icebreaker", "milestone", "conference", "meetup", "keynote", "trigger", "quote", "thesis", "contribution",
    "contributions", "referral", "referrer", "resonated", "impressed", "recent", "moment", "release",
    "collaboration", "exhibition", "performance", "met", "spoke", "met at", "worked", "anecdote", "advice",
    "discussed", "mentioned", "thread", "video", "lecture", "chapter", "letter"});
// clang-format on
constexpr auto kCompanies = std::to_array<std::string_view>(
    {"company", "companies", "organization", "organisation", "org", "employer", "firm", "agency", "business", "startup",
     "account", "brand", "competitor", "institution", "client", "customer"});
constexpr auto kRoles = std::to_array<std::string_view>({"role", "roles", "position", "job", "title", "designation",
                                                         "occupation", "profession", "jobtitle", "opening", "vacancy",
                                                         "headline", "function", "seniority"});
constexpr auto kNames = std::to_array<std::string_view>(
    {"name",      "names",       "firstname", "lastname", "fullname",  "fname",     "lname",    "surname",
     "nickname",  "salutation",  "honorific", "prefix",   "recipient", "addressee", "prospect", "participant",
     "candidate", "interviewer", "person",    "manager",  "lead",      "contact",   "teacher",  "professor",
     "them",      "friend",      "someone",   "mr",       "ms",        "dr"});
constexpr auto kThings = std::to_array<std::string_view>(
    {"event",   "project",  "product", "course",   "university", "school",       "program",      "programme",
     "city",    "industry", "tool",    "group",    "team",       "department",   "conference",   "course",
     "class",   "job",      "role",    "position", "company",    "organization", "organisation", "org",
     "agency",  "firm",     "account", "business", "employer",   "brand",        "topic",        "post",
     "article", "talk",     "paper",   "podcast",  "book",       "campaign"});

template <class Table>
bool any(const Table& table, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return in(table, w); });
}
bool any(std::initializer_list<std::string_view> table, const Words& words) {
  return std::any_of(words.begin(), words.end(), [&](const std::string& w) { return in(table, w); });
}

/// Lower-case words of a name: split at marks, blanks and before an inner capital ("firstName").
Words words_of(std::string_view name) {
  Words out;
  bool open = false;
  char previous = ' ';
  for (const char c : name) {
    if (c == '\'' || (!is_word_byte(c))) {
      open = false;
    } else {
      const bool upper = c >= 'A' && c <= 'Z';
      if (!open || (upper && previous >= 'a' && previous <= 'z')) out.emplace_back();
      out.back() += upper ? static_cast<char>(c - 'A' + 'a') : c;
      open = true;
    }
    previous = c;
  }
  return out;
}

/// The words up to the first preposition or comma: "topic" of "topic of their talk".
Words head_of(const Words& words) {
  static constexpr auto kEnds = std::to_array<std::string_view>(
      {"of", "about", "on", "at", "in", "with", "for", "that", "who", "you", "to", "where", "eg"});
  const auto end = std::find_if(words.begin() + 1, words.end(), [&](const std::string& w) { return in(kEnds, w); });
  return {words.begin(), end};
}

/// The sender's own facts: "your name", "sender.email", "my_company", "your role/situation".
bool is_sender(const Words& words) {
  if (words.size() == 1) return in({"sender", "signature", "me", "sendername", "yourname", "signatory"}, words[0]);
  if (!in(kOwner, words[0])) return false;
  const Words rest(words.begin() + 1, words.end());
  if (any({"conversation", "discussion", "meeting", "call", "previous", "mutual", "shared"}, rest)) return false;
  return in({"sender", "senders", "my", "me"}, words[0]) || any(kOwnFacts, rest);
}

/// A word for a person: a known one, or an agent noun ("interviewer", "speaker", "mentor").
bool is_person_word(const std::string& word) {
  if (in(kNames, word) ||
      in({"first", "last", "full", "given", "family", "middle", "preferred", "client", "customer"}, word)) {
    return true;
  }
  return word.size() > 4 &&
         (word.ends_with("er") || word.ends_with("or") || word.ends_with("ee") || word.ends_with("ist")) &&
         !in(kThings, word);
}

/// "first name", "hiring manager", "speaker name"; not "event name".
bool is_person(const Words& head) {
  const std::string& last = head.back();
  if (last != "name" && last != "names") return in(kNames, last) || (head.size() == 1 && in({"first", "last"}, last));
  return head.size() == 1 || is_person_word(head[head.size() - 2]);
}

/// The name up to its first comma, bracket or dash: what follows only explains it.
std::string_view without_explanation(std::string_view name) {
  std::size_t end = name.size();
  for (const std::string_view mark : {",", ";", ": ", " (", "—", " – ", " - "}) end = std::min(end, name.find(mark));
  return end == 0 ? name : name.substr(0, end);
}

/// True when the name asks for a fact about the reader's work in words ("their specialty", "trigger event").
bool is_reference(const Words& words) {
  if (any(kReferences, words)) return true;
  return words.size() > 1 && words[0] == "their" &&
         !any({"name", "company", "role", "title", "location", "city"}, words);
}

}  // namespace

Fills judge_fills(std::string_view name) {
  const Words words = words_of(name.substr(0, 512));
  const Words first = words_of(without_explanation(name.substr(0, 512)));
  if (words.empty() || first.empty()) return Fills::kOther;
  const Words head = head_of(first);
  const std::string& last = head.back();
  const std::string& kind = (last == "name" || last == "names") && head.size() > 1 ? head[head.size() - 2] : last;
  const bool counts = in({"count", "number", "years"}, last);
  if (any({"mutual", "referrer", "referral"}, words) && !counts) return Fills::kReference;
  if (any({"url", "link", "calendly"}, words) || (in(kLinks, last) && !any(kOwnFacts, head))) return Fills::kLink;
  if (is_sender(first)) return Fills::kSenderName;
  if (in(kDates, last) || (first.size() <= 4 && any({"date", "weekday"}, first))) return Fills::kDate;
  if (is_person(head)) return Fills::kPersonName;
  if (in(kCompanies, kind)) return Fills::kCompany;
  const bool reference = is_reference(words);
  if (in(kRoles, kind) && !(last == "title" && reference)) return Fills::kRole;
  if (in(kNumbers, last) || (first.size() <= 3 && any({"percent", "number", "minutes", "salary"}, first)))
    return Fills::kNumber;
  return reference ? Fills::kReference : Fills::kOther;
}

}  // namespace mannerly::draft
