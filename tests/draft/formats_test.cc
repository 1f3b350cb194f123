#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "draft/drafts.h"

namespace mannerly {
namespace {

using test::draft_of;
using testing::HasSubstr;

TEST(Formats, ExtensionChooses) {
  EXPECT_EQ(read_drafts("a.JSONL", "{\"text\": \"x\"}\n{\"text\": \"y\"}", {}).drafts.size(), 2u);
  EXPECT_EQ(read_drafts("a.csv", "text\nx\ny\n", {}).drafts.size(), 2u);
  EXPECT_EQ(test::masked(draft_of("*Hi*", "a.markdown"), MaskReason::kMarkup).size(), 2u);
  EXPECT_EQ(test::masked(draft_of("*Hi*", "a.txt"), MaskReason::kMarkup).size(), 0u);
  EXPECT_EQ(draft_of("{\"text\": \"x\"}", "-").source.bytes(), "{\"text\": \"x\"}");
}

TEST(Formats, OptionBeatsExtension) {
  InputOptions options;
  options.format = InputFormat::kCsv;
  EXPECT_EQ(read_drafts("a.txt", "text\nx\n", options).drafts.at(0).source.bytes(), "x");
}

TEST(Formats, BadBytesHaveTheirPlace) {
  const ReadResult invalid = read_drafts("a.txt", "Hi\nAñ \xC3(\n", {});
  EXPECT_TRUE(invalid.drafts.empty());
  EXPECT_EQ(invalid.problems.at(0).line, 2u);
  EXPECT_EQ(invalid.problems[0].column, 4u);
  const ReadResult nul = read_drafts("a.md", std::string("a\0b", 3), {});
  EXPECT_THAT(to_string(nul.problems.at(0)), HasSubstr("a.md:1:2"));
}

TEST(Formats, TextFilesAreWritableAndKeepTheirBytes) {
  const std::string bytes = "\xEF\xBB\xBFHi Ana,\r\n\r\nText.\r\n";
  const Draft draft = draft_of(bytes);
  EXPECT_TRUE(draft.source.writable());
  EXPECT_EQ(draft.source.bytes(), bytes);
  EXPECT_EQ(test::part_of(draft, Part::kGreeting), "Hi Ana,");
}

TEST(Formats, SubjectLineNeedsABlankLineOrAGreetingBehindIt) {
  const Draft draft = draft_of("Subject: Your talk\n\nHi Ana,\n");
  EXPECT_EQ(draft.source.text(draft.subject.value()), "Your talk");
  const Draft close = draft_of("subject: Your talk\nHey {{name}}, I liked the second half.\n");
  EXPECT_EQ(close.source.text(close.subject.value()), "Your talk");
  EXPECT_EQ(test::part_of(close, Part::kGreeting), "Hey {{name}},");
  EXPECT_FALSE(draft_of("Subject: open questions\nand what we know so far.\n").subject.has_value());
}

TEST(Formats, OptionsFillWhatTheDraftDoesNotSay) {
  InputOptions options;
  options.kind = Kind::kGroup;
  options.is_template = true;
  const Draft draft = std::move(read_drafts("a.txt", "---\ntemplate: false\n---\nHi", options).drafts.at(0));
  EXPECT_EQ(draft.kind, Kind::kGroup);
  EXPECT_FALSE(draft.context.kind.has_value());
  EXPECT_FALSE(draft.is_template);
}

}  // namespace
}  // namespace mannerly
