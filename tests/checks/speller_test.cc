// Which words the speller knows and what it takes unknown ones for.
#include "checks/speller.h"

#include <gmock/gmock.h>

#include <thread>

#include "base/embedded.h"
#include "base/strings.h"
#include "checks/slips.h"
#include "checks/word_lists.h"
#include "support/memory_files.h"

namespace mannerly {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

Config english(std::string language) {
  Config config;
  config.language = std::move(language);
  return config;
}

class SpellerTest : public ::testing::Test {
 protected:
  static void SetUpTestSuite() {
    auto made = make_speller({}, english("auto"));
    ASSERT_TRUE(made) << made.error().message;
    speller_ = *made;
  }
  static void TearDownTestSuite() { speller_.reset(); }
  static const Speller& speller() { return *speller_; }

 private:
  static inline std::shared_ptr<const Speller> speller_;
};

TEST_F(SpellerTest, KnowsAmericanAndBritishWords) {
  for (const char* word : {"color", "colour", "organize", "organise", "Don't", "don’t", "GAZETTEER", "Monday"}) {
    EXPECT_TRUE(speller().knows(word)) << word;
  }
}

TEST_F(SpellerTest, KnowsProfessionalWordsInAnyCasing) {
  for (const char* word :
       {"onboarding", "Upskilling", "Kubernetes", "kubernetes", "SaaS", "SAAS", "webinars", "KPIs", "PhDs"}) {
    EXPECT_TRUE(speller().knows(word)) << word;
  }
}

TEST_F(SpellerTest, KnowsNamesOnlyWithACapital) {
  EXPECT_TRUE(speller().knows("Oluwatobi"));
  EXPECT_TRUE(speller().knows("OLUWATOBI"));
  EXPECT_TRUE(speller().knows("Priyanka’s"));
  EXPECT_FALSE(speller().knows("oluwatobi"));
  EXPECT_TRUE(speller().is_name("Grażyna"));
  EXPECT_TRUE(speller().is_name("Grazyna"));
  EXPECT_FALSE(speller().is_name("grazyna"));
}

TEST_F(SpellerTest, KnowsDerivedWords) {
  for (const char* word :
       {"reconnect", "multiyear", "forwardable", "team's", "teams’", "BrightSpike", "iPhone", "20k", "2nd", "TGHU"}) {
    EXPECT_TRUE(speller().knows(word)) << word;
  }
}

TEST_F(SpellerTest, DoesNotKnowSlips) {
  for (const char* word : {"recieve", "Recieve", "RECIEVE", "wether", "calender", "colleauge's", "hydrolgy",
                           "comission", "valueable", "chanages"}) {
    EXPECT_FALSE(speller().knows(word)) << word;
  }
}

TEST_F(SpellerTest, TypoTableKeepsTheCase) {
  EXPECT_EQ(speller().known_typo("recieve"), "receive");
  EXPECT_EQ(speller().known_typo("Recieve"), "Receive");
  EXPECT_EQ(speller().known_typo("DEFINATELY"), "DEFINITELY");
  EXPECT_EQ(speller().known_typo("collegue’s"), "colleague’s");
  EXPECT_EQ(speller().known_typo("receive"), std::nullopt);
}

TEST_F(SpellerTest, SuggestsTheLikeliestFirst) {
  EXPECT_THAT(speller().suggest("tommorow", 3), ElementsAre("tomorrow"));
  EXPECT_EQ(speller().suggest("hydrolgy", 3).front(), "hydrology");
  EXPECT_EQ(speller().suggest("Gazeteer", 3).front(), "Gazetteer");
  EXPECT_THAT(speller().suggest("bakry", 5), Contains("bakery"));
  EXPECT_THAT(speller().suggest("kakhulu", 3), IsEmpty());
  EXPECT_LE(speller().suggest("bot", 2).size(), 2U);
}

TEST_F(SpellerTest, CommonWords) {
  EXPECT_TRUE(speller().is_common("company"));
  EXPECT_TRUE(speller().is_common("opportunities"));
  EXPECT_FALSE(speller().is_common("gazetteer"));
}

TEST_F(SpellerTest, AnswersFromManyThreads) {
  std::vector<int> known(4);
  std::vector<std::thread> threads;
  for (std::size_t t = 0; t < known.size(); ++t) {
    threads.emplace_back([&known, t] {
      for (int i = 0; i < 200; ++i) known[t] += speller().knows(i % 2 == 0 ? "harbour" : "harborr") ? 1 : 0;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_THAT(known, ElementsAre(100, 100, 100, 100));
}

TEST(SpellerCreateTest, MissingDictionaryNamesItsPackage) {
  LinterOptions options;
  options.files = std::make_shared<test::MemoryFiles>(std::initializer_list<std::pair<const std::string, std::string>>{
      {"/usr/share/hunspell/en_US.aff", ""}, {"/usr/share/hunspell/en_US.dic", ""}});
  const auto made = make_speller(options, english("auto"));
  ASSERT_FALSE(made);
  EXPECT_THAT(made.error().message, HasSubstr("hunspell-en-gb"));
  EXPECT_TRUE(make_speller(options, english("en-US")));
  EXPECT_FALSE(make_speller(options, english("xx")));
}

TEST(SpellerCreateTest, ADraftsLanguageNamesItsOwnPackage) {
  LinterOptions options;
  options.files = std::make_shared<test::MemoryFiles>(std::initializer_list<std::pair<const std::string, std::string>>{
      {"/usr/share/hunspell/en_US.aff", ""}, {"/usr/share/hunspell/en_US.dic", ""}});
  const auto made = make_speller(options, english("en-US"));
  ASSERT_TRUE(made);
  EXPECT_TRUE((*made)->in(""));
  EXPECT_TRUE((*made)->in("en-US"));
  const std::vector<std::pair<std::string, std::string>> packages = {{"en-GB", "hunspell-en-gb"},
                                                                     {"en-IN", "hunspell-en-gb"},
                                                                     {"en-AU", "hunspell-en-au"},
                                                                     {"en-CA", "hunspell-en-ca"}};
  for (const auto& [language, package] : packages) {
    const auto other = (*made)->in(language);
    ASSERT_FALSE(other) << language;
    EXPECT_THAT(other.error().message, HasSubstr(package)) << language;
  }
}

TEST(SpellerCreateTest, SpellersOfOneShelfDiffer) {
  const auto made = make_speller({}, english("auto"));
  ASSERT_TRUE(made);
  const auto british = (*made)->in("en-GB");
  const auto indian = (*made)->in("en-IN");
  ASSERT_TRUE(british);
  ASSERT_TRUE(indian);
  EXPECT_TRUE((*made)->knows("center"));
  EXPECT_FALSE((*british)->knows("center"));
  EXPECT_TRUE((*british)->knows("organize"));
  EXPECT_EQ((*british)->suggest("center", 3).front(), "centre");
  EXPECT_EQ((*british)->suggest("analyzed", 3).front(), "analysed");
  EXPECT_FALSE((*british)->knows("crore"));
  EXPECT_TRUE((*indian)->knows("crores"));
  EXPECT_TRUE((*indian)->knows("colour"));
  EXPECT_FALSE((*indian)->knows("color"));
}

TEST_F(SpellerTest, KnowsWhoseSpellingAWordIs) {
  const auto center = speller().counterpart("center");
  ASSERT_TRUE(center);
  EXPECT_EQ(center->of, Variety::kAmerican);
  EXPECT_EQ(center->text, "centre");
  const auto organise = speller().counterpart("organise");
  ASSERT_TRUE(organise);
  EXPECT_EQ(organise->of, Variety::kBritish);
  EXPECT_FALSE(speller().counterpart("organize"));                    // Oxford writes it too
  EXPECT_EQ(speller().counterpart("analyze")->of, Variety::kEither);  // and Canada this
  EXPECT_FALSE(speller().counterpart("ferry"));
}

TEST_F(SpellerTest, FrequentWordsComeBeforeRareOnes) {
  EXPECT_EQ(speller().suggest("scholarsip", 3).front(), "scholarship");
  EXPECT_EQ(speller().suggest("trellisses", 3).front(), "trellises");
  EXPECT_EQ(speller().suggest("baord", 3).front(), "board");
}

TEST(SpellerCreateTest, OneLanguageRejectsTheOther) {
  const auto made = make_speller({}, english("en-US"));
  ASSERT_TRUE(made);
  EXPECT_FALSE((*made)->knows("colour"));
  EXPECT_TRUE((*made)->knows("color"));
}

TEST(WordListsTest, FindWordsTheirListsAndValues) {
  WordLists::Texts texts;
  texts.names = "# head\nAda\nZoë\n";
  texts.common = "ada\nbo";
  texts.typos = "Adda\tAda\n";
  texts.demons = "weird\nboth";
  texts.frequent = "both\nWords\n";
  const std::string bytes = WordLists::packed(texts);
  const WordLists lists(bytes);
  EXPECT_EQ(lists.of("ADA"), List::kNames | List::kCommon);
  EXPECT_TRUE(lists.in("BO", List::kCommon));
  EXPECT_FALSE(lists.in("bo", List::kNames));
  EXPECT_TRUE(lists.in("zoë", List::kNames));
  EXPECT_EQ(lists.value("adda", List::kTypos), "Ada");
  EXPECT_EQ(lists.value("adda", List::kVarieties), std::nullopt);
  EXPECT_EQ(lists.of("weird"), static_cast<std::uint32_t>(List::kDemons));
  EXPECT_EQ(lists.of("BOTH"), List::kDemons | List::kFrequent);
  EXPECT_EQ(lists.of("words"), static_cast<std::uint32_t>(List::kFrequent));
  EXPECT_EQ(lists.among("both", List::kFrequent | List::kCommon), static_cast<std::uint32_t>(List::kFrequent));
  EXPECT_EQ(lists.of(std::string(200, 'w')), 0U);
  EXPECT_EQ(lists.of("b") | lists.of("# head") | lists.of(""), 0U);
}

TEST(DictionariesTest, AreSorted) {
  for (const char* name : {"professional.txt", "names.txt", "common.txt", "informal.txt", "demons.txt", "typos.tsv",
                           "frequent.txt", "indian.txt", "varieties.tsv"}) {
    const std::string_view bytes = embedded_file(std::string("dictionaries/") + name);
    ASSERT_FALSE(bytes.empty()) << name;
    std::string before;
    for_each_line(bytes, [&](std::string_view word, std::string_view) {
      EXPECT_LE(before, ascii_lower(word)) << name;
      before = ascii_lower(word);
    });
  }
}

TEST(SlipsTest, LikelySlipsCostLess) {
  EXPECT_LT(slip_cost("comittee", "committee"), slip_cost("comxmittee", "committee"));
  EXPECT_LT(slip_cost("taem", "team"), slip_cost("tgam", "team"));
  EXPECT_LT(slip_cost("definately", "definitely"), slip_cost("definztely", "definitely"));
  EXPECT_DOUBLE_EQ(slip_cost("team", "team"), 0.0);
}

}  // namespace
}  // namespace mannerly
