// Shorthand for the draft tests: read one text, and show what was found as strings.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <string_view>
#include <vector>

#include "mannerly/draft.h"

namespace mannerly::test {

/// The only draft of `text`, read as a file of that name.
inline Draft draft_of(std::string text, const std::string& path = "draft.txt") {
  ReadResult result = read_drafts(path, std::move(text), {});
  for (const Error& problem : result.problems) ADD_FAILURE() << to_string(problem);
  EXPECT_EQ(result.drafts.size(), 1u);
  return result.drafts.empty() ? Draft{} : std::move(result.drafts[0]);
}

/// "greeting: Hi Ana," for every part, in order.
inline std::vector<std::string> parts_of(const Draft& draft) {
  std::vector<std::string> out;
  for (const PartSpan& p : draft.parts) {
    out.push_back(std::string(to_string(p.part)) + ": " + std::string(draft.source.text(p.span)));
  }
  return out;
}

/// The text of the first `part`, or "-".
inline std::string part_of(const Draft& draft, Part part) {
  for (const PartSpan& p : draft.parts) {
    if (p.part == part) return std::string(draft.source.text(p.span));
  }
  return "-";
}

inline std::vector<Span> placeholder_spans(const Draft& draft) {
  std::vector<Span> out;
  for (const Placeholder& p : draft.placeholders) out.push_back(p.span);
  return out;
}

/// The masked texts of one reason.
inline std::vector<std::string> masked(const Draft& draft, MaskReason reason) {
  std::vector<std::string> out;
  for (const Mask& mask : draft.masks) {
    if (mask.reason == reason) out.emplace_back(draft.source.text(mask.span));
  }
  return out;
}

}  // namespace mannerly::test
