#include "cli/facts.h"

#include <gmock/gmock.h>

#include "support/memory_files.h"

namespace mannerly::cli {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

TEST(FactsYaml, NestsDottedNamesAndReadsLists) {
  EXPECT_EQ(facts_yaml({{"to.degree", "2"}, {"from.used.notes_month", "4"}, {"to.mutuals", "[Bo Lind, Ana]"}}),
            R"({"to":{"degree":"2","mutuals":["Bo Lind","Ana"]},"from":{"used":{"notes_month":"4"}}})");
  EXPECT_EQ(facts_yaml({{"to.name", "a \"b\": {c}"}}), R"({"to":{"name":"a \"b\": {c}"}})");
  EXPECT_EQ(facts_yaml({{"to.degree", "2"}, {"to.degree", "3"}}), R"({"to":{"degree":"3"}})") << "the later wins";
}

TEST(FactSources, FlagsWinOverTheFile) {
  const test::MemoryFiles files{{"people.yaml", "to: {degree: 1, name: Priya}\n"}};
  Options options;
  options.context_file = "people.yaml";
  options.facts = {{"to.degree", "2"}, {"to.open_profile", "true"}};
  std::vector<Error> problems;
  const FactSources sources(options, files, problems);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_EQ(sources.context().reach.degree, Degree::kSecond);
  EXPECT_EQ(sources.context().reach.open_profile, true);
  EXPECT_EQ(sources.context().to.name, "Priya");
}

TEST(FactSources, FaultsAreSaidOnceAndTheSourcesNotUsed) {
  const test::MemoryFiles files{{"people.yaml", "to: {dgree: 1}\n"}};
  Options options;
  options.context_file = "people.yaml";
  options.facts = {{"to.degree", "fifth"}};
  std::vector<Error> problems;
  const FactSources sources(options, files, problems);
  ASSERT_EQ(problems.size(), 2U);
  EXPECT_EQ(to_string(problems[0]), "people.yaml:1:6: unknown key “dgree”, did you mean “degree”?");
  EXPECT_EQ(problems[1].line, 0U) << "a flag has no line";
  EXPECT_FALSE(sources.good());
  InputOptions input;
  sources.add_to(input);
  EXPECT_FALSE(input.flags.has_value());
}

}  // namespace
}  // namespace mannerly::cli
