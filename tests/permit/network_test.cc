// Warm paths through colleagues' connection lists.
#include "mannerly/network.h"

#include <gmock/gmock.h>

#include "support/memory_files.h"

namespace mannerly {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

const std::string kHeader = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n";

std::string row(const std::string& first, const std::string& last, const std::string& company,
                const std::string& date) {
  return first + "," + last + ",https://www.linkedin.com/in/" + first + "-" + last + ",," + company + ",," + date +
         "\n";
}

const std::string kOwnFile =
    kHeader + row("Bo", "Lind", "Northwind", "08 Feb 2024") + row("Cem", "Orth", "Northwind", "08 Feb 2020");
const std::string kFileOfBo =
    kHeader + row("Lena", "Orth", "Orsa", "01 May 2021") + row("Dana", "Lis", "Tarn", "01 May 2019");
const std::string kFileOfCem = kHeader + row("Lena", "Orth", "Orsa", "01 May 2023");
const std::string kFileOfDana =
    kHeader + row("Eli", "Berg", "Orsa GmbH", "01 May 2022") + row("Bo", "Lind", "Northwind", "01 May 2019");
const std::string kFileOfEli = kHeader + row("Far", "Away", "Velo", "01 May 2022");

const test::MemoryFiles kFiles{{"own.csv", kOwnFile},
                               {"net/Bo Lind.csv", kFileOfBo},
                               {"net/cem-orth/Connections.csv", kFileOfCem},
                               {"net/cem-orth/messages.csv", "no list"},
                               {"net/Connections_dana-lis.csv", kFileOfDana},
                               {"net/eli-berg/export/Connections.csv", kFileOfEli}};

std::vector<std::string> words(const WarmPaths& found) {
  std::vector<std::string> out;
  for (const WarmPath& path : found.paths) out.push_back(describe(path));
  return out;
}

TEST(Network, FewerHopsThenTheMostRecentWeakestConnection) {
  const NetworkResult result = read_network(kFiles, {.folder = "net", .own = "own.csv"});
  EXPECT_THAT(result.problems, IsEmpty());
  EXPECT_THAT(words(warm_paths(*result.network, {.name = "lena orth"})),
              ElementsAre("you → Bo Lind (connected 2024) → Lena Orth, Orsa",
                          "you → Cem Orth (connected 2020) → Lena Orth, Orsa"));
  EXPECT_THAT(words(warm_paths(*result.network, {.name = "Eli Berg"})),
              ElementsAre("you → Bo Lind (connected 2024) → Dana Lis (connected 2019) → Eli Berg, Orsa GmbH"));
  EXPECT_THAT(words(warm_paths(*result.network, {.name = "Bo Lind"})),
              ElementsAre("you → Bo Lind (connected 2024), Northwind"));
  EXPECT_THAT(words(warm_paths(*result.network, {.name = "lena orth"}, 1)).size(), 1U);
}

TEST(Network, BeyondThreeConnectionsThereIsNoPath) {
  const NetworkResult result = read_network(kFiles, {.folder = "net", .own = "own.csv"});
  const WarmPaths found = warm_paths(*result.network, {.profile = "linkedin.com/in/far-away"});
  EXPECT_THAT(found.paths, IsEmpty());
  EXPECT_THAT(found.notes, ElementsAre(HasSubstr("no path of up to three connections leads to “Far Away”")));
  EXPECT_THAT(warm_paths(*result.network, {.name = "Nobody Known"}).notes, ElementsAre(HasSubstr("nobody's list")));
}

TEST(Network, ToACompany) {
  const NetworkResult result = read_network(kFiles, {.folder = "net", .own = "own.csv"});
  EXPECT_THAT(words(warm_paths_to_company(*result.network, "ORSA")),
              ElementsAre("you → Bo Lind (connected 2024) → Lena Orth, Orsa",
                          "you → Cem Orth (connected 2020) → Lena Orth, Orsa",
                          "you → Bo Lind (connected 2024) → Dana Lis (connected 2019) → Eli Berg, Orsa GmbH"));
  EXPECT_THAT(warm_paths_to_company(*result.network, "Velo").notes, ElementsAre(HasSubstr("anybody at “Velo”")));
  EXPECT_THAT(warm_paths_to_company(*result.network, "Lumen").notes, ElementsAre(HasSubstr("nobody at “Lumen”")));
}

TEST(Network, WithoutAnOwnListColleaguesAreKnown) {
  const NetworkResult result = read_network(kFiles, {.folder = "net"});
  EXPECT_THAT(words(warm_paths(*result.network, {.name = "Far Away"})),
              ElementsAre("you → Eli Berg (colleague) → Far Away, Velo"));
  Context context;
  apply_network(*result.network, {.name = "Far Away"}, context);
  EXPECT_EQ(context.reach.degree, std::nullopt) << "that the user is connected to the colleague is not known";
  EXPECT_THAT(context.reach.mutuals, ElementsAre("Eli Berg"));
}

TEST(Network, TheOwnListMayLieAmongTheOthers) {
  const test::MemoryFiles files{{"net/Tomasz_Lis.csv", kOwnFile}, {"net/Bo Lind.csv", kFileOfBo}};
  const NetworkResult result = read_network(files, {.folder = "net", .self = "tomasz lis"});
  EXPECT_THAT(words(warm_paths(*result.network, {.name = "Lena Orth"})),
              ElementsAre("you → Bo Lind (connected 2024) → Lena Orth, Orsa"));
}

TEST(Network, MutualsAndTheSecondDegree) {
  const NetworkResult result = read_network(kFiles, {.folder = "net", .own = "own.csv"});
  Context context;
  EXPECT_THAT(apply_network(*result.network, {.name = "Lena Orth"}, context), IsEmpty());
  EXPECT_EQ(context.reach.degree, Degree::kSecond);
  EXPECT_THAT(context.reach.mutuals, ElementsAre("Bo Lind", "Cem Orth"));
  EXPECT_FALSE(context.mutuals_known) << "there may be others";
  Context stated;
  stated.reach.degree = Degree::kThird;
  stated.mutuals_known = true;
  apply_network(*result.network, {.name = "Lena Orth"}, stated);
  EXPECT_EQ(stated.reach.degree, Degree::kThird);
  EXPECT_THAT(stated.reach.mutuals, IsEmpty());
}

TEST(Network, TwoColleaguesOfOneNameAreNotMixedUp) {
  const test::MemoryFiles files{
      {"own.csv",
       kHeader + "Bo,Lind,linkedin.com/in/bo-1,,,,08 Feb 2024\nBo,Lind,linkedin.com/in/bo-2,,,,08 Feb 2024\n"},
      {"net/Bo Lind.csv", kFileOfBo}};
  const NetworkResult unclear = read_network(files, {.folder = "net", .own = "own.csv"});
  EXPECT_THAT(unclear.problems, IsEmpty());
  EXPECT_THAT(unclear.notes, ElementsAre(HasSubstr("2 people are called “Bo Lind”; name the list by the profile")));
  EXPECT_THAT(warm_paths(*unclear.network, {.name = "Lena Orth"}).paths, IsEmpty());
  EXPECT_THAT(warm_paths(*unclear.network, {.name = "Bo Lind"}).notes,
              ElementsAre(HasSubstr("2 people in the network")));
  const test::MemoryFiles named{{"own.csv", files.read("own.csv").value()}, {"net/bo-2/Connections.csv", kFileOfBo}};
  EXPECT_THAT(
      words(warm_paths(*read_network(named, {.folder = "net", .own = "own.csv"}).network, {.name = "Lena Orth"})),
      ElementsAre("you → Bo Lind (connected 2024) → Lena Orth, Orsa"));
}

TEST(Network, WhoseAListIs) {
  EXPECT_EQ(owner_of_path("Bo Lind.csv"), "Bo Lind");
  EXPECT_EQ(owner_of_path("Connections_Bo Lind.csv"), "Bo Lind");
  EXPECT_EQ(owner_of_path("bo-lind-connections.csv"), "bo-lind");
  EXPECT_EQ(owner_of_path("bo-lind/Connections.csv"), "bo-lind");
  EXPECT_EQ(owner_of_path("bo-lind/export/Connections.csv"), "bo-lind");
  EXPECT_EQ(owner_of_path("Connections.csv"), "");
}

TEST(Network, AFolderWithoutListsIsAProblem) {
  const test::MemoryFiles files{{"net/bo-lind/messages.csv", "x"}, {"own.csv", kHeader}};
  const NetworkResult result = read_network(files, {.folder = "net", .own = "own.csv"});
  ASSERT_EQ(result.problems.size(), 1U);
  EXPECT_THAT(result.problems[0].message, HasSubstr("no colleague's list is in this folder"));
}

TEST(Network, ProblemsNameTheFile) {
  const test::MemoryFiles files{{"net/Bo Lind.csv", "Vorname,Nachname\nAna,Li\n"}};
  const NetworkResult result = read_network(files, {.folder = "net", .own = "gone.csv"});
  ASSERT_EQ(result.problems.size(), 2U);
  EXPECT_EQ(result.problems[1].path, "net/Bo Lind.csv");
  EXPECT_THAT(warm_paths(*result.network, {.name = "Ana Li"}).paths, IsEmpty());
}

}  // namespace
}  // namespace mannerly
