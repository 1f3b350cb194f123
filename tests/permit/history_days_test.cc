// Days, months and weeks of an export: zones, month ends, leap days, the turn of the year. All of them are UTC.
#include <gmock/gmock.h>

#include "permit/export_texts.h"

namespace mannerly::test {
namespace {

using testing::IsEmpty;

/// The owner writes to `to` at a time in any form.
std::string sent_at(const std::string& to, const std::string& time) {
  return "2-abc,," + kTomasz + "," + to + ",\"" + time + "\",,Hello,INBOX,,No,No\n";
}

TEST(History, TimeZonesMoveAMessageIntoTheOtherMonth) {
  const HistoryResult result =
      history_of({{ExportFile::kMessages, kMessageHeader + sent_at(kAna, "2026-12-01T00:30:00+02:00") +
                                              sent_at(kBo, "2026-11-30T23:30:00-01:00") +
                                              sent_at(kBo, "2027-01-01T05:00:00+0530")}});
  EXPECT_THAT(problems_of(result), IsEmpty());
  const auto used = [&](const char* today) { return tell(result, {}, today).context.account.used; };
  EXPECT_EQ(used("2026-11-30").unique_today, 1);
  EXPECT_EQ(used("2026-11-30").unique_month, 1);
  EXPECT_EQ(used("2026-12-01").unique_today, 1);
  EXPECT_EQ(used("2026-12-31").unique_today, 1);
  EXPECT_EQ(used("2026-12-31").unique_month, 1) << "Bo twice, Ana in November";
  EXPECT_EQ(tell(result, {.name = "Ana Li"}, "2026-12-31").context.thread.last_sent, day("2026-11-30"));
}

TEST(History, MonthsEndWhereTheCalendarSays) {
  const HistoryResult result = history_of(
      {{ExportFile::kMessages, kMessageHeader + sent_at(kAna, "2028-02-29 23:59:59 UTC") +
                                   sent_at(kBo, "2028-02-01 00:00:00 UTC") + sent_at(kBo, "2028-03-01 00:00:00 UTC")}});
  const auto used = [&](const char* today) { return tell(result, {}, today).context.account.used; };
  EXPECT_EQ(used("2028-02-28").unique_month, 1);
  EXPECT_EQ(used("2028-02-29").unique_month, 2);
  EXPECT_EQ(used("2028-02-29").unique_today, 1);
  EXPECT_EQ(used("2028-03-01").unique_month, 1);
}

TEST(History, TheWeekOfInvitationsRunsAcrossTheYearsEnd) {
  const HistoryResult result =
      history_of({{ExportFile::kInvitations, kInvitationHeader + invited("Ana Li", "ana-li", "12/25/26, 11:59 PM", "") +
                                                 invited("Bo Lind", "bo-lind", "12/26/26, 12:00 AM", "Hello") +
                                                 invited("Cem Orth", "cem", "1/1/27, 12:01 AM", "Hello")}});
  const Used used = tell(result, {}, "2027-01-01").context.account.used;
  EXPECT_EQ(used.invites_week, 2) << "26 December to 1 January";
  EXPECT_EQ(used.notes_month, 1);
}

}  // namespace
}  // namespace mannerly::test
