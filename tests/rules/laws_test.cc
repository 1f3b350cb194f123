// What holds for every draft: spans, fixes, determinism, no crash. Tried on all examples of the pack and, where they
// exist, on the labelled messages beside the project.
#include <gmock/gmock.h>

#include <map>

#include "base/utf8.h"
#include "rules/pack.h"

namespace mannerly::test {
namespace {

bool on_boundary(const SourceText& source, std::uint32_t offset) {
  return offset == source.size() || (offset < source.size() && !is_continuation(source.bytes()[offset]));
}

std::string shown(const DraftResult& result) {
  std::string out;
  for (const Finding& f : result.findings) {
    out += f.rule + "@" + std::to_string(f.span.begin) + "-" + std::to_string(f.span.end) + " " + f.fingerprint + " " +
           std::to_string(f.points) + "\n";
  }
  return out + std::to_string(result.score.overall);
}

std::map<std::string, int> counts(const DraftResult& result) {
  std::map<std::string, int> out;
  for (const Finding& f : result.findings) ++out[f.rule];
  return out;
}

TEST(Laws, PackLoadsWithoutProblems) {
  for (const Error& problem : pack().problems()) ADD_FAILURE() << to_string(problem);
  EXPECT_GT(pack().rules().size(), 100U);
}

TEST(Laws, SpansAndEditsLieInTheMessageOnWholeCharacters) {
  for (const DraftPtr& draft : all_drafts()) {
    for (const Finding& finding : pack().lint(draft).findings) {
      const bool about_entry = finding.category == "suppression";  // these stand in front matter
      const auto inside = [&](Span span) {
        return draft->body.contains(span) || (draft->subject && draft->subject->contains(span)) || about_entry;
      };
      EXPECT_TRUE(inside(finding.span)) << finding.rule << "\n" << draft->source.bytes();
      EXPECT_TRUE(on_boundary(draft->source, finding.span.begin) && on_boundary(draft->source, finding.span.end));
      for (const Fix& fix : finding.fixes) {
        std::uint32_t last = 0;
        for (const Edit& edit : fix.edits) {
          EXPECT_TRUE(inside(edit.span)) << finding.rule << "\n" << draft->source.bytes();
          EXPECT_GE(edit.span.begin, last);
          EXPECT_TRUE(on_boundary(draft->source, edit.span.begin) && on_boundary(draft->source, edit.span.end));
          last = edit.span.end;
        }
      }
    }
  }
}

TEST(Laws, LedgerNamesEveryLostPoint) {
  for (const DraftPtr& draft : all_drafts()) {
    const DraftResult result = pack().lint(draft);
    double sum = 0;
    for (const LedgerEntry& entry : result.score.ledger) {
      ASSERT_LT(entry.finding, result.findings.size());
      sum += entry.points;
    }
    EXPECT_NEAR(sum, 100 - result.score.overall, 0.06) << draft->source.bytes();
  }
}

void check_fix_laws(const DraftPtr& draft, Applicability least) {
  const DraftResult before = pack().lint(draft);
  const FixResult once = pack().fix(draft, {.least = least});
  const auto fixed = draft_from(once.bytes);
  ASSERT_NE(fixed, nullptr) << once.bytes;
  const FixResult twice = pack().fix(fixed, {.least = least});
  EXPECT_EQ(twice.bytes, once.bytes) << "fixing twice changes more";
  const DraftResult after = pack().lint(fixed);
  EXPECT_GE(after.score.overall, before.score.overall) << draft->source.bytes();
  const auto had = counts(before);
  for (const auto& [rule, count] : counts(after)) {
    const auto it = had.find(rule);
    EXPECT_LE(count, it == had.end() ? 0 : it->second) << rule << " appears after fixing\n"
                                                       << draft->source.bytes() << "\n-->\n"
                                                       << once.bytes;
  }
}

TEST(Laws, SafeFixesAreStableAndAddNothing) {
  for (const DraftPtr& draft : all_drafts()) check_fix_laws(draft, Applicability::kSafe);
}

TEST(Laws, SuggestedFixesAreStableAndAddNothing) {
  for (const DraftPtr& draft : all_drafts()) check_fix_laws(draft, Applicability::kSuggested);
}

TEST(Laws, SameResultForAnyNumberOfThreads) {
  const std::vector<DraftPtr> drafts = all_drafts();
  std::vector<std::string> one;
  for (const DraftResult& result : lint_all(pack(), drafts, 1)) one.push_back(shown(result));
  for (const std::size_t threads : {2U, 8U}) {
    const auto results = lint_all(pack(), drafts, threads);
    ASSERT_EQ(results.size(), one.size());
    for (std::size_t i = 0; i < one.size(); ++i) EXPECT_EQ(shown(results[i]), one[i]);
  }
}

TEST(Laws, NoCutOrMangledDraftBreaksIt) {
  const std::vector<DraftPtr> drafts = example_drafts();
  std::uint32_t seed = 12345;
  const auto next = [&seed](std::uint32_t below) {
    seed = seed * 1664525U + 1013904223U;
    return (seed >> 8) % below;
  };
  for (std::size_t i = 0; i < drafts.size(); i += 2) {
    std::string text = drafts[i]->source.bytes();
    text.resize(next(static_cast<std::uint32_t>(text.size()) + 1));
    if (!text.empty()) text[next(static_cast<std::uint32_t>(text.size()))] = static_cast<char>(next(256));
    const std::string other = drafts[next(static_cast<std::uint32_t>(drafts.size()))]->source.bytes();
    const ReadResult read = read_drafts("draft.md", text + other, {});
    EXPECT_LE(read.drafts.size(), 1U);
    EXPECT_FALSE(read.drafts.empty() && read.problems.empty()) << "a draft vanished without a word";
    for (const Draft& draft : read.drafts) pack().lint(std::make_shared<const Draft>(draft));
  }
}

TEST(Laws, HostileDraftsStayQuick) {
  const std::vector<std::string> pieces = {"a ",           "!",      "🚀",          "{{", "[x](", "\"", "Hi ",
                                           "we help you ", "\n\n- ", "reply now, "};
  for (const std::string& piece : pieces) {
    std::string text;
    while (text.size() < 200000) text += piece;
    const auto draft = draft_from(text);
    ASSERT_NE(draft, nullptr);
    pack().lint(draft);
  }
}

}  // namespace
}  // namespace mannerly::test
