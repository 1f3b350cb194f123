// Reads the labelled messages where they are present: every one must be readable, and nearly all greet.
#include <gtest/gtest.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/strings.h"
#include "draft/drafts.h"
#include "support/places.h"

namespace mannerly {
namespace {

ReadResult read_shared(const std::string& name) {
  std::ifstream file(test::shared_dir() + "/eval/" + name);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return read_drafts("m.jsonl", replace_all(bytes.str(), "connection_note", "note"), {});
}

std::size_t count_with(const ReadResult& result, Part part) {
  std::size_t count = 0;
  for (const Draft& draft : result.drafts) count += test::part_of(draft, part) != "-";
  return count;
}

TEST(SharedMessages, AreDividedIntoParts) {
  const ReadResult result = read_shared("own_dev.messages.jsonl");
  if (result.drafts.empty()) GTEST_SKIP() << "no labelled messages";
  EXPECT_TRUE(result.problems.empty());
  EXPECT_EQ(result.drafts.size(), 160u);
  EXPECT_GE(count_with(result, Part::kGreeting), 145u);
  EXPECT_GE(count_with(result, Part::kSignature), 110u);
  EXPECT_EQ(count_with(result, Part::kOpening), 160u);
}

TEST(SharedMessages, TemplatesHaveTheirSlots) {
  const ReadResult result = read_shared("real_dev.messages.jsonl");
  if (result.drafts.empty()) GTEST_SKIP() << "no labelled messages";
  std::size_t with_slots = 0;
  for (const Draft& draft : result.drafts) with_slots += !draft.placeholders.empty();
  EXPECT_GE(with_slots, 80u);
}

}  // namespace
}  // namespace mannerly
