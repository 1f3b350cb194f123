#include "draft/fills.h"

#include <gtest/gtest.h>

namespace mannerly::draft {
namespace {

void expect_fills(Fills wanted, std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) EXPECT_EQ(judge_fills(name), wanted) << name;
}

TEST(Fills, ReadersName) {
  expect_fills(Fills::kPersonName,
               {"name", "Name", "first_name", "firstName", "FIRSTNAME", "First Name", "prospect.first_name",
                "last_name", "Contact.FirstName", "Participant name", "Interviewer Name", "Hiring Manager Name",
                "Recruiter / Hiring Manager Name", "candidate"});
}

TEST(Fills, SendersFacts) {
  expect_fills(Fills::kSenderName,
               {"Your Name", "your name", "my_name", "sender.name", "my_company", "Our Company", "sender-firstname",
                "sender_fname", "your role/situation", "User.FirstName", "sender", "Your Title"});
}

TEST(Fills, CompanyAndRole) {
  expect_fills(Fills::kCompany,
               {"company", "Company Name", "prospect.company", "COMPANY", "CurrentEmployer", "organization"});
  expect_fills(Fills::kRole, {"role", "Role Name", "job_title", "jobTitle", "position", "title"});
}

TEST(Fills, NumberDateLink) {
  expect_fills(Fills::kNumber, {"number", "price", "salary_band", "N", "Hours", "mutual_count", "X minutes"});
  expect_fills(Fills::kDate, {"date", "Day, Date", "cutover_date", "weekday", "month", "date, typically 3-5 days out"});
  expect_fills(Fills::kLink,
               {"link", "LinkedIn URL", "Google Calendar appointment link", "Your calendar link", "calendly"});
}

TEST(Fills, ReferenceToTheReadersWork) {
  expect_fills(
      Fills::kReference,
      {"their recent post", "recent post", "post_title", "paper_title", "Title of their recent talk", "topic of talk",
       "mutual connection", "Mutual Connection Name", "specific project", "specific topic", "their specialty",
       "event name", "project", "trigger event", "post about X / talk on Y / work at Z", "previous conversation"});
}

TEST(Fills, EverythingElse) {
  expect_fills(Fills::kOther, {"topic", "common challenge", "Research method", "city", "industry", "pain point",
                               "timeframe", "", "??"});
}

}  // namespace
}  // namespace mannerly::draft
