// Batches cut into pieces: whatever the sizes of chunks and pieces, the drafts and problems are those of the whole.
#include <gtest/gtest.h>

#include <algorithm>

#include <string>
#include <vector>

#include "mannerly/batch.h"
#include "mannerly/draft.h"

namespace mannerly {
namespace {

/// What can be told of a batch, a line a draft and a problem; the latter in order of their lines.
struct Account {
  std::vector<std::string> drafts;
  std::vector<std::string> problems;

  void add(const ReadResult& read) {
    for (const Draft& draft : read.drafts) {
      drafts.push_back(draft.id + "|" + std::string(to_string(draft.kind)) + "|" + draft.context.to.name + "|" +
                       draft.source.bytes());
    }
    for (const Error& problem : read.problems) problems.push_back(to_string(problem));
    std::sort(problems.begin(), problems.end());
  }
  friend bool operator==(const Account&, const Account&) = default;
};

Account whole(const std::string& path, const std::string& bytes) {
  Account out;
  out.add(read_drafts(path, bytes, {}));
  return out;
}

Account in_pieces(const std::string& path, const std::string& bytes, std::size_t chunk, std::size_t piece) {
  Account out;
  const InputOptions options;
  BatchCutter cutter(path, options, piece, [&](const BatchPiece& cut) { out.add(read_piece(path, cut, options)); });
  for (std::size_t at = 0; at < bytes.size(); at += chunk) cutter.feed(std::string_view(bytes).substr(at, chunk));
  cutter.finish();
  return out;
}

void expect_same(const std::string& path, const std::string& bytes) {
  const Account expected = whole(path, bytes);
  for (const std::size_t chunk : {1, 2, 3, 7, 64, 1000, 100000}) {
    for (const std::size_t piece : {1, 10, 100, 65536}) {
      const Account got = in_pieces(path, bytes, chunk, piece);
      EXPECT_EQ(got.drafts, expected.drafts) << path << " in chunks of " << chunk << ", pieces of " << piece;
      EXPECT_EQ(got.problems, expected.problems) << path << " in chunks of " << chunk << ", pieces of " << piece;
    }
  }
}

constexpr const char* kMark = "\xEF\xBB\xBF";

const std::string kLines =
    "{\"id\": \"a\", \"text\": \"Grüße, José — naïve ☕🚀\", \"to\": {\"name\": \"Zoë Å\"}}\r\n"
    "\n   \n"
    "{\"text\": \"second, \\u00e9\\ud83d\\ude80\"}\n"
    "{\"text\": broken\n"
    "[1, 2]\n"
    "{\"id\": \"bad\", \"text\": \"\xC3\x28\"}\n"
    "{\"id\": \"empty\", \"text\": \"\"}\n"
    "{\"id\": \"no text\"}\n"
    "{\"id\": \"kind\", \"kind\": \"note\", \"text\": \"last, without a line end\"}";

TEST(BatchCutter, LinesAreTheSameHoweverTheyAreCut) {
  ASSERT_EQ(whole("b.jsonl", kLines).drafts.size(), 3U);
  ASSERT_EQ(whole("b.jsonl", kLines).problems.size(), 5U);
  expect_same("b.jsonl", kLines);
  expect_same("b.jsonl", kMark + kLines + "\n\n");
  expect_same("b.ndjson", std::string(kMark));
  expect_same("b.jsonl", "");
}

TEST(BatchCutter, LinesAndRecordsAreCountedAcrossPieces) {
  const Account got = in_pieces("b.jsonl", kLines, 5, 1);
  EXPECT_EQ(got.drafts[1].substr(0, 2), "2|") << "the number of a record stands for the id it has not";
  EXPECT_EQ(got.problems[0].substr(0, 10), "b.jsonl:5:");
}

const std::string kTable =
    "id,to.name,\"text\"\r\n"
    "1,Ana,\"Hi Ana,\r\n\r\nquoted \"\"break\"\" and, comma — é☕\"\r\n"
    "\r\n"
    "2,Bo,plain\n"
    "3,Cem\n"
    "4,Dee,\"closed\" and more\n"
    "5,Eli,\xC3\x28\n"
    "6,Flo,\n"
    "7,Gus,\"never closed\nruns on\n"
    "8,Hal,after it";

TEST(BatchCutter, RowsAreTheSameHoweverTheyAreCut) {
  ASSERT_GE(whole("b.csv", kTable).drafts.size(), 3U);
  ASSERT_GE(whole("b.csv", kTable).problems.size(), 4U);
  expect_same("b.csv", kTable);
  expect_same("b.csv", kMark + kTable);
  expect_same("b.csv", "id;text\n1;semicolons, and a comma\n");
  expect_same("b.csv", "text");
  expect_same("b.csv", "");
  expect_same("b.csv", "name,note\nAna,x\n");
}

TEST(BatchCutter, ARecordMayBeLargerThanAPiece) {
  const std::string long_text(300'000, 'x');
  expect_same("b.jsonl", "{\"text\": \"" + long_text + "\"}\n{\"text\": \"short\"}\n");
  const Account got = in_pieces("b.csv", "text\n\"" + long_text + "\"\nshort\n", 65536, 1000);
  EXPECT_EQ(got, whole("b.csv", "text\n\"" + long_text + "\"\nshort\n"));
}

TEST(BatchCutter, PiecesHoldWholeRecordsAndNoMoreThanNeeded) {
  std::string bytes;
  for (int i = 0; i < 1000; ++i) bytes += "{\"text\": \"record " + std::to_string(i) + "\"}\n";
  std::size_t pieces = 0;
  std::size_t expected_record = 1;
  BatchCutter cutter("b.jsonl", {}, 1000, [&](const BatchPiece& piece) {
    ++pieces;
    EXPECT_EQ(piece.record, expected_record);
    EXPECT_EQ(piece.bytes.back(), '\n');
    EXPECT_LT(piece.bytes.size(), 1100U);
    expected_record += static_cast<std::size_t>(std::count(piece.bytes.begin(), piece.bytes.end(), '\n'));
  });
  cutter.feed(bytes);
  cutter.finish();
  EXPECT_GT(pieces, 20U);
  EXPECT_EQ(expected_record, 1001U);
}

TEST(BatchCutter, OnlyBatchesAreCut) {
  EXPECT_EQ(batch_format("a/b.JSONL", {}), InputFormat::kJsonl);
  EXPECT_EQ(batch_format("b.csv", {}), InputFormat::kCsv);
  EXPECT_EQ(batch_format("b.md", {}), std::nullopt);
  InputOptions options;
  options.format = InputFormat::kJsonl;
  EXPECT_EQ(batch_format("-", options), InputFormat::kJsonl);
}

}  // namespace
}  // namespace mannerly
