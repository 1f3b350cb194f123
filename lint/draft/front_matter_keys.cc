// The table of front matter: what front_matter.cc and context_reader.cc read. To add a fact: a row here, one in the
// reader, a field in mannerly/context.h.
#include "base/fact_names.h"
#include "base/languages.h"
#include "base/shapes.h"
#include "draft/context_reader.h"
#include "mannerly/draft.h"
#include "mannerly/schema.h"

namespace mannerly {
namespace {

using namespace shapes;

/// A value that may be left empty.
Shapes or_empty(Shapes value) { return std::move(value) | null(); }
Shapes texts() { return or_empty(text() | list(text())); }
Shapes day() { return or_empty(fitting("^[0-9]{4}-[0-9]{2}-[0-9]{2}$")); }

template <class Table>
Shapes named(const Table& table) {
  return or_empty(name_of(names_in(table)));
}

std::vector<KeyInfo> person() {
  return {{"name", "the full name as the person writes it", or_empty(text())},
          {"preferred", "the name they want to be greeted by", or_empty(text())},
          {"also", "other names they go by", texts()},
          {"aliases", "the same as also", texts()},
          {"profile", "the address of their profile page", or_empty(text())},
          {"company", "where they work", or_empty(text())},
          {"title", "their job title", or_empty(text())},
          {"role", "the same as title", or_empty(text())},
          {"school", "where they studied", or_empty(text())},
          {"location", "where they live", or_empty(text())},
          {"facts", "what is known of them, as in “talk: Idempotent retries”", texts()},
          {"groups", "groups they belong to", texts()}};
}

KeyTable recipient() {
  KeyTable out{"to", "the recipient", person()};
  const std::vector<KeyInfo> more = {{"mutuals", "people both know", texts()},
                                     {"degree", "how far away they are", named(kDegreeNames)},
                                     {"premium", "they have a paid account", or_empty(flag())},
                                     {"open_profile", "they have an open profile", or_empty(flag())},
                                     {"status", "whether their account is open", named(kAccountStatusNames)},
                                     {"blocked", "who blocked whom", named(kBlockedNames)},
                                     {"declines_inmail", "they take no InMail", or_empty(flag())},
                                     {"messages_from", "whose messages they take", named(kMessagesFromNames)},
                                     {"invitations_from", "whose invitations they take", named(kInvitationsFromNames)},
                                     {"visibility", "who sees their profile", named(kVisibilityNames)},
                                     {"email_known", "their address is known", or_empty(flag())}};
  out.keys.insert(out.keys.end(), more.begin(), more.end());
  return out;
}

KeyTable used() {
  return {"used",
          "what is used up of the account's allowances",
          {{"unique_today", "different people written to today", or_empty(count())},
           {"unique_month", "different people written to this month", or_empty(count())},
           {"notes_month", "connection notes this month", or_empty(count())},
           {"invites_week", "invitations this week", or_empty(count())},
           {"group_month", "group messages this month", or_empty(count())},
           {"inmails_today", "InMails today", or_empty(count())}}};
}

KeyTable streak() {
  return {"streak",
          "how the latest first contacts went",
          {{"contacts", "the latest first contacts, twelve at most", or_empty(count())},
           {"unanswered", "those without any answer", or_empty(count())}}};
}

KeyTable sender() {
  KeyTable out{"from", "the sender", person()};
  const std::vector<KeyInfo> more = {{"tier", "the account", named(kTierNames)},
                                     {"lapsed_from", "a paid account that has ended", named(kTierNames)},
                                     {"status", "whether the account is open", named(kAccountStatusNames)},
                                     {"credits", "InMail credits left", or_empty(count())},
                                     {"connections", "how many connections", or_empty(count())},
                                     {"response_rate", "the share of answers", or_empty(number(0, 1))},
                                     {"used", "what is used up", or_empty(map_of(used()))},
                                     {"streak", "how the latest first contacts went", or_empty(map_of(streak()))}};
  out.keys.insert(out.keys.end(), more.begin(), more.end());
  return out;
}

KeyTable thread() {
  return {"thread",
          "the messages so far",
          {{"messages", "messages of both sides", or_empty(count())},
           {"unanswered", "own messages since the last answer", or_empty(count())},
           {"replied", "the recipient has written, or accepted", or_empty(flag())},
           {"declined", "the recipient has said no", or_empty(flag())},
           {"last_sent", "the day of the last own message", day()},
           {"invite_pending", "an invitation is open", or_empty(flag())},
           {"invite_withdrawn", "the day an invitation was taken back", day()},
           {"connected", "the day the invitation was accepted", day()},
           {"inmail_pending", "an InMail is unanswered", or_empty(flag())},
           {"sent", "own earlier messages, oldest first", texts()}}};
}

KeyTable group() {
  return {"group",
          "the group a group message goes to",
          {{"name", "its name", or_empty(text())},
           {"messages", "who may write to whom", named(kGroupMessagesNames)},
           {"promotion", "its rules allow promotion", or_empty(flag())},
           {"links", "its rules allow links", or_empty(flag())}}};
}

std::vector<std::string> relations() {
  std::vector<std::string> out = names_in(kTieNames);
  out.insert(out.end(), {"cold", "warm"});
  return out;
}

std::vector<KeyInfo> context() {
  const Shapes kind = or_empty(name_of(spelled(all_kinds())));
  return {{"kind", "what it is sent as", kind},
          {"via", "the way of the thread a follow-up or reply belongs to", kind},
          {"to", "the recipient", or_empty(map_of(recipient()))},
          {"from", "the sender", or_empty(map_of(sender()))},
          {"thread", "the messages so far", or_empty(map_of(thread()))},
          {"group", "the group it goes to", or_empty(map_of(group()))},
          {"groups", "groups both belong to", texts()},
          {"mutuals", "people both know", texts()},
          {"source", "how the contact was found", or_empty(text())},
          {"relation", "how the two know each other", or_empty(name_of(relations()))}};
}

}  // namespace

const KeyTable& draft::allow_keys() {
  static const KeyTable kTable{"allow",
                               "findings that are not reported",
                               {{"rule", "a rule or a glob of rules", or_empty(text()), true},
                                {"reason", "why", or_empty(text())},
                                {"until", "the day it ends, as 2027-01-31", or_empty(text())}}};
  return kTable;
}

const KeyTable& front_matter_keys() {
  static const KeyTable kTable = [] {
    KeyTable out{"front-matter", "what a draft says of itself", context()};
    const Shapes allow = text() | map_of(draft::allow_keys);
    const std::vector<KeyInfo> more = {
        {"subject", "the subject line", or_empty(text())},
        {"language", "the variety of English", or_empty(name_of({kLanguages.begin(), kLanguages.end()}))},
        {"template", "placeholders are meant to stay", flag()},
        {"fields", "the template's data fields: names, or names and sample values",
         list(text()) | map_to(text() | list(text()) | null()) | null()},
        {"allow", "rules whose findings are not reported", or_empty(allow | list(allow))}};
    out.keys.insert(out.keys.end(), more.begin(), more.end());
    return out;
  }();
  return kTable;
}

}  // namespace mannerly
