// Near texts of a run, with many more of them than a message has neighbours.
#include "checks/near_texts.h"

#include <gtest/gtest.h>

#include <string>

#include "checks/survey.h"
#include "support/paged_scratch.h"

namespace mannerly {
namespace {

/// A text of its own: no three words in a row are those of another number.
std::string text_number(std::size_t number) {
  std::string text = "Hi there,\n\n";
  for (int i = 0; i < 30; ++i) text += "word" + std::to_string(number) + "x" + std::to_string(i) + " ";
  return text;
}

Draft draft_of(const std::string& text) { return read_drafts("draft.txt", text, {}).drafts.at(0); }

TextPrint print_number(std::size_t number) { return print_of(draft_of(text_number(number))); }

void expect_found_among(std::uint32_t count, NearTexts& texts) {
  for (std::uint32_t i = 0; i < count; ++i) {
    EXPECT_TRUE(texts.find(print_number(i)).empty());
    texts.remember(print_number(i), {i, i + 1, {}});
  }
  for (const std::uint32_t i : {0U, 1U, 1234U, count - 1}) {
    const auto found = texts.find(print_number(i));
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].place, i);
    EXPECT_EQ(found[0].reader, i + 1);
    EXPECT_EQ(found[0].share.value(), 1);
  }
}

TEST(NearTexts, FindsTheSameTextAmongThousands) {
  NearTexts texts(nullptr);
  expect_found_among(3000, texts);
}

TEST(NearTexts, FindsTheSameTextInAScratch) {
  test::PagedScratch scratch(std::uint64_t{1} << 40U);
  NearTexts texts(&scratch);
  expect_found_among(5000, texts);  // the table no longer stands in memory
}

TEST(NearTexts, WithoutRoomTheNewestAreNotRemembered) {
  test::PagedScratch scratch(24'000);
  NearTexts texts(&scratch);
  for (std::uint32_t i = 0; i < 30; ++i) texts.remember(print_number(i), {i, 0, {}});
  EXPECT_EQ(texts.find(print_number(9)).size(), 1U);
  EXPECT_TRUE(texts.find(print_number(29)).empty());
}

TEST(NearTexts, WithoutRoomForTheTableTheFirstAreRemembered) {
  test::PagedScratch scratch(std::uint64_t{72} << 20U);
  NearTexts texts(&scratch);
  for (std::uint32_t i = 0; i < 6000; ++i) texts.remember(print_number(i), {i, 0, {}});
  EXPECT_EQ(texts.find(print_number(9)).size(), 1U);
  EXPECT_EQ(texts.find(print_number(1900)).size(), 1U);
  EXPECT_TRUE(texts.find(print_number(5999)).empty());
}

TEST(NearTexts, ABucketHoldsAFewOfEqualTexts) {
  NearTexts texts(nullptr);
  for (std::uint32_t i = 0; i < 100; ++i) texts.remember(print_number(7), {i, 0, {}});
  EXPECT_EQ(texts.find(print_number(7)).size(), 8U);
}

TEST(SurveyBuilder, SeesFromEachPlaceWhatTheWholeRunSees) {
  std::vector<std::shared_ptr<const Draft>> run;
  for (std::size_t i = 0; i < 60; ++i) {
    const std::string name = "Reader" + std::string(1, static_cast<char>('a' + i % 26));
    run.push_back(std::make_shared<const Draft>(draft_of("---\nto: {name: " + name + " Ek, company: Firm " +
                                                         std::to_string(i / 2) + "}\n---\nHi " + name + ",\n\n" +
                                                         text_number(i % 7))));
  }
  const Survey all(run);
  SurveyBuilder builder;
  for (const auto& draft : run) builder.add(*survey_note(*draft));
  const std::shared_ptr<const Survey> survey = builder.finish();
  for (std::size_t i = 0; i < run.size(); ++i) {
    const auto one = seen_from(survey, *run[i], i);
    ASSERT_EQ(one->place_of(*run[i]), i);
    EXPECT_EQ(one->entry(i).twin, all.entry(i).twin);
    EXPECT_EQ(one->entry(i).cluster, i % 7);
    EXPECT_EQ(one->label(one->entry(i).twin), "draft.txt");
  }
  EXPECT_EQ(all.at_company("firm3"), 6U);
  EXPECT_EQ(all.at_company("firm3", 0), 7U);
  EXPECT_EQ(all.at_company("firm3", 1), std::nullopt);
  EXPECT_EQ(all.greeted_as("readerb"), 1U);
  EXPECT_EQ(seen_from(survey, *run[0], 60)->place_of(*run[0]), Survey::kNone) << "the run has no such place";
}

}  // namespace
}  // namespace mannerly
