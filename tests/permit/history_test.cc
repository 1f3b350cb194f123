// An export as the person's history: who answered, what is used up, who is meant.
#include "mannerly/history.h"

#include <gmock/gmock.h>

#include "permit/export_texts.h"

namespace mannerly {
namespace {

using test::day;
using test::history_of;
using test::problems_of;
using test::tell;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kMessageHeader =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n";
const std::string kTomasz = "Tomasz Lis,https://www.linkedin.com/in/tomasz-lis";
const std::string kAna = "Ana Li,https://www.linkedin.com/in/ana-li";
const std::string kBo = "Bo Lind,https://www.linkedin.com/in/bo-lind";

std::string message(const std::string& from, const std::string& to, const std::string& time, const std::string& text) {
  return "2-abc,," + from + "," + to + "," + time + " UTC,,\"" + text + "\",INBOX,,No,No\n";
}

const std::string kMessages = kMessageHeader + message(kTomasz, kAna, "2026-11-20 09:00:00", "Second nudge") +
                              message(kTomasz, kAna, "2026-11-12 09:00:00", "First nudge") +
                              message(kAna, kTomasz, "2026-11-03 08:00:00", "Hello Tomasz") +
                              message(kTomasz, kAna, "2026-11-02 08:00:00", "Hello Ana") +
                              message(kTomasz, kBo, "2026-10-31 23:59:59", "Hello Bo");
const std::string kConnections =
    "Notes:\n\"When exporting your connection data, you may notice that some of the email addresses are missing.\"\n\n"
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Li,https://www.linkedin.com/in/ana-li,ana@halden.test,Halden,Engineer,08 Feb 2026\n"
    ",,,,,,07 Jun 2026";

TEST(History, ThreadDegreeAndUsedOfTheOwner) {
  const HistoryResult result =
      history_of({{ExportFile::kConnections, kConnections}, {ExportFile::kMessages, kMessages}});
  EXPECT_THAT(problems_of(result), IsEmpty());
  EXPECT_EQ(owner_of(*result.history).name, "Tomasz Lis");
  const auto [context, notes] = tell(result, {.name = "Ana Li"}, "2026-11-20");
  EXPECT_EQ(context.reach.degree, Degree::kFirst);
  EXPECT_EQ(context.reach.email_known, true);
  EXPECT_EQ(context.thread.connected, day("2026-02-08"));
  EXPECT_EQ(context.thread.messages, 4);
  EXPECT_EQ(context.thread.unanswered, 2);
  EXPECT_EQ(context.thread.replied, true);
  EXPECT_EQ(context.thread.last_sent, day("2026-11-20"));
  EXPECT_THAT(context.thread.sent, ElementsAre("Hello Ana", "First nudge", "Second nudge"));
  EXPECT_EQ(context.account.connections, 2);
  EXPECT_EQ(context.account.used.unique_today, 1);
  EXPECT_EQ(context.account.used.unique_month, 1);
  EXPECT_EQ(context.from.name, "Tomasz Lis");
  EXPECT_THAT(notes, ElementsAre(HasSubstr("by name")));
}

}  // namespace
}  // namespace mannerly
