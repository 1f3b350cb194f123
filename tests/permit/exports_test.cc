// The files of an export, row by row: every form they have had, and every kind of damage.
#include <gmock/gmock.h>

#include "mannerly/context.h"
#include "permit/exports_date.h"
#include "permit/exports_files.h"
#include "permit/exports_people.h"
#include "permit/exports_profile.h"

namespace mannerly::permit {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

/// "2026-02-08 14:37:00", or what is wrong.
std::string date(std::string_view text) {
  const auto time = parse_export_date(text);
  if (!time) return time.error().message;
  const auto day = std::chrono::floor<std::chrono::days>(*time);
  const std::chrono::hh_mm_ss clock(*time - day);
  const auto two = [](auto count) { return (count < 10 ? "0" : "") + std::to_string(count); };
  return to_string(day) + " " + two(clock.hours().count()) + ":" + two(clock.minutes().count()) + ":" +
         two(clock.seconds().count());
}

TEST(ExportDate, EveryFormOfTheFiles) {
  const std::vector<std::pair<const char*, const char*>> rows = {
      {"08 Feb 2026", "2026-02-08 00:00:00"},
      {"8-Feb-26", "2026-02-08 00:00:00"},
      {"Feb 8, 2026", "2026-02-08 00:00:00"},
      {"1 September 2024", "2024-09-01 00:00:00"},
      {"2025-06-01 14:03:22 UTC", "2025-06-01 14:03:22"},
      {"2025-06-01T14:03:22Z", "2025-06-01 14:03:22"},
      {"2025-06-01T14:03:22.512+0000", "2025-06-01 14:03:22"},
      {"2025-06-01", "2025-06-01 00:00:00"},
      {"1/29/26, 2:37 PM", "2026-01-29 14:37:00"},
      {"1/29/26, 12:05 AM", "2026-01-29 00:05:00"},
      {"1/2/26, 12:05\xE2\x80\xAFPM", "2026-01-02 12:05:00"},
      {"29.01.2026 14:37", "2026-01-29 14:37:00"},
      {"29/01/2026", "2026-01-29 00:00:00"},
      {"01/29/2026 14:37", "2026-01-29 14:37:00"},
      {"03/03/2026", "2026-03-03 00:00:00"},
  };
  for (const auto& [text, wanted] : rows) EXPECT_EQ(date(text), wanted) << text;
}

TEST(ExportDate, OffsetsMoveAcrossDaysAndMonths) {
  EXPECT_EQ(date("2025-07-01T00:30:00+02:00"), "2025-06-30 22:30:00");
  EXPECT_EQ(date("2025-12-31 23:30:00 -0100"), "2026-01-01 00:30:00");
}

TEST(ExportDate, WhatMayBeTwoDaysIsNone) {
  EXPECT_THAT(date("01/02/2026"), HasSubstr("write it as 2026-01-02 or 2026-02-01"));
}

TEST(ExportDate, NoDates) {
  for (const char* text : {"", "  ", "31 Feb 2026", "08 Feb 20", "8 févr. 2026", "07 Ju", "2025-06-01 25:00:00 UTC",
                           "2025-06-01 14:03:22 CEST", "29/1/26, 2:37 PM", "1/29/26, 14:37 PM", "1//2", "2026",
                           "0000-00-00 00:00:00 UTC", "1970-01-01", "2200-01-01 00:00:00 UTC",
                           "99999999999999999999-01-01", "2025-13-01 14:03:22 UTC", "1/2", ":::"}) {
    EXPECT_FALSE(parse_export_date(text)) << text;
  }
  EXPECT_THAT(date("08 Feb 20"), HasSubstr("“08 Feb 20” is no date"));
}

TEST(ProfileKey, OneSpellingForOnePage) {
  for (const char* url :
       {"https://www.linkedin.com/in/ana-li-0a1", "http://linkedin.com/in/ana-li-0a1/", "linkedin.com/in/Ana-Li-0A1",
        "https://de.linkedin.com/in/ana-li-0a1/de", "https://www.linkedin.com/in/ana-li-0a1/pt-br/?trk=x#top",
        "  https://www.linkedin.com/in/ana%2Dli-0a1?locale=de_DE "}) {
    EXPECT_EQ(profile_key(url), "ana-li-0a1") << url;
  }
  EXPECT_EQ(profile_key("https://www.linkedin.com/in/jos%C3%A9"), profile_key("linkedin.com/in/josé"));
  EXPECT_NE(profile_key("linkedin.com/in/ana-li"), profile_key("linkedin.com/in/ana-li-2"));
  EXPECT_NE(profile_key("linkedin.com/company/orsa"), profile_key("linkedin.com/in/orsa"));
  for (const char* url : {"", "Ana Li", "https://example.test/ana", "%", "in/", "https://"}) {
    EXPECT_EQ(profile_key(url), "") << url;
  }
}

TEST(SplitNames, LettersBehindANameAreNoPerson) {
  EXPECT_THAT(split_names("Ana Li, PhD, Bo Lind"), ElementsAre("Ana Li, PhD", "Bo Lind"));
  EXPECT_THAT(split_names("Bo Lind, Jr., Ana Li, MBA, CFA"), ElementsAre("Bo Lind, Jr.", "Ana Li, MBA, CFA"));
  EXPECT_THAT(split_names(", ,"), ElementsAre(","));
  EXPECT_THAT(split_names(" "), IsEmpty());
}

/// Rows as texts, and "line: problem".
struct Read {
  std::vector<std::string> rows;
  std::vector<std::string> problems;
};

template <class Row>
Read read(std::unique_ptr<TableReader> (*make)(std::string, std::vector<Error>&, RowUse<Row>), std::string_view text,
          std::string (*show)(const Row&), std::size_t chunk = 1 << 20) {
  Read out;
  std::vector<Error> problems;
  const auto reader = make("export.csv", problems, [&](const Row& row) { out.rows.push_back(show(row)); });
  for (std::size_t at = 0; at < text.size(); at += chunk) reader->feed(text.substr(at, chunk));
  reader->finish();
  for (const Error& problem : problems) out.problems.push_back(std::to_string(problem.line) + ": " + problem.message);
  return out;
}

std::string show(const ConnectionRow& row) {
  return row.name + "|" + profile_key(row.url) + "|" + std::string(row.company) + "|" + to_string(row.connected) +
         (row.has_email ? "|mail" : "");
}
std::string show(const MessageRow& row) {
  return std::string(row.from) + ">" + std::string(row.to) + "|" + std::string(row.text);
}
std::string show(const InvitationRow& row) {
  return std::string(row.from) + ">" + std::string(row.to) + (row.outgoing ? "|out" : "|in") +
         (row.has_note ? "|note" : "");
}

Read connections(std::string_view text, std::size_t chunk = 1 << 20) {
  return read<ConnectionRow>(connections_reader, text, show, chunk);
}
Read messages(std::string_view text, std::size_t chunk = 1 << 20) {
  return read<MessageRow>(messages_reader, text, show, chunk);
}
Read invitations(std::string_view text) { return read<InvitationRow>(invitations_reader, text, show); }

const std::string kPreamble =
    "Notes:\n\"When exporting your connection data, you may notice that \"\"some\"\" addresses are missing.\"\n\n";
const std::string kHeader = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

TEST(Connections, WithAndWithoutPreambleAndUrl) {
  const std::string row = "Ana,Li,https://www.linkedin.com/in/ana-li,,\"Orsa, Inc.\",Engineer,08 Feb 2026\n";
  const auto wanted = ElementsAre("Ana Li|ana-li|Orsa, Inc.|2026-02-08", "|||2026-06-07");
  EXPECT_THAT(connections(kPreamble + kHeader + row + ",,,,,,07 Jun 2026").rows, wanted);
  EXPECT_THAT(connections(kHeader + row + ",,,,,,07 Jun 2026").rows, wanted);
  EXPECT_THAT(
      connections(
          "First Name,Last Name,Email Address,Company,Position,Connected On\nAna,Li,a@b.test,Orsa,,1 May 2020\n")
          .rows,
      ElementsAre("Ana Li||Orsa|2020-05-01|mail"));
}

TEST(Connections, AsASpreadsheetSavesThem) {
  const Read read = connections(
      "\xEF\xBB\xBFNotes:;;;;;;\r\n;;;;;;\r\nFirst Name;Last Name;URL;Email Address;Company;Position;Connected On\r\n"
      "Ana;Li;;;Orsa;;08.02.2026\r\n;;;;;;\r\nBo;Lind;;;;;09-Feb-26");
  EXPECT_THAT(read.rows, ElementsAre("Ana Li||Orsa|2026-02-08", "Bo Lind|||2026-02-09"));
}

TEST(Connections, ColumnsInAnyOrderAndCase) {
  EXPECT_THAT(connections("connected on,last name,first name\n1 May 2020,Li,Ana\n").rows,
              ElementsAre("Ana Li|||2020-05-01"));
}

TEST(Connections, HeadersOfAnotherLanguageAreNamedNotGuessed) {
  const Read read =
      connections("Vorname,Nachname,URL-Adresse,Verbunden am\nAna,Li,https://www.linkedin.com/in/ana-li,08 Feb 2026\n");
  EXPECT_THAT(read.rows, IsEmpty());
  ASSERT_EQ(read.problems.size(), 1U);
  EXPECT_THAT(read.problems[0], HasSubstr("1: no header of the export's Connections.csv: found “Vorname”, “Nachname”"));
  EXPECT_THAT(read.problems[0], HasSubstr("wanted “First Name”, “Last Name”, “Connected On”"));
  EXPECT_THAT(read.problems[0],
              HasSubstr("by their data, “URL-Adresse” holds profile addresses and “Verbunden am” holds dates"));
}

TEST(Connections, DamageIsLocatedAndTheRestGoesOn) {
  const Read read =
      connections(kHeader +
                  "Ana,Li,,,,,08 Feb 2026\n"
                  "Bo,Lind\n"
                  "Cem,\"Orth\"x,,,,,08 Feb 2026\n"
                  "Dana,Lis,,,,,soon\n"
                  "Eli,\"Berg,,,,,08 Feb 2026\n" +
                  std::string("Fe\0mi,Haas,,,,,08 Feb 2026\r\n", 28) + "Gita,Silva,,,,,09 Feb 2026\r\nHana,Kov");
  EXPECT_THAT(read.rows, ElementsAre("Ana Li|||2026-02-08", "Gita Silva|||2026-02-09"));
  EXPECT_THAT(read.problems,
              ElementsAre(HasSubstr("3: broken row: 2 fields where the header has 7"),
                          HasSubstr("4: broken row: text after a closing quotation mark"),
                          HasSubstr("5: the row is left out: “soon” is no date"),
                          HasSubstr("6: broken row: a quotation mark is never closed"),
                          HasSubstr("7: broken row: it holds a NUL"), HasSubstr("9: broken row: 2 fields")));
}

TEST(Connections, ManyProblemsAreCounted) {
  std::string text = kHeader;
  for (int i = 0; i < 50; ++i) text += "Ana,Li,,,,,soon\n";
  const Read read = connections(text);
  ASSERT_EQ(read.problems.size(), 21U);
  EXPECT_EQ(read.problems.back(), "0: 30 more rows cannot be read");
}

TEST(Connections, OtherFilesAndNothing) {
  EXPECT_THAT(connections("").problems, ElementsAre(HasSubstr("the file is empty")));
  EXPECT_THAT(connections("\n\n").problems, ElementsAre(HasSubstr("the file is empty")));
  EXPECT_THAT(connections("\xFF\xFEN\0o\0\nx\n").problems,
              ElementsAre("1: the file is UTF-16; save it as CSV in UTF-8"));
  EXPECT_THAT(connections(std::string(100000, 'x')).problems, ElementsAre(HasSubstr("no header")));
}

const std::string kNine = "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER\n";
const std::string kThirteen =
    "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER,"
    "ATTACHMENTS,IS MESSAGE DRAFT,IS CONVERSATION DRAFT\n";

TEST(Messages, EveryForm) {
  EXPECT_THAT(
      messages("From,To,Date,Subject,Content,Direction,Folder\nAna Li,Bo Lind,\"2/8/18, 3:04 PM\",,Hi,INCOMING,INBOX\n")
          .rows,
      ElementsAre("Ana Li>Bo Lind|Hi"));
  EXPECT_THAT(
      messages(kNine + "1,,Ana Li,https://www.linkedin.com/in/ana-li,Bo Lind,2022-06-01 14:03:22 UTC,,Hi,INBOX\n").rows,
      ElementsAre("Ana Li>Bo Lind|Hi"));
  EXPECT_THAT(messages("\"CONVERSATION ID\",\"FROM\",\"TO\",\"DATE\",\"CONTENT\"\n\"1\",\"Ana Li\",\"Bo Lind\","
                       "\"2026-04-01 14:03:22 UTC\",\"Hi Bo,\n\nsaid \"\"yes\"\",\nAna\"\n")
                  .rows,
              ElementsAre("Ana Li>Bo Lind|Hi Bo,\n\nsaid \"yes\",\nAna"));
}

TEST(Messages, DraftsAndSponsoredMailAreLeftOut) {
  const std::string ana =
      "1,,Ana Li,https://www.linkedin.com/in/ana-li,Bo Lind,https://www.linkedin.com/in/bo,2025-06-01 14:03:22 UTC,,";
  const std::string nobody = "1,,Orsa,,Bo Lind,https://www.linkedin.com/in/bo,2025-06-01 14:03:22 UTC,,";
  const Read read =
      messages(kThirteen + ana + "sent,INBOX,,No,No\n" + ana + "draft,INBOX,,Yes,No\n" + ana + "draft,,,No,Yes\n" +
               nobody + "<p>Hi %FIRSTNAME%</p>,INBOX,,No,No\n" + nobody + "I have left the site,INBOX,,No,No\n");
  EXPECT_THAT(read.rows, ElementsAre("Ana Li>Bo Lind|sent", "Orsa>Bo Lind|I have left the site"));
  EXPECT_THAT(read.problems, IsEmpty());
}

TEST(Invitations, WithAndWithoutProfiles) {
  EXPECT_THAT(invitations("From,To,Sent At,Message,Direction,inviterProfileUrl,inviteeProfileUrl\n"
                          "Ana Li,Bo Lind,\"1/29/26, 2:37 PM\",Hello,OUTGOING,linkedin.com/in/a,linkedin.com/in/b\n")
                  .rows,
              ElementsAre("Ana Li>Bo Lind|out|note"));
  const Read read = invitations(
      "From,To,Sent At,Message,Direction\nBo Lind,Ana Li,\"1/29/26, 2:37 PM\",,INCOMING\n"
      "Bo Lind,Ana Li,\"1/29/26, 2:37 PM\",,SIDEWAYS\n");
  EXPECT_THAT(read.rows, ElementsAre("Bo Lind>Ana Li|in"));
  EXPECT_THAT(read.problems,
              ElementsAre(HasSubstr("3: the row is left out: its direction is neither INCOMING nor OUTGOING")));
}

/// Cutting, flipping and repeating bytes of a good file: never a crash, rows only of what stands there, and the same
/// for every size of chunk.
TEST(Exports, HostileBytesNeverCrash) {
  const std::string good =
      kThirteen +
      "\"1\",\"\",\"Ana Li, PhD\",\"https://www.linkedin.com/in/ana-li\",\"Bo\",\"\",\"2025-06-01 14:03:22 UTC\","
      "\"\",\"Hi \"\"Bo\"\",\r\nyes\",\"INBOX\",\"\",\"No\",\"No\"\r\n";
  for (std::size_t cut = 0; cut <= good.size(); ++cut) {
    const std::string head = good.substr(0, cut);
    EXPECT_LE(messages(head).rows.size(), 1U);
    for (const std::string_view wrong : {std::string_view("\""), std::string_view("\0", 1), std::string_view("\n"),
                                         std::string_view("\r"), std::string_view(","), std::string_view("\xFF")}) {
      const std::string damaged = head + std::string(wrong) + good.substr(cut);
      const Read whole = messages(damaged);
      const Read pieces = messages(damaged, 7);
      EXPECT_EQ(whole.rows, pieces.rows) << damaged;
      EXPECT_EQ(whole.problems, pieces.problems) << damaged;
      EXPECT_EQ(connections(damaged).rows.size(), 0U);
    }
  }
}

TEST(People, AProfileDecidesAndANameJoinsOnlyWhenItIsTheOnlyOne) {
  People people;
  const PersonId ana = people.add("Ana Li", "linkedin.com/in/ana-li");
  EXPECT_EQ(people.add("Ana Berg", "https://www.linkedin.com/in/ana-li/"), ana);
  const PersonId named = people.add("ANA  LI", "");
  const PersonId bo = people.add("Bo Lind", "linkedin.com/in/bo");
  const PersonId other = people.add("Bo Lind", "linkedin.com/in/bo-2");
  const PersonId which = people.add("Bo Lind", "");
  EXPECT_EQ(people.add("LinkedIn Member", ""), People::kNobody);
  people.join();
  EXPECT_EQ(people.same(named), ana);
  EXPECT_EQ(people.same(which), which);
  EXPECT_THAT(people.called("bo lind"), ElementsAre(bo, other, which));
  EXPECT_THAT(people.called("Ana Berg"), ElementsAre(ana));
  EXPECT_THAT(people.names(ana), ElementsAre("Ana Li", "Ana Berg"));
}

}  // namespace
}  // namespace mannerly::permit
