// What the sentence model sees of a sentence, how it weighs it, and what it says in its defence.
#include "checks/sentence_model.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>
#include <string>

#include "checks/feature_key.h"
#include "draft/drafts.h"

namespace mannerly {
namespace {

using testing::Contains;
using testing::Each;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

constexpr const char* kGroups = "# words\n4\tdiscount rebate\n4\tcoupon\n9\tgarden meadow\n";

SentenceModel model_of(const std::string& weights, std::vector<Error>& problems) {
  return SentenceModel(weights, kGroups, "sentences.tsv", problems);
}

/// The described sentences of a message.
struct Described {
  explicit Described(const std::string& text) : document(analyse(std::make_shared<const Draft>(test::draft_of(text)))) {
    facts.document = &document;
    facts.groups = &groups;
    facts.found.resize(document.sentences.size());
    for (std::uint32_t i = 0; i < document.sentences.size(); ++i) {
      if (document.sentences[i].part != Part::kGreeting) facts.prose.push_back(i);
    }
  }
  std::vector<std::string> names(std::size_t ordinal) const { return sentence_feature_names(facts, ordinal); }

  std::string words = WordGroups::packed(kGroups);
  WordGroups groups{words};
  Document document;
  SentenceFacts facts;
};

TEST(SentenceFeatures, SeeWordsMeaningsShapesAndPlace) {
  const Described message("Hi Ana,\n\nYour rebate ends Friday. We tend {company} meadows in Graz!\n");
  ASSERT_THAT(message.facts.prose, SizeIs(2));
  const auto first = message.names(0);
  for (const char* name : {"u:rebate", "c:g4", "e:0", "b:your rebate", "d:your g4", "first:your", "last:.", "pos:0"}) {
    EXPECT_THAT(first, Contains(name));
  }
  const auto second = message.names(1);
  for (const char* name : {"u:{company}", "b:in {Name}", "t:w {company} s", "pos:last", "last:!"}) {
    EXPECT_THAT(second, Contains(name));
  }
  EXPECT_THAT(second, Not(Contains("u:graz")));
}

TEST(SentenceFeatures, QuotedWordsAreNotTheWritersOwn) {
  const auto names = Described("They wrote “your rebate ends today” on it.").names(0);
  EXPECT_THAT(names, Not(Contains("u:rebate")));
  EXPECT_THAT(names, Contains("u:{quote}"));
}

TEST(SentenceFeatures, AreSortedAndEachStandsOnce) {
  const auto names = Described("We sow and we mow and we hoe.").names(0);
  EXPECT_TRUE(std::is_sorted(names.begin(), names.end()));
  EXPECT_EQ(std::adjacent_find(names.begin(), names.end()), names.end());
}

TEST(SentenceModel, WeighsFeaturesAndNamesTheWordsThatDecided) {
  std::vector<Error> problems;
  const SentenceModel model =
      model_of("bias\tprice:-2\tgreen:-1\nc:g4\t0:3\nb:rebate ends\t0:1.5\nu:meadows\t1:4\n", problems);
  EXPECT_THAT(problems, IsEmpty());
  EXPECT_THAT(model.labels(), ElementsAre("price", "green"));
  const Described message("Your rebate ends Friday.");
  const auto features = model.features(message.facts, 0);
  const Likelihoods all = model.judge(features);
  EXPECT_NEAR(all[0], 1 / (1 + std::exp(-2.5)), 1e-6);
  EXPECT_NEAR(all[1], 1 / (1 + std::exp(1.0)), 1e-6);
  const auto reasons = model.reasons(features, 0, 3);
  ASSERT_THAT(reasons, SizeIs(1));
  EXPECT_EQ(message.document.tokens[reasons[0].first].folded, "rebate");
  EXPECT_EQ(message.document.tokens[reasons[0].second].folded, "ends");
  EXPECT_THAT(model.reasons(features, 1, 3), IsEmpty());
}

/// A number of hundredths with its two decimals.
std::string decimal(int hundredths) {
  const std::string digits = std::to_string(1000 + std::abs(hundredths) % 100).substr(2);
  return (hundredths < 0 ? "-" : "") + std::to_string(std::abs(hundredths) / 100) + "." + digits;
}

TEST(SentenceModel, WeightsStayAsWritten) {
  std::string two_decimals = "bias\ta:0\n";
  for (int i = -999; i <= 999; ++i) two_decimals += "u:w" + std::to_string(i) + "\t0:" + decimal(i) + "\n";
  for (const std::string& more : {std::string(), std::string("u:fine\t0:0.1234\n"), std::string("u:large\t0:400\n")}) {
    std::vector<Error> problems;
    const SentenceModel model = model_of(two_decimals + more, problems);
    const auto weight_of = [&](const std::string& name) {
      float out = 0;
      model.weights().each(model.weights().find(feature_key(name).value()),
                           [&](std::uint32_t, float weight) { out = weight; });
      return out;
    };
    for (int i = -999; i <= 999; ++i) {
      EXPECT_EQ(weight_of("u:w" + std::to_string(i)), std::strtof(decimal(i).c_str(), nullptr)) << i << " " << more;
    }
    EXPECT_EQ(weight_of("u:fine"), more.find("fine") < more.size() ? 0.1234F : 0);
    EXPECT_EQ(weight_of("u:large"), more.find("large") < more.size() ? 400 : 0);
  }
}

TEST(SentenceModel, RowsMayHaveAllLabelsOrSome) {
  std::vector<Error> problems;
  const SentenceModel model =
      model_of("bias\ta:0\tb:0\tc:0\nu:all\t2:3\t0:1\t1:2\nu:some\t2:5\t1:4\nu:none\n", problems);
  EXPECT_THAT(problems, SizeIs(1)) << "a feature without weights";
  const auto weights_of = [&](const std::string& name) {
    std::vector<float> out(3);
    model.weights().each(model.weights().find(feature_key(name).value()),
                         [&](std::uint32_t label, float weight) { out.at(label) += weight; });
    return out;
  };
  EXPECT_THAT(weights_of("u:all"), ElementsAre(1, 2, 3));
  EXPECT_THAT(weights_of("u:some"), ElementsAre(0, 4, 5));
  EXPECT_THAT(weights_of("u:none"), ElementsAre(0, 0, 0));
}

TEST(SentenceModel, FaultyLinesAreLocatedAndLeftOut) {
  std::vector<Error> problems;
  const SentenceModel model = model_of("bias\tprice:-2\nu:a\nu:b\t7:1\nu:c\t0:x\nu:d\t0:1\nu:e\t0:1\t0:2\n", problems);
  ASSERT_THAT(problems, SizeIs(4));
  EXPECT_EQ(problems[0].line, 2U);
  EXPECT_EQ(problems[2].line, 4U);
  EXPECT_EQ(problems[3].line, 6U) << "a label twice";
  EXPECT_THAT(problems, Each(testing::Field(&Error::message, HasSubstr("weights"))));
  const auto judged = [&](std::string_view name) {
    return model.judge({Feature{0, model.weights().find(feature_key(name).value()), true, 0, 0}})[0];
  };
  EXPECT_GT(judged("u:d"), judged("u:b"));
}

}  // namespace
}  // namespace mannerly
