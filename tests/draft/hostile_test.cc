#include <gtest/gtest.h>

#include <string>

#include "draft/drafts.h"

namespace mannerly {
namespace {

/// Sorted, disjoint, inside the text: what everything behind this stage relies on.
void expect_sound(const Draft& draft) {
  const auto check = [&](const auto& items, const char* what) {
    std::uint32_t end = 0;
    for (const auto& item : items) {
      EXPECT_LE(end, item.span.begin) << what;
      EXPECT_LT(item.span.begin, item.span.end) << what;
      end = item.span.end;
    }
    EXPECT_LE(end, draft.source.size()) << what;
  };
  check(draft.blocks, "blocks");
  check(draft.parts, "parts");
  check(draft.masks, "masks");
  check(draft.placeholders, "placeholders");
}

class Hostile : public testing::TestWithParam<std::string> {};

TEST_P(Hostile, RepeatedPieceIsReadInOrder) {
  std::string text;
  while (text.size() < 100'000) text += GetParam();
  for (const std::string path : {"a.txt", "a.md"}) {
    const ReadResult result = read_drafts(path, text, {});
    if (!result.drafts.empty()) expect_sound(result.drafts[0]);
    EXPECT_EQ(result.drafts.size() + result.problems.size(), 1u) << GetParam();
  }
  const ReadResult form = read_drafts("form.md", "---\ntemplate: true\n---\n" + text, {});
  if (!form.drafts.empty()) expect_sound(form.drafts[0]);
}

INSTANTIATE_TEST_SUITE_P(Pieces, Hostile,
                         testing::Values("[", "{", "{{", "<", "%", "\"", "“", "`", "{a|", "a|}", "}", "@", "#", "a.b ",
                                         "http://(", "> ", "- a\n", "\n\n", "*", "**a", "_", "a. ", "Hi ", "<!--",
                                         "<!-- a -->", "a\n\n", "\"a b\n\n", "[a](", "$", "{% ", "a b\" “c ", "*|",
                                         "--\n", "Best,\n", "P.S. a\n\n", "[[a ]", "On a wrote:\n", "`[Name]` ",
                                         "“{{a}} https://x.org/{b}” ", "<a ", "- [Name]: `x`\n"));

}  // namespace
}  // namespace mannerly
