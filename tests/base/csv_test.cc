// Rows out of chunks: every form of RFC 4180, every kind of damage, and the same rows for every way to cut the bytes.
#include "base/csv.h"

#include <gmock/gmock.h>

#include <algorithm>

namespace mannerly {
namespace {

using testing::ElementsAre;

/// "3: a|b" for a row of line 3; a broken one as "3! why".
std::vector<std::string> rows(std::string_view text, std::size_t chunk = 1 << 20, CsvOptions options = {}) {
  std::vector<std::string> out;
  CsvReader reader(
      [&](const CsvRow& row) {
        std::string line = std::to_string(row.line);
        if (!row.fault.empty()) {
          out.push_back(line + "! " + std::string(row.fault));
          return;
        }
        line += ": ";
        for (std::size_t i = 0; i < row.fields.size(); ++i) line += (i > 0 ? "|" : "") + std::string(row.fields[i]);
        out.push_back(line);
      },
      options);
  for (std::size_t at = 0; at < text.size(); at += chunk) reader.feed(text.substr(at, chunk));
  reader.finish();
  return out;
}

TEST(CsvReader, QuotesLineBreaksAndBothLineEnds) {
  EXPECT_THAT(rows("\xEF\xBB\xBF"
                   "a,b\r\n\"x \"\"y\"\"\",\"one\r\ntwo\"\n\n,\r\nlast,"),
              ElementsAre("1: a|b", "2: x \"y\"|one\r\ntwo", "5: |", "6: last|"));
  EXPECT_THAT(rows("a;b,c\n\"d\" ; \"e\"\n", 1, {.separator = ';'}), ElementsAre("1: a|b,c", "2: d| \"e\""));
}

TEST(CsvReader, ABrokenRowCostsItselfOnly) {
  EXPECT_THAT(rows("a,b\n\"x\"y,1\nc,d\n"), ElementsAre("1: a|b", "2! text after a closing quotation mark", "3: c|d"));
  EXPECT_THAT(rows("a,b\nc,\"open"), ElementsAre("1: a|b", "2! a quotation mark is never closed"));
}

TEST(CsvReader, ARunawayQuotationMarkEndsWithItsLine) {
  EXPECT_THAT(rows("a,\"open\nb,c\nd,e\n"), ElementsAre("1! a quotation mark is never closed", "2: b|c", "3: d|e"));
  EXPECT_THAT(rows("a,\"open\nb,c\nd,\"e\"\nf,g\n"),
              ElementsAre("1! text after a closing quotation mark", "2: b|c", "3: d|e", "4: f|g"));
}

TEST(CsvReader, ARowLongerThanTheCapIsAFault) {
  const CsvOptions small{.max_row_bytes = 20};
  EXPECT_THAT(rows("a,\"open\nb,c\n" + std::string(30, 'x') + "\nd,e\n", 5, small),
              ElementsAre("1! the row is too long; a quotation mark may be missing", "2: b|c",
                          "3! the row is too long; a quotation mark may be missing", "4: d|e"));
}

TEST(CsvReader, EveryWayToCutTheBytesGivesTheSameRows) {
  const std::vector<std::string> texts = {
      "\xEF\xBB\xBF"
      "a,b\r\n\"x \"\"y\"\"\",\"one\r\ntwo\"\n\n,\r\nlast,",
      "a,\"open\nb,c\nd,\"e\"\nf,\"\"\"g\"\n\"\"\n\"\"\"\"",
      "\xEF\xBB",
      "\"",
      "\"\"",
      "a\r",
      "\r\n\r\n",
      ",,\"",
      "x\"y,\"z\" \r\n\"z\" \rq,1\n",
      "1,\"a\n\nb\" c,\"d\n\"e\n",
      std::string("a,\0b\n\"\0\"", 8),
      "\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n\n\"\"\n\"x,y\nlong long long long long long,\nz\n"};
  for (const std::string& text : texts) {
    for (const std::size_t cap : {std::size_t{12}, std::size_t{24}, std::size_t{1000}}) {
      const std::vector<std::string> whole = rows(text, 1000, {.max_row_bytes = cap});
      for (std::size_t chunk = 1; chunk <= text.size(); ++chunk) {
        EXPECT_EQ(rows(text, chunk, {.max_row_bytes = cap}), whole) << text << " in chunks of " << chunk;
      }
    }
  }
}

TEST(CsvReader, LinesAreCountedThroughAllDamage) {
  const std::string text = "a,\"open\nb,c\n\"x\ny\"z,1\nd,\"e\n\nf\"\nlong long long long long long\ng,h\n";
  const std::vector<std::string> seen = rows(text, 3, {.max_row_bytes = 22});
  ASSERT_FALSE(seen.empty());
  EXPECT_EQ(seen.back(), std::to_string(std::count(text.begin(), text.end(), '\n')) + ": g|h");
}

}  // namespace
}  // namespace mannerly
