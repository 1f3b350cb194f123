// Which facts reach a case: what is stated first, then the export's, then the colleagues'.
#include "cli/exports.h"

#include <gmock/gmock.h>

#include "support/memory_files.h"

namespace mannerly::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const char* const kConnections =
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Ana,Li,linkedin.com/in/ana-li,,Halden,Engineer,08 Feb 2026\n"
    "Bo,Lind,linkedin.com/in/bo-lind,,Northwind,Designer,14 May 2024\n";
const char* const kHeader = "FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT\n";
const char* const kToAna =
    "Tomasz Lis,linkedin.com/in/tomasz-lis,Ana Li,linkedin.com/in/ana-li,2026-11-12 09:00:00 UTC,,Here are the notes\n";
const char* const kToCem =
    "Tomasz Lis,linkedin.com/in/tomasz-lis,Cem Orth,linkedin.com/in/cem-orth,2026-11-19 09:00:00 UTC,,Hello Cem\n";
const char* const kBos =
    "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    "Lena,Orth,linkedin.com/in/lena-orth,,Orsa,Head of Rail,03 Mar 2025\n";

class ExportsTest : public ::testing::Test {
 protected:
  Exports read(const Context& stated = {}) { return {options_, stated, files_, problems_}; }
  static std::vector<std::string> apply(const Exports& exports, Context& context, const char* today = "2026-11-20") {
    return exports.apply(day_from_string(today).value(), context);
  }

  test::MemoryFiles files_{{"c.csv", kConnections},
                           {"m.csv", std::string(kHeader) + kToAna + kToCem},
                           {"tie.csv", std::string(kHeader) + kToAna},
                           {"net/bo-lind/Connections.csv", kBos}};
  Options options_;
  std::vector<Error> problems_;
};

TEST_F(ExportsTest, WithoutFilesNothingIsAdded) {
  const Exports exports = read();
  Context context;
  context.to.name = "Ana Li";
  EXPECT_THAT(apply(exports, context), IsEmpty());
  EXPECT_FALSE(exports.has_history());
  EXPECT_FALSE(context.reach.degree.has_value());
}

TEST_F(ExportsTest, FilesMayHaveAnyNameAndStatedFactsWin) {
  options_.exports = {.connections = "c.csv", .messages = "m.csv"};
  const Exports exports = read();
  Context context;
  context.to.name = "Ana Li";
  context.thread.unanswered = 0;
  apply(exports, context);
  EXPECT_THAT(problems_, IsEmpty());
  EXPECT_EQ(context.reach.degree, Degree::kFirst);
  EXPECT_EQ(context.thread.unanswered, 0);
  EXPECT_THAT(context.thread.sent, ElementsAre("Here are the notes"));
  EXPECT_EQ(context.account.used.unique_month, 2);
  context = {};
  context.to.name = "Ana Li";
  context.reach.degree = Degree::kThird;
  apply(exports, context);
  EXPECT_EQ(context.reach.degree, Degree::kThird);
}

TEST_F(ExportsTest, WhoIsNotInTheListIsNoDirectConnectionWhileTheListIsRecent) {
  options_.exports.connections = "c.csv";
  options_.exports.messages = "m.csv";
  const Exports exports = read();
  const auto not_first = [&](const char* name, const char* today) {
    Context context;
    context.to.name = name;
    apply(exports, context, today);
    EXPECT_FALSE(context.reach.degree.has_value() && context.reach.not_first);
    return context.reach.not_first;
  };
  EXPECT_TRUE(not_first("Cem Orth", "2026-11-20"));
  EXPECT_TRUE(not_first("Zoe Haas", "2026-12-20"));
  EXPECT_FALSE(not_first("Zoe Haas", "2026-12-21")) << "more than 31 days after the newest row";
  EXPECT_FALSE(not_first("Ana Li", "2026-11-20"));
  EXPECT_FALSE(not_first("Ana Maria Li", "2026-11-20")) << "may be Ana Li";
  EXPECT_FALSE(not_first("A. Li, PhD", "2026-11-20"));
  EXPECT_FALSE(not_first("Zoe", "2026-11-20")) << "no full name";
}

TEST_F(ExportsTest, AListWithADamagedRowLeavesOpenWhoIsNotInIt) {
  const test::MemoryFiles files{{"c.csv", std::string(kConnections) + "Kim,Dahl,,,,,someday\n"}};
  options_.exports.connections = "c.csv";
  const Exports exports(options_, {}, files, problems_);
  ASSERT_EQ(problems_.size(), 1U);
  EXPECT_EQ(problems_[0].line, 4U);
  Context context;
  context.to.name = "Kim Dahl";
  EXPECT_THAT(apply(exports, context, "2026-02-10"), testing::Contains(HasSubstr("not all of them could be read")));
  EXPECT_FALSE(context.reach.not_first);
}

TEST_F(ExportsTest, AnUnclearOwnerIsANoteAndTheStatedSenderSettlesIt) {
  options_.exports.messages = "tie.csv";
  EXPECT_THAT(read().notes(), ElementsAre(HasSubstr("say whose export it is with --set from.name=NAME")));
  EXPECT_THAT(problems_, IsEmpty());
  Context stated;
  stated.from.name = "Tomasz Lis";
  const Exports exports = read(stated);
  EXPECT_THAT(exports.notes(), IsEmpty());
  Context context = stated;
  context.to.name = "Ana Li";
  apply(exports, context);
  EXPECT_EQ(context.thread.unanswered, 1);
}

TEST_F(ExportsTest, SomebodyElsesDraftGetsNothingFromTheExport) {
  options_.exports = {.connections = "c.csv", .messages = "m.csv"};
  const Exports exports = read();
  Context context;
  context.from.name = "Ivo Kern";
  context.to.name = "Ana Li";
  EXPECT_THAT(apply(exports, context), ElementsAre("the export is of Tomasz Lis and says nothing about messages from "
                                                   "Ivo Kern"));
  EXPECT_FALSE(context.reach.degree.has_value());
  context.from.name = "T. Lis";
  apply(exports, context);
  EXPECT_EQ(context.reach.degree, Degree::kFirst);
}

TEST_F(ExportsTest, ColleaguesGiveMutualsAndPaths) {
  options_.exports.connections = "c.csv";
  options_.network = "net";
  const Exports exports = read();
  Context context;
  context.to.name = "Lena Orth";
  apply(exports, context);
  EXPECT_EQ(context.reach.degree, Degree::kSecond);
  EXPECT_THAT(context.reach.mutuals, ElementsAre("Bo Lind"));
  const auto paths = exports.paths(context, 3);
  ASSERT_TRUE(paths.has_value());
  EXPECT_EQ(paths->target, "Lena Orth");
  ASSERT_EQ(paths->paths.size(), 1U);
  EXPECT_EQ(describe(paths->paths[0]), "you → Bo Lind (connected 2024) → Lena Orth, Orsa");
}

TEST_F(ExportsTest, WhereNoPathLeadsToThePersonThoseToTheCompanyAreShown) {
  options_.network = "net";
  Context context;
  context.to.name = "Zoe Haas";
  context.to.company = "Orsa AG";
  const auto paths = read().paths(context, 3);
  ASSERT_TRUE(paths.has_value());
  EXPECT_EQ(paths->target, "Orsa AG");
  ASSERT_EQ(paths->paths.size(), 1U);
  EXPECT_EQ(describe(paths->paths[0]), "you → Bo Lind (colleague) → Lena Orth, Orsa");
  EXPECT_THAT(paths->notes, ElementsAre(HasSubstr("in nobody's list")));
  context.reach.degree = Degree::kFirst;
  EXPECT_FALSE(read().paths(context, 3).has_value()) << "nothing to introduce";
}

}  // namespace
}  // namespace mannerly::cli
