// Names compared as people do: what is the same person, the same company, a slip, somebody else.
#include "checks/names.h"

#include <gtest/gtest.h>

#include "support/rule_runner.h"
#include "text/name_text.h"

namespace mannerly::test {
namespace {

TEST(NameText, KeysForgetCaseMarksAndApostrophes) {
  EXPECT_EQ(name_key("José"), "jose");
  EXPECT_EQ(name_key("Łukasz"), "lukasz");
  EXPECT_EQ(name_key("O’Brien"), "obrien");
  EXPECT_EQ(name_key("GROẞ"), "gross");
  EXPECT_EQ(name_keys("Jean-Luc van der Berg (Luc)"),
            (std::vector<std::string>{"jean", "luc", "van", "der", "berg", "luc"}));
  for (const char* name :
       {"Jean-Luc van der Berg (Luc)", "O'Brien, 3rd", "José  O’Brien & Łukasz", "  ", "d'Arc/Élan"}) {
    std::string joined;
    for (const std::string& key : name_keys(name)) joined += key;
    EXPECT_EQ(whole_name_key(name), joined) << name;
  }
  EXPECT_EQ(name_key("e\u0301"), name_key("\u00e9"));
}

TEST(NameText, DistanceCountsCharactersNotBytes) {
  EXPECT_EQ(name_distance("ł", "l", 2), 1U);
  EXPECT_EQ(name_distance("marta", "matra", 2), 1U);
  EXPECT_EQ(name_distance("marta", "wilhelmina", 2), 3U);
  EXPECT_EQ(name_distance("", "ab", 2), 2U);
}

TEST(NameText, TransliterationsMeet) {
  EXPECT_EQ(transliteration_key("yulia"), transliteration_key("julia"));
  EXPECT_EQ(transliteration_key("oksana"), transliteration_key("oxana"));
  EXPECT_NE(transliteration_key("marta"), transliteration_key("mirta"));
}

TEST(NameText, ScriptsAreToldApart) {
  EXPECT_TRUE(same_script("Wei", "Élan"));
  EXPECT_FALSE(same_script("Wei", "伟"));
}

TEST(Organisations, FuzzySameness) {
  EXPECT_TRUE(same_organisation("Orsa", "Orsa Logistics GmbH"));
  EXPECT_TRUE(same_organisation("North Sea Bank", "NSB"));
  EXPECT_TRUE(same_organisation("Société Bixa S.A.", "Societe Bixa"));
  EXPECT_TRUE(same_organisation("Halden-Marine", "HaldenMarine"));
  EXPECT_TRUE(same_organisation("MIT", "Massachusetts Institute of Technology"));
  EXPECT_FALSE(same_organisation("Orsa", "Bixa"));
  EXPECT_FALSE(same_organisation("Halden Marine", "Lirio"));
}

TEST(People, SamePerson) {
  EXPECT_TRUE(same_person("Bo", "Bo Hansen"));
  EXPECT_TRUE(same_person("Dr. Robert Hale", "Bob Hale"));
  EXPECT_FALSE(same_person("Bo Hansen", "Priya Rao"));
}

}  // namespace
}  // namespace mannerly::test
