// An export as the person's history: who answered, what is used up, who is meant.
#include "mannerly/history.h"

#include <gmock/gmock.h>

#include <algorithm>

#include "permit/export_texts.h"
#include "support/memory_files.h"

namespace mannerly {
namespace {

using test::day;
using test::history_of;
using test::invited;
using test::kAna;
using test::kBo;
using test::kInvitationHeader;
using test::kMessageHeader;
using test::kTomasz;
using test::problems_of;
using test::tell;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

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

TEST(History, WhatTheUserStatedWins) {
  const HistoryResult result =
      history_of({{ExportFile::kConnections, kConnections}, {ExportFile::kMessages, kMessages}});
  Context context;
  context.reach.degree = Degree::kThird;
  context.thread.unanswered = 7;
  context.thread.replied = false;
  context.thread.sent = {"Mine"};
  context.account.used.unique_today = 9;
  context.from.name = "T. Lis";
  const Context told = tell(result, {.name = "Ana Li"}, "2026-11-20", context).context;
  EXPECT_EQ(told.reach.degree, Degree::kThird);
  EXPECT_EQ(told.thread.unanswered, 7);
  EXPECT_EQ(told.thread.replied, false);
  EXPECT_THAT(told.thread.sent, ElementsAre("Mine"));
  EXPECT_EQ(told.account.used.unique_today, 9);
  EXPECT_EQ(told.from.name, "T. Lis");
  EXPECT_EQ(told.thread.messages, 4);
}

TEST(History, DaysAndMonthsAreThoseOfUtc) {
  const HistoryResult result = history_of({{ExportFile::kMessages, kMessages}});
  const Account last_of_october = tell(result, {}, "2026-10-31").context.account;
  EXPECT_EQ(last_of_october.used.unique_today, 1);
  EXPECT_EQ(last_of_october.used.unique_month, 1);
  const Account first_of_november = tell(result, {}, "2026-11-01").context.account;
  EXPECT_EQ(first_of_november.used.unique_today, 0);
  EXPECT_EQ(first_of_november.used.unique_month, 0);
  EXPECT_EQ(tell(result, {}, "2026-11-02").context.account.used.unique_month, 1);
}

TEST(History, RowsAfterTodayDoNotCount) {
  const HistoryResult result = history_of({{ExportFile::kMessages, kMessages}});
  const Thread thread = tell(result, {.name = "Ana Li"}, "2026-11-02").context.thread;
  EXPECT_EQ(thread.messages, 1);
  EXPECT_EQ(thread.unanswered, 1);
  EXPECT_EQ(thread.replied, false);
  EXPECT_THAT(thread.sent, ElementsAre("Hello Ana"));
  EXPECT_EQ(tell(result, {.name = "Ana Li"}, "2026-11-03").context.thread.unanswered, 0);
}

TEST(History, AnOldExportDoesNotSayWhatWasSentSince) {
  const HistoryResult result = history_of({{ExportFile::kMessages, kMessages}});
  const auto [context, notes] = tell(result, {}, "2026-11-21");
  EXPECT_EQ(context.account.used.unique_today, std::nullopt);
  EXPECT_EQ(context.account.used.unique_month, 1);
  EXPECT_THAT(notes, ElementsAre(HasSubstr("the export reaches to 2026-11-20")));
  EXPECT_EQ(tell(result, {}, "2026-12-01").context.account.used.unique_month, std::nullopt);
  const HistoryResult stated = history_of({{ExportFile::kMessages, kMessages}}, {.exported = day("2026-11-21")});
  EXPECT_EQ(tell(stated, {}, "2026-11-21").context.account.used.unique_today, 0);
  EXPECT_THAT(tell(stated, {}, "2026-11-21").notes, IsEmpty());
}

TEST(History, APersonIsTheirProfileUnderWhateverName) {
  const std::string renamed = "Ana Berg,https://de.linkedin.com/in/Ana-Li/?trk=x";
  const HistoryResult result =
      history_of({{ExportFile::kMessages, kMessages + message(renamed, kTomasz, "2026-11-20 10:00:00", "Thanks")}});
  for (const Who& who : {Who{.name = "Ana Li"}, Who{.name = "ana berg"}, Who{.profile = "linkedin.com/in/ana-li/"},
                         Who{.name = "Somebody Else", .also = {}, .profile = "linkedin.com/in/ana-li"},
                         Who{.name = "A. Li", .also = {"Ana Berg"}}}) {
    const auto [context, notes] = tell(result, who, "2026-11-20");
    EXPECT_EQ(context.thread.messages, 5) << who.name;
    EXPECT_EQ(context.thread.unanswered, 0);
    EXPECT_THAT(notes, testing::Contains(HasSubstr("several names in the export: Ana Li, Ana Berg"))) << who.name;
  }
  EXPECT_EQ(tell(result, {.name = "Ana Li", .also = {}, .profile = "linkedin.com/in/ana-li-2"}, "2026-11-20")
                .context.thread.messages,
            std::nullopt);
}

TEST(History, TwoPeopleOfOneNameAreNeverGuessed) {
  const std::string other = "Ana Li,https://www.linkedin.com/in/ana-li-2";
  const HistoryResult result =
      history_of({{ExportFile::kMessages, kMessages + message(other, kTomasz, "2026-11-20 10:00:00", "Hi")}});
  const auto [context, notes] = tell(result, {.name = "Ana Li"}, "2026-11-20");
  EXPECT_EQ(context.thread.messages, std::nullopt);
  EXPECT_EQ(context.thread.unanswered, std::nullopt);
  EXPECT_EQ(context.reach.degree, std::nullopt);
  EXPECT_THAT(notes, ElementsAre("two people are called “Ana Li”: give the address of the profile (to.profile), one of "
                                 "linkedin.com/in/ana-li, linkedin.com/in/ana-li-2"));
  EXPECT_EQ(tell(result, {.profile = "linkedin.com/in/ana-li-2"}, "2026-11-20").context.thread.messages, 1);
}

TEST(History, OneNameTwiceAmongConnectionsWithoutProfiles) {
  const std::string header = "First Name,Last Name,Email Address,Company,Position,Connected On\n";
  const HistoryResult result =
      history_of({{ExportFile::kConnections,
                   header + "Ana,Li,,Orsa,,08 Feb 2020\nAna,Li,,Bixa,,09 Mar 2021\nBo,Lind,,,,1 May 2021\n"}});
  EXPECT_EQ(tell(result, {.name = "Ana Li"}, "2026-11-20").context.reach.degree, std::nullopt);
  EXPECT_EQ(tell(result, {.name = "Bo Lind"}, "2026-11-20").context.reach.degree, Degree::kFirst);
}

TEST(History, OldFormsJoinByName) {
  const HistoryResult nine = history_of(
      {{ExportFile::kMessages,
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n"
        "1,,Tomasz Lis,https://www.linkedin.com/in/tomasz-lis,\"Ana Li, PhD\",2022-06-01 14:03:22 UTC,,Hi,INBOX\n"
        "1,,\"Ana Li, PhD\",https://www.linkedin.com/in/ana-li,Tomasz Lis,2022-06-02 14:03:22 UTC,,Hi,INBOX\n"
        "2,,Tomasz Lis,https://www.linkedin.com/in/tomasz-lis,\"Lind, Bo, Ana Li, PhD\",2022-06-03 14:03:22 "
        "UTC,,All,INBOX\n"
        "2,,\"Lind, Bo\",https://www.linkedin.com/in/bo,Tomasz Lis,2022-06-04 14:03:22 UTC,,Hi,INBOX\n"}});
  EXPECT_THAT(problems_of(nine), IsEmpty());
  EXPECT_EQ(owner_of(*nine.history).profile, "linkedin.com/in/tomasz-lis");
  const Context ana = tell(nine, {.profile = "linkedin.com/in/ana-li"}, "2022-06-04").context;
  EXPECT_EQ(ana.thread.messages, 2);
  EXPECT_EQ(ana.thread.replied, true);
  EXPECT_EQ(ana.account.used.unique_month, 2);
  const HistoryResult oldest = history_of({{ExportFile::kMessages,
                                            "From,To,Date,Subject,Content,Direction,Folder\n"
                                            "Tomasz Lis,Ana Li,\"2/8/18, 3:04 PM\",,Hi,OUTGOING,SENT\n"
                                            "Bo Lind,Tomasz Lis,\"2/8/18, 3:05 PM\",,Hi,INCOMING,INBOX\n"}});
  EXPECT_EQ(owner_of(*oldest.history).name, "Tomasz Lis");
  EXPECT_EQ(tell(oldest, {.name = "Ana Li"}, "2018-02-08").context.thread.unanswered, 1);
}

TEST(History, RecipientsWithCommasInTheirNamesAndWithoutProfiles) {
  const std::string to_both =
      "\"Lind, Bo, Ana Li\",\"https://www.linkedin.com/in/bo-lind,https://www.linkedin.com/in/ana-li\"";
  const std::string to_comma = "\"Lind, Bo\",https://www.linkedin.com/in/bo-lind";
  const std::string to_one_missing = "\"Ana Li, Cem Orth\",https://www.linkedin.com/in/ana-li";
  const HistoryResult result =
      history_of({{ExportFile::kMessages, kMessageHeader + message(kTomasz, to_both, "2026-11-03 09:00:00", "both") +
                                              message(kTomasz, to_comma, "2026-11-04 09:00:00", "Bo only") +
                                              message(kTomasz, to_one_missing, "2026-11-05 09:00:00", "Ana and Cem") +
                                              message("\"Lind, Bo\",https://www.linkedin.com/in/bo-lind", kTomasz,
                                                      "2026-11-04 10:00:00", "Hi") +
                                              message(kAna, kTomasz, "2026-11-06 10:00:00", "Hi")}});
  EXPECT_THAT(problems_of(result), IsEmpty());
  const Context bo = tell(result, {.name = "Lind, Bo"}, "2026-11-06").context;
  EXPECT_EQ(bo.thread.messages, 2);
  EXPECT_THAT(bo.thread.sent, ElementsAre("Bo only"));
  EXPECT_EQ(bo.account.used.unique_month, 3);
  EXPECT_EQ(tell(result, {.name = "Cem Orth"}, "2026-11-06").context.thread.messages, 0);
}

TEST(History, InvitationsPendingAcceptedAndReceived) {
  const HistoryResult result = history_of(
      {{ExportFile::kConnections, kConnections},
       {ExportFile::kInvitations,
        kInvitationHeader + invited("Ana Li", "ana-li", "2/1/26, 2:37 PM", "Hello") +
            invited("Bo Lind", "bo-lind", "11/14/26, 2:37 PM", "Hello") +
            invited("Cem Orth", "cem", "11/13/26, 11:59 PM", "") +
            "Dana Lis,Tomasz Lis,\"11/2/26, 2:37 PM\",,INCOMING,linkedin.com/in/dana,linkedin.com/in/tomasz-lis\n"},
       {ExportFile::kMessages, kMessageHeader + message(kTomasz, kAna, "2026-11-20 08:00:00", "Hi")}});
  EXPECT_THAT(problems_of(result), IsEmpty());
  EXPECT_THAT(owner_of(*result.history).known_by, HasSubstr("invitation"));
  const Context ana = tell(result, {.name = "Ana Li"}, "2026-11-20").context;
  EXPECT_EQ(ana.thread.invite_pending, false);
  EXPECT_EQ(ana.thread.replied, false) << "an accepted invitation is no answer to a message";
  EXPECT_EQ(ana.thread.unanswered, 1);
  EXPECT_EQ(ana.account.used.invites_week, 1) << "seven days: 14 to 20 November";
  EXPECT_EQ(ana.account.used.notes_month, 1);
  const Context bo = tell(result, {.name = "Bo Lind"}, "2026-11-20").context;
  EXPECT_EQ(bo.thread.invite_pending, true);
  EXPECT_EQ(bo.thread.replied, false);
  const auto [dana, notes] = tell(result, {.name = "Dana Lis"}, "2026-11-20");
  EXPECT_EQ(dana.thread.invite_pending, false);
  EXPECT_THAT(notes, testing::Contains(HasSubstr("“Dana Lis” invited the sender on 2026-11-02")));
}

TEST(History, TheLastTwelveFirstContacts) {
  std::string text = kMessageHeader;
  for (int i = 1; i <= 20; ++i) {
    const std::string number = std::to_string(i);
    const std::string person = "P" + number + ",linkedin.com/in/p" + number;
    const std::string date = "2026-10-" + std::string(i < 10 ? "0" : "") + number;
    text += message(kTomasz, person, date + " 08:00:00", "Hi");
    text += message(kTomasz, person, date + " 09:00:00", "Hi again");
    if (i % 4 == 0) text += message(person, kTomasz, "2026-10-30 08:00:00", "Hi");
  }
  // An answer is no first contact.
  text += message(kAna, kTomasz, "2026-10-10 08:00:00", "Hi") + message(kTomasz, kAna, "2026-10-11 08:00:00", "Hi");
  const HistoryResult result = history_of({{ExportFile::kMessages, text}});
  const Streak whole = tell(result, {}, "2026-10-31").context.account.streak;
  EXPECT_EQ(whole.contacts, 12);
  EXPECT_EQ(whole.unanswered, 9);
  const Streak early = tell(result, {}, "2026-10-06").context.account.streak;
  EXPECT_EQ(early.contacts, 3) << "the fourth is only two days old";
  EXPECT_EQ(early.unanswered, 3);
}

TEST(History, SeveralRecipientsAreSeveralPeopleButNoThread) {
  const std::string both =
      "\"Ana Li, Bo Lind\",\"https://www.linkedin.com/in/ana-li,https://www.linkedin.com/in/bo-lind\"";
  const std::string others =
      "\"Tomasz Lis, Bo Lind\",\"https://www.linkedin.com/in/tomasz-lis,https://www.linkedin.com/in/bo-lind\"";
  const HistoryResult result = history_of(
      {{ExportFile::kMessages, kMessageHeader + message(kTomasz, both, "2026-11-20 08:00:00", "Hi all") +
                                   message(kAna, others, "2026-11-20 09:00:00", "Hi") +
                                   message(kTomasz, kBo, "2026-11-19 09:00:00", "Hi")},
       {ExportFile::kInvitations, kInvitationHeader + invited("Bo Lind", "bo-lind", "1/2/26, 2:37 PM", "")}});
  const Context ana = tell(result, {.name = "Ana Li"}, "2026-11-20").context;
  EXPECT_EQ(ana.account.used.unique_today, 2);
  EXPECT_EQ(ana.thread.messages, 0);
  EXPECT_THAT(ana.thread.sent, IsEmpty());
}

TEST(Owner, ATieIsSettledByTheConnectionsOrStated) {
  const std::string one = kMessageHeader + message(kTomasz, kAna, "2026-11-02 08:00:00", "Hi");
  const HistoryResult tie = history_of({{ExportFile::kMessages, one}});
  EXPECT_THAT(tie.notes,
              ElementsAre(HasSubstr("whose export it is cannot be told: every message is between the same people, "
                                    "Tomasz Lis (linkedin.com/in/tomasz-lis), Ana Li (linkedin.com/in/ana-li)")));
  EXPECT_EQ(owner_of(*tie.history).name, "");
  EXPECT_EQ(tell(tie, {.name = "Ana Li"}, "2026-11-20").context.thread.messages, std::nullopt);
  const HistoryResult settled = history_of({{ExportFile::kMessages, one}, {ExportFile::kConnections, kConnections}});
  EXPECT_EQ(owner_of(*settled.history).name, "Tomasz Lis");
  EXPECT_THAT(owner_of(*settled.history).known_by, HasSubstr("not among the connections"));
  for (const char* stated : {"ana li", "https://www.linkedin.com/in/ana-li/"}) {
    EXPECT_EQ(owner_of(*history_of({{ExportFile::kMessages, one}}, {.owner = stated}).history).name, "Ana Li");
  }
  EXPECT_THAT(history_of({{ExportFile::kMessages, one}}, {.owner = "Cem"}).notes, ElementsAre(HasSubstr("“Cem”")));
}

TEST(Owner, FilesOfTwoExportsAreNoticed) {
  const HistoryResult result =
      history_of({{ExportFile::kMessages, kMessages},
                  {ExportFile::kInvitations,
                   "From,To,Sent At,Message,Direction\nCem Orth,Eli Berg,\"1/2/26, 2:37 PM\",,OUTGOING\n"}});
  EXPECT_THAT(problems_of(result), IsEmpty());
  EXPECT_THAT(result.notes, ElementsAre(HasSubstr("the invitations are of Cem Orth, the messages of Tomasz Lis")));
  EXPECT_THAT(history_of({{ExportFile::kMessages, kMessageHeader + message(kAna, kBo, "2026-11-02 08:00:00", "x") +
                                                      message(kTomasz, "Cem,", "2026-11-02 08:00:00", "y")}})
                  .notes,
              ElementsAre(HasSubstr("nobody is in every message")));
}

TEST(History, TheOrderOfRowsAndTheSizeOfChunksDoNotMatter) {
  std::vector<std::string> rows;
  for (int i = 0; i < 60; ++i) {
    const std::string person = "P" + std::to_string(i % 5) + ",linkedin.com/in/p" + std::to_string(i % 5);
    const std::string time = "2026-11-" + std::to_string(10 + i % 9) + " 08:00:0" + std::to_string(i % 3);
    rows.push_back(i % 7 == 0 ? message(person, kTomasz, time, "answer")
                              : message(kTomasz, person, time, "text " + std::to_string(i)));
  }
  const auto facts = [&](std::size_t chunk) {
    std::string text = kMessageHeader;
    for (const std::string& row : rows) text += row;
    const Context c =
        tell(history_of({{ExportFile::kMessages, text}}, {}, chunk), {.name = "P2"}, "2026-11-18").context;
    return std::tuple(c.thread.messages, c.thread.unanswered, c.thread.last_sent, c.thread.sent,
                      c.account.used.unique_today, c.account.streak.unanswered);
  };
  const auto wanted = facts(100000);
  EXPECT_EQ(std::get<3>(wanted).size(), 10U);
  for (std::size_t turn = 1; turn < rows.size(); turn += 7) {
    std::rotate(rows.begin(), rows.begin() + 7, rows.end());
    if (turn % 2 == 0) std::reverse(rows.begin(), rows.end());
    EXPECT_EQ(facts(turn), wanted);
  }
}

TEST(History, TextsAreKeptWithinTheirRoom) {
  const HistoryResult result = history_of({{ExportFile::kMessages, kMessages}}, {.max_text_bytes = 25});
  const auto [context, notes] = tell(result, {.name = "Ana Li"}, "2026-11-20");
  EXPECT_THAT(context.thread.sent, ElementsAre("First nudge", "Second nudge"));
  EXPECT_THAT(notes, testing::Contains(HasSubstr("not all earlier texts to “Ana Li” were kept")));
  const std::string smiles = "\xF0\x9F\x98\x80";
  std::string text;
  for (int i = 0; i < 1500; ++i) text += smiles;
  const HistoryResult cut =
      history_of({{ExportFile::kMessages, kMessages + message(kTomasz, kBo, "2026-11-20 08:00:00", "x" + text)}});
  const std::vector<std::string> sent = tell(cut, {.name = "Bo Lind"}, "2026-11-20").context.thread.sent;
  ASSERT_EQ(sent.size(), 2U);
  EXPECT_EQ(sent[1].size(), 3997U) << "whole characters only";
}

TEST(ReadHistory, AFolderBelowIsTakenWhenItIsTheOnlyOne) {
  const test::MemoryFiles files{{"out/Export_02-12-2026/Connections.csv", kConnections},
                                {"out/Export_02-12-2026/messages.csv", kMessages},
                                {"two/a/messages.csv", kMessages},
                                {"two/b/messages.csv", kMessages},
                                {"Export.zip", "PK"}};
  EXPECT_EQ(connections_path(files, {.folder = "out"}), "out/Export_02-12-2026/Connections.csv");
  EXPECT_EQ(tell(read_history(files, {.folder = "out"}), {.name = "Ana Li"}, "2026-11-20").context.thread.messages, 4);
  EXPECT_THAT(problems_of(read_history(files, {.folder = "two"})),
              ElementsAre("0: several exports lie in this folder; name one of them: a, b"));
  EXPECT_THAT(problems_of(read_history(files, {.folder = "Export.zip"})), ElementsAre(HasSubstr("unpack it")));
}

TEST(ReadHistory, ANamedFileStandsInForTheFoldersSoThatNothingCountsTwice) {
  const test::MemoryFiles files{
      {"export/messages.csv", kMessages}, {"export/Connections.csv", kConnections}, {"newer.csv", kMessages}};
  const HistoryResult result = read_history(files, {.folder = "export", .messages = "newer.csv"});
  EXPECT_EQ(tell(result, {.name = "Ana Li"}, "2026-11-20").context.thread.messages, 4);
  EXPECT_EQ(tell(result, {.name = "Ana Li"}, "2026-11-20").context.reach.degree, Degree::kFirst);
}

TEST(ReadHistory, FilesAndFolders) {
  const test::MemoryFiles files{
      {"export/Connections.csv", kConnections}, {"export/messages (1).csv", kMessages}, {"export/Ads.csv", "x"}};
  const HistoryResult folder = read_history(files, {.folder = "export"});
  EXPECT_THAT(problems_of(folder), IsEmpty());
  EXPECT_EQ(tell(folder, {.name = "Ana Li"}, "2026-11-20").context.thread.unanswered, 2);
  const HistoryResult one = read_history(
      files, {.folder = "nowhere", .connections = "export/Connections.csv", .invitations = "export/Invitations.csv"});
  EXPECT_EQ(tell(one, {.name = "Ana Li"}, "2026-11-20").context.reach.degree, Degree::kFirst);
  ASSERT_EQ(one.problems.size(), 2U);
  EXPECT_EQ(one.problems[0].path + one.problems[1].path, "nowhere");
  EXPECT_EQ(export_file_of("a\\Invitations.CSV"), ExportFile::kInvitations);
  EXPECT_EQ(export_file_of("messages_notes.csv"), std::nullopt);
  EXPECT_EQ(export_file_of("messages.txt"), std::nullopt);
}

TEST(ReadFacts, ProfileAndStreak) {
  Context context;
  std::vector<Error> problems;
  read_facts({"c.yaml", "to: {profile: linkedin.com/in/ana-li}\nfrom: {streak: {contacts: 12, unanswered: 10}}\n"},
             context, problems);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_EQ(recipient_of(context).profile, "linkedin.com/in/ana-li");
  EXPECT_EQ(context.account.streak.unanswered, 10);
}

}  // namespace
}  // namespace mannerly
