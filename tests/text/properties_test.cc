// What holds for every draft, on random and on hostile text.
#include <gtest/gtest.h>

#include <chrono>
#include <random>
#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "text/drafts.h"

namespace mannerly {
namespace {

using namespace test;

void expect_tokens_in_order(const Document& document) {
  const Draft& draft = *document.draft;
  std::uint32_t last_end = 0;
  for (const Token& token : document.tokens) {
    ASSERT_FALSE(token.span.empty());
    ASSERT_LE(last_end, token.span.begin);
    const bool inside = draft.body.contains(token.span) || (draft.subject && draft.subject->contains(token.span));
    ASSERT_TRUE(inside);
    ASSERT_FALSE(first_invalid_utf8(document.text(token)).has_value());
    ASSERT_LT(token.sentence, document.sentences.size());
    ASSERT_LT(token.paragraph, document.paragraphs.size());
    last_end = token.span.end;
  }
}

void expect_sentences_partition_tokens(const Document& document) {
  std::uint32_t next = 0;
  for (std::uint32_t s = 0; s < document.sentences.size(); ++s) {
    const Sentence& sentence = document.sentences[s];
    ASSERT_EQ(sentence.first, next);
    ASSERT_LT(sentence.first, sentence.last);
    for (std::uint32_t t = sentence.first; t < sentence.last; ++t) {
      ASSERT_EQ(document.tokens[t].sentence, s);
      ASSERT_EQ(document.tokens[t].part, sentence.part);
      ASSERT_EQ(document.tokens[t].paragraph, sentence.paragraph);
      ASSERT_TRUE(sentence.span.contains(document.tokens[t].span));
    }
    next = sentence.last;
  }
  ASSERT_EQ(next, document.tokens.size());
}

void expect_paragraphs_partition_sentences(const Document& document) {
  std::uint32_t next = 0;
  for (std::uint32_t p = 0; p < document.paragraphs.size(); ++p) {
    const Paragraph& paragraph = document.paragraphs[p];
    ASSERT_EQ(paragraph.first_sentence, next);
    ASSERT_LT(paragraph.first_sentence, paragraph.last_sentence);
    for (std::uint32_t s = next; s < paragraph.last_sentence; ++s) {
      ASSERT_EQ(document.sentences[s].paragraph, p);
      ASSERT_TRUE(paragraph.span.contains(document.sentences[s].span));
    }
    next = paragraph.last_sentence;
  }
  ASSERT_EQ(next, document.sentences.size());
}

void expect_laws(const Document& document) {
  ASSERT_EQ(document.mask.size(), document.draft->source.size());
  ASSERT_FALSE(first_invalid_utf8(document.mask).has_value());
  expect_tokens_in_order(document);
  expect_sentences_partition_tokens(document);
  expect_paragraphs_partition_sentences(document);
}

class RandomDrafts {
 public:
  Draft next() {
    static const std::vector<std::string> kPieces{"word",    "I'm",      "Dr.",
                                                  "e.g.",    ". ",       "! ",
                                                  "?",       "...",      "…",
                                                  " ",       "  ",       "\n",
                                                  "\n\n",    "\r\n",     "\r",
                                                  "9:30",    "3.5",      "$",
                                                  "%",       "👍🏽", "👨‍👩‍👧",
                                                  "🇵🇱",      "1️⃣",  "é",
                                                  "e\u0301", "\u00AD",   "東京",
                                                  "“",       "”",        "\"",
                                                  "(",       ")",        "- ",
                                                  "_",       "@",        ":",
                                                  "Ana",     "{x}",      "https://a.b",
                                                  "\u200B",  "\u0301",   "\uFE0F",
                                                  "\u200D",  "😀",        std::string("\0", 1),
                                                  "\u2028",  "สวัสดี",     "ع",
                                                  "‼",       "#",        "*",
                                                  "U.S.",    "J. ",      "\t",
                                                  "\x7F",    "talk.I am"};
    std::string text;
    const std::size_t count = pick(60);
    for (std::size_t i = 0; i < count; ++i) text += kPieces[pick(kPieces.size())];
    Draft draft = plain_draft(text);
    add_spans(draft);
    return draft;
  }

 private:
  std::size_t pick(std::size_t below) { return random_() % below; }

  /// Random pieces and parts; some cut characters or overlap, as a careless caller's would.
  void add_spans(Draft& draft) {
    const std::uint32_t size = draft.source.size();
    std::uint32_t at = 0;
    while (size > 0 && at < size) {
      const Span span{at, std::min(size, at + static_cast<std::uint32_t>(pick(9)))};
      const std::size_t what = pick(12);
      if (what < 7) draft.masks.push_back({span, static_cast<MaskReason>(what)});
      if (what == 7) draft.placeholders.push_back({span, "{}", "x", Fills::kOther});
      if (what == 8) draft.placeholders.push_back({span, "{}", "x", Fills::kControl});
      if (what > 8) draft.parts.push_back({static_cast<Part>(pick(8)), span});
      at = span.end + static_cast<std::uint32_t>(pick(12));
    }
    if (pick(4) == 0 && size > 8) draft.subject = Span{2, 7};
  }

  std::minstd_rand random_{20};
};

TEST(Properties, HoldForRandomDrafts) {
  RandomDrafts drafts;
  for (int i = 0; i < 3000; ++i) {
    expect_laws(analysed(drafts.next()));
    if (HasFatalFailure()) FAIL() << "draft " << i;
  }
}

TEST(Properties, AnEmptyDraftIsEmpty) {
  const Document document = analysed("");
  EXPECT_TRUE(document.tokens.empty());
  EXPECT_TRUE(document.sentences.empty());
  EXPECT_TRUE(document.paragraphs.empty());
}

TEST(Properties, ThreadsSeeTheSame) {
  const auto draft = std::make_shared<const Draft>(plain_draft("Hi Ana. I saw e.g. Node.js… Then we left 👍🏽!"));
  const std::vector<std::string> expected = token_texts(analyse(draft));
  std::vector<std::vector<std::string>> seen(4);
  std::vector<std::thread> threads;
  for (auto& out : seen) {
    threads.emplace_back([&out, &draft] {
      for (int i = 0; i < 50; ++i) out = token_texts(analyse(draft));
    });
  }
  for (std::thread& thread : threads) thread.join();
  for (const auto& out : seen) EXPECT_EQ(out, expected);
}

/// Time per byte may not grow with the length: the bound is generous for slow machines and far below what quadratic
/// work on this much text would take.
class Hostile : public testing::TestWithParam<const char*> {};

TEST_P(Hostile, TakesLinearTime) {
  constexpr std::size_t kBytes = 200'000;
  std::string text;
  while (text.size() < kBytes) text += GetParam();
  const auto start = std::chrono::steady_clock::now();
  expect_laws(analysed(plain_draft(std::move(text))));
  EXPECT_LT(std::chrono::steady_clock::now() - start, std::chrono::seconds(10));
}

INSTANTIATE_TEST_SUITE_P(Text, Hostile,
                         testing::Values("a", "👍", "👨‍👩‍👧", "🇵🇱", "!", ".", "?!", ". ", "\n", "a\n",
                                         "a\n\n", " ", "\u0301", "_", "x_", "a.", "talk.I", "J. ", "1. ", "9:", "\"",
                                         ")\"", "。", "東", "สวัส", "\u200D", "@", "'", "\r", "e.g. ", "… ", "1\uFE0F"));

}  // namespace
}  // namespace mannerly
