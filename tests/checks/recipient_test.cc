// Kind recipient: greeted names and claims against the facts.
#include <gmock/gmock.h>

#include "support/rule_runner.h"

namespace mannerly::test {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;

const RuleRunner& wrong_name() {
  static const RuleRunner kRule("kind: recipient\nfact: name\nrelation: match\nscope: [greeting]");
  return kRule;
}
const RuleRunner& near_name() {
  static const RuleRunner kRule("kind: recipient\nfact: name\nrelation: near\nscope: [greeting]");
  return kRule;
}

std::string greeting(const std::string& to, const std::string& line) {
  return "---\nto: " + to + "\n---\n" + line + "\n\nwhich ferry was it?";
}

struct Greeting {
  const char* to;
  const char* line;
};

TEST(Greeting, OtherNamesAreFound) {
  for (const auto& [to, line] : std::vector<Greeting>{{"{name: Marta Lind}", "Hi Marc,"},
                                                      {"{name: Marta Lind}", "Dear Ms. Okafor,"},
                                                      {"{name: Marta Lind, preferred: Tilly}", "Hello Priya!"},
                                                      {"{name: 'Lind, Marta'}", "Hi Svetlana,"}}) {
    EXPECT_THAT(wrong_name().matches(greeting(to, line)), SizeIs(1)) << to << " " << line;
    EXPECT_THAT(near_name().matches(greeting(to, line)), IsEmpty()) << to << " " << line;
  }
}

TEST(Greeting, SlipsAreFound) {
  for (const auto& [to, line] : std::vector<Greeting>{{"{name: Marta Lind}", "Hi Matra,"},
                                                      {"{name: Łukasz Nowak}", "Hi Lukazs,"},
                                                      {"{name: Siddharth Rao}", "Dear Sidharth,"},
                                                      {"{name: Wei Cheng}", "Dear Dr. Chang,"}}) {
    EXPECT_THAT(near_name().matches(greeting(to, line)), SizeIs(1)) << to << " " << line;
    EXPECT_THAT(wrong_name().matches(greeting(to, line)), IsEmpty()) << to << " " << line;
  }
}

TEST(Greeting, NoFalseAlarm) {
  for (const auto& [to, line] : std::vector<Greeting>{{"{name: Wei Chen}", "Dear Dr. Chen,"},
                                                      {"{name: Chen Wei}", "Hi Wei,"},
                                                      {"{name: Thomas Adeyemi}", "Hi Tom,"},
                                                      {"{name: Robert Hale}", "Hi Bob,"},
                                                      {"{name: Margaret Hill}", "Hi Peggy,"},
                                                      {"{name: Alexandra Ion}", "Hi Alex,"},
                                                      {"{name: Sam Ito}", "Hi Samuel,"},
                                                      {"{name: José Ángel Ruiz}", "Hola Jose,"},
                                                      {"{name: Zoë Quinn}", "Hi Zoe,"},
                                                      {"{name: Jörg Haas}", "Hallo Joerg,"},
                                                      {"{name: Sergei Volkov}", "Hi Sergey,"},
                                                      {"{name: Muhammad Iqbal}", "Hi Mohammed,"},
                                                      {"{name: Ingrid van der Berg}", "Dear Ms van der Berg,"},
                                                      {"{name: Jean-Luc Moreau}", "Hi Jean-Luc,"},
                                                      {"{name: Jean-Luc Moreau}", "Hi JL,"},
                                                      {"{name: Maryann Lee}", "Hi Mary Ann,"},
                                                      {"{name: Siobhán O’Brien}", "Dear Ms O'Brien,"},
                                                      {"{name: Antonia Reyes, also: [Nia]}", "Hi Nia,"},
                                                      {"{name: Katherine (Kit) Wu}", "Hi Kit,"},
                                                      {"{name: 王伟}", "Hi Wei,"},
                                                      {"{name: Marta Lind}", "Hi Marta and Ben,"},
                                                      {"{name: Marta Lind}", "Hi Priya, Ben and Marta,"},
                                                      {"{name: Marta Lind}", "Hi {{first_name}},"},
                                                      {"{name: Marta Lind}", "Hi team,"},
                                                      {"{name: Marta Lind}", "Hello,"},
                                                      {"{name: Marta Lind}", "Dear Professor,"},
                                                      {"{name: Marta Lind, company: Orsa}", "Hi Orsa,"},
                                                      {"{name: Hiring Manager}", "Hi Priya,"},
                                                      {"{name: Marta Lind}", "Liebe Marta,"},
                                                      {"{company: Orsa}", "Hi Priya,"}}) {
    EXPECT_THAT(wrong_name().matches(greeting(to, line)), IsEmpty()) << to << " " << line;
    EXPECT_THAT(near_name().matches(greeting(to, line)), IsEmpty()) << to << " " << line;
  }
}

TEST(Greeting, TheFixGreetsAsThePersonPrefers) {
  EXPECT_THAT(wrong_name().fixed(greeting("{name: Marta Lind, preferred: Tilly}", "Hi Priya,")),
              HasSubstr("Hi Tilly,"));
  EXPECT_THAT(wrong_name().fixed(greeting("{name: Dr. Marta Lind}", "Dear Dr. Okafor,")), HasSubstr("Dear Dr. Lind,"));
}

TEST(Claims, AnEmployerThatTheFactsDeny) {
  const RuleRunner rule(
      "kind: recipient\nfact: organisation\nrelation: match\nphrases: [{text: your work at, group: company}]");
  const std::string head = "---\nto: {name: Marta Lind, company: Bixa GmbH, facts: ['former: Lirio']}\n---\n";
  EXPECT_THAT(rule.matches(head + "I read about your work at the Halden Marine yard."), ElementsAre("Halden Marine"));
  EXPECT_THAT(rule.matches(head + "I read about your work at Orsa's lab."), ElementsAre("Orsa"));
  EXPECT_THAT(rule.matches(head + "your work at Bixa, your work at Lirio, your work at sea, your work at {company}."),
              IsEmpty());
  EXPECT_THAT(rule.matches("I read about your work at Orsa."), IsEmpty());
}

TEST(Claims, UnknownFactsAreSilent) {
  const RuleRunner mutual("kind: recipient\nfact: mutual\nrelation: match\nphrases: [our friend]");
  EXPECT_THAT(mutual.matches("Our friend Bo sends his regards."), IsEmpty());
  EXPECT_THAT(mutual.matches("---\nmutuals: []\n---\nOur friend Bo sends his regards."), ElementsAre("Bo"));
  const RuleRunner history(
      "kind: recipient\nfact: history\nrelation: match\nphrases: [{text: as agreed, group: thread}]");
  EXPECT_THAT(history.matches("As agreed, here is the map."), IsEmpty());
  EXPECT_THAT(history.matches("---\nthread: {messages: 0}\n---\nAs agreed, here is the map."),
              ElementsAre("As agreed"));
  EXPECT_THAT(history.matches("---\nrelation: met\nthread: {messages: 0}\n---\nAs agreed, here is the map."),
              IsEmpty());
}

TEST(Recipient, FaultsInTheRuleAreLocated) {
  EXPECT_THAT(RuleRunner("kind: recipient\nfact: nmae\nrelation: match").problems.at(0).message,
              HasSubstr("did you mean “name”"));
  EXPECT_THAT(RuleRunner("kind: recipient\nfact: degree\nrelation: near").problems, SizeIs(1));
}

}  // namespace
}  // namespace mannerly::test
