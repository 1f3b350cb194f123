// Emoji as a reader counts them; Unicode's own list of emoji is run in full where it is installed.
#include <gtest/gtest.h>
#include <unicode/uchar.h>

#include <fstream>
#include <sstream>
#include <string>

#include "base/utf8.h"
#include "mannerly/span.h"
#include "support/marked_text.h"
#include "text/segment.h"

namespace mannerly {
namespace {

void expect_emoji(const char* marked) {
  const test::MarkedText expected = test::parse_marked(marked);
  EXPECT_EQ(emoji_spans(expected.text), expected.spans) << marked;
}

TEST(Emoji, SequencesAreOne) {
  expect_emoji(
      "a [[👍]][[👍🏽]] b [[👨‍👩‍👧‍👦]][[🏳️‍🌈]] [[❤️]][[❤]] "
      "[[🏴󠁧󠁢󠁥󠁮󠁧󠁿]]");
  expect_emoji("[[🇵🇱]][[🇩🇪]] [[🇵]]x");
  expect_emoji("[[1️⃣]][[#️⃣]][[*⃣]] 1 # *");
}

TEST(Emoji, SignsOfProseAreNone) {
  expect_emoji("© ® ™ 10 # * → ★ — é 東");
  expect_emoji("[[©️]] [[™️]]");
  expect_emoji("❤︎ ☎︎ as text");
}

TEST(Emoji, NoneStandsBelowThoseSoughtFor) {
  for (char32_t c = 0x80; c < 0x203C; ++c) {
    std::string text;
    append_utf8(text, c);
    const bool is_sign = c == 0xA9 || c == 0xAE;
    EXPECT_EQ(u_hasBinaryProperty(static_cast<UChar32>(c), UCHAR_EMOJI) != 0, is_sign) << text;
    EXPECT_EQ(emoji_spans(text).size(), 0U) << text;
    EXPECT_EQ(emoji_spans(text + "\uFE0F").size(), is_sign ? 1U : 0U) << text;
  }
}

TEST(Emoji, ADanglingJoinerIsLeftOut) {
  expect_emoji("[[👨]]\u200Dx");
  expect_emoji("[[👨]]\u200D");
}

std::string utf8_of(const std::string& hex_code_points) {
  std::string out;
  std::istringstream in(hex_code_points);
  for (std::string hex; in >> hex;) append_utf8(out, static_cast<char32_t>(std::stoul(hex, nullptr, 16)));
  return out;
}

/// The whole of emoji-test.txt: each line is one emoji. Excepted: ©, ® and ™ without their selector (3 lines), which
/// are prose.
TEST(Emoji, UnicodesListOfEmoji) {
  std::ifstream file("/usr/share/unicode/emoji/emoji-test.txt");
  if (!file) GTEST_SKIP() << "unicode-data is not installed";
  std::size_t lines = 0;
  std::size_t excepted = 0;
  for (std::string line; std::getline(file, line);) {
    const std::size_t semicolon = line.find(';');
    if (line.empty() || line[0] == '#' || semicolon == std::string::npos) continue;
    const std::string text = utf8_of(line.substr(0, semicolon));
    ++lines;
    if (text == "©" || text == "®" || text == "™") {
      ++excepted;
      EXPECT_TRUE(emoji_spans(text).empty()) << line;
      continue;
    }
    const std::vector<Span> expected{{0, static_cast<std::uint32_t>(text.size())}};
    EXPECT_EQ(emoji_spans(text), expected) << line;
    const bool is_component = line.find("; component") != std::string::npos;  // a skin tone joins what it follows
    EXPECT_EQ(emoji_spans(text + text).size(), is_component && text.size() == 4 && text[2] == '\x8F' ? 1U : 2U) << line;
  }
  EXPECT_GT(lines, 4000U);
  EXPECT_EQ(excepted, 3U);
}

}  // namespace
}  // namespace mannerly
